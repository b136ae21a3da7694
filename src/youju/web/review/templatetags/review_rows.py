"""The rows of the queue, written in one go: fifty of ten texts each would take the template engine most of the page's time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from youju.web.ui.templatetags.ui import ago

register = template.Library()


@register.simple_tag
def queue_rows(lines: Sequence[Any], of_one: str) -> SafeString:
    """A table row for each `Line` of the queue; `of_one` names the register where all are of one."""
    said = cache(ago)  # a batch was written at one moment
    return mark_safe("".join(_row(line, of_one, said(line.wait.revision.recorded_at)) for line in lines))  # noqa: S308 - escaped below


def _row(line: Any, of_one: str, entered: str) -> str:
    wait, unit = line.wait, escape(line.unit)
    seen = f"{line.number}-{wait.revision.seq}"
    told = " · ".join(f"{escape(title)} {escape(text)}" for title, text in line.details)
    where = "" if of_one else f"{escape(line.register)} · "
    return (
        f'<tr data-row="{line.number}">\n<td>{_tick(seen, line.title) if wait.free else ""}</td>\n'
        f'<td class="nowrap">{escape(wait.revision.entry.date) or "—"}</td>\n'
        f'<td><a href="/review/{line.number}">{escape(line.title)}</a>{_tags(wait)}\n'
        f'<div class="phone-only">{unit}</div>\n<div class="soft details">{where}{told}</div></td>\n'
        f'<td class="wide-only">{unit}</td><td class="wide-only">{escape(wait.entered_by)}<br>{entered}</td></tr>\n'
    )


def _tick(seen: str, title: str) -> str:
    label = escape(gettext("通过：%(title)s") % {"title": title})
    return f'<input type="checkbox" name="record" value="{seen}" checked aria-label="{label}">'


def _tags(wait: Any) -> str:
    own, held = gettext("您填的，由别人审核"), gettext("%(who)s正在看") % {"who": wait.held_by}
    said = f' <span class="tag calm">{escape(own)}</span>' if wait.own else ""
    return said + (f' <span class="tag ask">{escape(held)}</span>' if wait.held_by else "")
