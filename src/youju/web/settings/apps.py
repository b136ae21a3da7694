"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class SettingsConfig(AppConfig):
    """No tables."""

    name = "youju.web.settings"
    label = "settings"
