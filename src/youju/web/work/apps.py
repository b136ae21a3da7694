"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """No tables."""

    name = "youju.web.work"
    label = "work"
