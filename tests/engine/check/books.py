"""A ledger of made-up figures over the district office's definitions, and files to check against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from engine.document.making import p, saved  # type: ignore[import-not-found]
from youju.engine.base.periods import Period
from youju.engine.check.asking import period_of
from youju.engine.check.checking import check
from youju.engine.check.model import Asked, Checked, Numeral, Stated
from youju.engine.definitions import Pack
from youju.engine.document.package import Package
from youju.engine.figures import Figure

YEAR = Period.parse("2025")
VALUES: dict[str, int | Decimal] = {
    "study.group.sessions": 15,
    "lectures.teams.count": 18,
    "lectures.offline.sessions": 702,
    "lectures.offline.audience": 48300,
    "lectures.online.sessions": 78,
    "lectures.online.audience": 316400,
    "coverage.central.items": 95,
    "coverage.province_up.items": 615,
    "performances.benefit.shows": 260,
    "performances.benefit.people": 40500,
    "heritage.intangible.items": 62,
    "volunteers.registered": 58000,
    "volunteers.active": 9500,
    "campus.participation.rate": Decimal("98.4"),
    "inspection.bulletins.issues": 24,
}
BEFORE: dict[str, int | Decimal] = {"lectures.offline.sessions": 650, "performances.benefit.shows": 208}
TOWNS = {"东关街道": "990101001", "柳河镇": "990101002"}
IN_TOWN = {("performances.benefit.shows", "990101002"): 18}
HALF = {("performances.benefit.shows", "2025H1"): 130}


@dataclass
class Book:
    """Implements `engine.check.model.Ledger`; indicators without a value of their own have one that no sentence here prints."""

    pack: Pack
    stated: tuple[Stated, ...] = ()
    period: Period = YEAR
    unit: str = ""
    values: Mapping[str, int | Decimal] = field(default_factory=lambda: VALUES)
    entries: Mapping[str, int] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def figures(self, asked: tuple[Asked, ...]) -> dict[Asked, Figure]:
        """All of them."""
        self.asked += asked
        return {one: self._figure(one) for one in asked}

    def _figure(self, asked: Asked) -> Figure:
        indicator, period = self.pack.indicators[asked.indicator], period_of(asked, self.period).text
        names = list(self.pack.indicators)
        value: int | Decimal | None = self.values.get(asked.indicator, 7_000_003 + names.index(asked.indicator) * 11)
        value = BEFORE.get(asked.indicator, 5_000_009) if asked.years == -1 else value
        value = HALF.get((asked.indicator, period), value)
        value = IN_TOWN.get((asked.indicator, asked.unit), value)
        return Figure(
            asked.indicator, indicator.title, value, indicator.unit, "flow", period, asked.unit, 1, 1, "0" * 64
        )

    def unit_code(self, text: str) -> str:
        """The town that stands last in a text, if it is not the whole district."""
        places = {text.rfind(name): code for name, code in (*TOWNS.items(), ("全区", "")) if name in text}
        return places[max(places)] if places else ""

    def entry(self, name: str) -> int | None:
        """A field of a record."""
        return self.entries.get(name)


def document(*paragraphs: str, body: str = "", **more: str) -> Package:
    """A file of these paragraphs."""
    return Package.open(saved(body or "".join(map(p, paragraphs)), **more), "报告.docx")


def checked(book: Book | None, *paragraphs: str, **more: str) -> Checked:
    """What a check finds in them."""
    return check(document(*paragraphs, **more), book)


def claims(found: Checked) -> list[Numeral]:
    """The numerals that need a basis."""
    return [one for one in found.numerals if one.verdict not in ("not_claim", "unparsed")]
