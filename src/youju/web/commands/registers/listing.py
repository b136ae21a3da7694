"""One register's records as a list: filtered, sorted by any column, a page at a time, counted in full.

Read from sheets in memory that follow the log (docs/decisions/listing.md); what a page shows comes from the log itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions import Field, Pack, Register
from youju.engine.definitions.model import PERSONAL_TYPES
from youju.engine.figures.listing import Order, Part, conditions, descending, order_by, part
from youju.engine.figures.predicates import Predicate
from youju.engine.ledger import Revision
from youju.engine.ledger.loops import VOID
from youju.engine.snapshot import Column
from youju.engine.snapshot.sheets import Sheet, sheets_of
from youju.engine.snapshot.workshop import Workshop
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.entry_problems import NO_FIELD, NO_READING
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.reach import Reach, reach
from youju.web.commands.desk.showing import Shown
from youju.web.commands.registers.filters import Filter, filter_conditions
from youju.web.store import persons, read

OPENING = frozenset({"clerk", "reviewer", "office_reviewer", "admin"})
"""Roles over a unit that may read the personal values of its records: those who enter, review or correct them."""

HEAD = ("date", "unit", "stage")
"""What every list can show besides the fields of the register."""

FIRST_COLUMNS = 6
_MADE_BY = Column("made_by", "text", ())


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list shows: `text` are words (or initials) of any text, `mine` what the reader entered, `unit` a subtree.

    `person` is a personal value in full, found by its blind index alone. `sort` is a field, `record`, `date`, `unit` or
    `stage`; `columns` are field ids (none: the first ones). `after` or `before` name a record.
    """

    register: str
    text: str = ""
    mine: bool = False
    unit: int | None = None
    person: str = ""
    filters: tuple[Filter, ...] = ()
    void: bool = False
    sort: str = "record"
    down: bool = True
    columns: tuple[str, ...] = ()
    after: int = 0
    before: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says of a record; `number` is set right, `sealed` may not be read by this person."""

    text: str
    number: bool = False
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a list."""

    record: int
    seq: int
    label: str
    unit: str
    date: str
    stage: str
    stage_title: str
    cells: tuple[Cell, ...]
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list: its columns, its lines, `position` before the first of them, and how many there are in all."""

    register: Register
    columns: tuple[Field, ...]
    lines: tuple[Line, ...]
    position: int
    total: int
    problems: tuple[Problem, ...] = ()

    @property
    def first(self) -> int:
        """Place of the first line, counted from 1; 0 for an empty page."""
        return self.position + 1 if self.lines else 0

    @property
    def last(self) -> int:
        """Place of the last line."""
        return self.position + len(self.lines)

    @property
    def next(self) -> int:
        """The record that the next page begins after; 0 for none."""
        return self.lines[-1].record if self.lines and self.last < self.total else 0

    @property
    def back(self) -> int:
        """The record that the page before ends before; 0 for none."""
        return self.lines[0].record if self.lines and self.position else 0


def listed(office: Office, acting: Acting, asked: Asked, language: str = "zh") -> Listed:
    """A page of the records that the actor may read. Unknown fields are told and passed over.

    Raises `Refused` CMD001 for an unknown register, ENT009 where the actor reads nothing of it.
    """
    view = Lists(office, acting).view(asked)
    found = view.part((asked.after, asked.before, asked.limit))
    columns, unknown = columns_of(view.register, asked.columns)
    lines = view.lines(found.records, columns, language)
    return Listed(view.register, columns, lines, found.position, found.total, (*view.problems, *unknown))


def columns_of(register: Register, names: Sequence[str]) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    """The fields with these ids in the order asked for (none: the first live ones), and those that there are not."""
    if not names:
        told = {register.date, *(f.id for f in label_field(register))}  # every list shows them
        return tuple(f for f in register.live_fields() if f.id not in told and _open(f))[:FIRST_COLUMNS], ()
    unknown = tuple(NO_FIELD.at(field=name) for name in names if name not in register.fields)
    return tuple(register.fields[name] for name in names if name in register.fields), unknown


def _open(field: Field) -> bool:
    """Whether a list shows a field unasked: of personal ones only a name, of grown persons."""
    return not personal(field) or (field.type == "person_name" and not (field.sensitive or field.minor))


def label_field(register: Register) -> tuple[Field, ...]:
    """The field that names a record in lists; nothing where it is personal, for then its number does."""
    known = register.fields.get(register.label)
    return () if known is None or personal(known) else (known,)


def personal(field: Field) -> bool:
    """Whether a field holds a personal value."""
    return field.personal or field.type in PERSONAL_TYPES


def sheets(office: Office, registers: Iterable[str], pack: Pack | None = None) -> tuple[Workshop, list[Sheet]]:
    """Registers in memory at the head of the log, and where to ask them. Whose records may be read, the caller asks."""
    pack = pack or office.pack()
    snapshot = office.snapshot(pack)
    return sheets_of(snapshot.folder, office.source).of(snapshot, pack, registers)


def warm(office: Office, go_on: Callable[[], bool] = lambda: True) -> None:
    """Read every register into memory ahead of the first who asks, for whoever starts a server, as long as `go_on` says so."""
    for register in office.pack().registers:
        if go_on():
            sheets(office, [register])


class Lists:
    """Lists for one reader; make one per request."""

    def __init__(self, office: Office, acting: Acting) -> None:
        self.office, self.actor = office, who(acting)
        self.pack: Pack = office.pack()
        self.day = office.today
        self._reaches: dict[str, Reach] = {}

    @cached_property
    def units(self) -> Mapping[int, str]:
        """What units are called today."""
        tree = self.office.tree()
        return {number: tree.label(number, self.day) for number in tree.on(self.day).node} | {0: self.office.site.name}

    def reach(self, register: Register) -> Reach:
        """Which units' records of a register the reader may read."""
        if register.group not in self._reaches:
            desk = Desk(self.office, self.actor, register)
            self._reaches[register.group] = reach(self.actor, desk.units, desk.on, register.group)
        return self._reaches[register.group]

    def sheets(self, registers: Sequence[str]) -> tuple[Workshop, list[Sheet]]:
        """Sheets at the head of the log."""
        return sheets(self.office, registers, self.pack)

    def view(self, asked: Asked) -> View:
        """A list of one register."""
        register = self.office.register(asked.register)
        if not self.actor.grants:
            raise Refused(NO_READING.at(register=register.title.zh, register_en=register.title.in_("en")))
        return View(self, register, asked)

    def readable(self, sheet: Sheet, register: Register, void: bool = False) -> tuple[Predicate, ...]:
        """That the reader may read a record, and that it is not void unless asked for."""
        columns, found = sheet.columns, self.reach(register)
        tests = [] if void else [Predicate(columns["stage"], "ne", (VOID,))]
        if not found.everything:
            tests.append(Predicate(columns["unit"], "in", tuple(sorted(found.units))))
        return tuple(tests)


