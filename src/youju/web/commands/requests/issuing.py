"""Workbooks for units without an account: of a request, one by one or all in a zip, or of one register alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.engine.definitions import Register
from youju.engine.ledger import Revision
from youju.engine.report.particulars import day_words, period_words
from youju.engine.tabular import Face, FormFacts, FormSheet, site_id, with_sheets, write_form
from youju.engine.tabular.texts import sheet_name
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import NO_RIGHT
from youju.web.commands.requests.burdens import in_tree_order, own_records
from youju.web.commands.requests.form_values import Shown
from youju.web.commands.requests.requesting import Request
from youju.web.store import arrivals, read
from youju.web.store.office import current_keys

_READING = frozenset({"clerk", "reviewer", "office_reviewer", "writer", "admin"})
_HOW = (
    "灰底的格是锁定的，已知的内容请核对，错了就改，缺的在下面空行里补。",
    "没有的表请把“本期无”选“是”。填好后把这个文件发回即可，文件名可以改。",
)


def issue(office: Office, acting: Acting, request: Request, unit: int, out: Path) -> Path:
    """Write the workbook of one unit into `out`. Raises `Refused` CMD005 for who may not read its records."""
    _refuse(office, acting, request, (unit,))
    return _Issue(office, request, (unit,)).write(unit, out)


def issue_all(office: Office, acting: Acting, request: Request) -> Iterator[bytes]:
    """A zip of the workbooks of all units in the order of the unit tree, part by part as they are made.

    Three hundred take most of a minute: sent part by part the download begins at once and shows how far it is. Rights
    are checked before the first part.
    """
    _refuse(office, acting, request, request.units)
    return _zipped(_Issue(office, request, request.units), in_tree_order(office, request.units))


def _zipped(made: _Issue, units: Sequence[int]) -> Iterator[bytes]:
    out, names = _Parts(), set[str]()
    with TemporaryDirectory() as folder, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for unit in units:
            name = made.file_name(unit)
            name = name if name not in names else f"{unit}-{name}"  # two villages may bear one name
            names.add(name)
            archive.write(made.write(unit, Path(folder) / "form.xlsx"), name)
            yield out.taken()
    yield out.taken()


class _Parts(io.RawIOBase):
    """What was written since it was last taken; it cannot be sought in, so the zip is written straight on."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = bytearray()

    def writable(self) -> bool:
        """It is for writing only."""
        return True

    def write(self, data: Any, /) -> int:
        """Keep a part; its length."""
        part = bytes(data)
        self._waiting += part
        return len(part)

    def taken(self) -> bytes:
        """The parts that wait."""
        found, self._waiting = bytes(self._waiting), bytearray()
        return found


def form_of(office: Office, acting: Acting, register: str, unit: int, out: Path, period: Period | None = None) -> Path:
    """The form of one register for a unit, of nobody's asking; without a period, of the site's year."""
    span = period or Period.parse(str(office.today.year))
    asked = Request("", (unit,), (office.register(register),), span, office.today)
    return issue(office, acting, asked, unit, out)


def file_name(office: Office, request: Request, unit: int) -> str:
    """How the workbook of a unit is called: its name, and what it is of."""
    name = office.tree().label(unit, office.today)
    title = request.title or request.registers[0].title.zh
    return f"{sheet_name(f'{name}-{title}')}.xlsx"


def _refuse(office: Office, acting: Acting, request: Request, units: Sequence[int]) -> None:
    actor = who(acting)
    for register in request.registers:
        desk = Desk(office, actor, register)
        if any(not desk.roles(unit) & _READING for unit in units):
            raise Refused(NO_RIGHT.at(actor=actor.name, verb="发出", register=register.title.zh))


@dataclass
class _Issue:
    """The workbooks of one request; what they share is read once."""

    office: Office
    request: Request
    units: Sequence[int]
    _last: dict[str, Mapping[int, Revision]] = field(default_factory=dict)

    @cached_property
    def shown(self) -> Shown:
        """Values as people read them."""
        return Shown(self.office.pack(), self.office.today.isoformat())

    @cached_property
    def records(self) -> Mapping[str, Mapping[int, list[Revision]]]:
        """The records of the units in the period, by register and unit."""
        return {r.id: own_records(r, self.units, self.request.period) for r in self.request.registers}

    @cached_property
    def head(self) -> int:
        """Where the log ended when the forms were made."""
        return read.head()

    def file_name(self, unit: int) -> str:
        """The name of a unit's file."""
        return file_name(self.office, self.request, unit)

    def write(self, unit: int, out: Path) -> Path:
        """Write the workbook of a unit."""
        request, key = self.request, current_keys().form
        sheets = [self._sheet(register, unit) for register in request.registers]
        seqs = {r.record: r.seq for found in self.records.values() for r in found.get(unit, ())}
        tree, today = self.office.tree(), self.office.today
        name = str(tree.state(unit, today).get("name") or unit)
        facts = FormFacts(
            site_id(key), unit, tree.code(unit, today), name, request.number, request.period.text, self.head
        )
        out.parent.mkdir(parents=True, exist_ok=True)
        write_form(out, with_sheets(facts, sheets, seqs), sheets, key, self._face())
        return out

    def _face(self) -> Face:
        request, period = self.request, period_words(self.request.period)
        if not request.title:
            return Face(period)
        lines = (*([request.note] if request.note else []), *_HOW)
        return Face(period, f"请于{day_words(request.due)}前交回", request.title, lines)

    def _sheet(self, register: Register, unit: int) -> FormSheet:
        fields = self.request.fields(register)
        found = self.records[register.id].get(unit, [])
        rows = {r.record: self.shown.values(fields, r.entry.data) for r in found}
        words = {f.id: self.shown.words(f, unit) for f in fields if f.type in ("ref", "unit")}
        last = None if found else self._before(register).get(unit)
        said = self.shown.values(fields, last.entry.data) if last else {}
        return FormSheet(register, fields, rows, words, said)

    def _before(self, register: Register) -> Mapping[int, Revision]:
        """The last record of each unit before the period: what it is reminded of."""
        if register.id not in self._last:
            self._last[register.id] = dict(self._latest(register))
        return self._last[register.id]

    def _latest(self, register: Register) -> Iterator[tuple[int, Revision]]:
        if register.date:
            for revision in arrivals.latest(register.id, self.units, self.request.period.start):
                yield revision.entry.unit, revision
