"""The first page, and the page that shows every component."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from youju.engine.base.periods import Period
from youju.web.commands.figures import Question, figures
from youju.web.commands.office import current_office
from youju.web.ui.access import ANYONE, NOBODY, PageRequest, allow
from youju.web.ui.charts import Bar, bars

HEADLINES = 8


@allow(ANYONE)
def today(request: PageRequest) -> HttpResponse:
    """What waits for the reader, and this year's figures; a visitor is shown where to sign in."""
    office = current_office()
    if request.actor is NOBODY:
        return render(request, "home/visitor.html")
    period = Period.parse(str(office.today.year))
    found, _ = figures(office, (), Question(period))
    return render(request, "home/today.html", {"figures": found[:HEADLINES], "period": period.text})


@allow(ANYONE)
def styleguide(request: PageRequest) -> HttpResponse:
    """Every component with made-up content; open to all in a demonstration, else to those signed in."""
    site = settings.YOUJU_SITE
    if request.actor is NOBODY and not (site and site.demo):
        raise Http404
    months = [Bar(str(n), 20 + n * n % 37, f"#{n}") for n in range(1, 13)]
    return render(request, "home/styleguide.html", {"chart": bars(months, "场", "按月")})
