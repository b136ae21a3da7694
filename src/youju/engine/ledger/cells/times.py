"""Days, months and times of day."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from youju.engine.base.problems import Kind
from youju.engine.definitions.model import Field
from youju.engine.ledger import problems as led
from youju.engine.ledger.cells.text import LONGEST_NUMERAL, line
from youju.engine.ledger.cells.unfit import Reader, Unfit
from youju.engine.ledger.model import Normalised
from youju.engine.numerals import excel_date, read_date

_REMEMBERED = 4096
_READABLE = frozenset({str, int, float, date, datetime})
_YEARS = range(1800, 2200)  # outside it a digit of the year went astray
_MONTH = re.compile(r"(\d{4})\s*[-./年]?\s*(\d{1,2})\s*月?(?:份)?")
_SHORT_MONTH = re.compile(r"(\d{1,2})\s*月(?:份)?")
_CLOCK = re.compile(
    r"(?P<half>上午|下午|晚上|晚|中午|早上|凌晨|am|pm)?\s*(?P<hour>\d{1,2})\s*[:点时]\s*(?:(?P<minute>\d{1,2}|半)\s*分?)?"
    r"(?::\d{1,2}(?:\.\d+)?)?\s*(?P<after>am|pm)?$",
    re.IGNORECASE,
)
_TURNS = {
    "下午": range(1, 12), "pm": range(1, 12), "中午": range(1, 4), "晚上": range(5, 12), "晚": range(5, 12),
}  # fmt: skip
"""Hours that are twelve later in that half of the day."""
_NIGHT = frozenset({"晚", "晚上"})
_AFTER_MIDNIGHT = frozenset({"am", "凌晨"})
_DAY_MINUTES = 24 * 60


def date_reader(field: Field) -> Reader:
    """A day, stored as `YYYY-MM-DD`."""
    memo: dict[Any, str] = {}  # a ledger has few days and many rows

    def read(value: Any, row: Normalised) -> str | None:
        found = memo.get(value) if type(value) in _READABLE else None
        if found is not None:
            return found
        day = _day(value, None, led.NOT_DATE)
        if day is not None:
            if len(memo) < _REMEMBERED:
                memo[value] = day.isoformat()
            return day.isoformat()
        return _completed(field, value, row)

    return read


def month_reader(field: Field) -> Reader:
    """A month, stored as `YYYY-MM`; a day stands for its month."""

    def read(value: Any, row: Normalised) -> str | None:
        text = _words(value) if type(value) in _READABLE else ""
        if match := _MONTH.fullmatch(text):
            return _month(int(match[1]), int(match[2]), text)
        if (match := _SHORT_MONTH.fullmatch(text)) and row.year_hint:
            row.raw_kept[field.id] = line(value)
            return _month(row.year_hint, int(match[1]), text)
        if type(value) is str and not text:
            return None
        day = _day(value, row.year_hint, led.NOT_MONTH)
        if day is None:
            raise Unfit(led.NOT_MONTH, text=led.short(value))
        return day.isoformat()[:7]

    return read


def datetime_reader(field: Field) -> Reader:
    """A day and time of day, stored as `YYYY-MM-DDTHH:MM` in the site's zone; a missing time is not midnight."""

    def read(value: Any, row: Normalised) -> str | None:
        if isinstance(value, datetime) and value.year in _YEARS:
            return value.strftime("%Y-%m-%dT%H:%M")
        if type(value) is float:
            return _serial_time(value)
        text = _words(value) if type(value) is str else ""
        return _written_time(value, text, row) if text or type(value) is not str else None

    return read


def _written_time(value: Any, text: str, row: Normalised) -> str:
    clock = _CLOCK.search(text)
    day = _day(text[: clock.start()].rstrip(" T"), row.year_hint, led.NOT_TIME) if clock else None
    minutes = _minutes(clock) if clock else None
    if day is None or minutes is None:
        raise Unfit(led.NOT_TIME, text=led.short(value))
    return f"{day.isoformat()}T{minutes // 60:02}:{minutes % 60:02}"


def _completed(field: Field, value: Any, row: Normalised) -> str | None:
    """A day written without its year, which the row's hint gives; what was written is kept."""
    text = line(value) if isinstance(value, str) else ""
    if isinstance(value, str) and not text:
        return None
    day = _day(text, row.year_hint, led.NOT_DATE) if text and row.year_hint else None
    if day is None:
        raise Unfit(led.NOT_DATE, text=led.short(value))
    row.raw_kept[field.id] = text
    return day.isoformat()


def _day(value: Any, year_hint: int | None, kind: Kind) -> date | None:
    """The day that a value says; None where it says none."""
    day: date | None = None
    if isinstance(value, datetime):
        day = value.date()
    elif isinstance(value, date):
        day = value
    elif type(value) in (int, float):
        day = _numbered(value)
    elif isinstance(value, str) and len(value) <= LONGEST_NUMERAL:
        day = read_date(value.strip(), year_hint)
    if day is not None and day.year not in _YEARS:
        raise Unfit(kind, text=led.short(value))
    return day


def _numbered(value: float) -> date | None:
    """The day of a number: 20250308, the serial 45724, or a serial with its time of day."""
    if not abs(value) < 1e9:  # not a number is not less either
        return None
    return read_date(str(int(value)), None) if value == int(value) else excel_date(int(value))


def _month(year: int, month: int, text: str) -> str:
    if year not in _YEARS or not 1 <= month <= 12:
        raise Unfit(led.NOT_MONTH, text=led.short(text))
    return f"{year:04}-{month:02}"


def _words(value: Any) -> str:
    return unicodedata.normalize("NFKC", line(value)).replace("元月", "1月")


def _serial_time(value: float) -> str:
    day = excel_date(int(value)) if 0 < value < 1e6 else None
    if day is None:
        raise Unfit(led.NOT_TIME, text=value)
    minutes = round(value % 1 * _DAY_MINUTES)  # a serial has the day's fraction in binary: the nearest minute is meant
    return (datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")  # noqa: DTZ001


def _minutes(clock: re.Match[str]) -> int | None:
    minute = clock["minute"] or "0"
    hour = _hour(int(clock["hour"]), (clock["half"] or clock["after"] or "").lower())
    past = 30 if minute == "半" else int(minute)
    return None if hour is None or hour > 23 or past > 59 else hour * 60 + past


def _hour(hour: int, half: str) -> int | None:
    """The hour of the day that is meant by one of a half of it; None where it may belong to either day."""
    if half in _NIGHT and (hour < 5 or hour == 12):
        return None  # 晚上12点, 晚上1点
    if half in _AFTER_MIDNIGHT and hour == 12:
        return 0
    return hour + 12 if hour in _TURNS.get(half, ()) else hour
