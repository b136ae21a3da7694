"""Bars by month and by unit as SVG in tenths of a millimetre of the printed page; looks are attributes, for any reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from html import escape

from youju.engine.report.cards.model import Part, Value, said

WIDTH = 1740
_HIGH, _TOP, _FOOT, _TEXT = 200, 36, 40, 28
_ROW, _NAME, _END, _GAP = 46, 200, 120, 40
_INK, _SOFT, _BAR, _LINE = "#1b1f24", "#5b6570", "#3d6fb6", "#c9cfd6"
_FONT = "Noto Sans CJK SC,PingFang SC,Microsoft YaHei,SimHei,sans-serif"
MOST = 24
"""Units that a page holds; more are counted."""

_TWO = 12


def months(parts: Sequence[Part], language: str) -> str:
    """Upright bars; a missing month is a gap, never a bar of 0."""
    step = WIDTH // max(1, len(parts))
    floor = _TOP + _HIGH
    pieces = [f'<line x1="0" y1="{floor}" x2="{WIDTH}" y2="{floor}" stroke="{_LINE}" stroke-width="3"/>']
    for at, part in enumerate(parts):
        middle, size = at * step + step // 2, _size(part.value, parts, _HIGH)
        pieces.append(_text(middle, floor + 34, part.name, "middle", _SOFT))
        if part.value is not None:
            pieces.append(_bar(middle - step * 3 // 10, floor - size, step * 6 // 10, size))
            pieces.append(_text(middle, floor - size - 10, said(part.value, language), "middle", _INK))
    return _svg(floor + _FOOT, "".join(pieces), _read_out(parts, language))


def units(parts: Sequence[Part], language: str) -> str:
    """Lying bars in columns, in the order given, down and then right: no ranking."""
    shown, columns = parts[:MOST], 2 if len(parts) <= _TWO else 3
    high = -(-len(shown) // columns)
    wide = (WIDTH - _GAP * (columns - 1)) // columns
    pieces: list[str] = []
    for at, part in enumerate(shown):
        left, top = (at // high) * (wide + _GAP), (at % high) * _ROW
        pieces += _lying(part, left, top, _size(part.value, shown, wide - _NAME - _END), language)
    return _svg(high * _ROW, "".join(pieces), _read_out(shown, language))


def _lying(part: Part, left: int, top: int, size: int, language: str) -> Iterator[str]:
    yield _text(left + _NAME - 14, top + 31, part.name, "end", _INK)
    if part.value is not None:
        yield _bar(left + _NAME, top + 8, size, _ROW - 16)
    yield _text(left + _NAME + size + 10, top + 31, said(part.value, language), "start", _INK)


def _svg(height: int, body: str, label: str) -> str:
    size = f'width="{WIDTH // 10}mm" height="{Decimal(height) / 10}mm" viewBox="0 0 {WIDTH} {height}"'
    alt = escape(label, quote=True)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{alt}">{body}</svg>'


def _read_out(parts: Sequence[Part], language: str) -> str:
    comma = "，" if language == "zh" else ", "
    return comma.join(f"{part.name} {said(part.value, language)}" for part in parts)


def _text(x: int, y: int, words: str, anchor: str, colour: str) -> str:
    """Smaller where the words would not fit the place of a name."""
    wide = sum(_TEXT if ord(sign) > 0x2E7F else _TEXT * 55 // 100 for sign in words)
    size = _TEXT if anchor != "end" or wide <= _NAME - 14 else max(14, _TEXT * (_NAME - 14) // wide)
    place = f'x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}"'
    return f'<text {place} font-family="{_FONT}" fill="{colour}">{escape(words)}</text>'


def _bar(x: int, y: int, width: int, height: int) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{_BAR}"/>'


def _size(value: Value, parts: Sequence[Part], most: int) -> int:
    """How long a bar is; a value that is not 0 is seen."""
    largest = max((part.value for part in parts if part.value is not None), default=0)
    if not value or value < 0 or largest <= 0:
        return 0
    return max(3, int((Decimal(value) / Decimal(largest) * most).to_integral_value(ROUND_HALF_UP)))
