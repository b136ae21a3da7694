"""The store as a Django app: after every migration the triggers of the log are made again."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from youju.web.store import guards


class StoreConfig(AppConfig):
    """Tables `revision`, `record`, `log_head`, `sealed`."""

    name = "youju.web.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A migration that remakes a table on SQLite drops its triggers: put them back whatever it did."""
        post_migrate.connect(_guard, sender=self, dispatch_uid="youju.store.guards")


def _guard(using: str, **_: Any) -> None:
    connection = connections[using]
    if "revision" in connection.introspection.table_names():
        guards.install(connection)
