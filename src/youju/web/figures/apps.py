"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """No tables."""

    name = "youju.web.figures"
    label = "figures"
