"""Stated figures as they stand: read from the revisions, so that whoever gave a value never counts as its second person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.engine.definitions import Register
from youju.engine.ledger import Revision
from youju.engine.ledger.scale import places_of
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import Office
from youju.web.store import read

REGISTER = "stated"
CONFIRM = "confirm"
_FIELDS = frozenset(("name", "value", "unit_word", "period", "source", "office"))
_GIVES_NO_VALUE = frozenset({CONFIRM, "void", "restore"})
"""Actions that leave what is stated as it was; every other one has to be confirmed."""


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One as it stands: `unit` is the number of the unit that it is about (0: the whole office), `unit_word` what it counts.

    `stated_by` gave the present value; `confirmed_by` is "" while it waits. `alone`: one person did both (一人经办).
    """

    record: int
    seq: int
    unit: int
    name: str
    value: int | Decimal
    unit_word: str
    period: str
    source: str
    office: str
    note: str
    stated_by: str
    confirmed_by: str = ""
    alone: bool = False

    def covers(self, period: Period) -> bool:
        """Whether it is of this very period; what the general form took for one (任何字) is of none."""
        try:
            own = Period.parse(self.period)
        except Refused:
            return False
        return (own.start, own.end) == (period.start, period.end)


def stated_figures(office: Office, period: str = "", as_of: int | None = None) -> tuple[StatedFigure, ...]:
    """Those not void as of a seq (None: now), by number; `period` "": of every period. Raises `Refused` BAS001."""
    register = office.pack(as_of).registers.get(REGISTER)
    if register is None:
        return ()
    histories: dict[int, list[Revision]] = defaultdict(list)
    for revision in read.revisions_of(REGISTER, as_of):
        histories[revision.record].append(revision)
    wanted = Period.parse(period).text if period else ""
    found = [standing_of(register, histories[record]) for record in sorted(histories)]
    return tuple(one for one in found if one and wanted in ("", one.period))


def people(figures: Sequence[StatedFigure]) -> dict[str, str]:
    """The names of those who stated and confirmed, by the ids that the log has."""
    ids = {actor for one in figures for actor in (one.stated_by, one.confirmed_by) if actor}
    numbers = [int(actor[1:]) for actor in ids if actor[1:].isdecimal() and actor.startswith("u")]
    names = {account.actor_id: account.name for account in Account.objects.filter(pk__in=numbers)}
    return {actor: names.get(actor, actor.removeprefix("cli:")) for actor in ids}


def standing_of(register: Register, history: Sequence[Revision]) -> StatedFigure | None:
    """What the revisions of one record come to; None where it is void or is not as the system's register has it."""
    last = history[-1]
    data, field = last.entry.data, register.fields.get("value")
    stored = data.get("value")
    if last.entry.stage == "void" or field is None or not data.keys() >= _FIELDS or not isinstance(stored, int):
        return None
    given = max((n for n, r in enumerate(history) if r.entry.action not in _GIVES_NO_VALUE), default=0)
    author = history[given].entry.actor
    confirming = next((r.entry for r in history[given:] if _confirms(r, author)), None)
    value = Decimal(stored).scaleb(-places_of(field))
    texts = {name: str(data.get(name, "")) for name in ("name", "unit_word", "period", "source", "office", "note")}
    return StatedFigure(
        record=last.record,
        seq=last.seq,
        unit=last.entry.unit,
        value=int(value) if value == value.to_integral_value() else value.normalize(),
        stated_by=author,
        confirmed_by=confirming.actor if confirming else "",
        alone=confirming is not None and confirming.actor == author,
        **texts,
    )


def _confirms(revision: Revision, author: str) -> bool:
    """Whoever gave the value confirms it only where the log says that the office has one person."""
    entry = revision.entry
    return entry.action == CONFIRM and (entry.actor != author or entry.source.get("one_person") is True)
