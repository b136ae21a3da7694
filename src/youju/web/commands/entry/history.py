"""A record's history as people read it, one step a revision; and the figures that count it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.definitions import Field, Indicator, Loop, parts_of
from youju.engine.figures import Scope
from youju.engine.ledger import Revision
from youju.engine.ledger.model import Stored
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.desk.showing import Shown
from youju.web.store import read

ACTIONS = {
    "add": Label("填报", "Entered"),
    "edit": Label("修改", "Changed"),
    "void": Label("作废", "Voided"),
    "restore": Label("恢复", "Restored"),
    "undo": Label("撤回审核", "Acceptance taken back"),
    "credit": Label("并入另一单位的记录", "Another unit's record merged in"),
}
"""The actions that are no step of a loop."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs, with its text before and after ("" for nothing); `undoable`: the earlier value may come back."""

    field: Field
    before: str
    after: str
    undoable: bool = True


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One revision: who did what when (UTC), why, for which unit, and what it changed.

    `cause` is the seq of the revision that made it necessary (0: none), `imported` the number of its import (0: none),
    `earlier` the seq before it (0: it is the first), to which a field may be put back.
    """

    seq: int
    at: str
    by: str
    action: Label
    reason: str
    behalf_of: str
    cause: int
    imported: int
    earlier: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class CountedIn:
    """The figures that count a record in the year of its date, plain ones first, and those worked out from these."""

    period: str
    plain: tuple[Indicator, ...] = ()
    derived: tuple[Indicator, ...] = field(default=())


def history(office: Office, record: int, shown: Shown | None = None) -> list[HistoryStep]:
    """Every revision of a record, the latest first. Whether the reader may see the record, the caller has asked."""
    revisions = read.history(record)
    shown = shown or Shown(office)
    shown.prepare(revisions)
    names = names_of(revision.entry.actor for revision in revisions)
    befores: list[Revision | None] = [None, *revisions[:-1]]
    return [_step(office, shown, names, pair) for pair in zip(befores, revisions, strict=True)][::-1]


def _step(
    office: Office, shown: Shown, names: Mapping[str, str], pair: tuple[Revision | None, Revision]
) -> HistoryStep:
    before, after = pair
    entry, source = after.entry, after.entry.source
    loop = office.pack().loops[office.register(entry.register).loop]
    data: Mapping[str, Stored] = before.entry.data if before else {}
    changes = tuple(
        Change(field, old, new, before is not None and field.derived is None and not field.retired)
        for field, old, new in shown.changes(data, after)
    )
    return HistoryStep(
        after.seq,
        after.recorded_at,
        names[entry.actor],
        action_title(entry.action, loop),
        str(source.get("reason", "")),
        shown.unit(entry.on_behalf_of, entry.date) if entry.on_behalf_of and entry.action == "add" else "",
        entry.cause,
        int(source.get("import", 0)),
        before.seq if before else 0,
        changes,
    )


def action_title(action: str, loop: Loop) -> Label:
    """What people call the action of a revision."""
    transition = loop.transitions.get(action)
    return transition.title if transition else ACTIONS.get(action, Label(action))


def counted_in(office: Office, revision: Revision) -> CountedIn:
    """The figures that the record is behind, of the year of its date (this year's for one without a date)."""
    entry, pack = revision.entry, office.pack()
    day = date.fromisoformat(entry.date) if entry.date else office.today
    scope = Scope(Period.parse(str(day.year)), today=office.today)
    ids = office.calculator().behind(entry.register, revision.record, scope)
    plain = tuple(pack.indicators[name] for name in ids)
    derived = tuple(i for i in pack.indicators.values() if i.kind != "plain" and _rests_on(i, ids, pack.indicators))
    return CountedIn(str(day.year), plain, derived)


def _rests_on(indicator: Indicator, ids: Sequence[str], known: Mapping[str, Indicator]) -> bool:
    """Whether an indicator is worked out from one of these, in however many steps."""
    parts = parts_of(indicator)
    return any(part in ids or (part != indicator.id and _rests_on(known[part], ids, known)) for part in parts)
