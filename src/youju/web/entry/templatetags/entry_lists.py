"""The rows of a list. Five hundred cells a page: written in one go, the template engine would take most of the page's time."""

from __future__ import annotations

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from youju.web.commands.registers.listing import Cell, Line, Listed
from youju.web.ui.templatetags.ui import number

register = template.Library()

_TAGS = {"returned": "ask", "void": "calm", "submitted": "calm"}


@register.simple_tag
def list_rows(listed: Listed) -> SafeString:
    """A table row for each line: its number, its label as the row's head and a link, date, unit, stage, the cells."""
    return mark_safe("".join(map(_row, listed.lines)))  # noqa: S308 - every text in it is escaped below


def _row(line: Line) -> str:
    return (
        f'<tr><td class="n soft wide-only">{line.record}</td>'
        f'<th scope="row"><a href="/records/{line.record}">{escape(line.label)}</a></th>'
        f'<td class="nowrap">{escape(line.date) or "—"}</td><td>{escape(line.unit)}</td>'
        f'<td class="nowrap"><span class="tag {_TAGS.get(line.stage, "good")}">{escape(line.stage_title)}</span></td>'
        f"{''.join(map(_cell, line.cells))}</tr>\n"
    )


def _cell(cell: Cell) -> str:
    if cell.number:
        return f'<td class="n">{escape(number(cell.text))}</td>'
    kind = ' class="text soft"' if cell.sealed else ' class="text"'
    return f"<td{kind}>{escape(cell.text) or '—'}</td>"
