"""Finds every numeral of a text: one walk from left to right, each place offered to the passes in turn."""

from __future__ import annotations

import re
from dataclasses import replace

from youju.engine.numerals import names
from youju.engine.numerals.calendar import date_at, week_at
from youju.engine.numerals.classes import modifiers, quantity_class
from youju.engine.numerals.english import find_english
from youju.engine.numerals.found import Found
from youju.engine.numerals.lexicon import Lexicon, shipped
from youju.engine.numerals.masks import masked, redacted_at
from youju.engine.numerals.ordinals import ordinal_at
from youju.engine.numerals.page import Page
from youju.engine.numerals.phrases import Quantity, quantity_at

_NEXT = re.compile("[0-9①-⑳⑴-⒛零〇一二三四五六七八九十百千万亿两半第数几上过(*xX×_▢□连]")
_HAN = re.compile("[一-鿿]")
_BACK = re.compile("(?:一年来|[一二两三四五六七八九十\\d]{1,3}年(?:多)?来)")
_CALENDAR = frozenset(("年", "个月", "月", "周", "天", "个季度", "学年", "个学期"))
_VAGUE_ONE = re.compile("一(?:个个|次次|项项|批|些|定|系列)")
_PLAIN = re.compile(
    r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,24})(?:\.\d+)?[余多]?[万亿]{0,2}[余多]?"
    r"(?=人(?!制)|[名家户场项件篇条份册台辆套所处座亩吨元公平支部首幅枚例起%位本张株只头栋盏]|个(?![一“百\d]))"
)
"""A number before a measure word that neither dates, ordinals nor names are written with: most of them."""
_NONE = re.compile("(?:未(?!成年)|没有?|无)(?:发生|出现|发现|漏报|丢失|造成)?$")  # 未发生一起
_RHETORIC = re.compile(
    "一个又一|一[个条场份道张座片股次块项](?=[一-鿿、]{0,10}(?:答卷|路子|新路|之路|翻身仗|攻坚战|硬仗|风景|台阶|局面|氛围|热潮|印象|考验|挑战|共识|主题|目标|声音|整体|过程|方面|时期|阶段|问题|好的?))"
)
_WEAK = re.compile("[一两]方|[二三四五六七八九]方(?!案|米)|[三四五]面|[二三四五六七八九十]度(?!电)")


def find(text: str, *, language: str = "auto", heading: str = "", lexicon: Lexicon | None = None) -> tuple[Found, ...]:
    """Every numeral of `text`, in order, without overlap; offsets in code points of `text`.

    `language` is zh, en or auto (by the script of the text). `heading` is the title of the section that the text stands
    in, as far as known: under 下一步工作打算 figures are targets. `lexicon` replaces the shipped set phrases.
    """
    if language == "en" or (language == "auto" and not _HAN.search(text)):
        return find_english(text, heading)
    return _walked(Page(text, lexicon or shipped(), heading))


def _walked(page: Page) -> tuple[Found, ...]:
    masks = masked(page)
    at, floor, index = 0, 0, 0  # where to look next, where the last span ended, the next mask
    while match := _NEXT.search(page.s, at):
        start = match.start()
        index = _past(masks, index, floor)
        masked_here = index < len(masks) and masks[index].start <= start
        span = masks[index] if masked_here else _at(page, start, floor)
        index += masked_here
        if span is None or span.start < floor:
            at = max(start + 1, span.end if masked_here and span else 0)
            continue
        at = floor = max(span.end, start + 1)
        if span.cls:
            page.spans.append(span)
    return tuple(page.spans)


def _past(masks: list[Found], index: int, floor: int) -> int:
    """The first mask from `index` on that ends beyond `floor`."""
    while index < len(masks) and masks[index].end <= floor:
        index += 1
    return index


def _at(page: Page, start: int, floor: int) -> Found | None:
    """What stands at `start`; class "" for words that are passed over, None to go on at the next sign."""
    sign = page.s[start]
    if sign.isdecimal() and page.s[start - 1 : start].isdecimal():
        return None  # inside a number that is too long to be one
    if _PLAIN.match(page.s, start):
        return names.quoted_at(page, start) or _quantity(page, start, floor)
    if sign in "*xX×_▢□":
        return redacted_at(page, start)
    if sign in "(第连①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" or "⑴" <= sign <= "⒛":
        return _lexical(page, start) or ordinal_at(page, start)
    if _doubled(page.s, start):
        return _quantity(page, start, floor)
    return _of_any_kind(page, start, floor)


def _of_any_kind(page: Page, start: int, floor: int) -> Found | None:
    """What the first pass says that knows the place."""
    return (
        _fraction(page, start, floor) or _lexical(page, start) or redacted_at(page, start) or ordinal_at(page, start)
        or _dated(page, start, floor) or names.shaped_at(page, start) or names.quoted_at(page, start) or names.numbered_at(page, start)
        or _quantity(page, start, floor) or _left(page, start)
    )  # fmt: skip


