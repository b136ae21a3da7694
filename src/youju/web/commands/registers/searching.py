"""Search across registers: two characters or pinyin initials find records, units, indicators and registers.

Never over personal values, but for one given in full, by its blind index, to those who work for the unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from youju.engine.base.labels import Label
from youju.engine.definitions import Group, Indicator, Register
from youju.engine.figures.listing import Hits, Tally, conditions, tally
from youju.engine.figures.listing import search as search_sheets
from youju.engine.ledger import Revision
from youju.engine.snapshot.sheets import Sheet
from youju.engine.snapshot.spelling import plain, spell
from youju.engine.snapshot.workshop import Workshop
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.showing import Shown
from youju.web.commands.registers.listing import OPENING, Lists, personal
from youju.web.store import persons, read

SHOWN = 20
"""So many records of a search are listed, the best first; all are counted."""


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit by number, with its code and what it is called today."""

    number: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record that a search found; `where` is the field and text that hold the words, where its label does not."""

    record: int
    register: Label
    label: str
    unit: str
    date: str
    stage: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `counts` by register, the most first, of which `records` are the best.

    Of every kind, what is called exactly so comes first, then what begins so; then records by how late they are.
    """

    text: str
    registers: tuple[Register, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    units: tuple[FoundUnit, ...] = ()
    counts: tuple[tuple[Register, int], ...] = ()
    records: tuple[FoundRecord, ...] = ()
    persons: tuple[FoundRecord, ...] = ()

    @property
    def total(self) -> int:
        """How many records were found in all."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Kept:
    """The registers of a group, each with the tally of what the reader may read."""

    group: Group | None
    registers: tuple[tuple[Register, Tally], ...]


def search(office: Office, acting: Acting, text: str, language: str = "zh") -> Found:
    """Everything that the actor may read and that holds all words of `text`, or their initials."""
    lists, words = Lists(office, acting), plain(text).split()
    if not words:
        return Found(text)
    pack = lists.pack
    hits = _records(lists, text)
    numbers = [n for _, n in sorted((hit for each in hits for hit in each.records), reverse=True)[:SHOWN]]
    return Found(
        text,
        _best(_visible(lists), text, lambda r: (r.title.zh, r.title.en, r.id)),
        _best(pack.indicators.values(), text, lambda i: (i.title.zh, i.title.en, i.id, *i.aliases)),
        tuple(sorted(_units(lists, words), key=lambda u: -near(text, (u.name, u.code)))),
        tuple((pack.registers[each.register], each.count) for each in hits),
        _told(lists, numbers, language, words),
        _told(lists, _persons(lists, text), language),
    )


def registers(office: Office, acting: Acting, text: str = "") -> list[Kept]:
    """The registers by group, with the reader's tallies; with a text those whose title holds it, or whose initials do."""
    lists, words = Lists(office, acting), plain(text).split()
    wanted = [r for r in _visible(lists) if named(words, (r.title.zh, r.title.en, r.id))]
    shop, wheres = _wheres(lists, wanted, "")
    counts = tally(shop, wheres, lists.actor.id)
    by_group: dict[str, list[tuple[Register, Tally]]] = {}
    for register in wanted:
        by_group.setdefault(register.group, []).append((register, counts[register.id]))
    order = [*lists.pack.groups, *(g for g in by_group if g not in lists.pack.groups)]
    return [Kept(lists.pack.groups.get(g), tuple(by_group[g])) for g in order if g in by_group]


def named(words: Sequence[str], names: Iterable[str]) -> bool:
    """Whether one of these names holds every word, or the initials of its pinyin do."""
    for name in filter(None, names):
        spelled = spell(name)
        if all(word in spelled.plain or word in spelled.initials for word in words):
            return True
    return False


Thing = TypeVar("Thing")


def _best(things: Iterable[Thing], text: str, names: Callable[[Thing], Sequence[str]]) -> tuple[Thing, ...]:
    """The things of which one of the names holds all words, those called exactly so first, then those that begin so."""
    words = plain(text).split()
    found = [(near(text, names(thing)), thing) for thing in things if named(words, names(thing))]
    return tuple(thing for _, thing in sorted(found, key=lambda one: -one[0]))


def near(text: str, names: Iterable[str]) -> int:
    """2 where one of the names is this text, or its initials are; 1 where one begins so; else 0."""
    wanted = plain(text)
    spelled = [part for name in names if name for part in (spell(name).plain, spell(name).initials)]
    return 2 if wanted in spelled else int(any(part.startswith(wanted) for part in spelled))


def _visible(lists: Lists) -> list[Register]:
    """Registers that people keep; those of the system have pages of their own."""
    if not lists.actor.grants:
        return []
    return [r for r in lists.pack.registers.values() if not r.system]


def _wheres(lists: Lists, wanted: Sequence[Register], text: str) -> tuple[Workshop, list[tuple[Sheet, str]]]:
    shop, sheets = lists.sheets([register.id for register in wanted])
    pairs = zip(wanted, sheets, strict=True)
    return shop, [(s, conditions(s, lists.readable(s, r), [text] if text else [])) for r, s in pairs]


def _records(lists: Lists, text: str) -> list[Hits]:
    shop, wheres = _wheres(lists, _visible(lists), text)
    return search_sheets(shop, wheres, SHOWN, text)


def _units(lists: Lists, words: Sequence[str]) -> tuple[FoundUnit, ...]:
    """Units as they are today; a reader sees their names wherever records do."""
    tree = lists.office.tree()
    found = []
    for number in lists.units:
        data = tree.state(number, lists.day)
        code, name, short = (str(data.get(part, "")) for part in ("code", "name", "short"))
        if number and tree.exists(number, lists.day) and named(words, (code, name, short)):
            found.append(FoundUnit(number, code, short or name))
    return tuple(sorted(found, key=lambda unit: spell(unit.name).key))


def _persons(lists: Lists, text: str) -> list[int]:
    """Records that hold this text as a whole personal value, of units whose personal values the reader may read."""
    kinds = {f.type for r in _visible(lists) for f in r.fields.values() if personal(f)}
    last = read.last(persons.find_anywhere(kinds, text))
    return sorted(n for n, r in last.items() if r.entry.stage != "void" and _opens(lists, r))


def _opens(lists: Lists, revision: Revision) -> bool:
    register = lists.pack.registers.get(revision.entry.register)
    if register is None or register.system:
        return False
    return bool(Desk(lists.office, lists.actor, register).roles(revision.entry.unit) & OPENING)


def _told(lists: Lists, numbers: Sequence[int], language: str, words: Sequence[str] = ()) -> tuple[FoundRecord, ...]:
    last = read.last(numbers)
    shown = Shown(lists.office, language)
    shown.prepare(last.values())
    return tuple(
        FoundRecord(
            number,
            lists.pack.registers[revision.entry.register].title,
            shown.label(revision),
            shown.unit(revision.entry.unit, revision.entry.date),
            revision.entry.date,
            shown.stage(revision),
            _where(shown, revision, words),
        )
        for number in numbers
        if (revision := last.get(number))
    )


def _where(shown: Shown, revision: Revision, words: Sequence[str]) -> str:
    """The first field besides the label that holds the first of the words, with its text; "" where the label does."""
    if not words or named(words[:1], [shown.label(revision)]):
        return ""
    said = ((f, text) for f, text in shown.fields(revision) if not personal(f) and named(words[:1], [text]))
    field, text = next(said, (None, ""))
    return f"{field.title.in_(shown.language)}：{text[:60]}" if field else ""
