"""Addresses: each room has its own; the language switch is Django's."""

from django.urls import include, path
from django.views.i18n import set_language

ROOMS = ("home", "signin", "entry", "requests", "review", "figures", "reports", "settings", "public", "api")

urlpatterns = [
    path("language", set_language, name="language"),
    *(path("", include(f"youju.web.{room}.urls")) for room in ROOMS),
]