def _fraction(page: Page, start: int, floor: int) -> Found | None:
    return _quantity(page, start, floor) if "分之" in page.s[start + 1 : start + 5] else None


def _doubled(s: str, start: int) -> bool:
    """Whether the numeral is that of 翻一番."""
    begin = start - (2 if s[start - 1] == "了" else 1)
    return s.startswith(("翻一番", "翻了一番", "翻两番", "翻了两番"), max(0, begin))


def _lexical(page: Page, start: int) -> Found | None:
    if page.s[start] == "第":
        after = start + 1
        found = names.lexical_at(page, after) if after < len(page.s) else None
        return found if found and found.start <= start + 1 and page.s[found.start : found.end].find("第") >= 0 else None
    return names.lexical_at(page, start)


def _dated(page: Page, start: int, floor: int) -> Found | None:
    if match := _BACK.match(page.s, start):
        years = match[0].rstrip("来多年")
        return page.mark(start, match.end(), "period", "years up to now", value=f"P{_digits(years)}Y")
    return date_at(page, start) or week_at(page, start)


def _digits(years: str) -> str:
    table = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九十")} | {"两": "2"}
    return table.get(years, years)


def _quantity(page: Page, start: int, floor: int) -> Found | None:
    """A quantity at `start`, unless it is a word that only looks like one."""
    if _counts_nothing(page, start):
        return None
    read = quantity_at(page, start, floor)
    if read is None or not _counts(page, start, read):
        return None
    span = _found(page, read)
    if page.s[start - 1 : start] == "前" and read.unit in ("名", "位") and read.approx == "exact":
        return page.mark(start - 1, span.end, "ordinal", "place in a ranking", value=span.value, unit=span.unit)
    if not read.unit and read.amount.value is not None and _mere_sign(page, read):
        return replace(span, cls="name-or-idiom", value=None, low=None, high=None, reasons=("number without a unit",))
    cls, direction, reason = quantity_class(page, span)
    return span.classed(cls, direction, modifiers(page, span.start), reason)


def _counts_nothing(page: Page, start: int) -> bool:
    """Whether the words are a turn of speech: 交出一份答卷, 未发生一起, 一批, 一方面."""
    s = page.s
    if s[start] == "一" and (_RHETORIC.match(s, start) or _NONE.search(s[max(0, start - 8) : start])):
        return True
    return bool(names.lexical_one(page, start) or _VAGUE_ONE.match(s, start) or _WEAK.match(s, start))


def _found(page: Page, read: Quantity) -> Found:
    low, high, low_in, high_in = read.bounds
    start, unit = read.start, read.unit
    approx = read.approx
    if approx == "近" and unit in _CALENDAR:  # 近三年 are the last three, not nearly three
        low, high, high_in, approx = read.amount.value, read.amount.value, True, "exact"
    return Found(
        start, read.end, page.text[start : read.end], "claim", read.value, low, high, low_in, high_in, unit or None,
        page.measures.dimension(unit), approx, read.amount.place, read.amount.step,
    )  # fmt: skip


def _counts(page: Page, start: int, read: Quantity) -> bool:
    """Whether the amount counts something: a bare 百 or a Chinese digit without measure word does not."""
    s, sign = page.s, page.s[start]
    if sign == "半":
        return bool(s[start - 1 : start] != "每" and read.printed and read.unit in page.measures.periods)
    return not read.amount.chinese or _chinese_counts(s, start, read)


def _chinese_counts(s: str, start: int, read: Quantity) -> bool:
    first = s[start : read.amount.end].rstrip("余多来")
    if not first.strip("百千万亿") and read.approx == "exact" and (len(first) == 1 or not read.printed):
        return False
    if read.printed or read.amount.mark or read.amount.unit:
        return True
    return len(first) > 1 and _counts_alone(first, read.unit)


def _counts_alone(number: str, unit: str) -> bool:
    return (number[-1] in "百千万亿" or bool(unit)) and number not in ("千万", "亿万", "万千")


def _mere_sign(page: Page, read: Quantity) -> bool:
    """A small or a long number with no unit in sight: a version, a code, a place in a table."""
    value = read.amount.value
    if value is None or read.amount.place or read.approx != "exact":
        return False
    digits = page.s[read.start : read.end]
    return value < 10 or (digits.isdigit() and (len(digits) > 7 or digits.startswith("0")))


def _left(page: Page, start: int) -> Found | None:
    """What is left: names (三雕), rhetorical hundreds (百场下乡)."""
    s = page.s
    if s[start - 1 : start] == "每":
        return None
    unit = page.measures.at(s, start + 1) if s[start] in "百千万" else ""
    if unit and s[start - 1 : start] not in ("十", "百", "千", "万"):
        return page.mark(start, start + 1 + len(unit), "name-or-idiom", "rhetorical number")
    return names.leftover_at(page, start)
