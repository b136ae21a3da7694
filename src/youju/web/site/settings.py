"""Django's settings. Usable without a site (tests, type checking); `setup.open_site` points them at one.

With `YOUJU_SITE` in the environment the site is read here, so that any WSGI server can serve it.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from youju.web.accounts.endpoints import provider_settings
from youju.web.store.folder import Site, database_settings, read_site
from youju.web.store.keys import session_key

_FOLDER = os.environ.get("YOUJU_SITE", "")
YOUJU_SITE: Site | None = read_site(Path(_FOLDER)) if _FOLDER else None

DATABASES = {"default": database_settings(YOUJU_SITE)}
# The site's own, which keeps people signed in; without a site one of this process, until `open_site` puts its in place.
SECRET_KEY = (session_key(YOUJU_SITE) if YOUJU_SITE else "") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = ["*"]  # the address is chosen by whoever serves; nothing is built from the Host header
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "youju.web.store",
    "youju.web.accounts",
    "youju.web.ui",
    "youju.web.home",
    "youju.web.signin",
    "youju.web.entry",
    "youju.web.requests",
    "youju.web.review",
    "youju.web.figures",
    "youju.web.reports",
    "youju.web.settings",
    "youju.web.public",
    "youju.web.api",
]
AUTH_USER_MODEL = "accounts.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "youju.web.ui.middleware.LanguageMiddleware",
    "youju.web.ui.middleware.HeadersMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "youju.web.ui.middleware.OneReadingMiddleware",
    "youju.web.ui.access.AccessMiddleware",
    "youju.web.ui.refusals.RefusalMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "youju.web.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "youju.web.ui.context.page_context",
            ]
        },
    }
]
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "youju.web.site.statics.LastingStorage"},
}
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # returned forms of all units at once

USE_TZ = True
TIME_ZONE = YOUJU_SITE.zone if YOUJU_SITE else "Asia/Shanghai"
LANGUAGE_CODE = "en" if YOUJU_SITE and YOUJU_SITE.language == "en" else "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]

LANGUAGE_COOKIE_NAME = "youju_language"
LOGIN_URL = "/signin"
LOGIN_REDIRECT_URL = "/"

SESSION_COOKIE_AGE = YOUJU_SITE.signing_in.session_hours * 3600 if YOUJU_SITE else 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
globals().update(provider_settings(YOUJU_SITE.oidc if YOUJU_SITE else None))
