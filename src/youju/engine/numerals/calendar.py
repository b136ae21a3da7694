"""Dates, times of day and stretches between them, as written in reports."""

from __future__ import annotations

import re

from youju.engine.numerals.exact import number
from youju.engine.numerals.found import Found
from youju.engine.numerals.page import Page

_C = "一二三四五六七八九"
_YEAR = rf"(?:1[0-9]\d\d|20\d\d|[一二][〇零○OОo0{_C}]{{3}})"
_MONTH = rf"(?:1[0-2]|0?[1-9]|元|正|腊|冬|十[一二]?|[{_C}])(?:月份?)"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|[一二]?十[{_C}]?|廿[{_C}]|初[{_C}十]|[{_C}])[日号]"
_DATE = re.compile(
    rf"(?P<y>{_YEAR})年度?(?:(?P<m>{_MONTH})(?P<d>{_DAY})?(?![余多]))?|(?P<y2>20\d\d|19\d\d)(?P<sep>[-./])(?P<m2>1[0-2]|0?[1-9])(?P=sep)(?P<d2>3[01]|[12]\d|0?[1-9])(?!\d)"
    rf"|(?P<m3>{_MONTH})(?P<d3>{_DAY})?(?![余多])|(?P<d4>(?:3[01]|[12]\d|0?[1-9]|[{_C}]|[一二]?十[{_C}]?|三十一?)日)(?!内|以内|游|均|常|以上|捐|报|托|益|化|之内|有|本|产|处理)"
)
_PARTS = (("y", "y2"), ("m", "m2", "m3"), ("d", "d2", "d3", "d4"))  # the groups of year, month and day
_HALF = re.compile("(?:上|下)半年|第?[一二三四1-4]季度|前[一二三]个?季度|[春夏秋冬]季")
_TO = re.compile("[-—–~至到]{1,2}")
_AFTER = re.compile("期间|以来|间(?!隔|接|断|作)")
_YEARS = re.compile(
    r"(?P<a>(?:19|20)\d\d)年?(?P<to>[-—–~至到]{1,2}|、)(?P<b>(?:19|20)\d\d)(?:年度?|学年)(?P<after>期间|间)?|(?P<c>(?:19|20)\d\d)[-—–~](?P<d>(?:19|20)\d\d)(?![\d.万亿])"
)
_MONTHS = re.compile(
    rf"(?:(?P<y>{_YEAR})年)?(?P<a>1[0-2]|0?[1-9]|十[一二]?|[{_C}])月?(?:份)?(?P<to>[-—–~至到]{{1,2}}|[、和])(?P<b>1[0-2]|0?[1-9]|十[一二]?|[{_C}])月(?:份)?(?!\d|[{_C}十]{{1,3}}日)(?P<after>期间)?"
)
_CLOCKS = re.compile(
    r"(?P<h>[01]?\d|2[0-4])(?::(?P<m>[0-5]\d)|[时点](?!间|段|代|期|候|令|位|击|赞|评)(?P<m2>半|[0-5]?\d分|整|钟)?)"
)
_CLOCK_CUE = re.compile("(?:早|晚|午|凌晨|上午|下午|中午|每天|每日|日|号|日早|时间为?|至|从|自|于)$")
_CLOCKS_TO = re.compile(r"\d{1,2}:\d\d[-—–~至到]{1,2}\d{1,2}:\d\d")
_COLON = re.compile(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,5}")
_POINT = re.compile(
    r"(?P<m>1[0-2]|[1-9])[.·](?P<d>3[01]|[12]\d|[1-9])(?=[一-鿿“]{0,2}(?:[^\d,。;]{0,6}(?:日|节|周年|宣传|活动|事件|事故|火灾|地震|案件|专案|疫情|台风|讲话|精神|世界|国际|全国)))(?![\d.%万亿])"
)
_PLAIN_YEAR = re.compile(
    r"(?:19|20)\d\d(?=[一-鿿“《])(?![年余多来几万亿千百个名人户家所项次场件元篇册部台位处条只头亩吨公平米多本份期支套张例起种株座栋辆字分天小床])"
)
_AFTER_DIGIT = re.compile(r"[\s\S]?\d$|\d[.]$")
_CLOCKED = re.compile(r"\d{1,3}分钟?\d{1,2}秒")
_CENTURY = re.compile(rf"(?:\d{{1,2}}|[二一]?十[{_C}]?)世纪(?:[1-9{_C}][0十]年代)?|[1-9]0年代|[{_C}]十年代")
_BRACKETED = re.compile(r"(?<=\()(?:19|20)\d\d(?=\))")
_WEEK = re.compile("(?:星期|礼拜|周)[一二三四五六日天](?:[-—~至到](?:星期|礼拜|周)?[一二三四五六日天])?")


def date_at(page: Page, start: int) -> Found | None:
    """A date, time of day or period of dates at `start`."""
    s = page.s
    if s[start] not in "0123456789一二三四五六七八九十元正":
        return None
    return (
        _years(page, start) or _months(page, start) or _clock(page, start) or _date(page, start) or _loose(page, start)
        or _quarter(page, start)
    )  # fmt: skip


def _years(page: Page, start: int) -> Found | None:
    match = _YEARS.match(page.s, start)
    if match is None:
        return None
    if match["c"]:
        return page.mark(start, match.end(), "period", "years", value=f"{match['c']}/{match['d']}")
    cls = "date" if match["to"] == "、" else "period"
    return page.mark(start, match.end(), cls, "years", value=f"{match['a']}/{match['b']}")


