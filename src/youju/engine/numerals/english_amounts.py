"""English amounts: 1,204; 3.2 million; twenty-five; two thirds; dozens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from youju.engine.numerals.exact import last_place

_UNDER_TEN = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_TEENS = ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_ONES = {word: value for value, word in enumerate(_UNDER_TEN + _TEENS)}
_TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "m": 10**6,
    "k": 10**3,
}
_SMALL = "|".join([*_ONES, *_TENS])
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,24}(?!\d))(?:\.\d+)?"
_WORD = rf"(?:{_SMALL}|hundred|thousand|million|billion)"
AMOUNT = re.compile(
    rf"(?P<digits>{_DIGITS})(?:(?:[ -](?P<scale>hundred|thousand|million|billion|trillion)|(?P<short>bn|m|k)(?=[ ,.;)]|$))\b)?"
    rf"|(?P<fraction>(?:one|two|three|four|five)[ -](?:half|third|quarter|fifth|tenth)s?)\b"
    rf"|(?P<words>(?:{_SMALL})(?:(?:[ -]|[ ]and[ ]){_WORD}){{0,9}})\b"
    rf"|(?P<vague>dozens|hundreds|thousands|tens of thousands|hundreds of thousands|millions)(?= of\b)",
    re.IGNORECASE,
)
_VAGUE = {
    "dozens": (24, 100), "hundreds": (200, 1000), "thousands": (2000, 10_000), "tens of thousands": (20_000, 100_000),
    "hundreds of thousands": (200_000, 10**6), "millions": (2 * 10**6, 10**7),
}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


@dataclass(frozen=True, slots=True)
class EnglishAmount:
    """An amount with its printed precision; `words` for a fraction, `low` and `high` for a vague one."""

    value: Decimal | None
    step: Decimal
    place: Decimal | None = None
    words: str = ""
    low: Decimal | None = None
    high: Decimal | None = None


def english_amount(match: re.Match[str]) -> EnglishAmount | None:
    """What a match of `AMOUNT` is worth; None for words that make no number (two five)."""
    if match["vague"]:
        low, high = _VAGUE[match["vague"].lower()]
        return EnglishAmount(None, Decimal(low) / 2, low=Decimal(low), high=Decimal(high))
    if match["fraction"]:
        many, part = re.split("[ -]", match["fraction"].lower())
        return EnglishAmount(None, Decimal(1), words=f"{_ONES[many]}/{_PARTS[part.rstrip('s')]}")
    if match["words"]:
        value = _worth(re.split(r"[ -]", match["words"].lower().replace(" and ", " ")))
        return None if value is None else EnglishAmount(Decimal(value), last_place(Decimal(value)))
    return _digits(match)


def _digits(match: re.Match[str]) -> EnglishAmount:
    scale = Decimal(_SCALES.get((match["scale"] or match["short"] or "").lower(), 1))
    printed = match["digits"].replace(",", "")
    decimals = len(printed.partition(".")[2])
    value = Decimal(printed) * scale
    value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    fraction = Decimal(1).scaleb(-decimals) * scale if decimals else None
    place = (fraction or scale) if scale > 1 else None
    return EnglishAmount(value, fraction or last_place(value), place)


def _may_follow(said: int, size: int) -> bool:
    """Whether ones or tens may follow what was said below a hundred: nothing, or tens before ones."""
    return not said or (said % 10 == 0 and said >= 20 and size < 10)


def _worth(words: list[str]) -> int | None:
    """three hundred twenty five -> 325; None where the words stand in no order of a number."""
    total, group = 0, 0
    least = 10**15
    for word in words:
        if word in _ONES or word in _TENS:
            size = _ONES.get(word, _TENS.get(word, 0))
            if not _may_follow(group % 100, size):
                return None
            group += size
        elif word == "hundred":
            if not 0 < group < 10:
                return None
            group *= 100
        else:
            scale = _SCALES[word]
            if not group or scale >= least:
                return None
            total, group, least = total + group * scale, 0, scale
    return total + group
