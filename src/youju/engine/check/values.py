"""What the ledger says of a guess, and how the printed words stand to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from youju.engine.check.guessing import Guess
from youju.engine.check.model import Asked, Ledger
from youju.engine.figures import Figure, Value
from youju.engine.numerals import Found, judge, rounded

Judgement = Literal["accepted", "loose", "understated", "outside"]
Figures = Mapping[Asked, Figure]

_HUNDRED = Decimal(100)
_RANK: tuple[Judgement, ...] = ("accepted", "loose", "understated", "outside")


@dataclass(frozen=True, slots=True)
class Answer:
    """A value in its own unit word; `exact` where the printed value of a ratio or a change is rounded already."""

    value: Value
    unit: str
    figure: Figure | None = None
    exact: Value = None


def answer(guess: Guess, figures: Figures, ledger: Ledger) -> Answer:
    """The value of what a guess says is meant."""
    if guess.stated:
        return Answer(guess.stated.value, guess.stated.unit)
    if guess.entry:
        return Answer(ledger.entry(guess.entry), guess.claim.row.unit if guess.claim.row else "")
    now = figures[guess.asked()]
    if not guess.change:
        return plain_answer(now)
    before = figures[guess.asked(years=-1)].value
    if now.value is None or before is None:
        return Answer(None, "%", now)
    if guess.claim.found.unit not in ("%", "％") and guess.claim.row is None:
        return Answer(now.value - before, now.unit, now)
    if not before:
        return Answer(None, "%", now)
    exact = _HUNDRED * (now.value - before) / before
    return Answer(_shown(exact, guess.claim.found), "%", now, exact)


def plain_answer(figure: Figure) -> Answer:
    """The value of a figure; a ratio has its exact value beside the printed one."""
    part, whole = figure.numerator, figure.denominator
    exact = _HUNDRED * part / whole if figure.unit == "%" and part is not None and whole else None
    return Answer(figure.value, figure.unit, figure, exact)


def judged(found: Found, said: Answer) -> Judgement:
    """How the printed words stand to a value; of a decrease (下降, a minus sign) the number is printed without its sign."""
    values = [value for value in (said.value, said.exact) if value is not None]
    if found.value is None and found.low is None and found.high is None:
        return "outside"
    down = found.direction == "down"
    found = found if found.cls != "change" else replace(found, cls="claim")
    judgements = [judge(found, -value if down else value) for value in values]
    return next((rank for rank in _RANK if rank in judgements), "outside")


def _shown(exact: Decimal, found: Found) -> Decimal:
    """A percentage to the places that are printed, one at least."""
    place = found.place or Decimal(1)
    return rounded(exact, max(1, -place.adjusted()))
