"""One exact numeral grammar: Arabic, Chinese and mixed numbers, full width, separators, 万 and 亿. No floats.

Full width is folded character by character, never by NFKC: that would read `10³` as 103 and `②` as 2, and would move
the offsets that a later reader of whole documents needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    map(ord, "\u3000\xa0\u2009\u202f\t"), " "
)
FOLD |= {ord("−"): "-", ord("￥"): "¥"}
_SIMPLE = str.maketrans("壹贰叁肆伍陆柒捌玖两拾佰仟萬億〇○", "一二三四五六七八九二十百千万亿零零")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_SCALES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_SMALL = 2  # index in _SCALES below which a number is written without 万 and 亿

_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?", re.ASCII)
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)", re.ASCII)

_LONGEST = 27  # digits; Decimal is exact to 28
_SIGNS = "".join(_DIGITS) + "".join(sign for sign, _ in _SCALES) + "壹贰叁肆伍陆柒捌玖两拾佰仟萬億〇○"
PATTERN = rf"(?:[0-9,.半{_SIGNS}]|点(?=[{''.join(_DIGITS)}]))+"
"""A regular expression for what a numeral may be written with; 点 is a point before a spoken digit, else a unit word."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """An exact value with the precision it was printed in.

    `step` is the place of the last printed digit that is not zero (`3.2万` -> 1000; zeros after a point count,
    `16.0` -> 0.1): what 余, 近 and 约 leave open. `place` is the place to which a number printed in 万 or 亿 is rounded
    (`30万` -> 10000), None where every digit is printed.
    """

    value: Decimal
    step: Decimal
    place: Decimal | None


def plain(text: str) -> str:
    """Text in half width, without spaces around it and between the groups of three digits (`1 200`)."""
    folded = text.translate(FOLD).strip()
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), folded) if " " in folded else folded


def number(text: str) -> Decimal | None:
    """The exact value of a numeral (already `plain`), None if it is none.

    `1,201` -> 1201; `3.5万` -> 35000; `2万6千` -> 26000; `三百二十` -> 320; `两万六` -> 26000; `二〇二五` -> 2025.
    Vague and ambiguous ones are none: `三五`, `两三百`, `2万6`.
    """
    numeral = parse(text)
    return numeral.value if numeral else None


def parse(text: str) -> Numeral | None:
    """A numeral (already `plain`) with its printed precision, None if the text is none."""
    simple = text.translate(_SIMPLE)
    parts = _run(simple) or _read(simple, 0)
    if parts is None:
        return None
    value, fraction = parts
    if value.adjusted() >= _LONGEST:
        return None
    value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    scale = Decimal(1)
    for character in reversed(simple):
        if character not in "万亿":
            break
        scale *= dict(_SCALES)[character]
    place = (fraction or scale) if scale > 1 else None
    return Numeral(value, fraction or last_place(value), place)


def last_place(value: Decimal) -> Decimal:
    """Place value of the last digit that is not zero of a whole number (26000 -> 1000); 1 for zero."""
    digits = format(value, "f")
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if value else Decimal(1)


_Parts = tuple[Decimal, Decimal | None]
"""A value, and the place of its last decimal where it is printed with a point."""


def _run(text: str) -> _Parts | None:
    """Digits said one by one (二〇二五). Two without a zero (三五) are a vague number, not thirty-five."""
    if text == "半":
        return Decimal("0.5"), Decimal("0.1")
    if (len(text) > 2 or "零" in text) and all(character in _DIGITS for character in text):
        return Decimal("".join(str(_DIGITS[character]) for character in text)), None
    return None


def _read(text: str, level: int) -> _Parts | None:
    for index in range(level, _SMALL):
        if _SCALES[index][0] in text:
            return _split(text, index)
    if "点" in text:
        return _point(text)
    for index in range(max(level, _SMALL), len(_SCALES)):
        if _SCALES[index][0] in text:
            return _split(text, index)
    return _base(text)


def _split(text: str, index: int) -> _Parts | None:
    """`HEAD scale TAIL`: the head counts the scale, the tail is smaller than it."""
    sign, size = _SCALES[index]
    head, _, tail = text.partition(sign)
    counted = (Decimal(1), None) if not head and sign == "十" else _read(head, index + 1)
    if counted is None or not counted[0]:
        return None
    many, fraction = counted
    if not tail:
        return many * size, fraction * size if fraction else None
    rest = None if fraction else _tail(tail, size, index)
    return None if rest is None else (many * size + rest, None)


def _tail(text: str, size: int, index: int) -> Decimal | None:
    """What follows a scale: 三百[二十], 一万[零三百], 2万[6000], the colloquial 两万[六], not the ambiguous 2万[6]."""
    body = text.removeprefix("零")
    room = size // 10 if body != text else size
    if body == text and body in _DIGITS:
        return Decimal(_DIGITS[body] * size // 10)
    if body.isdecimal() and len(body) != len(str(size)) - 1:
        return None
    rest = _read(body, index + 1)
    return None if rest is None or rest[1] or not rest[0] or rest[0] >= room else rest[0]


def _point(text: str) -> _Parts | None:
    """十二点五: the decimals are said one by one."""
    whole, _, decimals = text.partition("点")
    start = _read(whole, _SMALL)
    if start is None or start[1] or not decimals or any(digit not in _DIGITS for digit in decimals):
        return None
    place = Decimal(1).scaleb(-len(decimals))
    return start[0] + int("".join(str(_DIGITS[digit]) for digit in decimals)) * place, place


def _base(text: str) -> _Parts | None:
    if text in _DIGITS:
        return Decimal(_DIGITS[text]), None
    match = _ARABIC.fullmatch(text)
    if match is None or len(text) > _LONGEST:
        return None
    place = Decimal(1).scaleb(-len(match[1])) if match[1] else None
    return Decimal(text.replace(",", "")), place
