"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """No tables."""

    name = "youju.web.public"
    label = "public"
