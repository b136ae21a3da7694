"""Checks a Word file against the ledger. Nothing here writes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from youju.engine.base.periods import Period
from youju.engine.check.asking import period_of
from youju.engine.check.checking import check
from youju.engine.check.model import Asked, Checked, Stated
from youju.engine.definitions import Pack
from youju.engine.document.manifest import read_manifest
from youju.engine.document.package import Package
from youju.engine.figures import Calculator, Figure, Scope, Value
from youju.engine.report.answers import Row
from youju.engine.report.bound import entry_of
from youju.engine.report.particulars import Particulars
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import Question, scope
from youju.web.commands.reports.answering import LedgerAnswers
from youju.web.commands.reports.stated import StatedFigure, people, stated_figures

_LEAST = 3  # a unit's short name of two letters stands in too many other words
_ALL = ("全区", "全市", "全县", "全镇", "全省", "各镇街", "各单位", "各乡镇", "全部", "共计", "合计", "总计")
_SUBJECT = r"(?:^|(?<=[，。；、：（,;:(]))(?:其中|另外|此外|在|由)?"
"""Where the subject of a clause stands: 会同教育局 does not ask for the figures of 教育局."""
_DISTRICT = re.compile(r"^.{1,5}?[区县市旗州](?=.)")


def check_package(package: Package, office: Office, period: str = "", language: str = "zh") -> tuple[Checked, str]:
    """Check an opened file against the ledger; with the period that was asked about. Nothing is written.

    `period` "": that of the report in the file, else the site's current year. Raises `Refused` BAS001 for no period.
    """
    asked = Period.parse(period or _own_period(package) or str(office.today.year))
    within = scope(office, Question(asked, as_of=office.source.head() or None))
    return check(package, OfficeLedger(office, within, language), language), asked.text


class OfficeLedger:
    """Implements `engine.check.model.Ledger` over the calculator, for one period, at one seq; `calculator`: other definitions."""

    def __init__(
        self, office: Office, within: Scope, language: str = "zh", calculator: Calculator | None = None
    ) -> None:
        self._office, self._scope = office, within
        self._calculator: Calculator = calculator or office.calculator(within.as_of)
        self._language = language

    @property
    def pack(self) -> Pack:
        """The definitions in force at the seq."""
        return self._calculator.pack

    @property
    def period(self) -> Period:
        """The period that is asked about."""
        return self._scope.period

    @property
    def unit(self) -> str:
        """Code of the unit that is asked about, "" for the whole office."""
        unit = self._scope.unit
        return "" if unit is None else self._calculator.tree.code(unit, self._scope.tree_day)

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """The stated figures at the seq, of every period and unit; those that wait to be confirmed too."""
        figures = stated_figures(self._office, as_of=self._scope.as_of)
        names = people(figures)
        return tuple(self._as_stated(one, names) for one in figures)

    def _as_stated(self, one: StatedFigure, names: Mapping[str, str]) -> Stated:
        day = self._scope.tree_day
        about = self._calculator.tree.code(one.unit, day) if one.unit else self._top
        by = "" if one.alone else names.get(one.confirmed_by, "")
        return Stated(
            f"stated:{one.record}", one.name, one.value, one.unit_word, one.period, one.source, one.office, by, about,
            waits=not one.confirmed_by,
        )  # fmt: skip

    @property
    def _top(self) -> str:
        """How the scope names the whole office: "" where it asks for no unit."""
        tree, day = self._calculator.tree, self._scope.tree_day
        asked = self._scope.unit
        return "" if asked is None or asked != tree.on(day).top else tree.code(asked, day)

    def figures(self, asked: tuple[Asked, ...]) -> Mapping[Asked, Figure]:
        """One scan of each register per period and unit."""
        groups: dict[tuple[Period, str], list[Asked]] = defaultdict(list)
        for one in asked:
            groups[period_of(one, self.period), one.unit].append(one)
        found: dict[Asked, Figure] = {}
        for (period, unit), some in groups.items():
            within = replace(self._scope, period=period)
            if unit:
                within = replace(within, unit=self._office.unit(unit, within.tree_day))
            figures = self._calculator.figures([one.indicator for one in some], within)
            found |= dict(zip(some, figures, strict=True))
        return found

    def unit_code(self, text: str) -> str:
        """Code of the last unit that is the subject of a clause; "" where words for all of them come after it."""
        pattern, codes = self._names
        last = ""
        for match in pattern.finditer(text):
            last = codes.get(match["unit"] or "", "")
        return last

    def entry(self, name: str) -> Value:
        """A number of a record as it is at the seq."""
        named = entry_of(name, "exact")
        if named is None:
            return None
        reference, record = named
        register = self.pack.registers.get(reference.register)
        if register is None or reference.field not in register.fields:
            return None
        said = self._answers.entry(reference, Row(record))
        return said[0].value if said else None

    @cached_property
    def _answers(self) -> LedgerAnswers:
        about = Particulars("", self.period, self._office.today, self._language)
        return LedgerAnswers(self._calculator, self._scope, about)

    @cached_property
    def _names(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """Finds units named as subjects and words that mean all of them, the longest first; the codes of the names."""
        tree, day = self._calculator.tree, self._scope.tree_day
        top = tree.on(day).top
        codes: dict[str, str] = {}
        for number in tree.on(day).above:
            state = tree.state(number, day)
            code = "" if number == top else str(state.get("code", ""))
            names = [str(state.get("name") or ""), str(state.get("short") or "")]
            for name in (*names, *(_DISTRICT.sub("", name) for name in names)):
                if len(name) >= _LEAST:
                    codes[name] = code if codes.get(name, code) == code else ""
        every = "|".join(map(re.escape, sorted(codes, key=len, reverse=True))) or "(?!)"
        return re.compile(rf"{_SUBJECT}(?P<unit>{every})|{'|'.join(_ALL)}"), codes


def _own_period(package: Package) -> str:
    """The period of the report that a file was made as, "" where it does not say."""
    manifest, _ = read_manifest(package)
    rows = manifest.rows if manifest else ()
    return next((row.period for row in rows if row.kind in ("figure", "stated") and row.years == "0"), "")