@dataclass
class View:
    """The list of one register as asked for."""

    lists: Lists
    register: Register
    asked: Asked
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def _sheets(self) -> tuple[Workshop, list[Sheet]]:
        target = self.register.fields.get(self.asked.sort)
        other = (
            [target.register]
            if target and target.type == "ref" and target.register in self.lists.pack.registers
            else []
        )
        return self.lists.sheets([self.register.id, *other])

    @property
    def sheet(self) -> Sheet:
        """The register in memory."""
        return self._sheets[1][0]

    def part(self, span: tuple[int, int, int]) -> Part:
        """Records after one, or before one, so many at most: the numbers of a page."""
        return part(self._sheets[0], self.sheet, self.where, self.order, span)

    @cached_property
    def where(self) -> str:
        """The condition of the list, as SQL over the sheet."""
        asked, lists = self.asked, self.lists
        predicates = [*lists.readable(self.sheet, self.register, asked.void)]
        if asked.mine:
            predicates.append(Predicate(_MADE_BY, "eq", (lists.actor.id,)))
        if asked.unit is not None:
            below = lists.office.tree().on(lists.day).subtree(asked.unit)
            predicates.append(Predicate(self.sheet.columns["unit"], "in", tuple(sorted(below))))
        more, texts, unknown = filter_conditions(self.register, self.sheet, asked.filters)
        self.problems += unknown
        records = self._of_person() if asked.person else None
        said = conditions(self.sheet, [*predicates, *more], [asked.text], records)
        return " AND ".join([said, *texts])

    @cached_property
    def order(self) -> Order:
        """The order of the list; by record where it cannot be sorted as asked."""
        sheets = {sheet.register: sheet for sheet in self._sheets[1]}
        loop = self.lists.pack.loops[self.register.loop]
        target = self.register.fields.get(self.asked.sort)
        by_unit = self.asked.sort == "unit" or (
            target is not None and (target.type == "unit" or target.register == "units")
        )
        found = order_by(self.asked.sort, self.register, loop, self.lists.units if by_unit else {}, sheets)
        if found is None:
            self.problems.append(NO_FIELD.at(field=self.asked.sort))
            found = Order()
        return descending(found) if self.asked.down else found

    def lines(self, records: Sequence[int], columns: Sequence[Field], language: str) -> tuple[Line, ...]:
        """These records as lines, in this order."""
        last = read.last(records)
        shown = Shown(self.lists.office, language)
        shown.prepare(last.values())
        opened = self.opened(last, columns)
        makers = dict(self.lists.office.source.makers(records))
        return tuple(
            Line(
                number,
                revision.seq,
                shown.label(revision),
                shown.unit(revision.entry.unit, revision.entry.date),
                revision.entry.date,
                revision.entry.stage,
                shown.stage(revision),
                tuple(self._cell(f, revision, shown, opened) for f in columns),
                makers.get(number) == self.lists.actor.id,
            )
            for number in records
            if (revision := last.get(number))
        )

    def opened(self, revisions: Mapping[int, Revision], columns: Sequence[Field]) -> dict[int, dict[str, str]]:
        """The personal values of those records whose unit the reader works for, where a column asks for one."""
        if not any(personal(f) for f in columns):
            return {}
        desk = Desk(self.lists.office, self.lists.actor, self.register)
        return persons.opened_of({n: r for n, r in revisions.items() if desk.roles(r.entry.unit) & OPENING})

    def _cell(self, field: Field, revision: Revision, shown: Shown, opened: Mapping[int, Mapping[str, str]]) -> Cell:
        stored = revision.entry.data.get(field.id)
        if personal(field) and stored is not None:
            value = opened.get(revision.record, {}).get(field.id)
            return Cell(shown.value(field, stored), sealed=True) if value is None else Cell(value)
        return Cell(shown.value(field, stored, revision.entry.date), number=field.numeric)

    def _of_person(self) -> list[int]:
        """Records that hold this personal value in full, of units whose personal values the reader may read."""
        desk = Desk(self.lists.office, self.lists.actor, self.register)
        kinds = {f.type for f in self.register.fields.values() if personal(f)}
        found = {n for kind in kinds for n in persons.find_person(self.register.id, kind, self.asked.person)}
        return sorted(n for n, r in read.last(found).items() if desk.roles(r.entry.unit) & OPENING)
