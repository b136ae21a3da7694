"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """No tables."""

    name = "youju.web.home"
    label = "home"
