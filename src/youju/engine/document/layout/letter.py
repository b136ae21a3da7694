"""An official letter or report as values: what `compose` sets in GB/T 9704-2012 form.

Any text may hold tags `{{...}}`; they stay as they are, each in one run, for another module to compile.
Headings hold their own number (`一、`, `（一）`): an office types it, and it must not change when a line is moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "center", "right"]
Value: TypeAlias = "int | Decimal | None"  # None is a missing value: a gap in a chart, never 0
Day: TypeAlias = "date | str | None"  # a text is a tag, or words of the office's own


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; `then` is text that runs on in the same paragraph."""

    level: int
    text: str
    then: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of running text; `align` other than "both" is for a line that stands alone."""

    text: str
    align: Literal["both", "left", "center", "right"] = "both"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` have one cell per text of `head`.

    `widths` are shares of the text width (any whole numbers; equal where empty). `align` is per column; a column without
    one is right where all its cells are numbers, else left. `note` stands below, in small type.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    align: tuple[Align, ...] = ()
    title: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("a row has not as many cells as the head")


@dataclass(frozen=True, slots=True)
class Series:
    """One run of values of a chart, one per category."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A native Word chart: upright bars (by month), lying bars (by unit) or lines (two years).

    `unit` is the unit word of the values; `alt` is read out in place of the picture (made from the values where empty).
    """

    kind: Literal["bar", "lying", "line"]
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    alt: str = ""

    def __post_init__(self) -> None:
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError("a series has not as many values as there are categories")


Block: TypeAlias = "Heading | Text | Table | Chart"


@dataclass(frozen=True, slots=True)
class Annex:
    """An attachment, on a page of its own; `landscape` turns its pages, for wide tables."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter or report. Empty parts are left out.

    `letterhead` is the red name above (发文机关标志), `number` the document number, `signer` the name after 签发人.
    `seal`: room is left for a seal over issuer and date. `note` is 附注, without its brackets.
    `copies_to`, `printed_by`, `printed_on` make the imprint (版记).
    """

    title: str
    body: tuple[Block, ...]
    addressee: str = ""
    attachments: tuple[Annex, ...] = ()
    issuer: str = ""
    date: Day = None
    seal: bool = True
    letterhead: str = ""
    number: str = ""
    signer: str = ""
    note: str = ""
    copies_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: Day = None
    language: str = "zh"
