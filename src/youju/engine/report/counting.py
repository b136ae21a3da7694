"""`（#）` and `#是` of a plain-text template become （一）（二）… and 一是、二是, once it is known which paragraphs stay."""

from __future__ import annotations

import re

from youju.engine.document.editing import Editor
from youju.engine.document.package import Package
from youju.engine.document.reading import read

_HEAD = re.compile(r"[（(]([#＃])[）)]")
_SIGN = re.compile(r"[#＃](?=是)")
_FIRST = re.compile(r"[一二三四五六七八九十]+、")
_DIGITS = "零一二三四五六七八九"
_TEN = 10


def number_paragraphs(package: Package) -> None:
    """Number what begins with `（#）` anew under each heading of the first level, `#是` anew under each heading."""
    heads = signs = 0
    for paragraph in read(package):
        text = paragraph.text
        changes: list[tuple[int, str]] = []
        if paragraph.level == 1 or _FIRST.match(text):
            heads = signs = 0
        elif match := _HEAD.match(text):
            heads, signs = heads + 1, 0
            changes.append((match.start(1), chinese(heads)))
        elif paragraph.level:
            signs = 0
        for match in _SIGN.finditer(text):
            signs += 1
            changes.append((match.start(), chinese(signs)))
        editor = Editor(paragraph)
        for at, word in reversed(changes):
            editor.replace(at, at + 1, word)
        if changes:
            package.touch(paragraph.part)


def chinese(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 十二, 二十, 二十一. Raises ValueError beyond."""
    if not 0 < number < _TEN * _TEN:
        raise ValueError(number)
    tens, ones = divmod(number, _TEN)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones or not tens else "")
