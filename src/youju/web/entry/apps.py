"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class EntryConfig(AppConfig):
    """No tables."""

    name = "youju.web.entry"
    label = "entry"
