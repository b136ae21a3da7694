"""Charts as SVG made on the server: bars whose parts link, readable without colour and by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from youju.web.ui.templatetags.ui import number

HEIGHT, STEP, GAP, TOP, BOTTOM = 148, 52, 6, 22, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: label under it, value (None: nothing is known), address that it leads to ("" for none)."""

    label: str
    value: int | Decimal | None
    href: str = ""


def bars(items: Sequence[Bar], unit: str, title: str) -> SafeString:
    """A bar chart in a box of its own width; `title` and the values with `unit` are read out."""
    top = max((bar.value for bar in items if bar.value), default=1)
    drawn = "".join(
        _bar(bar, place * STEP, int(HEIGHT * max(bar.value or 0, 0) / top), unit) for place, bar in enumerate(items)
    )
    width, ground = len(items) * STEP - GAP, TOP + HEIGHT
    return mark_safe(  # noqa: S308 - every text in it is escaped
        f'<svg class="bars" viewBox="0 0 {width} {ground + BOTTOM}" role="group" aria-label="{escape(title)}">\n'
        f'<line x1="0" x2="{width}" y1="{ground}" y2="{ground}"/>\n{drawn}</svg>\n'
    )


def _bar(bar: Bar, x: int, height: int, unit: str) -> str:
    """One bar, in a link where it leads somewhere, its amount above and its label below."""
    y, width, middle = TOP + HEIGHT - height, STEP - GAP, x + (STEP - GAP) // 2
    label, amount = escape(bar.label), escape(number(bar.value))
    said = f"{label} {amount} {escape(unit)}"
    begin, end = (f'<a href="{escape(bar.href)}" aria-label="{said}">', "</a>") if bar.href else ("", "")
    return (
        f'{begin}<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="2"><title>{said}</title></rect>'
        f'<text class="amount" x="{middle}" y="{y - 6}">{"" if bar.value is None else amount}</text>{end}'
        f'<text x="{middle}" y="{TOP + HEIGHT + 17}" aria-hidden="true">{label}</text>\n'
    )


def spark(items: Sequence[Bar], title: str) -> SafeString:
    """The same bars in the height of a line, without labels: their shape beside a figure."""
    top = max((bar.value for bar in items if bar.value), default=1)
    drawn = [(n * 8, 24 - h, h) for n, bar in enumerate(items) for h in (int(24 * max(bar.value or 0, 0) / top),)]
    return render_to_string("ui/spark.html", {"drawn": drawn, "width": len(items) * 8 - 2, "title": title})
