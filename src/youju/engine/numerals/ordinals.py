"""Enumerators (一、 (二) 3、 一是) and ordinals (第三届, 连续第五年, 第七次会议, 二期工程)."""

from __future__ import annotations

import re
from decimal import Decimal

from youju.engine.numerals.exact import number
from youju.engine.numerals.found import Found
from youju.engine.numerals.page import Page

_LATER = re.compile("(?P<n>[二三四五六])期")
_C = "零〇一二三四五六七八九十百千两"
_POINTS = re.compile(
    rf"(?P<n>[{_C}]{{1,3}})、|\((?P<b>[{_C}]{{1,3}}|\d{{1,2}})\)、?|(?P<d>\d{{1,2}})(?:、(?!\d{{1,2}}(?:月|日|号|、|,|和|及|期|季|%|[.]\d))|[.](?=(?:19|20)\d\d年)|[.](?!\d)|\)(?=[一-鿿]))"
)
_SAID = re.compile(rf"[{_C}]{{1,2}}(?:是|要(?!素|点|闻|求|道|件))(?!否|非)")
_CIRCLED = re.compile("[①-⑳⑴-⒇⒈-⒛]")
_NTH = re.compile(rf"(?:连续)?第(?P<n>[{_C}]{{1,6}}|\d{{1,5}})(?:[、和至到-](?:第)?(?P<m>[{_C}]{{1,4}}|\d{{1,4}}))?")
_PRINTED = re.compile(
    "季度|[届次期批个年名位条款项号章节季轮站场代类方组步部册卷集回版度期站名段天日周关课讲站等剂辑针]"
)
_SESSION = re.compile(rf"(?P<n>[{_C}]{{1,4}})届(?!全部|[{_C}]{{1,2}}中)(?=[一-鿿]|$)")
_MEETING = re.compile(rf"(?P<n>[{_C}]{{1,4}}|\d{{1,2}})次(?=\(?(?:扩大)?\)?(?:会议|全会|全体|常委会|主席团))")
_CONGRESS = re.compile("(?:届|人大|政协|代表大会|委员会|党代会|职代会|团代会|妇代会|人大常委会)$")
_PHASE = re.compile(
    r"(?P<n>[一二三四五六七]|\d)期(?=工程|项目|建设|改造|开诊|装修|厂房|地块|规划|征|用地|主体|扩建|、[一二三四]期|及[一二三四]期|[和与][一二三四]期|投产|开工|竣工|标准化|完工)"
)


def ordinal_at(page: Page, start: int) -> Found | None:
    """An enumerator or ordinal at `start` (for brackets, at the bracket)."""
    return _point(page, start) or _nth(page, start) or _unmarked(page, start)


def _number(page: Page, span: tuple[int, int], digits: str, unit: str | None, reason: str) -> Found:
    value = number(digits) or Decimal(0)
    return page.mark(*span, "ordinal", reason, value=value, low=value, high=value, unit=unit)


def _point(page: Page, start: int) -> Found | None:
    s = page.s
    if _CIRCLED.match(s, start):
        return page.mark(start, start + 1, "ordinal", "enumerator", value=Decimal(_circled(s[start])))
    match = _POINTS.match(s, start)
    if match and _opens(page, start, match):
        return _number(page, match.span(), match["n"] or match["b"] or match["d"], None, "enumerator")
    match = _SAID.match(s, start)
    if match and page.opens(start):
        return _number(page, match.span(), match[0][:-1], None, "enumerator")
    return None


def _opens(page: Page, start: int, match: re.Match[str]) -> bool:
    if match["b"]:
        before = page.s[start - 1 : start]
        return not before or before in " 。;:!?\n,、”》)" or match["b"][0] in _C
    return page.starts_line(start) or (page.opens(start) and page.s[start - 1] not in ",、")


def _circled(sign: str) -> int:
    for first in "①⑴⒈":
        if 0 <= ord(sign) - ord(first) < 20:
            return ord(sign) - ord(first) + 1
    return 0


def _nth(page: Page, start: int) -> Found | None:
    match = _NTH.match(page.s, start)
    if match is None:
        return None
    end = match.end()
    unit = _PRINTED.match(page.s, end)
    if unit:
        end = unit.end()
    return _number(page, (start, end), match["n"], unit[0] if unit else None, "ordinal")


def _later(page: Page, start: int) -> re.Match[str] | None:
    """二期 in a text that has spoken of a first phase."""
    match = _LATER.match(page.s, start)
    return match if match and any(span.reasons == ("phase",) for span in page.spans) else None


def _unmarked(page: Page, start: int) -> Found | None:
    """十三届人大, 五次会议 after it, 二期工程: ordinals without 第."""
    s = page.s
    if match := _PHASE.match(s, start) or _later(page, start):
        return _number(page, match.span(), match["n"], "期", "phase")
    match = _SESSION.match(s, start)
    if match and (number(match["n"]) or 0) >= 6 and s[start - 1 : start] not in ("了", "续", "办"):
        return _number(page, match.span(), match["n"], "届", "session")
    match = _MEETING.match(s, start)
    if match and _CONGRESS.search(s[max(0, start - 6) : start]):
        return _number(page, match.span(), match["n"], "次", "session")
    return None
