"""Words that would be right in the place of those printed: the figure in the same style."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from youju.engine.check.values import Answer, judged
from youju.engine.numerals import STYLES, Found, find, parse, phrase, same_unit

_WAN, _YI = Decimal(10**4), Decimal(10**8)
_MARKS = re.compile(r"^(?:约为|约有|大约|约|超过|突破|逾|超|不少于|不低于|至少)")
_NUMBER = re.compile(r"[\d０-９,，.．一二两三四五六七八九十百千万亿零〇余多来几数]+")


def suggestion(found: Found, said: Answer, rule: str = "", scale: Decimal = Decimal(1)) -> str:
    """What to put in the place of `found.text`; "" where there is no value, or it went the other way (增长 for a decrease).

    By `rule`, the wording of the report, where there is one; else in the style nearest to what is printed. The unit word
    stands where it stood, or is set right.
    """
    value = said.value
    if value is None or _went_other_way(found, value):
        return ""  # not the number is wrong but the verb
    if found.direction:
        value = -value if value < 0 else value
        said = replace(said, value=value, exact=_unsigned(said.exact))
    tail = _tail(found, said.unit)
    if scale != 1:
        return _plain(Decimal(value) / scale, "") + tail
    for words in (_by_rule(value, rule), _styled(value, found)):
        if words and _holds(words + tail, said):
            return words + tail
    return _plain(value, found.text) + tail


def _went_other_way(found: Found, value: int | Decimal) -> bool:
    return (found.direction == "up" and value < 0) or (found.direction == "down" and value > 0)


def _unsigned(exact: int | Decimal | None) -> int | Decimal | None:
    return -exact if exact is not None and exact < 0 else exact


def _by_rule(value: int | Decimal, rule: str) -> str:
    return phrase(value, rule) if rule in STYLES else ""


def _styled(value: int | Decimal, found: Found) -> str:
    """The value as the printed words would say it."""
    if found.unit in ("%", "‰"):
        places = found.place or Decimal(1)
        return format(Decimal(value).quantize(min(places, Decimal(1)), ROUND_HALF_UP), "f")
    return _STYLED.get(found.approx, _and_more)(value, found)


def _and_more(value: int | Decimal, _: Found) -> str:
    return phrase(value, "wan_yu")


def _exactly(value: int | Decimal, found: Found) -> str:
    return _rounded(Decimal(value), found.place, found.text) if found.place else _plain(value, found.text)


def _with_rest(value: int | Decimal, found: Found) -> str:
    whole = isinstance(found.value, Decimal) and found.value < _WAN and (found.step or 0) >= 100
    return phrase(value, "yu" if whole else "wan_yu")


def _nearly(value: int | Decimal, found: Found) -> str:
    near = phrase(value, "jin")
    return near if near.startswith("近") else _and_more(value, found)


def _about(value: int | Decimal, found: Found) -> str:
    """By two digits, with the printed word in front; over and at least are rounded down."""
    mark, number = _MARKS.match(found.text), Decimal(value)
    if mark is None:
        return _and_more(value, found)
    step = Decimal(1).scaleb(number.adjusted() - 1) if number >= 10 else Decimal(1)
    way = ROUND_HALF_UP if found.approx == "约" else ROUND_DOWN
    kept = (number / step).to_integral_value(way) * step
    return (mark[0] if found.approx == "约" or kept < number else "") + _scaled(kept)


_STYLED: Mapping[str, Callable[[int | Decimal, Found], str]] = {
    "exact": _exactly, "余": _with_rest, "近": _nearly, "约": _about, "超": _about, "不少于": _about,
}  # fmt: skip


def _rounded(number: Decimal, place: Decimal | None, text: str) -> str:
    """Half up to the printed place, in the printed 万 or 亿: 31.6万 -> 32.9万."""
    scale, word = (_YI, "亿") if "亿" in text else (_WAN, "万")
    if place is None or number * 10 < scale:
        return ""
    kept = (number / place).to_integral_value(ROUND_HALF_UP) * place
    places = max(0, -int((place / scale).adjusted()))
    return format((kept / scale).quantize(Decimal(1).scaleb(-places)), "f") + word


def _scaled(kept: Decimal) -> str:
    scale, word = (_YI, "亿") if kept >= _YI else (_WAN, "万") if kept >= _WAN else (Decimal(1), "")
    return format((kept / scale).normalize(), "f") + word


def _plain(value: int | Decimal, text: str) -> str:
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    grouped = "," in text or "，" in text
    return (format(value, ",") if grouped else str(value)) if isinstance(value, int) else format(value, "f")


def _tail(found: Found, unit: str) -> str:
    """What stands behind the number: its unit word as printed, with the space before it, or the right one."""
    printed = found.unit or ""
    numbers = list(_NUMBER.finditer(found.text))
    rest = found.text[numbers[-1].end() :] if numbers else ""
    for behind in ("左右", "上下", "以上", "以下", "以内"):
        rest = rest.removesuffix(behind)
    if not rest.strip():
        return ""  # the unit word stands elsewhere in the sentence
    if same_unit(printed, unit) or not unit:
        return rest
    return rest[: len(rest) - len(rest.lstrip())] + unit


def _holds(words: str, said: Answer) -> bool:
    """Whether words that were made up are true: read again and judged like any others."""
    found = find(words, language="zh")
    if len(found) != 1:
        number = parse(words)
        return number is not None and number.value == said.value
    return judged(replace(found[0], cls="claim", direction=None), said) in ("accepted", "loose")
