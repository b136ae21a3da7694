"""What each place of a form asks for, and whether that is certain enough to bind it.

A blank has no value that could speak for it, so that its heads must say nothing that is not understood; a number that
stands there must be the ledger's for the same period as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from youju.engine.check.context import Context
from youju.engine.check.deciding import Judge, judge_of, numeral_of
from youju.engine.check.forms.asking import when_asked
from youju.engine.check.forms.heads import Place
from youju.engine.check.forms.understood import Reader
from youju.engine.check.guessing import Guess, guesses
from youju.engine.check.model import Ledger, Numeral
from youju.engine.check.reading import Claim, scaled
from youju.engine.check.vocabulary import Vocabulary
from youju.engine.document.paragraphs import plain_paragraph
from youju.engine.document.sheets.cells import At
from youju.engine.figures import Figure
from youju.engine.numerals import DIMENSIONS, Found, read_cell

Spot = tuple[str, At]
"""The name of a sheet and a cell in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A place with what it asks for, and why it is bound or left (`adopting.WHY`)."""

    place: Place
    guess: Guess
    why: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands there."""
        return self.place.cell.kind == "blank"


def ask(
    found: Sequence[Place], ledger: Ledger, language: str, bound: Collection[Spot] = ()
) -> tuple[list[Asked], Judge]:
    """What each place asks for, in order, with the judge of their figures; `bound` are places that were bound before."""
    claims = [claim_of(place) for place in found]
    guessed = [in_time(guess, place, ledger) for guess, place in zip(guesses(claims, ledger), found, strict=True)]
    judge = judge_of(guessed, ledger, language)
    reader = Reader(Vocabulary(ledger.pack), ledger.unit_code)
    asked = []
    for place, guess in zip(found, guessed, strict=True):
        why = "already" if (place.sheet.name, place.at) in bound else _why(place, guess, judge, reader)
        asked.append(Asked(place, guess, why))
    return _once(asked), judge


def claim_of(place: Place) -> Claim:
    """A cell as a claim: a blank is one without a value."""
    text = place.cell.text
    reading = read_cell(text) if text else None
    found = Found(0, len(text), text, "claim", unit=place.unit or None)
    if reading is not None:
        found = replace(
            found, value=reading.value, low=reading.low, high=reading.high, low_inclusive=reading.low_inclusive,
            high_inclusive=reading.high_inclusive, unit=reading.unit or place.unit or None, approx=reading.approx, place=reading.place,
        )  # fmt: skip
        found = found if place.factor == 1 else scaled(found, place.factor)
    context = Context("", "", "", place.heads, place.titles)
    group = place.sheet.part, place.at.row, place.at.column
    return Claim(plain_paragraph(place.address, text), found, context, place.said, group, place.factor, place.counted)


def in_time(guess: Guess, place: Place, ledger: Ledger) -> Guess:
    """The guess for the period that the cell asks for; a blank that a stated figure may fill is left to a person."""
    asked = when_asked(place, ledger.period)
    stated = None if place.cell.kind == "blank" else guess.stated
    return replace(guess, years=asked.years, part=asked.part, stated=stated)


def numeral(asked: Asked, judge: Judge) -> Numeral:
    """A place in the list: what it asks for, or what may be meant."""
    guess = asked.guess
    if not asked.blank or not guess.known:
        return judge.decide(guess)
    candidates = judge.decide(replace(guess, known="")).candidates
    return replace(
        numeral_of(guess.claim, "not_claim"), indicator=guess.known, figure=figure(asked, judge), candidates=candidates
    )


def figure(asked: Asked, judge: Judge) -> Figure:
    """The figure that a place asks for; KeyError where it asks for none."""
    return judge.figures[asked.guess.asked()]


def _why(place: Place, guess: Guess, judge: Judge, reader: Reader) -> str:
    if not guess.known:
        return "unknown"
    if not guess.akin or _other_people(place.counted, judge.ledger.pack.indicators[guess.known].unit):
        return "unit"
    if reader.left_over(guess.known, place.heads):
        return "head"
    return "bound" if place.cell.kind == "blank" or judge.decide(guess).verdict == "traced" else "differs"


def _other_people(counted: str, own: str) -> bool:
    """Whether a head counts people (人数) where the indicator counts how often they came (人次), or the other way."""
    return bool(counted) and {DIMENSIONS.get(counted), DIMENSIONS.get(own)} == {"people", "attendances"}


def is_sure(place: Place, guess: Guess, ledger: Ledger, reader: Reader) -> bool:
    """Whether the heads of a cell say nothing beyond what is known of the indicator that they ask for."""
    unit = ledger.pack.indicators[guess.known].unit
    return not _other_people(place.counted, unit) and not reader.left_over(guess.known, place.heads)


def _once(asked: Sequence[Asked]) -> list[Asked]:
    """Two places of a sheet that ask the same are both left: the heads do not tell them apart."""
    times = Counter((one.place.sheet.name, one.guess.asked()) for one in asked if one.why in ("bound", "differs"))
    return [
        replace(one, why="twice") if one.why == "bound" and times[one.place.sheet.name, one.guess.asked()] > 1 else one
        for one in asked
    ]
