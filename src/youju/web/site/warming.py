"""Reads the registers into memory beside the server, so that the first who opens a list does not wait for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import Office
from youju.web.commands.registers.listing import warm


@contextmanager
def warmed(office: Office) -> Iterator[None]:
    """While the server runs: a thread that reads ahead, and stops after the register at hand when the server does."""
    over = threading.Event()
    thread = threading.Thread(target=_read, args=(office, over), name="youju-warming")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _read(office: Office, over: threading.Event) -> None:
    try:
        with suppress(Refused, DatabaseError):  # whoever opens the list is told
            warm(office, lambda: not over.is_set())
    finally:
        connection.close()
