"""Charts of a report as inline SVG: bars upright by month, lying by unit; each bar says its value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from html import escape

from youju.engine.document.layout.charts import described
from youju.engine.document.layout.letter import Chart
from youju.engine.numerals import phrase

_WIDTH, _TOP, _HIGH, _FOOT = 640, 48, 170, 24
_LABEL, _ROW, _END = 150, 26, 60


def drawn(chart: Chart) -> str:
    """The chart as a figure element; a missing value is a gap."""
    return f"<figure>{picture(chart)}</figure>"


def picture(chart: Chart, head: str = "") -> str:
    """The chart as an SVG element; `head` are further attributes."""
    values = chart.series[0].values if chart.series else ()
    lying = chart.kind == "lying"
    height = _TOP + (_ROW * len(values) if lying else _HIGH + _FOOT)
    body = "".join(_lying(chart, values) if lying else _upright(chart, values))
    unit = f"（{chart.unit}）" if chart.unit else ""
    title = f'<text class="t" x="{_WIDTH // 2}" y="20" text-anchor="middle">{escape(chart.title + unit)}</text>'
    label = escape(described(chart), quote=True)
    return f'<svg{head} viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{label}">{title}{body}</svg>'


def _upright(chart: Chart, values: tuple[int | Decimal | None, ...]) -> Iterator[str]:
    step = _WIDTH // max(1, len(values))
    floor = _TOP + _HIGH
    yield f'<line x1="0" y1="{floor}" x2="{_WIDTH}" y2="{floor}"/>'
    for number, (name, value) in enumerate(zip(chart.categories, values, strict=True)):
        middle, size = number * step + step // 2, _size(value, values, _HIGH - 16)
        yield f'<text x="{middle}" y="{floor + 16}" text-anchor="middle">{escape(name)}</text>'
        if value is not None:
            yield f'<rect x="{number * step + step // 6}" y="{floor - size}" width="{step * 2 // 3}" height="{size}"/>'
            yield f'<text x="{middle}" y="{floor - size - 5}" text-anchor="middle">{phrase(value)}</text>'


def _lying(chart: Chart, values: tuple[int | Decimal | None, ...]) -> Iterator[str]:
    for number, (name, value) in enumerate(zip(chart.categories, values, strict=True)):
        top, size = _TOP + number * _ROW, _size(value, values, _WIDTH - _LABEL - _END)
        yield f'<text x="{_LABEL - 8}" y="{top + 14}" text-anchor="end">{escape(name)}</text>'
        if value is not None:
            yield f'<rect x="{_LABEL}" y="{top + 1}" width="{size}" height="{_ROW - 9}"/>'
            yield f'<text x="{_LABEL + size + 6}" y="{top + 14}">{phrase(value)}</text>'


def _size(value: int | Decimal | None, values: tuple[int | Decimal | None, ...], most: int) -> int:
    largest = max((v for v in values if v is not None), default=0)
    share = Decimal(value) / Decimal(largest) if value and largest > 0 else Decimal(0)
    return max(0, int((share * most).to_integral_value(ROUND_HALF_UP)))
