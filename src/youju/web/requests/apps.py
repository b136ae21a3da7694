"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """No tables."""

    name = "youju.web.requests"
    label = "requests"
