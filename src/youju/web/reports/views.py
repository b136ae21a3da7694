"""Reports: what the pack defines, made for a period and shown with every number coloured; downloads; drafts."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.people import names_of
from youju.web.commands.reports.adopting import adopt_file
from youju.web.commands.reports.checking import check_package
from youju.web.commands.reports.papers import paper, papers, written
from youju.web.commands.reports.printing import FORMATS, write_report
from youju.web.commands.reports.reports import Asked, Made, make_report
from youju.web.reports.sending import sent
from youju.web.reports.views_check import shown_check
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language

OFFICE = ("office_reviewer", "writer", "approver", "auditor", "admin")


@allow(*OFFICE)
@require_safe
def reports(request: PageRequest) -> HttpResponse:
    """The reports of the pack, the files in the site, and what people brought to be checked."""
    office = current_office()
    brought = papers(office, request.actor)
    names = names_of(p.actor for p in brought)
    shown = {
        "definitions": [r for r in office.pack().reports.values() if r.template],
        "files": [path.name for path in written(office)],
        "papers": [(p, names[p.actor]) for p in brought],
        "period": request.GET.get("period") or str(office.today.year),
    }
    return render(request, "reports/list.html", shown)


@allow(*OFFICE)
@require_safe
def report(request: PageRequest, report: str) -> HttpResponse:
    """A report of the pack as of now, every number a link to where it comes from; nothing is kept."""
    office = current_office()
    period, made = _made(request, office, report)
    checked, asked = check_package(made.rendered.package, office, period.text, language())
    shown = shown_check(checked, asked) | {
        "title": made.title,
        "period": period.text,
        "problems": made.problems,
        "formats": [ending.removeprefix(".") for ending in FORMATS],
        "report": report,
    }
    return render(request, "reports/report.html", shown)


@allow(*OFFICE)
@require_safe
def download(request: PageRequest, report: str, ending: str) -> FileResponse:
    """A report of the pack as a file."""
    office = current_office()
    if f".{ending}" not in FORMATS:
        raise Http404
    period, made = _made(request, office, report)
    with TemporaryDirectory() as folder:
        out = Path(folder) / f"{period.text}-{report}.{ending}"
        write_report(office, made, out)
        return sent(out.read_bytes(), f"{made.title}（{period.text}）.{ending}")


@allow(*OFFICE)
@require_safe
def refreshed(request: PageRequest, number: str) -> FileResponse:
    """A draft that somebody brought, its bound numbers renewed for a period."""
    office = current_office()
    found = paper(office, request.actor, number)
    period = _period(request, office)
    made = make_report(office, Asked(str(found.path), period))
    return sent(made.rendered.package.save(), f"{Path(found.name).stem}（{period.text}）.docx")


@allow(*OFFICE)
@require_POST
def adopted(request: PageRequest, number: str) -> FileResponse:
    """Last year's finished report as this year's draft: what is certain is bound, the rest stays as it is."""
    office = current_office()
    found = paper(office, request.actor, number)
    ending = ".xlsx" if found.path.suffix.lower() in (".xlsx", ".xls", ".et", ".ods") else ".docx"
    with TemporaryDirectory() as folder:
        out = Path(folder) / f"draft{ending}"
        adopt_file(office, found.path, out, _period(request, office), language())
        return sent(out.read_bytes(), f"{Path(found.name).stem}（稿）{ending}")


def _made(request: PageRequest, office: Office, report: str) -> tuple[Period, Made]:
    """A report of the pack for the period of the address. An id, never a path: files are brought, not named."""
    if report not in office.pack().reports:
        raise Http404
    period = _period(request, office)
    return period, make_report(office, Asked(report, period, request.GET.get("unit", "")))


def _period(request: PageRequest, office: Office) -> Period:
    text = request.POST.get("period") or request.GET.get("period") or str(office.today.year)
    try:
        return Period.parse(text)
    except Refused as refusal:
        raise Http404(refusal.problems[0].sentence(language())) from None
