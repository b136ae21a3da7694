"""The rows of a list. Five hundred cells a page: written in one go, the template engine would take most of the page's time."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from youju.web.commands.registers.listing import Asked, Cell, Line, Listed
from youju.web.ui.templatetags.ui import number, said

register = template.Library()

_TAGS = {"returned": "ask", "void": "calm", "submitted": "calm"}


@register.simple_tag
def list_rows(listed: Listed) -> SafeString:
    """A table row for each line: its number, its label as the row's head and a link, date, unit, stage, the cells."""
    return mark_safe("".join(map(_row, listed.lines)))  # noqa: S308 - every text in it is escaped below


@register.simple_tag(takes_context=True)
def list_heads(context: dict[str, Any]) -> SafeString:
    """The heads of the columns of `listed`, each a link that sorts by it, or the other way round."""
    listed, asked = context["listed"], context["asked"]
    kept = context["request"].GET.copy()
    for name in ("sort", "after", "before"):
        kept.pop(name, None)
    label = gettext("记录")
    by_label = _head(kept, asked, listed.register.label, label)
    heads = [
        _head(kept, asked, "record", gettext("编号"), kind="n wide-only"),
        by_label if context["label_sorts"] else f'<th scope="col">{escape(label)}</th>',
        _head(kept, asked, "date", gettext("日期")),
        _head(kept, asked, "unit", gettext("单位")),
        _head(kept, asked, "stage", gettext("环节")),
    ]
    for field in listed.columns:
        title = said(field.title)
        plain = f'<th scope="col">{escape(title)}</th>'
        kind = "n" if field.numeric else ""
        heads.append(plain if field.personal else _head(kept, asked, field.id, title, field.unit, kind))
    return mark_safe("".join(heads))  # noqa: S308 - every text in it is escaped


def _head(kept: QueryDict, asked: Asked, name: str, title: str, unit: str = "", kind: str = "") -> str:
    """One head: name, title, unit of the column, class."""
    sorting = asked.sort == name
    query = kept.copy()
    query["sort"] = f"-{name}" if sorting and not asked.down else name
    way, arrow = ("descending", "↓") if asked.down else ("ascending", "↑")
    small = f"<small>{escape(unit)}</small>" if unit else ""
    shown = f' class="{kind}"' if kind else ""
    order = f' aria-sort="{way}"' if sorting else ""
    mark = f'<span aria-hidden="true"> {arrow}</span>' if sorting else ""
    link = f'<a href="?{escape(query.urlencode())}">{escape(title)}{small}</a>'
    return f'<th scope="col"{shown}{order}>{link}{mark}</th>'


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
