"""What people are typing: one row per person and form, overwritten as they go on. Never in the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from youju.web.store.models import Draft


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft: raw values by field, of a new record of `unit` (`record` 0) or of a change of one; when, in UTC."""

    client_id: str
    register: str
    record: int
    unit: int
    raw: Mapping[str, Any]
    saved_at: str = ""


def keep(actor: str, kept: Kept) -> None:
    """Keep a draft in place of the last of this actor and client id."""
    values = {
        "register": kept.register,
        "record": kept.record,
        "unit": kept.unit,
        "raw": msgspec.json.encode(dict(kept.raw)).decode(),
        "saved_at": kept.saved_at,
    }
    Draft.objects.update_or_create(actor=actor, client_id=kept.client_id, defaults=values)


def of(actor: str) -> list[Kept]:
    """The drafts of an actor, the latest first."""
    return [_read(row) for row in Draft.objects.filter(actor=actor).order_by("-saved_at", "-id")]


def one(actor: str, client_id: str) -> Kept | None:
    """One of them."""
    row = Draft.objects.filter(actor=actor, client_id=client_id).first()
    return _read(row) if row else None


def drop(actor: str, client_id: str) -> bool:
    """Let a draft go; whether there was one."""
    return bool(Draft.objects.filter(actor=actor, client_id=client_id).delete()[0])


def _read(row: Draft) -> Kept:
    return Kept(row.client_id, row.register, row.record, row.unit, msgspec.json.decode(row.raw), row.saved_at)
