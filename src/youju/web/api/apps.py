"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """No tables."""

    name = "youju.web.api"
    label = "api"
