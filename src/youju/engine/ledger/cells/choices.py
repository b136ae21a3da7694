"""Choices and yes or no: by code, title or alias in any language, as people write them in a cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from youju.engine.definitions import nearest
from youju.engine.definitions.model import Choice, Field
from youju.engine.ledger import problems as led
from youju.engine.ledger.cells.text import as_text, line
from youju.engine.ledger.cells.unfit import Reader, Unfit
from youju.engine.ledger.model import Normalised

SEPARATORS = re.compile("[、,，;；\n]+")
_REMEMBERED = 1024
_YES = ("是", "有", "对", "已", "√", "✓", "✔", "true", "yes", "y", "1", "on", "t")
_NO = ("否", "无", "没有", "不是", "未", "×", "✗", "✘", "x", "false", "no", "n", "0", "off", "f")
_TRUTH = dict.fromkeys(_YES, True) | dict.fromkeys(_NO, False)


def fold(text: str) -> str:
    """`text` without width, case and blanks: how a choice is recognised."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def choice_reader(field: Field) -> Reader:
    """One code of the field's choices."""
    find = _Finder(field)
    exact = find.exact

    def read(value: Any, row: Normalised) -> str | None:
        if type(value) is str and (code := exact.get(value)) is not None:
            return code
        text = line(value)
        return find(text, row) if text else None

    return read


def choices_reader(field: Field) -> Reader:
    """Any number of codes, as a list or a text with 、,，;； between; stored sorted."""
    find = _Finder(field)
    memo: dict[str, list[str]] = {}

    def read(value: Any, row: Normalised) -> list[str] | None:
        if type(value) is str and (found := memo.get(value)) is not None:
            return found.copy()
        parts = value if isinstance(value, (list, tuple)) else split(as_text(value), find.exact)
        codes = sorted({find(line(part), row) for part in parts if line(part)})
        if type(value) is str and field.id not in row.raw_kept and codes and len(memo) < _REMEMBERED:
            memo[value] = codes.copy()
        return codes or None

    return read


def bool_reader(field: Field) -> Reader:
    """True or false."""

    def read(value: Any, row: Normalised) -> bool | None:
        if type(value) is bool:
            return value
        text = fold(line(value))
        if text and text not in _TRUTH:
            raise Unfit(led.NOT_YES_NO, text=led.short(value))
        return _TRUTH.get(text)

    return read


def split(text: str, whole: dict[str, str] | None = None) -> list[str]:
    """The parts of a text that lists several things; one that is in `whole` as it stands is not taken apart."""
    if whole and text in whole:
        return [text]
    return [part.strip() for part in SEPARATORS.split(text) if part.strip()]


class _Finder:
    """The codes of a field by all that people call them."""

    def __init__(self, field: Field) -> None:
        self._field = field
        named = [(name, choice.code) for choice in field.choices for name in _titles(choice)]
        self.exact = dict(named)
        self._folded = {fold(name): code for name, code in named}
        self._aliases = {fold(alias): choice.code for choice in field.choices for alias in choice.aliases}

    def __call__(self, text: str, row: Normalised) -> str:
        """The code of `text`; an alias is kept as it was written. Raises Unfit with the most alike."""
        word = fold(text)
        if (code := self._folded.get(word)) is not None:
            return code
        if (code := self._aliases.get(word)) is not None:
            row.raw_kept[self._field.id] = text
            return code
        raise Unfit(led.NO_CHOICE, text=led.short(text), **self._offers(text))

    def _offers(self, text: str) -> dict[str, str]:
        shown = [c.title for c in self._field.choices]
        like = nearest(text, [*self.exact, *(a for c in self._field.choices for a in c.aliases)], 1)
        return {
            "choices": led.short("、".join(t.zh for t in shown), 200),
            "choices_en": led.short(", ".join(t.in_("en") for t in shown), 200),
            **led.likely(like),
        }


def _titles(choice: Choice) -> Iterator[str]:
    yield choice.code
    yield choice.title.zh
    if choice.title.en:
        yield choice.title.en
