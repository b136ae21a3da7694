"""Numbers of a field: how they are scaled when stored, how they are written for people, and unit words of a cell."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from youju.engine.definitions.model import Field

SAFE = 2**53  # RFC 8785: no larger whole number has a canonical form

_MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_MULTIPLE = re.compile("([十百千]?[万亿]|[千])(?=.)")
# What a word is counted in, in terms of the first word of its family. 人次, 场 and 场次 are families of their own.
_WORDS: dict[str, tuple[str, Fraction]] = {
    "名": ("人", Fraction(1)),
    "位": ("人", Fraction(1)),
    "块": ("元", Fraction(1)),
    "分钟": ("小时", Fraction(1, 60)),
}


def places_of(field: Field) -> int:
    """Decimals that a field stores: 2 for money and hours, 0 for whole numbers."""
    return 2 if field.type in ("money", "hours") else field.places


def written(field: Field, stored: int) -> str:
    """A stored number as people write it: 350 fen are `3.50`, 12 of an integer field `12`."""
    places = places_of(field)
    return f"{Decimal(stored).scaleb(-places):f}" if places else str(stored)


def factor_between(word: str, unit: str) -> Fraction | None:
    """By what a number said in `word` is multiplied to be in `unit`; None where they count different things.

    `千人次` to `人次` is 1000, `元` to `万元` is 1/10000, `分钟` to `小时` is 1/60, `人` to `人次` is None.
    """
    (said, times), (meant, base) = _family(word), _family(unit)
    return times / base if said == meant else None


def _family(word: str) -> tuple[str, Fraction]:
    match = _MULTIPLE.match(word)
    many = Fraction(_MULTIPLES[match[1]]) if match else Fraction(1)
    rest = word[match.end() :] if match else word
    first, part = _WORDS.get(rest, (rest, Fraction(1)))
    return first, many * part
