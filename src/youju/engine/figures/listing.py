"""Lists of records as people read them: filtered, in any order, a page at a time, counted in full; and search.

Asked of the sheets in memory. A page is found from the record it begins after, so that the last costs what the first does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from youju.engine.definitions.model import Field, Loop, Register
from youju.engine.figures.dialects import DuckDialect, condition
from youju.engine.figures.predicates import Predicate
from youju.engine.snapshot.sheets import SORTED_BY_KEY, Sheet
from youju.engine.snapshot.spelling import plain, spell
from youju.engine.snapshot.sql import literal, name
from youju.engine.snapshot.workshop import Workshop

LISTS = frozenset({"choices", "refs", "units"})


@dataclass(frozen=True, slots=True)
class Order:
    """What a list is sorted by: an SQL expression over the sheet and its `join`. Records without a value come last."""

    value: str = "record"
    join: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Records of a page in order, `position` before the first of them, and how many there are in all."""

    records: tuple[int, ...]
    position: int
    total: int

    @property
    def more(self) -> bool:
        """Whether others follow."""
        return self.position + len(self.records) < self.total


def part(shop: Workshop, sheet: Sheet, where: str, order: Order, span: tuple[int, int, int]) -> Part:
    """A page: `span` is (after which record, before which, how many); 0 for neither is the first page."""
    after, before, limit = span
    asked = _Asked(shop, sheet, where, order)
    total = asked.total()
    if before:
        found = asked.page(asked.beyond(before, backwards=True), limit, backwards=True)[::-1]
    else:
        found = asked.page(asked.beyond(after) if after else "", limit)
    position = asked.count(asked.beyond(found[0], backwards=True)) if found and (after or before) else 0
    return Part(tuple(found), position, total)


@dataclass(frozen=True, slots=True)
class _Asked:
    shop: Workshop
    sheet: Sheet
    where: str
    order: Order

    def count(self, more: str) -> int:
        """How many records there are; `more` is a further condition."""
        join = self.order.join if more else ""
        ((count,),) = self.shop.rows(f"SELECT count(*) FROM {self.sheet.table} AS s{join} WHERE {self._where(more)}")
        return int(count)

    def total(self) -> int:
        """How many there are in all; remembered until something is written to the register."""
        asked = f"SELECT count(*) FROM {self.sheet.table} AS s WHERE {self.where}"
        return int(_remembered(self.shop, [(self.sheet, asked)])[0][0])

    def page(self, more: str, limit: int, backwards: bool = False) -> list[int]:
        """Numbers of up to `limit` records, from the far end where `backwards`."""
        value, down = self.order.value, self.order.descending != backwards
        way, nulls = ("DESC" if down else "ASC"), ("NULLS FIRST" if backwards else "NULLS LAST")
        sorting = f"record {way}" if value == "record" else f"{value} {way} {nulls}, record {way}"
        text = f"SELECT record FROM {self.sheet.table} AS s{self.order.join} WHERE {self._where(more)}"
        return [int(record) for (record,) in self.shop.rows(f"{text} ORDER BY {sorting} LIMIT {limit}")]

    def beyond(self, record: int, backwards: bool = False) -> str:
        """That a record comes after this one in the order, or before it."""
        value, sign = self.order.value, (">" if self.order.descending == backwards else "<")
        if value == "record":
            return f"record {sign} {record}"
        text = f"SELECT {value} FROM {self.sheet.table} AS s{self.order.join} WHERE record = {record}"
        found = self.shop.rows(text)
        held = found[0][0] if found else None
        same = f"record {sign} {record}"
        if held is None:
            return f"({value} IS NOT NULL OR {same})" if backwards else f"({value} IS NULL AND {same})"
        at = literal(held)
        nulls = "" if backwards else f" OR {value} IS NULL"
        return f"({value} {sign} {at} OR ({value} = {at} AND {same}){nulls})"

    def _where(self, more: str) -> str:
        return f"{self.where} AND {more}" if more else self.where


def conditions(
    sheet: Sheet, predicates: Sequence[Predicate], texts: Sequence[str] = (), records: Sequence[int] | None = None
) -> str:
    """A condition: these predicates, every one of these words found in a text or its initials, among these records."""
    found = ["TRUE", *([condition(predicates, DuckDialect())] if predicates else [])]
    found += [f"contains(words, {literal(word)})" for text in texts for word in plain(text).split(" ") if word]
    if records is not None:
        found.append(f"record IN ({', '.join(map(str, records))})" if records else "FALSE")
    return " AND ".join(found)


def holds_text(field: Field, text: str) -> str:
    """That a text field holds these words, in whatever case and width."""
    wanted = literal(text.casefold())
    column = name(f"f_{field.id}")
    return f"contains({f'lower({column})' if text.lower() != text.upper() else column}, {wanted})"


