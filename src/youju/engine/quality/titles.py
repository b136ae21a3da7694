"""When two titles name one event: what writers add to a title is left out, the rest is compared by character pairs."""

from __future__ import annotations

import re
from functools import lru_cache

from youju.engine.ledger.key import plain

_ADDED = re.compile(
    "联合举办|联合主办|联合开展|转载|(?:线上)?宣讲(?:会|活动)?$|(?:主题|系列|专题)?(?:实践)?活动$|(?:公益|专题)?讲座$|(?:开展|举办|举行)(?=.)"
)
_NUMBERS = re.compile("[0-9]+")
_LEAST = 2


@lru_cache(maxsize=65_536)
def core(title: str) -> str:
    """A title without what two writers add to it; as it is where nothing else would be left."""
    bare = plain(title)
    left = _ADDED.sub("", bare)
    left = _ADDED.sub("", left)
    return left if len(left) >= _LEAST else bare


@lru_cache(maxsize=65_536)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset({text})


def likeness(one: str, other: str) -> int:
    """How alike two cores are, in percent; 100 where one contains the other, 0 where both name other numbers."""
    if one == other:
        return 100
    if (mine := _NUMBERS.findall(one)) and (theirs := _NUMBERS.findall(other)) and mine != theirs:
        return 0
    short, long = sorted((one, other), key=len)
    if len(short) >= _LEAST and short in long:
        return 100
    first, second = _pairs(one), _pairs(other)
    return 200 * len(first & second) // (len(first) + len(second))
