"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """No tables."""

    name = "youju.web.review"
    label = "review"