def order_by(
    field: str, register: Register, loop: Loop, units: Mapping[int, str], others: Mapping[str, Sheet]
) -> Order | None:
    """The order by a field or `record`, `date`, `unit`, `stage`; None for what cannot be sorted by.

    `units` are what units are called, `others` the sheets of the registers that are referred to, by id.
    """
    if field in ("record", "date"):
        return Order(field)
    if field == "stage":
        return Order(_placed("stage", list(loop.stages)))
    if field == "unit":
        return _by_unit("unit", units)
    known = register.fields.get(field)
    if known is None or known.personal:
        return None
    column = name(f"f_{field}")
    if known.type in SORTED_BY_KEY:
        return Order(name(f"k_{field}"))
    if known.type == "choice":
        return Order(_placed(column, [choice.code for choice in known.choices]))
    if known.type in LISTS:
        return Order(f"array_to_string({column}, ',')")
    if known.type == "unit" or known.register == "units":
        return _by_unit(column, units)
    if known.type == "ref":
        return _by_label(column, others.get(known.register))
    return Order(column)


def _placed(column: str, codes: Sequence[str]) -> str:
    listed = ", ".join(literal(code) for code in codes)
    return f"list_position([{listed}]::VARCHAR[], {column})"


def _by_unit(column: str, units: Mapping[int, str]) -> Order:
    if not units:
        return Order(column)
    pairs = ", ".join(f"({number}, {literal(spell(text).key)})" for number, text in units.items())
    join = f" LEFT JOIN (VALUES {pairs}) AS o(o_number, o_place) ON o.o_number = {column}"
    return Order("o_place", join)


def _by_label(column: str, other: Sheet | None) -> Order:
    if other is None or not other.label:
        return Order(column)
    label = name(f"k_{other.label}")
    join = (
        f" LEFT JOIN (SELECT record AS o_number, {label} AS o_place FROM {other.table}) AS o ON o.o_number = {column}"
    )
    return Order("o_place", join)


def descending(order: Order) -> Order:
    """The order the other way round."""
    return replace(order, descending=True)


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found in one register: how many records, and the best of them.

    Each of these is (how near its label is to what was looked for, its number): 2 the same, 1 it begins so, 0 neither.
    """

    register: str
    count: int
    records: tuple[tuple[int, int], ...]


def search(shop: Workshop, wheres: Sequence[tuple[Sheet, str]], limit: int, text: str = "") -> list[Hits]:
    """The records of each sheet that meet its condition, in one scan: registers without any are left out.

    Those whose label is `text`, or its initials are, come first, then those that begin so, then the latest.
    """
    if not wheres:
        return []
    parts = (
        f"SELECT {literal(sheet.register)} AS register, {_near(sheet, text)} + record AS place "
        f"FROM {sheet.table} AS s WHERE {where}"
        for sheet, where in wheres
    )
    asked = (
        f"SELECT register, count(*), max(place, {limit}) FROM ({' UNION ALL '.join(parts)}) AS hits GROUP BY register"
    )
    found = [
        Hits(str(register), int(count), tuple(divmod(int(place), _STEP) for place in places))
        for register, count, places in shop.rows(asked)
    ]
    return sorted(found, key=lambda hits: (-hits.count, hits.register))


_STEP = 10**15
"""Above every number of a record: what orders hits by nearness before number in one integer."""


def _near(sheet: Sheet, text: str) -> str:
    """How near a record's label is to a text, times a step: the label is the first line of its words."""
    wanted = plain(text)
    if not wanted or not sheet.label:
        return "0"
    same, begins = literal(f"{wanted}\n"), literal(wanted)
    tests = [("words", f"starts_with(words, {same}) OR words = {begins}")]
    if wanted.isascii() and sheet.label in sheet.sounded:
        tests.append(("sounds", f"sounds = {begins}"))
    whens = " ".join(
        f"WHEN starts_with({column}, {begins}) THEN CASE WHEN {exact} THEN {2 * _STEP} ELSE {_STEP} END"
        for column, exact in tests
    )
    return f"(CASE {whens} ELSE 0 END)::BIGINT"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of a register there are, how many of them a person entered, and how many of these were sent back."""

    register: str
    total: int
    mine: int
    returned: int


def tally(shop: Workshop, wheres: Sequence[tuple[Sheet, str]], maker: str) -> dict[str, Tally]:
    """The tally of each sheet's records that meet its condition, by register, for who entered them (`maker`)."""
    if not wheres:
        return {}
    own = f"made_by = {literal(maker)}"
    counts = f"count(*), count(*) FILTER (WHERE {own}), count(*) FILTER (WHERE {own} AND stage = 'returned')"
    asked = [(s, f"SELECT {literal(s.register)}, {counts} FROM {s.table} AS s WHERE {where}") for s, where in wheres]
    rows = _remembered(shop, asked)
    return {str(name): Tally(str(name), int(total), int(mine), int(back)) for name, total, mine, back in rows}


def _remembered(shop: Workshop, asked: Sequence[tuple[Sheet, str]]) -> list[tuple[Any, ...]]:
    """The one row of each of these queries over a sheet, asked again only where its register has been written to since."""
    keys = [f"{text} -- filled to {sheet.filled}" for sheet, text in asked]
    known = {key: rows[0] for key in keys if (rows := shop.recall(key)) is not None}
    missing = [(key, text) for key, (_, text) in zip(keys, asked, strict=True) if key not in known]
    if missing:
        parts = (f"SELECT {n} AS place, * FROM ({text})" for n, (_, text) in enumerate(missing))
        for place, *row in shop.rows(" UNION ALL ".join(parts)):
            known[missing[place][0]] = tuple(row)
            shop.remember(missing[place][0], [tuple(row)])
    return [known[key] for key in keys]
