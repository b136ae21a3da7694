"""Dates as ledgers write them: `2025.3.8`, `3月5日`, 二〇二五年三月八日, with a weekday or a time, Excel serials."""

from __future__ import annotations

import re
from datetime import date, timedelta

from youju.engine.numerals.exact import number, plain

_FULL = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{1,2})\s*[./月-]\s*(\d{1,2})\s*日?")
_CHINESE = re.compile("[〇零○一二三四五六七八九十]+")
_WEEKDAY = re.compile(r"\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?")
_TIME = re.compile(
    r"(?<=[\d日])[ T]\s*(?:上午|下午|晚上?)?\s*\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|[时点](?:\d{1,2}分|半)?)$"
)
_EPOCH = date(1899, 12, 30)
_MAC_DAYS = 1462  # between the two epochs that a workbook may count from, 1900 and 1904
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: below and above it is some other number


def read_date(text: str, year_hint: int | None = None) -> date | None:
    """The date that a text says; `year_hint` completes `3月5日`. None where it is no date, or no such day.

    Eight digits are `20250308`; other digits alone are an Excel serial. 正月 belongs to another calendar and is none.
    """
    words = _TIME.sub("", _WEEKDAY.sub("", plain(text)))
    words = words.replace("元月", "1月").replace("号", "日")
    words = _CHINESE.sub(lambda match: str(number(match[0])), words)
    if match := _FULL.fullmatch(words) or _PACKED.fullmatch(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if year_hint and (match := _SHORT.fullmatch(words)):
        return _day(year_hint, int(match[1]), int(match[2]))
    return excel_date(int(words)) if words.isdecimal() else None


def excel_date(serial: float, date1904: bool = False) -> date | None:
    """The day of an Excel serial number; None outside 1954-2119, where it is more likely another number."""
    days = int(serial) + (_MAC_DAYS if date1904 else 0)
    return _EPOCH + timedelta(days=days) if days in _SERIALS else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
