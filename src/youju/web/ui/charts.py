"""Charts as SVG made on the server: bars whose parts link, readable without colour and by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

HEIGHT, STEP, GAP, TOP, BOTTOM = 148, 52, 6, 22, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: label under it, value (None: nothing is known), address that it leads to ("" for none)."""

    label: str
    value: int | Decimal | None
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Drawn:
    bar: Bar
    x: int
    y: int
    height: int
    width: int
    middle: int


def bars(items: Sequence[Bar], unit: str, title: str) -> SafeString:
    """A bar chart in a box of its own width; `title` and the values with `unit` are read out."""
    top = max((bar.value for bar in items if bar.value), default=1)
    drawn = []
    for place, bar in enumerate(items):
        height = int(HEIGHT * max(bar.value or 0, 0) / top)
        x = place * STEP
        drawn.append(_Drawn(bar, x, TOP + HEIGHT - height, height, STEP - GAP, x + (STEP - GAP) // 2))
    box = {"width": len(items) * STEP - GAP, "height": TOP + HEIGHT + BOTTOM, "ground": TOP + HEIGHT}
    return render_to_string(
        "ui/bars.html", {"drawn": drawn, "unit": unit, "title": title, **box, "base": TOP + HEIGHT + 17}
    )


def spark(items: Sequence[Bar], title: str) -> SafeString:
    """The same bars in the height of a line, without labels: their shape beside a figure."""
    top = max((bar.value for bar in items if bar.value), default=1)
    drawn = [(n * 8, 24 - h, h) for n, bar in enumerate(items) for h in (int(24 * max(bar.value or 0, 0) / top),)]
    return render_to_string("ui/spark.html", {"drawn": drawn, "width": len(items) * 8 - 2, "title": title})
