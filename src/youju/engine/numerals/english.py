"""English numerals: nearly 400, 3.2 million visitors, 12.5%, between 10 and 15; with interval, unit and class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from youju.engine.numerals.amounts import Amount
from youju.engine.numerals.english_amounts import AMOUNT, EnglishAmount, english_amount
from youju.engine.numerals.english_classes import announces, classed
from youju.engine.numerals.english_dates import no_quantities
from youju.engine.numerals.fold import fold
from youju.engine.numerals.found import Found
from youju.engine.numerals.intervals import interval
from youju.engine.numerals.measures import measures

_BEFORE = {
    "近": "nearly|almost|close to|just under|approaching|just short of",
    "约": "about|around|approximately|roughly|some|circa|an estimated|an average of about",
    "超": "over|more than|above|exceeding|exceeded|in excess of|upwards of|surpassed|surpassing|topped|well over|just over|greater than",
    "不少于": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of",
    "不超过": "up to|at most|no more than|not more than|a maximum of|not exceeding",
    "不足": "fewer than|less than|under|below",
}  # fmt: skip
_PREFIX = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{words}) $)" for name, words in zip("abcdef", _BEFORE.values(), strict=True)),
    re.IGNORECASE,
)
_NAMES = dict(zip("abcdef", _BEFORE, strict=True))
_CURRENCY = re.compile(r"(?:US\$|HK\$|RMB ?|CNY ?|[$£€¥])$")
_BEHIND = re.compile(r"\+(?![\w])| or (?:more|above|so)\b| and (?:above|over)\b", re.IGNORECASE)
_PERCENT = re.compile(
    r" ?(?:%|percent\b|per cent\b)(?P<points> points?\b)?|(?:[ -]percentage[ -]points?\b)", re.IGNORECASE
)
_BETWEEN = re.compile(r"between [\d,.]{1,12}(?: [a-z]{3,8})?$", re.IGNORECASE)
_WORD = re.compile(r"[ -]([A-Za-z°]+)")
_RANGE = re.compile(r" ?(?:-|–|—|to) ?| and (?=\d)")
_MONEY = frozenset(["yuan", "RMB", "dollars", "dollar", "euros", "euro", "pounds", "USD", "EUR", "GBP", "CNY"])
_NEEDS_NOUN = frozenset(("one", "zero", "ten", "hundred"))


@cache
def _units() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Units that end the span, units of time, counted nouns."""
    table = measures().english
    return tuple(frozenset(table[group].split()) for group in ("printed", "time", "nouns"))  # type: ignore[return-value]


def find_english(text: str, heading: str = "") -> tuple[Found, ...]:
    """Every numeral of an English text, in order, without overlap."""
    s = fold(text)
    others = no_quantities(s)
    found: list[Found] = []
    floor = 0
    for match, ceiling in _amounts(s, others):
        span = _quantity(s, match, floor) if match.start() >= floor else None
        if span:
            span = span if span.end <= ceiling else replace(span, end=ceiling)
            found.append(classed(s, span, _units()[1], announces(heading)))
            floor = span.end
    both = sorted([*found, *(span for span in others if span.cls)], key=lambda span: span.start)
    return tuple(replace(span, text=text[span.start : span.end]) for span in both)


def _amounts(s: str, others: list[Found]) -> Iterator[tuple[re.Match[str], int]]:
    """The amounts outside of the spans `others`, each with where the next of these begins."""
    index = 0
    for match in AMOUNT.finditer(s):
        while index < len(others) and others[index].end <= match.start():
            index += 1
        ceiling = others[index].start if index < len(others) else len(s)
        if match.end() <= ceiling and not _inside_word(s, match):
            yield match, ceiling


def _inside_word(s: str, match: re.Match[str]) -> bool:
    before, after = s[match.start() - 1 : match.start()], s[match.end() : match.end() + 1]
    return (
        before.isalnum()
        or before in ("_", "#")
        or (before in (".", ":") and match.start() > 1 and s[match.start() - 2].isdigit())
        or after == "_"
    )


