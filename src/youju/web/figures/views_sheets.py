"""Sheets to print: the leader's, with the figures of a report on one page, and the auditor's sample."""

from __future__ import annotations

import secrets

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youju.engine.base.problems import Refused
from youju.engine.report.cards.page import card_page
from youju.web.commands.desk.showing import Shown
from youju.web.commands.editions.cards import card_of, card_pdf, sheet_of, sheet_pdf
from youju.web.commands.figures.comparing import a_year_before
from youju.web.commands.figures.figures import figures
from youju.web.commands.figures.sampling import draw
from youju.web.figures.asking import SAMPLERS, asked, years
from youju.web.figures.sending import sent
from youju.web.ui.access import SIGNED_IN, PageRequest, allow
from youju.web.ui.templatetags.ui import language

LARGEST = 500


@allow(SIGNED_IN)
@require_safe
def sheet(request: PageRequest) -> HttpResponse:
    """The figures of a report (the pack's first where none is named): value, wording, the year before, the change since."""
    asking = asked(request)
    reports = asking.office.pack(asking.question.as_of).reports
    report = reports.get(request.GET.get("report", "")) or next(iter(reports.values()), None)
    found, problems = figures(asking.office, report.figures if report else (), asking.question)
    changes = a_year_before(asking.office, tuple(f.id for f in found), asking.question)
    shown = {
        "asked": asking,
        "reports": reports.values(),
        "report": report,
        "lines": [(f, changes[f.id]) for f in found],
        "before": asking.question.period.year_before().text,
        "problems": problems,
        "as_of": found[0].as_of if found else 0,
        "years": years(asking.office, asking.question.period),
    }
    return render(request, "figures/sheet.html", shown)


@allow(SIGNED_IN)
@require_safe
def sheet_file(request: PageRequest) -> HttpResponse | FileResponse:
    """The sheet as a PDF of one page; where none can be printed here, what to do instead."""
    asking = asked(request)
    try:
        found = sheet_of(asking.office, request.GET.get("report", ""), asking.question, language(), request.actor)
        return sent(sheet_pdf(found), f"{found.title}（{asking.question.period.text}）.pdf")
    except Refused as refusal:
        return render(request, "figures/not_printed.html", {"problems": refusal.problems}, status=422)


@allow(SIGNED_IN)
@require_safe
def card_file(request: PageRequest, indicator: str, ending: str) -> HttpResponse | FileResponse:
    """The answer card of a figure: one page for paper, or one file for a reader's own computer."""
    asking = asked(request)
    if ending not in ("pdf", "html") or indicator not in asking.office.pack(asking.question.as_of).indicators:
        raise Http404
    card = card_of(asking.office, indicator, asking.question, language(), request.actor, by_unit=asking.open)
    try:
        data = card_pdf(card) if ending == "pdf" else card_page(card).encode()
        return sent(data, f"{card.title}（{asking.question.period.text}）.{ending}")
    except Refused as refusal:
        return render(request, "figures/not_printed.html", {"problems": refusal.problems}, status=422)


@allow(*SAMPLERS)
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
