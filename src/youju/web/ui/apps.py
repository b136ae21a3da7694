"""The app that carries the shared templates, styles and tags."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """No tables."""

    name = "youju.web.ui"
    label = "ui"