def _quantity(s: str, match: re.Match[str], floor: int) -> Found | None:
    amount = english_amount(match)
    if amount is None:
        return None
    start, end, unit = match.start(), match.end(), ""
    marks: list[str] = []
    second: EnglishAmount | None = None
    if money := _CURRENCY.search(s[max(floor, start - 4) : start]):
        start, unit = start - len(money[0]), money[0].strip()
    prefix = _PREFIX.search(s[max(floor, start - 22) : start])
    if prefix and prefix.lastgroup:
        start -= len(prefix[0])
        marks.append(_NAMES[prefix.lastgroup])
    if s[max(0, start - 5) : start].lower() != "from ":
        second, end = _second(s, end)
    early, end = _marks_behind(s, end)
    noun, end = _unit(s, end)
    late, end = _marks_behind(s, end)
    marks += early + late
    unit = unit or noun
    if not _counts(s, match, unit):
        return None
    return _spanned(s, (start, end), amount, second, (unit, marks))


def _marks_behind(s: str, end: int) -> tuple[list[str], int]:
    """What `or so`, `or more` after an amount or its unit means, and where it ends."""
    behind = _BEHIND.match(s, end)
    if behind is None:
        return [], end
    return ["约" if behind[0].endswith("so") else "不少于"], behind.end()


def _counts(s: str, match: re.Match[str], unit: str) -> bool:
    """Whether words count something: `one` needs a noun, a name in capitals (the Four Comprehensives) counts nothing."""
    if not match["words"]:
        return True
    if match["words"].lower() in _NEEDS_NOUN and not unit:
        return False
    following = s[match.end() : match.end() + 2]
    return not (match["words"][0].isupper() and match.start() > 0 and following[1:2].isupper())


def _second(s: str, end: int) -> tuple[EnglishAmount | None, int]:
    """The upper end of a range, and where it ends."""
    joint = _RANGE.match(s, end)
    match = AMOUNT.match(s, joint.end()) if joint else None
    if joint is None or match is None or (joint[0] == " and " and not _BETWEEN.search(s[max(0, end - 32) : end])):
        return None, end
    amount = english_amount(match)
    return (amount, match.end()) if amount and amount.value is not None else (None, end)


def _unit(s: str, end: int) -> tuple[str, int]:
    """The unit and where the span ends: after %, km, hours; before a counted noun."""
    if match := _PERCENT.match(s, end):
        return _share(match), match.end()
    printed, time, nouns = _units()
    at = end
    for turn in range(4):
        match = _WORD.match(s, at)
        if match is None:
            break
        word, at = match[1], match.end()
        if turn == 0 and (word in printed or word.lower() in time):
            return _whole_unit(s, word if word in printed else word.lower(), at)
        if word.lower() in nouns:
            return word.lower(), end
    return "", end


def _share(match: re.Match[str]) -> str:
    return "percentage points" if match["points"] or "percentage" in match[0] else "%"


def _whole_unit(s: str, word: str, at: int) -> tuple[str, int]:
    """square metres is one unit."""
    more = _WORD.match(s, at) if word in ("square", "sq") else None
    return (f"{word} {more[1]}", more.end()) if more else (word, at)


def _spanned(
    s: str, ends: tuple[int, int], amount: EnglishAmount, second: EnglishAmount | None, said: tuple[str, list[str]]
) -> Found:
    unit, marks = said
    place = min(amount.step, Decimal(1)) if unit == "%" else amount.place
    if second and amount.value is not None and second.value is not None:
        low = _scaled(amount.value, second.value, second.place if amount.place is None else None)
        return Found(
            *ends, s[slice(*ends)], "claim", None, low, second.value, True, True, unit, _dimension(unit), "范围"
        )
    plain = Amount(0, amount.value, amount.step, amount.place, low=amount.low, high=amount.high, high_inclusive=False)
    approx, (least, most, least_in, most_in) = interval(plain, marks)
    value = amount.words or amount.value
    unit = "ratio" if amount.words else unit
    return Found(
        *ends, s[slice(*ends)], "claim", value, least, most, least_in, most_in, unit or None, _dimension(unit), approx,
        place, amount.step,
    )  # fmt: skip


def _scaled(low: Decimal, high: Decimal, place: Decimal | None) -> Decimal:
    """3 to 5 million: the scale of the second counts for the first, too."""
    if not place or low >= high / place:
        return low
    return low * max(scale for scale in (10**9, 10**6, 10**3, 1) if high >= scale)


def _dimension(unit: str) -> str | None:
    if unit in _MONEY or unit in ("$", "US$", "HK$", "£", "€", "¥"):
        return "money"
    return measures().dimension(unit)
