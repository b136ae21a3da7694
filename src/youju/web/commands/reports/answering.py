"""The ledger's answers to a report: figures by the calculator, fields of records by the log, all at one seq."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Literal

from youju.engine.base.periods import Period
from youju.engine.definitions import Field, Pack, Register
from youju.engine.figures import Calculator, Figure, Scope
from youju.engine.ledger import Revision
from youju.engine.ledger.model import Stored
from youju.engine.ledger.scale import places_of
from youju.engine.numerals import phrase
from youju.engine.report.answers import Asked, Cited, Entered, Row, Value
from youju.engine.report.naming import EntryRef, Loop, StatedRef
from youju.engine.report.particulars import Particulars, day_words, month_words
from youju.web.commands.reports.stated import StatedFigure, people
from youju.web.store import read
from youju.web.store.tree import REGISTER as UNITS
from youju.web.store.tree import plain

_YES_NO = {"zh": ("否", "是"), "en": ("no", "yes")}
_COMMA = {"zh": "、", "en": ", "}
_YEAR, _MONTH = 4, 7


class LedgerAnswers:
    """Implements `engine.report.answers.Answers`. `scope` has a seq, so that all answers are of one moment.

    `stated` are the stated figures of that seq, of every period and unit.
    """

    def __init__(
        self, calculator: Calculator, scope: Scope, about: Particulars, stated: Sequence[StatedFigure] = ()
    ) -> None:
        self._calculator, self._scope, self._about, self._stated = calculator, scope, about, stated
        self._pack: Pack = calculator.pack
        self.revisions = lru_cache(maxsize=None)(self._revisions)

    @property
    def language(self) -> str:
        """The language of the report."""
        return self._about.language

    def figures(self, asked: Collection[Asked]) -> Mapping[Asked, Figure]:
        """Asked of the calculator once per year, and once more per year for the rows of tables by unit."""
        found: dict[Asked, Figure] = {}
        groups: dict[tuple[int, bool], dict[str, None]] = defaultdict(dict)
        for one in asked:
            groups[one.shift, one.row is not None][one.indicator] = None
        rows = {one.row.number: one.row for one in asked if one.row is not None}
        for (shift, by_unit), names in groups.items():
            scope, ids = replace(self._scope, period=self._scope.period.shifted(shift)), tuple(names)
            if not by_unit:
                figures = self._calculator.figures(ids, scope)
                found |= {Asked(id_, shift): f for id_, f in zip(ids, figures, strict=True)}
                continue
            for unit, figures in self._calculator.figures_by_unit(ids, scope):
                row = rows.get(unit)
                if row is not None:
                    found |= {Asked(id_, shift, row): f for id_, f in zip(ids, figures, strict=True)}
        return found

    def particular(self, name: str) -> str:
        """A particular in words."""
        return self._about.words(name)

    def rows(self, loop: Loop) -> Sequence[Row]:
        """Units by code; records by date, those only that count and belong to the period and unit."""
        if not loop.register:
            tree, day = self._calculator.tree, self._scope.tree_day
            own = tree.on(day).top if self._scope.unit is None else self._scope.unit
            return tuple(Row(n, tree.label(n, day), tree.code(n, day)) for n in tree.on(day).children(own))
        register, period = self._pack.registers[loop.register], self._scope.period.shifted(loop.shift)
        found = (r for r in self.revisions(register.id) if self._belongs(register, r, period))
        return tuple(Row(r.record) for r in sorted(found, key=lambda r: (r.entry.date, r.record)))

    def entry(self, ref: EntryRef, row: Row | None) -> Sequence[Entered]:
        """The records of that label or key; that of the row where the reference has none."""
        register = self._pack.registers[ref.register]
        wanted = plain(ref.key)
        return tuple(
            self._entered(register, register.fields[ref.field], revision, ref.rule)
            for revision in self.revisions(ref.register)
            if (revision.record == row.number if row and not ref.key else wanted in _names(register, revision))
        )

    def stated(self, ref: StatedRef, row: Row | None) -> Cited:
        """That of the period and unit; one about the whole office has no unit."""
        tree, day = self._calculator.tree, self._scope.tree_day
        unit = row.number if row else self._scope.unit
        about = 0 if unit is None or unit == tree.on(day).top else unit
        period, code = self._scope.period.shifted(ref.shift), "" if unit is None else tree.code(unit, day)
        alike = (one for one in self._stated if one.name == ref.name and one.unit == about)
        found = next((one for one in alike if one.covers(period)), None)
        if found is None:
            return Cited(period.text, code)
        who = "" if found.alone else people((found,)).get(found.confirmed_by, "")
        return Cited(
            found.period, code, found.value, found.unit_word, found.source, found.office, who,
            waits=not found.confirmed_by, seq=found.seq,
        )  # fmt: skip

    def breakdown(self, indicator: str, by: Literal["month", "unit"]) -> Sequence[tuple[str, Value]]:
        """The figure by month or unit."""
        return self._calculator.breakdown(indicator, self._scope, by)

    @cached_property
    def _units(self) -> frozenset[int] | None:
        unit = self._scope.unit
        return None if unit is None else self._calculator.tree.on(self._scope.tree_day).subtree(unit)

    def _revisions(self, register: str) -> tuple[Revision, ...]:
        """The last revision of each record that is not void, as of the report's seq."""
        found = read.last_revisions_of(register, self._scope.as_of).values()
        return tuple(r for r in found if r.entry.stage != "void")

    def _belongs(self, register: Register, revision: Revision, period: Period) -> bool:
        entry, scope = revision.entry, self._scope
        if self._units is not None and entry.unit not in self._units:
            return False
        if entry.stage not in self._pack.loops[register.loop].counts:
            return False
        if register.start:
            start, end = (str(entry.data.get(name) or "") for name in (register.start, register.end))
            return "" < start <= scope.day.isoformat() and (not end or end > scope.day.isoformat())
        return not register.date or period.start.isoformat() <= entry.date <= period.end.isoformat()

    def _entered(self, register: Register, field: Field, revision: Revision, rule: str) -> Entered:
        stored = revision.entry.data.get(field.id)
        value: Value = None
        if field.numeric and isinstance(stored, int):
            value = Decimal(stored).scaleb(-places_of(field)) if places_of(field) else stored
        text = self._text(field, stored) if value is None else phrase(value, rule)
        counted = revision.entry.stage in self._pack.loops[register.loop].counts
        dated = field.type in ("date", "month")
        iso = stored if dated and isinstance(stored, str) else ""
        return Entered(revision.record, revision.seq, field.title, text, value, field.unit, counted, dated, iso)

    def _text(self, field: Field, stored: Stored | None) -> str:
        if isinstance(stored, list):
            return _COMMA[self.language].join(self._text(field, item) for item in stored)
        if stored is None or isinstance(stored, bool):
            return "" if stored is None else _YES_NO[self.language][stored]
        if isinstance(stored, int):
            return self._referred(field, stored)
        if field.type in ("date", "month", "datetime"):
            return _day(stored, self.language)
        choice = field.choice(stored)
        return choice.title.in_(self.language) if choice else stored

    def _referred(self, field: Field, record: int) -> str:
        if field.type in ("unit", "units") or field.register == UNITS:
            return self._calculator.tree.label(record, self._scope.tree_day)
        target = self._pack.registers[field.register]
        return next((_label(target, r) for r in self.revisions(target.id) if r.record == record), "")


def _names(register: Register, revision: Revision) -> Iterator[str]:
    """What a record is found by: its label and the first field of its key."""
    for name in dict.fromkeys((register.label, *register.key[:1])):
        field = register.fields.get(name)
        if field is not None and not field.personal and (value := revision.entry.data.get(name)):
            yield plain(str(value))


def _label(register: Register, revision: Revision) -> str:
    field = register.fields.get(register.label)
    return "" if field is None or field.personal else str(revision.entry.data.get(field.id) or "")


def _day(stored: str, language: str) -> str:
    """A stored date, month or time in words; what is none of these stays as it is."""
    text = unicodedata.normalize("NFKC", stored)
    if len(text) == _MONTH:
        return month_words(int(text[:_YEAR]), int(text[5:]), language)
    words = day_words(date.fromisoformat(text[:10]), language)
    return f"{words} {text[11:16]}" if len(text) > len("2025-03-08") else words
