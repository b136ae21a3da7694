"""Starts the framework, once per process, before anything that has tables is imported."""

from __future__ import annotations

import os

import django
from django.apps import apps


def start() -> None:
    """Make Django ready with this project's settings; the site is opened later, by `setup.open_site`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "youju.web.site.settings")
    if not apps.ready:
        django.setup()