def _months(page: Page, start: int) -> Found | None:
    match = _MONTHS.match(page.s, start)
    if match is None or page.s[start - 1 : start].isdigit():
        return None
    year = f"{_whole(match['y'])}-" if match["y"] else ""
    first, last = (f"{_whole(match[name]):02d}" for name in "ab")
    cls = "date" if match["to"] in "、和" else "period"
    return page.mark(start, match.end(), cls, "months", value=f"{year}{first}/{year}{last}")


def _clock(page: Page, start: int) -> Found | None:
    colon = _COLON.match(page.s, start)
    match = _CLOCKS.match(page.s, start)
    before = page.clause(start)
    if colon and (match is None or colon.end() != match.end() or "比" in before[-8:]):
        return _ratio(page, start, colon, match)
    if match is None or (not match["m"] and not match["m2"] and not _CLOCK_CUE.search(before)):
        return None
    return _span(page, start, match)


def _ratio(page: Page, start: int, colon: re.Match[str], clock: re.Match[str] | None) -> Found | None:
    """3:1, unless it is the piece of a longer number or the first of two times of day."""
    if page.s[start - 1 : start].isdigit() or _CLOCKS_TO.match(page.s, start):
        return None if clock is None else _span(page, start, clock)
    return page.mark(start, colon.end(), "percent", "ratio", value=colon[0], unit="ratio", dimension="share")


def _span(page: Page, start: int, match: re.Match[str]) -> Found:
    end, value = match.end(), _time(match)
    joint = _TO.match(page.s, end)
    other = _CLOCKS.match(page.s, joint.end()) if joint else None
    if other:
        return page.mark(start, other.end(), "period", "times of day", value=f"{value}/{_time(other)}")
    return page.mark(start, end, "date", "time of day", value=value)


def _time(match: re.Match[str]) -> str:
    minutes = match["m"] or (match["m2"] or "").rstrip("分整钟") or "0"
    return f"T{int(match['h']):02d}:{30 if minutes == '半' else int(minutes):02d}"


def _date(page: Page, start: int) -> Found | None:
    first = _day(page.s, start)
    if first is None:
        return None
    end, value = first
    joint = _TO.match(page.s, end)
    second = _day(page.s, joint.end()) if joint else None
    if second:
        end = second[0]
        after = _AFTER.match(page.s, end)
        return page.mark(start, after.end() if after else end, "period", "dates", value=f"{value}/{second[1]}")
    if (half := _HALF.match(page.s, end)) and len(value) == 4:
        return page.mark(start, half.end(), "date", "part of a year", value=value)
    return page.mark(start, end, "date", "date", value=value)


def _day(s: str, start: int) -> tuple[int, str] | None:
    """End and ISO value of a date at `start`; a year far back followed by 历史 is a length of time."""
    match = _DATE.match(s, start)
    if match is None or (start and (s[start - 1].isdigit() or s[start - 1] in ".几")):
        return None
    year, month, day = (next(filter(None, match.group(*names)), "") for names in _PARTS)
    if match["y"] and s.startswith(("历史", "以上", "前", "左右"), match.end()) and year.endswith("00"):
        return None
    return match.end(), _iso(year, month, day)


def _iso(year: str, month: str, day: str) -> str:
    value = str(_whole(year)) if year else "-"
    if month:
        value += f"-{_whole(month):02d}"
    elif day:
        value += "-"
    if day:
        value += f"-{_whole(day):02d}"
    return value


_NAMES = {"元": 1, "正": 1, "冬": 11, "腊": 12}


def _whole(text: str) -> int:
    """The number of a year, month or day."""
    bare = text.rstrip("月份日号").replace("О", "〇").replace("O", "〇").replace("o", "〇").replace("○", "〇")
    bare = bare.removeprefix("初").replace("廿", "二十")
    if bare in _NAMES:
        return _NAMES[bare]
    value = number(bare.replace("0", "〇") if not bare.isdecimal() else bare)
    return int(value or 0)


def _loose(page: Page, start: int) -> Found | None:
    """4.23世界读书日, 2024城北灯会, 第十一届(2012)."""
    if _AFTER_DIGIT.match(page.s, max(0, start - 2), start):
        return None
    if (match := _POINT.match(page.s, start)) and not page.measures.at(page.s, match.end()):
        return page.mark(start, match.end(), "date", "day", value=f"--{int(match['m']):02d}-{int(match['d']):02d}")
    if match := _CLOCKED.match(page.s, start):
        return page.mark(start, match.end(), "period", "minutes and seconds")
    if match := _CENTURY.match(page.s, start):
        return page.mark(start, match.end(), "date", "century or decade")
    match = _PLAIN_YEAR.match(page.s, start) or _BRACKETED.match(page.s, start)
    if match and not page.measures.at(page.s, match.end()):
        return page.mark(start, match.end(), "date", "year", value=match[0])
    return None


def _quarter(page: Page, start: int) -> Found | None:
    match = _HALF.match(page.s, start)
    if match is None:
        return None
    if page.s[start - 1 : start] == "前":
        return page.mark(start - 1, match.end(), "period", "quarters")
    return page.mark(start, match.end(), "date", "quarter")


def week_at(page: Page, start: int) -> Found | None:
    """周一至周五, 星期三: `start` is the numeral."""
    for back in (1, 2):
        match = _WEEK.match(page.s, max(0, start - back))
        if match and match.start() < start < match.end():
            cls = "period" if len(match[0]) > 3 else "date"
            return page.mark(match.start(), match.end(), cls, "weekday")
    return None
