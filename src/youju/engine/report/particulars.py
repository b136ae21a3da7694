"""Particulars of a report in words: its unit, its year, its period, the day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from youju.engine.base.periods import Period

_HALVES = {"zh": ("上半年", "下半年"), "en": ("first half", "second half")}
_QUARTERS = {
    "zh": ("第一季度", "第二季度", "第三季度", "第四季度"),
    "en": ("first quarter", "second quarter", "third quarter", "fourth quarter"),
}  # fmt: skip
_PART = re.compile(r"(\d{4})([HQ])(\d)")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a report is of: the unit's name, the period, the site's day."""

    unit: str
    period: Period
    today: date
    language: str = "zh"

    def words(self, name: str) -> str:
        """A particular of `naming.PARTICULARS`. Raises KeyError for another name."""
        year = self.period.end.year
        found = {
            "unit": self.unit, "year": str(year), "next_year": str(year + 1), "last_year": str(year - 1),
            "period": period_words(self.period, self.language), "today": day_words(self.today, self.language),
        }  # fmt: skip
        return found[name]


def day_words(day: date, language: str = "zh") -> str:
    """2025年3月8日; 8 March 2025."""
    if language == "en":
        return f"{day.day} {calendar.month_name[day.month]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def month_words(year: int, month: int, language: str = "zh") -> str:
    """2025年3月; March 2025."""
    return f"{calendar.month_name[month]} {year}" if language == "en" else f"{year}年{month}月"


def period_words(period: Period, language: str = "zh") -> str:
    """2025年上半年; first half of 2025."""
    if match := _PART.fullmatch(period.text):
        named = (_HALVES if match[2] == "H" else _QUARTERS)[language][int(match[3]) - 1]
        return f"{named} of {match[1]}" if language == "en" else f"{match[1]}年{named}"
    if match := _MONTH.fullmatch(period.text):
        return month_words(int(match[1]), int(match[2]), language)
    if ".." not in period.text:
        return period.text if language == "en" else f"{period.text}年"
    start, end = day_words(period.start, language), day_words(period.end, language)
    return f"{start} to {end}" if language == "en" else f"{start}至{end}"
