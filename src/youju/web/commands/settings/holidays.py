"""Holidays and the weekends worked in exchange: from the table of a library, or from lines that somebody pastes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chinese_calendar import constants

from youju.engine.base.problems import Place, Problem, errors
from youju.engine.ledger import Entry
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import NO_HOLIDAY, NO_TABLE
from youju.web.store import read
from youju.web.store.log import append
from youju.web.store.workdays import REGISTER

_KEEPING = frozenset({"admin", "office_reviewer"})
_SPAN = re.compile(
    r"(?:(\d{4})\s*[-年/.]\s*)?(\d{1,2})\s*[-月/.]\s*(\d{1,2})日?"
    r"(?:\s*(?:至|到|—+|~|～)\s*(?:(\d{4})\s*[-年/.]\s*)?(?:(\d{1,2})\s*[-月/.]\s*)?(\d{1,2})日?)?"
)
"""A day (year, month, day), or one to another of which only the last number need be written."""
_BESIDE = re.compile(r"[（(][^）)]*[)）]")
_NUMBERED = re.compile(r"^[一二三四五六七八九十\d]+[、.．]")
_WORKED = re.compile("上班|补班|工作日|work", re.IGNORECASE)
_NOISE = re.compile(
    r"调休|放假|休息|公休|上班|补班|工作日|共\s*\d+\s*天|days?|off|work\w*|[\s,，、:：]+", re.IGNORECASE
)
_LONGEST = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is off (`holiday`) although it might be worked, or worked (`workday`) although it is a weekend."""

    day: date
    name: str
    worked: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the days: new, changed, already known."""

    new: int = 0
    changed: int = 0
    same: int = 0


def table_of(year: int) -> tuple[tuple[Day, ...], tuple[Problem, ...]]:
    """The official days of a year as the installed library has them; CMD190 for a year that it does not know yet."""
    names = {holiday.value: str(holiday.chinese) for holiday in constants.Holiday}
    found = [Day(day, names.get(str(name), str(name))) for day, name in constants.holidays.items() if day.year == year]
    found += [
        Day(day, names.get(str(name), str(name)), True) for day, name in constants.workdays.items() if day.year == year
    ]
    known = sorted({day.year for day in constants.holidays})
    if not found:
        return (), (NO_TABLE.at(year=year, first=known[0], last=known[-1]),)
    return tuple(sorted(found, key=lambda one: one.day)), ()


def read_lines(text: str, year: int) -> tuple[tuple[Day, ...], tuple[Problem, ...]]:
    """Days from lines such as `2月15日至23日 春节 放假` or `2026-02-14 上班`; `year` where a line says none.

    A line that cannot be read is a problem (CMD191) and stops none of the others.
    """
    found: list[Day] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        days = tuple(_days_of(line.strip(), year))
        found += days
        if line.strip() and not days:
            problems.append(NO_HOLIDAY.at(Place(line=number), text=line.strip()))
    return tuple(found), tuple(problems)


def keep(office: Office, acting: Acting, days: Sequence[Day], source: str) -> tuple[Kept, tuple[Problem, ...]]:
    """Put days into the register; one that is there already is changed where it differs."""
    desk = Desk(office, who(acting), office.register(REGISTER))
    refused = desk.refuse_unless(0, _KEEPING, "维护")
    if refused:
        return Kept(), (refused,)
    held = {str(revision.entry.data["day"]): revision for revision in read.live(REGISTER)}
    entries: list[Entry] = []
    expected: dict[int, int] = {}
    problems: list[Problem] = []
    for day in {one.day: one for one in days}.values():
        row = desk.normaliser.row(_raw(day, source), on=desk.on)
        before = held.get(day.day.isoformat())
        problems += row.problems
        if errors(row.problems):
            continue
        if before is None:
            entries.append(desk.new(row, 0, desk.standing(desk.on, accept=False)[0]))
        elif any(before.entry.data.get(key) != row.data.get(key) for key in ("name", "kind")):
            entries.append(desk.edit(before, row.data))
            expected[before.record] = before.seq
    result = append(entries, office.now(), expected)
    if result.refused:
        return Kept(), (*problems, *result.problems)
    changed = len(expected)
    return Kept(len(entries) - changed, changed, len({d.day for d in days}) - len(entries)), tuple(problems)


def _raw(day: Day, source: str) -> dict[str, str]:
    kind = "workday" if day.worked else "holiday"
    return {"day": day.day.isoformat(), "name": day.name, "kind": kind, "source": source}


def _days_of(line: str, year: int) -> Iterator[Day]:
    """The days of a line; the official notice writes `一、元旦：1月1日（星期四）至3日放假调休，共3天。1月4日上班。`"""
    plain = _NUMBERED.sub("", _BESIDE.sub("", line))
    head, colon, rest = plain.replace(":", "：").partition("：")
    name = head if colon and not _SPAN.search(head) else ""
    for clause in re.split("[。；;]", rest if name else plain):
        called = name or _NOISE.sub("", _SPAN.sub("", clause)) or "节假日"
        for first, last in _spans(clause, year):
            for step in range((last - first).days + 1):
                yield Day(first + timedelta(days=step), called, bool(_WORKED.search(clause)))


def _spans(clause: str, year: int) -> Iterator[tuple[date, date]]:
    for match in _SPAN.finditer(clause):
        first = _date(match[1] or year, match[2], match[3])
        last = _date(match[4] or match[1] or year, match[5] or match[2], match[6]) if match[6] else first
        if first and last and timedelta(0) <= last - first <= _LONGEST:
            yield first, last


def _date(year: str | int, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
