"""Sheets to print: the leader's, with the figures of a report on one page, and the auditor's sample."""

from __future__ import annotations

import secrets

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youju.web.commands.desk.showing import Shown
from youju.web.commands.figures.comparing import a_year_before
from youju.web.commands.figures.figures import figures
from youju.web.commands.figures.sampling import draw
from youju.web.figures.asking import asked, years
from youju.web.ui.access import SIGNED_IN, PageRequest, allow
from youju.web.ui.templatetags.ui import language

LARGEST = 500


@allow(SIGNED_IN)
@require_safe
def sheet(request: PageRequest) -> HttpResponse:
    """The figures of the pack's first report: value, wording, the year before, the change under the same definition."""
    asking = asked(request)
    found, problems = figures(asking.office, (), asking.question)
    changes = a_year_before(asking.office, tuple(f.id for f in found), asking.question)
    shown = {
        "asked": asking,
        "lines": [(f, changes[f.id]) for f in found],
        "before": asking.question.period.year_before().text,
        "problems": problems,
        "as_of": found[0].as_of if found else 0,
        "years": years(asking.office, asking.question.period),
    }
    return render(request, "figures/sheet.html", shown)


@allow("auditor", "office_reviewer", "approver", "admin")
@require_safe
def sample(request: PageRequest) -> HttpResponse:
    """The auditor's sample: choose a figure, a size and a seed; the address of the page draws it again."""
    asking = asked(request)
    office = asking.office
    pack = office.pack()
    indicator, size = request.GET.get("indicator", ""), request.GET.get("size", "20")
    seed = request.GET.get("seed", "") or secrets.token_hex(4)
    shown = {
        "asked": asking,
        "indicators": [(i.id, i.title) for i in pack.indicators.values()],
        "indicator": indicator,
        "size": size,
        "seed": seed,
    }
    if indicator in pack.indicators and asking.open:
        wanted = min(max(int(size), 1), LARGEST) if size.isdecimal() else 20
        drawn = draw(office, indicator, asking.question, seed, wanted)
        show = Shown(office, language())
        shown |= {
            "drawn": drawn,
            "title": pack.indicators[indicator].title,
            "rows": [(row, show.unit(row.unit, row.date)) for row in drawn.rows],
        }
    return render(request, "figures/sample.html", shown)
