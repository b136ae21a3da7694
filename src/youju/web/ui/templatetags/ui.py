"""Filters and tags of all templates: titles in the reader's language, times in words, figures with separators."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem
from youju.web.commands.desk.office import current_office

register = template.Library()


def language() -> str:
    """The reader's language: "zh" or "en"."""
    return "en" if (translation.get_language() or "").startswith("en") else "zh"


def now() -> datetime:
    """This instant; in a demonstration that stands still, of its day."""
    site = settings.YOUJU_SITE
    return current_office().now() if site is not None and site.today else timezone.now()


@register.filter
def said(label: Label | str | None) -> str:
    """A title of the definitions in the reader's language."""
    return label.in_(language()) if isinstance(label, Label) else str(label or "")


@register.filter
def sentence(problem: Problem) -> str:
    """What is wrong, in the reader's language."""
    return problem.sentence(language())


@register.filter
def mend(problem: Problem) -> str:
    """How to mend it, in the reader's language."""
    return problem.mend(language())


@register.filter
def number(value: Any) -> str:
    """A whole number or decimal with separators, never rounded; "—" for a figure that is missing."""
    if value is None or value == "":
        return "—"
    if isinstance(value, str):
        return f"{Decimal(value):,f}" if value.lstrip("-").replace(".", "", 1).isdecimal() else value
    return f"{value:,}" if isinstance(value, int) else f"{value:,f}"


@register.filter
def ago(moment: datetime | date | str | None) -> SafeString | str:
    """A moment in words ("三天前"), the exact one on hover. Text is ISO 8601, an instant in UTC."""
    if not moment:
        return "—"
    when = _moment(moment)
    when = timezone.localtime(when) if isinstance(when, datetime) else when
    exact = f"{when:%Y-%m-%d %H:%M}" if isinstance(when, datetime) else when.isoformat()
    return format_html('<time datetime="{}" title="{}">{}</time>', exact, exact, _words(when))


def _moment(moment: datetime | date | str) -> datetime | date:
    if not isinstance(moment, str):
        return moment
    return date.fromisoformat(moment) if len(moment) == 10 else datetime.fromisoformat(moment.replace("Z", "+00:00"))


def _words(when: datetime | date) -> str:
    if isinstance(when, datetime):
        gone = now() - when
        if timedelta(0) <= gone < timedelta(hours=1):
            minutes = int(gone.total_seconds() // 60)
            return ngettext("%(n)d 分钟前", "%(n)d 分钟前", minutes) % {"n": minutes} if minutes else gettext("刚刚")
        if timedelta(0) <= gone < timedelta(hours=24):
            hours = int(gone.total_seconds() // 3600)
            return ngettext("%(n)d 小时前", "%(n)d 小时前", hours) % {"n": hours}
        when = when.date()
    days = (timezone.localdate(now()) - when).days
    if days == 0:
        return gettext("今天")
    if days == 1:
        return gettext("昨天")
    if 1 < days < 31:
        return ngettext("%(n)d 天前", "%(n)d 天前", days) % {"n": days}
    return when.isoformat()


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changed: Any) -> str:
    """The query of this page with some parameters changed; an empty value leaves one out. For links of lists."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changed.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"
