"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class SigninConfig(AppConfig):
    """No tables."""

    name = "youju.web.signin"
    label = "signin"
