"""Editions: the list, one with its steps, the sign-off sheet, what changed since. Their files: `views_edition_files`."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem, Refused
from youju.engine.check.drift import FigureDrift, How, PlaceDrift
from youju.engine.check.findings import findings
from youju.engine.report.edition import Edition
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.people import names_of
from youju.web.commands.editions import steps
from youju.web.commands.editions.bundling import INNER
from youju.web.commands.editions.drifting import Drift, drift, rows_of, said_at
from youju.web.commands.editions.freezing import FREEZERS, freeze_report
from youju.web.commands.editions.signing_off import receipt_of, sign_off
from youju.web.commands.editions.standing import (
    DONE,
    ISSUED,
    Standing,
    edition_of,
    editions,
    open_steps,
    stage_title,
    standing,
)
from youju.web.commands.reports.papers import paper
from youju.web.commands.reports.reports import Asked
from youju.web.reports.views import OFFICE
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language

FREEZING = tuple(sorted(FREEZERS))
_PATH = (("frozen", "add"), ("checked", "check"), ("signed", "sign"), ("issued", "issue"))
MOST_ROWS = 30
"""Records that the page lists behind a figure that moved."""


@allow(*OFFICE)
@require_safe
def edition_list(request: PageRequest) -> HttpResponse:
    """The editions that the reader may read, and the form that freezes another."""
    return _list(request, current_office())


@allow(*FREEZING)
@require_POST
def edition_new(request: PageRequest) -> HttpResponse:
    """Freeze a report of the pack for a period, or a draft that somebody brought to be checked."""
    office = current_office()
    report = request.POST.get("report", "")
    number = request.POST.get("paper", "")
    problems: tuple[Problem, ...] = ()
    try:
        period = Period.parse(request.POST.get("period", "").strip() or str(office.today.year))
        name = str(paper(office, request.actor, number).path) if number else _of_pack(office, report)
        made = freeze_report(office, request.actor, Asked(name, period))
        if made.edition is not None:
            messages.success(request, gettext("已定稿，请另一个人审核。"))
            return HttpResponseRedirect(f"/editions/{made.edition.id}", status=303)
        problems = made.problems
    except Refused as refusal:
        problems = refusal.problems
    return _list(request, office, problems)


@allow(*OFFICE)
@require_safe
def edition_page(request: PageRequest, edition: str) -> HttpResponse:
    """One edition: its steps, what can be done next, its files, figures, receipt."""
    office = current_office()
    return _page(request, office, standing(office, edition, request.actor))


@allow("office_reviewer", "approver")
@require_POST
def edition_check(request: PageRequest, edition: str) -> HttpResponse:
    """Check it: the very file against the very state; what is open needs a reason."""
    office = current_office()
    done = steps.check_edition(office, request.actor, edition, request.POST.get("reason", ""), language())
    if done.checked is not None and done.problems:
        told = [one for one in findings(done.checked, language()) if not one.echo]
        return _page(request, office, done.standing, done.problems, told)
    return _stepped(request, office, done, gettext("审核通过。"))


@allow("approver")
@require_POST
def edition_sign(request: PageRequest, edition: str) -> HttpResponse:
    """Sign it off."""
    office = current_office()
    return _stepped(request, office, steps.sign(office, request.actor, edition), gettext("已签署。"))


@allow("approver")
@require_POST
def edition_issue(request: PageRequest, edition: str) -> HttpResponse:
    """Say that it went out."""
    office = current_office()
    return _stepped(request, office, steps.issue(office, request.actor, edition), gettext("已印发。"))


@allow("approver")
@require_POST
def edition_withdraw(request: PageRequest, edition: str) -> HttpResponse:
    """Take it back, with a reason; it stays to be read."""
    office = current_office()
    done = steps.withdraw(office, request.actor, edition, request.POST.get("reason", ""))
    return _stepped(request, office, done, gettext("已撤回，原件和记录都还在。"))


@allow(*OFFICE)
@require_safe
def edition_sheet(request: PageRequest, edition: str) -> HttpResponse:
    """The sign-off sheet, for print."""
    office = current_office()
    one = standing(office, edition, request.actor)
    sheet = sign_off(office, one, language())
    mark = mark_safe(sheet.svg())  # noqa: S308  # segno writes only its own shapes
    return render(request, "reports/sign_off.html", {"one": one, "sheet": sheet, "mark": mark})


@allow(*OFFICE)
@require_safe
def edition_drift(request: PageRequest, edition: str) -> HttpResponse:
    """What has changed since: which sentences no longer hold, which still do, by which records."""
    office = current_office()
    found = drift(office, standing(office, edition, request.actor), language())
    shown = {
        "one": found.standing,
        "drift": found,
        "wrong": _places(office, found, found.to_correct),
        "held": _places(office, found, found.still_true),
        "moved": _moved(office, found),
        "redefined": [(_title(office, found.edition, one), one, one.redefined) for one in found.redefined],
        "problems": found.problems,
    }
    return render(request, "reports/drift.html", shown)


def _places(
    office: Office, found: Drift, places: Sequence[PlaceDrift]
) -> list[tuple[str, PlaceDrift, FigureDrift | None]]:
    return [(said_at(office, found, place, language()), place, found.of(place)) for place in places]


def _moved(office: Office, found: Drift) -> list[tuple[str, FigureDrift, list[tuple[int, How, bool]], int]]:
    """The figures that moved: title, drift, the first records with how and whether they came late, how many in all."""
    lines = []
    for one in found.figures:
        if (
            one.state == "same"
            or one.then.unit_code != found.edition.unit_code
            or one.then.period != found.edition.period
        ):
            continue
        changes = rows_of(office, found, one)
        shown = [(c.record, c.how, c.how == "added" and c.record > found.edition.seq) for c in changes[:MOST_ROWS]]
        lines.append((_title(office, found.edition, one), one, shown, len(changes)))
    return lines


def _title(office: Office, edition: Edition, one: FigureDrift) -> str:
    return office.pack(edition.seq).indicators[one.then.id].title.in_(language())


def _of_pack(office: Office, report: str) -> str:
    """The id of a report, never a path: files are brought, not named."""
    return report if report in office.pack().reports else "-"


def _list(request: PageRequest, office: Office, problems: Sequence[Problem] = ()) -> HttpResponse:
    found = editions(office, request.actor)
    names = names_of(step.actor for one in found for step in one.steps)
    shown = {
        "lines": [(one, stage_title(office, one.stage), names[one.steps[0].actor]) for one in found],
        "reports": [r for r in office.pack().reports.values() if r.template],
        "freezes": bool(request.actor.roles & FREEZERS),
        "period": request.POST.get("period") or request.GET.get("period") or str(office.today.year),
        "report": request.POST.get("report") or request.GET.get("report", ""),
        "problems": problems,
    }
    return render(request, "reports/editions.html", shown, status=422 if problems else 200)


def _stepped(request: PageRequest, office: Office, done: steps.Stepped, said: str) -> HttpResponse:
    if done.problems:
        return _page(request, office, done.standing, done.problems)
    messages.success(request, said)
    return HttpResponseRedirect(f"/editions/{done.standing.id}", status=303)


def _page(
    request: PageRequest, office: Office, one: Standing, problems: Sequence[Problem] = (), told: Sequence[object] = ()
) -> HttpResponse:
    edition, names = edition_of(one), names_of(step.actor for step in one.steps)
    receipt, code = receipt_of(one)
    taken = {step.action for step in one.steps}
    pack = office.pack(edition.seq)
    shown = {
        "one": one,
        "edition": edition,
        "stages": [(stage_title(office, s).in_(language()), _state(s, a, one, taken)) for s, a in _PATH],
        "stage": stage_title(office, one.stage),
        "steps": [(DONE[step.action], names[step.actor], step) for step in one.steps],
        "next": {step.id for step in open_steps(office, request.actor, one)},
        "waiting": ("frozen", "checked", "signed"),
        "withdraw_only": {"withdraw"},
        "figures": [(pack.indicators[f.id].title, f) for f in edition.figures if f.unit_code == edition.unit_code],
        "withheld": len(edition.withheld),
        "code": code,
        "receipt": receipt,
        "inner": bool(request.actor.roles & INNER),
        "issued": one.stage == ISSUED,
        "problems": problems,
        "told": told,
    }
    return render(request, "reports/edition.html", shown, status=422 if problems else 200)


def _state(stage: str, action: str, one: Standing, taken: set[str]) -> str:
    """How a stage is shown on the path: done, now or still to come."""
    return "now" if stage == one.stage else "done" if action in taken else ""
