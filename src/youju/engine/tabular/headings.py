"""One header text taken apart: the name, and what a bracket says of the unit word (`金额（万元）`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from youju.engine.numerals import DIMENSIONS, plain

_SCALES = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
}  # fmt: skip
_BRACKET = re.compile(r"[(\[【〔]([^)\]】〕]*)[)\]】〕]")
_MEASURE = re.compile(rf"(?:单位:?|计量单位:?)?({'|'.join(sorted(_SCALES, key=len, reverse=True))})?(.*)")
_BEHIND = re.compile(r"(.+)[/:]([^/:]+)")
_BARE_TABLE_UNIT = re.compile(r"(?:计量|金额|货币)?单位:([^\s,;]+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A header text: its folded `name`, the unit word said with it ("" for none) and by what its numbers are multiplied."""

    name: str
    unit: str = ""
    scale: int = 1


def fold(text: str) -> str:
    """A name without width, case, blanks, marks of required columns and a closing colon."""
    return "".join(plain(text).casefold().split()).strip("*:·")


@lru_cache(maxsize=4096)
def heading(text: str) -> Heading:
    """`金额（万元）` is the name 金额, the unit word 元 and the scale 10000; brackets that say no unit word are dropped."""
    folded = fold(text)
    name = _BRACKET.sub("", folded).strip("*:")
    for said in _BRACKET.findall(folded):
        if found := measure(said):
            return Heading(name, *found)
    if (behind := _BEHIND.fullmatch(name)) and (found := measure(behind[2])):
        return Heading(behind[1], *found)
    return Heading(name or folded)


def measure(text: str) -> tuple[str, int] | None:
    """The bare unit word and its multiple (`千人次` -> 人次, 1000); None where the text is no unit word."""
    match = _MEASURE.fullmatch(text)
    if match is None or match[2] not in DIMENSIONS:
        return None
    return match[2], _SCALES[match[1]] if match[1] else 1


def table_unit(text: str) -> tuple[str, int] | None:
    """What a line above the table says of all its numbers: `单位：万元`."""
    match = _BARE_TABLE_UNIT.search("".join(plain(text).split()).replace("(", "").replace(")", ""))
    return measure(match[1]) if match else None
