"""What became of an edition: each figure then and now, each sentence that prints one, and whether its words still hold.

The numbers of now are those of the definitions of then, for that is what the report claimed; what another definition
makes of the same period stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol

from youju.engine.check.model import Checked, Numeral, Verdict
from youju.engine.figures.frozen import FrozenFigure, number
from youju.engine.numerals import percent

State = Literal["same", "rows", "value", "gone"]
"""Same; records changed but not the value; another value; it cannot be asked any more."""

How = Literal["added", "removed", "corrected"]
_HOLDS: frozenset[Verdict] = frozenset({"traced", "stated"})
_END = re.compile(r"[。；！？;!?\n]")


class Printed(Protocol):
    """A number where a document prints it, as an edition keeps it (`engine.report.edition.Shown`)."""

    @property
    def part(self) -> str:
        """The part of the file."""

    @property
    def paragraph(self) -> int:
        """The paragraph's index in it."""

    @property
    def start(self) -> int:
        """Where it begins in the paragraph's text."""

    @property
    def text(self) -> str:
        """What is printed."""

    @property
    def figure(self) -> int:
        """Index of its figure, -1 for none."""

    @property
    def before(self) -> int:
        """Index of the figure that it is compared with, -1 for none."""


@dataclass(frozen=True, slots=True)
class Redefined:
    """A figure by the definition of now over the same records and period, and the year before by that same definition.

    `then`, `now`: what either definition says in a sentence.
    """

    figure: FrozenFigure
    before: FrozenFigure | None
    then: str
    now: str

    @property
    def growth(self) -> Decimal | None:
        """The growth by one definition (同口径) in percent to one decimal; None where there is nothing to grow from."""
        value, base = self.figure.number, self.before.number if self.before else None
        return percent(value - base, base) if value is not None and base else None


@dataclass(frozen=True, slots=True)
class FigureDrift:
    """A figure of the edition, the same asked now by its own definition (None: it cannot be), and by a later definition."""

    index: int
    then: FrozenFigure
    now: FrozenFigure | None
    redefined: Redefined | None = None

    @property
    def state(self) -> State:
        """How far it moved."""
        if self.now is None:
            return "gone"
        then, now = self.then, self.now
        if (then.value, then.numerator, then.denominator) != (now.value, now.numerator, now.denominator):
            return "value"
        return "same" if then.digest == now.digest else "rows"


@dataclass(frozen=True, slots=True)
class PlaceDrift:
    """A printed number whose figure moved: the sentence, whether its words hold for the number of now, and what would be right."""

    printed: Printed
    sentence: str
    verdict: Verdict
    suggestion: str

    @property
    def holds(self) -> bool:
        """Whether what is printed is still true."""
        return self.verdict in _HOLDS


@dataclass(frozen=True, slots=True)
class RowChange:
    """A record that made a difference to a figure: seq then and now, 0 where it was not behind it."""

    record: int
    then: int
    now: int

    @property
    def how(self) -> How:
        """Whether it came, went or was corrected."""
        return "added" if not self.then else "removed" if not self.now else "corrected"


def moved(printed: Printed, figures: Sequence[FigureDrift]) -> bool:
    """Whether what a place prints rests on a figure that has another value now, or none."""
    return any(n >= 0 and figures[n].state in ("value", "gone") for n in (printed.figure, printed.before))


def place_drifts(
    printed: Sequence[Printed], figures: Sequence[FigureDrift], checked: Checked
) -> tuple[PlaceDrift, ...]:
    """The places whose figure moved, in reading order; `checked` is the edition's own file against the records of now.

    Numbers from single records and stated figures, which have no figure, are there where they do not hold any more.
    """
    texts = {(p.part, p.index): p.text for p in checked.paragraphs}
    numerals: dict[tuple[str, int], list[Numeral]] = {}
    for numeral in checked.numerals:
        numerals.setdefault((numeral.part, numeral.paragraph), []).append(numeral)
    found = []
    for one in printed:
        text = texts.get((one.part, one.paragraph), "")
        judged = _at(one, numerals.get((one.part, one.paragraph), ()))
        verdict: Verdict = judged.verdict if judged else "untraced"
        if moved(one, figures) or (one.figure < 0 and verdict == "changed"):
            place = PlaceDrift(one, sentence_at(text, one.start), verdict, judged.suggestion if judged else "")
            found.append(place)
    return tuple(found)


def row_changes(then: Mapping[int, int], now: Mapping[int, int]) -> tuple[RowChange, ...]:
    """The records that differ between two sets of rows (record: seq), by number."""
    records = sorted(r for r in then.keys() | now.keys() if then.get(r) != now.get(r))
    return tuple(RowChange(record, then.get(record, 0), now.get(record, 0)) for record in records)


def difference(one: FigureDrift) -> int | Decimal | None:
    """Now less then; None where either is missing."""
    then, now = number(one.then.value), one.now.number if one.now else None
    return None if then is None or now is None else now - then


def sentence_at(text: str, at: int) -> str:
    """The sentence of a text in which `at` lies."""
    before = [m.end() for m in _END.finditer(text, 0, at)]
    after = _END.search(text, at)
    return text[before[-1] if before else 0 : after.end() if after else len(text)].strip()


def _at(one: Printed, numerals: Sequence[Numeral]) -> Numeral | None:
    end = one.start + max(1, len(one.text))
    return next((n for n in numerals if n.start < end and one.start < n.end), None)
