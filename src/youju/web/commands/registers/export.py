"""Records of a register into a file: xlsx and csv for people, csv with codes and parquet for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions import Field, Register
from youju.engine.ledger import Revision
from youju.engine.ledger.model import Stored
from youju.engine.snapshot.exporting import Only, units_of, write_parquet
from youju.engine.tabular import write_table
from youju.engine.tabular.export import Value
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import EXPORT_FORMAT, NO_RIGHT
from youju.web.commands.desk.showing import scaled
from youju.web.store import read
from youju.web.store.persons import personal_values
from youju.web.store.tree import unit_tree

_READING = frozenset({"clerk", "reviewer", "office_reviewer", "writer", "approver", "auditor", "admin"})
_OPENING = frozenset({"admin", "office_reviewer"})
_HEAD = ("record", "seq", "unit", "date", "stage")
_TITLES = {"record": "记录", "seq": "修订", "unit": "单位代码", "date": "日期", "stage": "环节"}


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked: `codes` keeps field ids, choice codes and record numbers; `personal` opens sealed values."""

    register: str
    out: Path
    period: Period | None = None
    as_of: int | None = None
    codes: bool = False
    personal: bool = False


def export(office: Office, acting: Acting, asked: Export) -> tuple[int, tuple[Problem, ...]]:
    """Write the records that the actor may see, void ones left out; returns how many.

    Raises `Refused` CMD017 for an unknown kind of file, CMD018 for a seq beyond the log, CMD005 where personal values
    are not permitted.
    """
    if asked.out.suffix.lower() not in (".xlsx", ".csv", ".parquet"):
        raise Refused(EXPORT_FORMAT.at(name=asked.out.suffix))
    office.refuse_beyond(asked.as_of)
    desk = Desk(office, who(acting), office.register(asked.register))
    if asked.personal and not desk.roles(0) & _OPENING:
        title = desk.register.title.zh
        raise Refused(NO_RIGHT.at(actor=desk.actor.name, verb="导出个人信息", register=title))
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    if asked.out.suffix.lower() == ".parquet":
        return _parquet(desk, asked), ()
    table = _Table(desk, asked)
    return write_table(asked.out, table.heads(), table.rows()), ()


def _parquet(desk: Desk, asked: Export) -> int:
    """The columns as the calculator has them, of the records that `_Table` would write."""
    state = desk.office.snapshot().at(asked.as_of)
    units = [unit for unit in units_of(state, desk.register.id) if desk.roles(unit) & _READING]
    return write_parquet(state, desk.register.id, asked.out, Only(units, asked.period))


class _Table:
    """The columns and rows of one export."""

    def __init__(self, desk: Desk, asked: Export) -> None:
        self.desk, self.asked, self.register = desk, asked, desk.register
        self.tree = unit_tree(asked.as_of)
        self.fields = [f for f in self.register.fields.values() if asked.personal or not f.personal]

    def heads(self) -> list[str]:
        """Field ids, or titles with the unit word."""
        if self.asked.codes:
            return [*_HEAD, *(f.id for f in self.fields)]
        return [*(_TITLES[name] for name in _HEAD), *(_title(f) for f in self.fields)]

    def rows(self) -> Iterator[list[Value]]:
        """One row per record."""
        for revision in _revisions(self.register, self.asked.as_of):
            if self._wanted(revision):
                yield self._row(revision)

    def _wanted(self, revision: Revision) -> bool:
        entry, period = revision.entry, self.asked.period
        if period and not period.start.isoformat() <= entry.date <= period.end.isoformat():
            return False
        return entry.stage != "void" and bool(self.desk.roles(entry.unit) & _READING)

    def _row(self, revision: Revision) -> list[Value]:
        entry = revision.entry
        unit = self.tree.code(entry.unit, date.fromisoformat(entry.date) if entry.date else self.desk.office.today)
        stage = entry.stage if self.asked.codes else self.desk.loop.stages[entry.stage].title.zh
        opened = personal_values(revision.record) if self.asked.personal and self.register.person else {}
        cells = [opened.get(f.id) if f.personal else self._cell(f, entry.data.get(f.id)) for f in self.fields]
        return [revision.record, revision.seq, unit, entry.date, stage, *cells]

    def _cell(self, field: Field, value: Stored | None) -> Value:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, list):
            return self._joined(field, value)
        if field.places and isinstance(value, int) and not self.asked.codes:
            return scaled(value, field.places)
        if self.asked.codes or isinstance(value, int):
            return value
        choice = field.choice(value)
        return choice.title.zh if choice else value

    def _joined(self, field: Field, values: list[str] | list[int]) -> str:
        separator = ";" if self.asked.codes else "、"
        return separator.join(str(self._cell(field, item)) for item in values)


def _title(field: Field) -> str:
    return f"{field.title.zh}（{field.unit}）" if field.unit else field.title.zh


def _revisions(register: Register, as_of: int | None) -> Iterator[Revision]:
    if as_of is None:
        return read.live(register.id)
    return iter(read.last_revisions_of(register.id, as_of).values())
