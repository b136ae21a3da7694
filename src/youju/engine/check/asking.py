"""Which period a sentence asks for: 去年, 2024年, 上半年, 一季度, 1至9月."""

from __future__ import annotations

import re
from dataclasses import dataclass

from youju.engine.base.periods import Period
from youju.engine.check.model import Asked

_YEAR = (
    r"(?P<year>(?:19|20)\d\d)年(?:度)?|(?P<last>去年|上年|上一年|last year)(?:度)?|(?P<before>前年)(?:度)?"
    r"|(?P<this>今年|本年|当年|全年|this year)(?:度)?|(?P<next>明年|下年|来年|next year)(?:度)?"
)
_PART = (
    r"(?P<half>[上下])半年|前(?P<quarters>[一二三123])(?:个)?季度|(?:第)?(?P<quarter>[一二三四1234])季度"
    r"|(?P<from>\d{1,2})(?:月)?[-—–~～至到](?P<to>\d{1,2})月(?:份)?(?!\d)|截[至止](?P<until>\d{1,2})月(?:底|末)"
    r"|(?P<month>\d{1,2})月(?:份|(?![\d份底初]))"
)
_BEGINS = r"(?=[\d去上前今本当全明下来第一二三四截ltn])"  # with what any of these begins: most of a text is passed over
_WORD = re.compile(rf"{_BEGINS}(?:(?:{_YEAR})(?:同期)?的?)?(?:{_PART})?", re.IGNORECASE)
_COMPARED = re.compile(r"(?:比|较|同|与|对比|相比|than)\s*$")
_FROM = re.compile(r"(?:由|从|自)\s*$")
_FROM_NAME = re.compile(r"(?:由|从)[^，。；、\d]{0,8}$")
_RISEN = re.compile(r"\s*(?:[增上提升减下降回]\w{0,2}(?:到|至|为)|增至|升至|降至|减至)")
"""After a number that is that of the year before: 由208场增加到260场."""
_SINCE = re.compile(r"以来|起|前|底前")
WHOLE = "Y"
"""The part of a year that is all of it, where the period asked about is less."""

_DIGITS = {sign: value for value, sign in enumerate("一二三四", 1)}


@dataclass(frozen=True, slots=True)
class When:
    """Years after the scope's (-1: the year before) and the part of that year, "" for the scope's own."""

    years: int = 0
    part: str = ""


def when(said: str, period: Period, after: str = "") -> When:
    """What the words before a numeral ask for, and those after it; `said` may hold other numerals. The nearest word decides.

    Words that are only compared with (比上年) ask for nothing; 由去年的 asks for the first numeral after it alone.
    """
    years, part = (-1 if _RISEN.match(after) and _FROM_NAME.search(said) else 0), ""
    for match in _words(said):
        if any(match[name] for name in ("year", "last", "before", "this", "next")):
            years, part = _years(match, period), ""
        part = _part(match) or part
    return When(years, part)


def without_periods(said: str) -> str:
    """A text with spaces where it names a year or a part of one."""
    return _WORD.sub(lambda match: " " * len(match[0]), said)


def period_of(asked: Asked, period: Period) -> Period:
    """The period of a question, in a scope of `period`."""
    shifted = period.shifted(asked.years)
    year = f"{shifted.start.year:04}"
    if not asked.part:
        return shifted
    if asked.part == WHOLE:
        return Period.parse(year)
    if ".." not in asked.part:
        return Period.parse(f"{year}{asked.part}")
    first, last = (Period.parse(f"{year}-{month}") for month in asked.part.split(".."))
    return Period.parse(f"{first.start}..{last.end}")


def _words(said: str) -> list[re.Match[str]]:
    found = []
    for match in _WORD.finditer(said):
        before, after = said[: match.start()], said[match.end() :]
        if not match[0]:
            continue
        if _COMPARED.search(before) or _SINCE.match(after):
            continue
        if _FROM.search(before) and re.search(r"\d", after):  # its own number stands between it and ours
            continue
        found.append(match)
    return found


def _years(match: re.Match[str], period: Period) -> int:
    if match["year"]:
        return int(match["year"]) - period.start.year
    return -1 if match["last"] else -2 if match["before"] else 1 if match["next"] else 0


def _part(match: re.Match[str]) -> str:
    if match["half"]:
        return "H1" if match["half"] == "上" else "H2"
    if match["quarter"]:
        return f"Q{_digit(match['quarter'])}"
    if match["quarters"]:
        return f"01..{_digit(match['quarters']) * 3:02}"
    if match["month"]:
        return f"-{int(match['month']):02}" if 1 <= int(match["month"]) <= 12 else ""
    return _months(match)


def _months(match: re.Match[str]) -> str:
    first, last = (match["from"] or "1", match["to"]) if match["to"] else ("1", match["until"])
    if last and 1 <= int(first) <= int(last) <= 12:
        return f"{int(first):02}..{int(last):02}"
    return ""


def _digit(sign: str) -> int:
    return _DIGITS.get(sign) or int(sign)
