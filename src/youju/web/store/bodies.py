"""Cells that may hold anything: what is no revision is left to the chain, which names it."""

from __future__ import annotations

from typing import Any

import msgspec

from youju.engine.base.problems import Place
from youju.engine.ledger.body import decode
from youju.engine.ledger.model import Revision


def opened(body: object) -> Revision | None:
    """The revision with this body, or None."""
    if not isinstance(body, (str, bytes)):
        return None
    try:
        return decode(body)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def blob(cell: object) -> bytes:
    """The bytes of a cell; those of its text where somebody wrote something else into the column."""
    return bytes(cell) if isinstance(cell, (bytes, bytearray, memoryview)) else str(cell).encode("utf-8", "replace")


def place(record: Any, field: str = "") -> Place:
    """The place of a record whose number may have been written over."""
    return Place(record=record if isinstance(record, int) else None, field=str(field))
