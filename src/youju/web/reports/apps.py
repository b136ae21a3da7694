"""The app of this room: templates, static files, messages."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """No tables."""

    name = "youju.web.reports"
    label = "reports"
