"""Pages of figures: the catalogue, and one figure with all that stands behind it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from youju.engine.base.problems import Refused
from youju.engine.figures import Figure
from youju.engine.figures.model import Sides
from youju.engine.report.cards.model import code_of, said
from youju.engine.report.cards.qr import qr
from youju.web.commands.desk.showing import Shown
from youju.web.commands.editions.places import proof_of_all
from youju.web.commands.figures.comparing import beside, versions
from youju.web.commands.figures.credit import adds_up, overlapping
from youju.web.commands.figures.figures import catalogue, figure, rows_behind, scope, sides
from youju.web.commands.registers.backing import backing
from youju.web.commands.reports.papers import READERS
from youju.web.figures.asking import SAMPLERS, Asked, asked, years
from youju.web.ui.access import SIGNED_IN, PageRequest, allow
from youju.web.ui.charts import Bar, bars
from youju.web.ui.templatetags.ui import language

PAGE = 50


@allow(SIGNED_IN)
@require_safe
def figure_list(request: PageRequest) -> HttpResponse:
    """The catalogue by group; `q` leaves those whose title or id has the words."""
    asking = asked(request)
    words = request.GET.get("q", "").split()
    groups = [
        (title, [f for f in found if _has(f, words)])
        for title, found in catalogue(asking.office, asking.question, language())
    ]
    shown = {
        "groups": [(title, found) for title, found in groups if found],
        "words": " ".join(words),
        "asked": asking,
        "years": years(asking.office, asking.question.period),
        "own": asking.own(request.actor.unit),
        "samples": bool(request.actor.roles & set(SAMPLERS)),
    }
    return render(request, "figures/list.html", shown)


@allow(SIGNED_IN)
@require_safe
def figure_page(request: PageRequest, indicator: str) -> HttpResponse:
    """One figure: value, definition, months, units, the year before, and a page of the records behind it."""
    asking = asked(request)
    try:
        around = sides(asking.office, indicator, asking.question)
    except Refused as refusal:
        raise Http404(refusal.problems[0].sentence(language())) from None
    found = around.figure
    shown = {
        "asked": asking,
        "figure": found,
        "label": f"{{{{{found.title.in_(language())}}}}}",
        "problems": found.problems,
        "about": figure(asking.office, indicator, asking.question.as_of, language()),
        "versions": versions(asking.office, indicator, asking.question, language()),
        "change": beside(asking.office, (found,), asking.question)[indicator],
        "chart": _months(asking, around),
        "units": _units(asking, around) if asking.open else (),
        "credit": overlapping(asking.office, indicator, asking.question) if asking.open else None,
        "adds_up": adds_up(asking.office, indicator),
        "writes": bool(request.actor.roles & READERS),
        "reports": [r for r in asking.office.pack().reports.values() if indicator in r.figures],
        "years": years(asking.office, asking.question.period),
        "own": asking.own(request.actor.unit),
        "samples": bool(request.actor.roles & set(SAMPLERS)),
        "proof": (proof := proof_of_all(asking.office, (found,), request.actor)),
        "qr": _qr(code_of(proof, found.as_of, found.id, found.period, said(found.value, language()))),
    }
    return render(request, "figures/page.html", shown | _records(request, asking, indicator))


@allow(SIGNED_IN)
@require_safe
def figure_backing(request: PageRequest, indicator: str) -> HttpResponse:
    """What the records behind a figure rest on: a part of its page, asked for once the page is there, or a page."""
    asking = asked(request)
    if not asking.open:
        raise PermissionDenied
    try:
        found = backing(asking.office, request.actor, indicator, asking.question)
    except Refused as refusal:
        raise Http404(refusal.problems[0].sentence()) from None
    title = asking.office.pack(asking.question.as_of).indicators[indicator].title
    shown = {"backing": found, "asked": asking, "indicator": indicator, "title": title}
    return render(request, "figures/_backing.html" if request.htmx else "figures/backing.html", shown)


def _has(item: Figure, words: list[str]) -> bool:
    text = f"{item.title.zh} {item.title.en} {item.id}".casefold()
    return all(word.casefold() in text for word in words)


def _months(asking: Asked, around: Sides) -> SafeString | str:
    """Bars by month, each leading to the figure of that month; nothing for a figure of a single month."""
    if len(around.months) < 2:
        return ""
    unit = f"&unit={asking.question.unit}" if asking.question.unit else ""
    items = [Bar(label[-2:].lstrip("0"), value, f"?period={label}{unit}") for label, value in around.months]
    return bars(items, around.figure.unit, gettext("按月"))


def _units(asking: Asked, around: Sides) -> list[tuple[str, str, Any]]:
    """(code, name, value) of the units right below the one asked for, in the order of the tree: no ranking."""
    day, tree = scope(asking.office, asking.question).tree_day, asking.office.tree(asking.question.as_of)
    return [(tree.code(unit, day), tree.label(unit, day), value) for unit, value, rows in around.units if rows]


def _records(request: PageRequest, asking: Asked, indicator: str) -> dict[str, Any]:
    """A page of the records behind the figure, where the reader may list them."""
    if not asking.open:
        return {"rows": (), "next": None, "hidden": True}
    after = request.GET.get("after", "")
    start = int(after) if after.isdecimal() else 0
    rows = rows_behind(asking.office, indicator, asking.question, limit=PAGE, after=start)
    show = Shown(asking.office, language())
    lines = [(row, show.unit(row.unit, row.date)) for row in rows]
    return {"rows": lines, "next": rows[-1].record if len(rows) == PAGE else None, "hidden": False}


def _qr(text: str) -> SafeString:
    """A text as a QR code: receipt and figure, which hold where there is no network."""
    return mark_safe(qr(text).replace("<svg ", '<svg width="148" height="148" ', 1))  # noqa: S308  # it holds only shapes
