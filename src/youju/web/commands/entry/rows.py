"""Rows of a grid saved one by one: each is a record of its own, and what is wrong with one keeps no other out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from youju.engine.base.problems import Problem, Refused, errors
from youju.engine.ledger.loops import VOID
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.office import Office
from youju.web.commands.entry.entering import record_of, sent_before
from youju.web.commands.entry.entries import Given, Saved, correct, enter, void_record

UNDONE = "撤销粘贴"


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row as it is typed: `record` 0 is a new one; of another, `raw` holds the fields that changed since `seq`."""

    client_id: str
    raw: Mapping[str, Any]
    record: int = 0
    seq: int = 0


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What became of a row: its numbers where it was saved, what stands against it where it was not."""

    client_id: str
    saved: Saved
    problems: tuple[Problem, ...] = ()


def save_rows(office: Office, acting: Acting, register: str, unit: int, rows: Sequence[GridRow]) -> list[RowAnswer]:
    """Save rows in their order; the answers stand in the same."""
    actor = who(acting)
    return [_save(office, actor, register, unit, row) for row in rows]


def _save(office: Office, acting: Acting, register: str, unit: int, row: GridRow) -> RowAnswer:
    try:
        if row.record:
            saved, problems = correct(office, acting, row.record, row.seq, row.raw)
        elif (before := sent_before(row.client_id)).record:
            return RowAnswer(row.client_id, before)
        else:
            saved, problems = enter(office, acting, register, Given(unit, row.raw, row.client_id))
    except Refused as refusal:
        return RowAnswer(row.client_id, Saved(), refusal.problems)
    return RowAnswer(row.client_id, saved, problems if not saved.seq else errors(problems))


def take_rows_back(office: Office, acting: Acting, records: Sequence[int]) -> tuple[int, tuple[Problem, ...]]:
    """Void the records that a paste made, unless they are reviewed already; returns how many went."""
    actor, gone = who(acting), 0
    said: list[Problem] = []
    for record in records:
        revision = record_of(office, record)
        if revision.entry.actor != actor.id or revision.entry.stage == VOID:
            continue
        saved, problems = void_record(office, actor, record, UNDONE)
        gone += bool(saved.seq)
        said += problems
    return gone, tuple(said)
