"""The records and units of a figure's page, written in one go: the template engine would take most of the page's time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from youju.engine.figures import Row
from youju.web.ui.templatetags.ui import number

register = template.Library()


@register.simple_tag
def record_rows(rows: Iterable[tuple[Row, str]]) -> SafeString:
    """A table row for each record behind a figure, with the name of its unit."""
    return mark_safe("".join(_record(row, unit) for row, unit in rows))  # noqa: S308 - escaped below


@register.simple_tag(takes_context=True)
def unit_pairs(context: dict[str, Any], units: Iterable[tuple[str, str, Any]]) -> SafeString:
    """A term and a value for each (code, name, value), leading to the figure of that unit."""
    request: HttpRequest = context["request"]
    kept = request.GET.copy()
    kept.pop("after", None)
    kept.pop("unit", None)
    rest = kept.urlencode()
    return mark_safe("".join(_unit(unit, rest) for unit in units))  # noqa: S308 - escaped below


def _record(row: Row, unit: str) -> str:
    return (
        f'<tr><td class="nowrap">{escape(row.date) or "—"}</td><td><a href="/records/{row.record}">'
        f"{escape(row.title) or '—'}</a></td><td>{escape(unit)}</td>"
        f'<td class="n wide-only">{row.record}</td></tr>\n'
    )


def _unit(unit: tuple[str, str, Any], rest: str) -> str:
    code, name, value = unit
    query = escape("&".join(filter(None, (rest, urlencode({"unit": code})))))
    return f'<dt><a href="?{query}">{escape(name)}</a></dt><dd>{escape(number(value))}</dd>'
