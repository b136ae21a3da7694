"""The accounts as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Table `account`: the only place of a user's name."""

    name = "youju.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
