"""What stands on the page for a fact: digits that say it exactly, words that are true of it, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from youju.engine.numerals import accepts, read_cell
from youju.engine.report.bound import PENDING, Bound
from youju.engine.report.xbrl.model import Fact

_DIGITS = re.compile(r"(-?)([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)([万亿]?)")
_SCALES = {"": 0, "万": 4, "亿": 8}
_PERCENT = -2


@dataclass(frozen=True, slots=True)
class Digits:
    """A text that is exactly the value: what stands before, in and behind the tag, and the tag's scale."""

    sign: str
    digits: str
    word: str
    scale: int


def digits_of(text: str, fact: Fact, rule: str) -> Digits | None:
    """The text as digits, where they are exactly the value; None where they are words, or another number."""
    match = _DIGITS.fullmatch(text)
    if match is None or fact.value is None or not fact.measure:
        return None
    scale = _SCALES[match[3]] + (_PERCENT if fact.percent else _scale_of(rule))
    said = Decimal(match[1] + match[2].replace(",", "")).scaleb(scale)
    return Digits(match[1], match[2], match[3], scale) if said == Decimal(fact.value) else None


def holds(text: str, one: Bound, fact: Fact) -> bool:
    """Whether a text is true of its fact: the words of its rule, or any that the value lies within."""
    if fact.value is None:
        return text == PENDING
    if text == one.text or one.value is None:
        return text == one.text
    reading = read_cell(text)
    return reading is not None and accepts(reading, one.value)


def _scale_of(rule: str) -> int:
    """What `exact/10000` leaves to the head of a column: 4; 0 where that is no power of ten."""
    _, _, divisor = rule.partition("/")
    power = len(divisor) - 1
    return power if divisor.isdecimal() and int(divisor) == 10**power else 0
