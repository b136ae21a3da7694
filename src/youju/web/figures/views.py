"""Read-only pages of figures: the list, and one figure with its bars and the rows behind it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.web.commands.figures import Question, breakdown, catalogue, figure, figures, rows_behind
from youju.web.commands.office import current_office
from youju.web.ui.access import SIGNED_IN, PageRequest, allow
from youju.web.ui.charts import Bar, bars

PAGE = 50


@allow(SIGNED_IN)
@require_safe
def figure_list(request: PageRequest) -> HttpResponse:
    """The figures of the office's yearly report, with value and unit word."""
    office = current_office()
    question = _question(request)
    groups = catalogue(office, question)
    context = {"groups": groups, "period": question.period.text}
    return render(request, "figures/list.html", context)


@allow(SIGNED_IN)
@require_safe
def figure_page(request: PageRequest, indicator: str) -> HttpResponse:
    """One figure: value, definition, months, units and a page of the records behind it."""
    office = current_office()
    question = _question(request)
    try:
        (found,), _ = figures(office, (indicator,), question)
    except Refused as refusal:
        raise Http404(refusal.problems[0].sentence()) from None
    after = request.GET.get("after", "")
    months = [Bar(label[-2:].lstrip("0"), value) for label, value in breakdown(office, indicator, question, "month")]
    units = breakdown(office, indicator, question, "unit")
    rows = rows_behind(office, indicator, question, limit=PAGE, after=int(after) if after.isdecimal() else 0)
    context = {
        "period": question.period.text,
        "figure": found,
        "about": figure(office, indicator),
        "chart": bars(months, found.unit, "按月"),
        "units": [(name, value) for name, value in units if value],
        "silent": sum(1 for _, value in units if not value),
        "rows": rows,
        "next": rows[-1].record if len(rows) == PAGE else None,
    }
    return render(request, "figures/page.html", context)


def _question(request: PageRequest) -> Question:
    office = current_office()
    text = request.GET.get("period") or str(office.today.year)
    try:
        return Question(Period.parse(text))
    except Refused as refusal:
        raise Http404(refusal.problems[0].sentence()) from None
