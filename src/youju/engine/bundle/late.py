"""Late entries: revisions after the freeze of records dated in the edition's period. They are listed, never hidden."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO

from youju.engine.base.periods import Period
from youju.engine.bundle.content import BundleContent
from youju.engine.definitions import Register
from youju.engine.ledger.loops import VOID
from youju.engine.ledger.model import Revision

HEAD = ("record", "seq", "unit", "date", "stage", "action", "recorded_at", "days_after", "reason")
REASONS = "late_reasons"
"""The system register in which units say why a record came late."""
PUBLIC = ("record", "seq", "unit", "date", "stage", "action", "recorded_at")


def late_csv(content: BundleContent, register: Register) -> bytes | None:
    """The file of a register; None where there are none."""
    period = Period.parse(content.edition.period)
    reasons = _reasons(content.late.get(REASONS, ()))
    rows = [
        _row(content, register, r, reasons.get(r.record, ""))
        for r in _late(content.late.get(register.id, ()), register, period)
    ]
    if not rows:
        return None
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    head = PUBLIC if content.public else HEAD
    writer.writerow(head)
    writer.writerows(row[: len(head)] for row in sorted(rows, key=lambda row: (row[6], str(row[1]), str(row[0]))))
    return out.getvalue().encode()


def _late(revisions: Iterable[Revision], register: Register, period: Period) -> Iterable[Revision]:
    """Of a register without dates, all of them: any may change a figure."""
    start, end = period.start.isoformat(), period.end.isoformat()
    return (r for r in revisions if not (register.date and r.entry.date) or start <= r.entry.date <= end)


def _reasons(said: Iterable[Revision]) -> Mapping[int, str]:
    """What units said of their late entries, by record; the last word counts."""
    live = sorted((r for r in said if r.entry.stage != VOID), key=lambda r: r.seq)
    return {int(str(r.entry.data["target"])): str(r.entry.data["reason"]) for r in live}


def _row(content: BundleContent, register: Register, revision: Revision, reason: str) -> list[object]:
    entry = revision.entry
    record: object = content.pseudonym(register.id, revision.record) if register.person else revision.record
    on = f"{entry.date[:8]}01" if content.public and entry.date else entry.date
    return [
        record, "" if register.person else revision.seq, entry.unit, on, entry.stage, entry.action, revision.recorded_at,
        _days(entry.date, revision.recorded_at), content.veil.blot(reason or str(entry.source.get("reason", ""))),
    ]  # fmt: skip


def _days(on: str, recorded_at: str) -> object:
    """Days from the record's date to its entry, "" where one of them is not there."""
    if not on or not recorded_at:
        return ""
    return (date.fromisoformat(recorded_at[:10]) - date.fromisoformat(on)).days
