"""A WSGI server started by `YOUJU_SITE` alone: a process of its own, with the keys of the site's folder."""

import os
import subprocess
import sys

ASK = """
from django.test.client import RequestFactory
from youju.web.site.wsgi import application
from django.conf import settings
told = []
body = b"".join(application(RequestFactory().get("/signin").environ, lambda status, headers: told.append(status)))
print(told[0], settings.SECRET_KEY, "清和区" in body.decode())
"""


def test_each_process_opens_the_site_with_the_key_of_its_folder(site):
    environment = os.environ | {"YOUJU_SITE": str(site.folder), "PYTHONIOENCODING": "utf-8"}
    asked = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=False)
    key = site.path("keys/django.key").read_text("ascii").strip()
    assert asked.stdout.split() == ["200", "OK", key, "True"], asked.stderr


def test_the_settings_alone_have_that_key_too(site):
    environment = os.environ | {"YOUJU_SITE": str(site.folder)}
    ask = "from youju.web.site.settings import SECRET_KEY; print(SECRET_KEY)"
    asked = subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True, text=True, check=False)
    assert asked.stdout.strip() == site.path("keys/django.key").read_text("ascii").strip(), asked.stderr
