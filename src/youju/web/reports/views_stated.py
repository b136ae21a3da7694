"""Stated figures: the list, a new one, one with its source, its second person and the documents that rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from youju.engine.base.problems import Problem, Refused
from youju.web.accounts.actors import Actor
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.people import names_of
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry.entries import Answer, Saved
from youju.web.commands.entry.history import history
from youju.web.commands.reports import stating
from youju.web.commands.reports.citing import cited, may, readable, uses, voided
from youju.web.commands.reports.papers import READERS
from youju.web.commands.reports.stated import REGISTER, StatedFigure
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language

STATING = tuple(sorted(stating.STATING))
FIELDS = ("name", "value", "unit_word", "period", "source", "office", "note")
Inputs = list[tuple[Any, str]]
"""A field of the register, and what stands in it."""


@allow(*STATING, "auditor")
@require_safe
def stated_list(request: PageRequest) -> HttpResponse:
    """The stated figures within reach, of a period where one is asked for; those that wait stand first."""
    office, period = current_office(), request.GET.get("period", "").strip()
    problems: tuple[Problem, ...] = ()
    try:
        found = readable(office, request.actor, period)
    except Refused as refusal:
        found, problems = (), refusal.problems
    found = tuple(sorted(found, key=lambda one: (bool(one.confirmed_by), one.name, one.period)))
    names, shown = _names(found), Shown(office, language())
    context = {
        "lines": [(one, shown.unit(one.unit), names[one.stated_by], names.get(one.confirmed_by)) for one in found],
        "period": period,
        "states": bool(request.actor.roles & stating.STATING),
        "voided": [(r, shown.label(r)) for r in voided(office, request.actor)],
        "problems": problems,
    }
    return render(request, "reports/stated.html", context, status=422 if problems else 200)


@allow(*STATING)
@require_http_methods(["GET", "POST"])
def stated_new(request: PageRequest) -> HttpResponse:
    """State a figure, with its source."""
    office = current_office()
    raw = {name: request.POST.get(name, "").strip() for name in FIELDS}
    answer: Answer = (Saved(), ())
    if request.method == "POST":
        answer = _tried(lambda: stating.add(office, request.actor, raw, _about(office, request)))
        if answer[0].record:
            messages.success(request, gettext("已登记，请另一个人对照出处确认。"))
            return _to(answer[0].record)
    else:
        raw["period"] = str(office.today.year - 1)
    shown = {"inputs": _inputs(office, raw), "of": request.POST.get("of", ""), "problems": answer[1], "new": True}
    shown["own"] = Shown(office, language()).unit(request.actor.unit)
    return render(request, "reports/stated_form.html", shown, status=422 if answer[1] else 200)


@allow(*STATING, "auditor")
@require_safe
def stated_page(request: PageRequest, number: int) -> HttpResponse:
    """One: its value and source, who stated and who confirmed it, what rests on it, how it came about."""
    office = current_office()
    return _page(request, office, _one(office, request.actor, number), ())


@allow(*STATING)
@require_http_methods(["GET", "POST"])
def stated_change(request: PageRequest, number: int) -> HttpResponse:
    """Give it another value or source; it has to be confirmed again."""
    office = current_office()
    one = _one(office, request.actor, number)
    answer: Answer = (Saved(), ())
    raw = {name: str(getattr(one, name)) for name in FIELDS}
    if request.method == "POST":
        given = {name: request.POST.get(name, "").strip() for name in FIELDS}
        raw |= given
        answer = _tried(lambda: stating.change(office, request.actor, number, given))
        if answer[0].seq:
            messages.success(request, gettext("已修改，要重新确认。"))
            return _to(number)
    shown = {"inputs": _inputs(office, raw), "one": one, "problems": answer[1]}
    return render(request, "reports/stated_form.html", shown, status=422 if answer[1] else 200)


@allow(*STATING)
@require_POST
def stated_confirm(request: PageRequest, number: int) -> HttpResponse:
    """Say that it agrees with its source."""
    office = current_office()
    one = _one(office, request.actor, number)
    saved, problems = stating.confirm(office, request.actor, number)
    if not saved.seq:
        return _page(request, office, one, problems)
    messages.success(request, gettext("已确认，报告可以引用了。"))
    return _to(number)


@allow(*STATING)
@require_POST
def stated_void(request: PageRequest, number: int) -> HttpResponse:
    """Take it out of use; the list puts it back."""
    office = current_office()
    one = _one(office, request.actor, number)
    saved, problems = stating.void(office, request.actor, number, request.POST.get("reason", ""))
    if not saved.seq:
        return _page(request, office, one, problems)
    messages.success(request, gettext("已作废。列表下面可以恢复。"))
    return HttpResponseRedirect(reverse("stated"), status=303)


@allow(*STATING)
@require_POST
def stated_restore(request: PageRequest, number: int) -> HttpResponse:
    """Put one back into use."""
    saved, problems = stating.restore(current_office(), request.actor, number)
    if not saved.seq:
        return render(request, "ui/refused.html", {"problems": problems}, status=422)
    messages.success(request, gettext("已恢复。"))
    return _to(number)


def _page(request: PageRequest, office: Office, one: StatedFigure, problems: tuple[Problem, ...]) -> HttpResponse:
    shown, names = Shown(office, language()), _names([one])
    context = {
        "one": one,
        "unit": shown.unit(one.unit),
        "stated_by": names[one.stated_by],
        "confirmed_by": names.get(one.confirmed_by),
        "may": may(office, request.actor, one),
        "uses": uses(office, request.actor, one),
        "writes": bool(request.actor.roles & READERS),
        "label": f"{{{{引用 {one.name}}}}}",
        "steps": history(office, one.record, shown),
        "problems": problems,
    }
    return render(request, "reports/stated_page.html", context, status=422 if problems else 200)


def _one(office: Office, actor: Actor, number: int) -> StatedFigure:
    one = cited(office, actor, number)
    if one is None:
        raise Http404
    return one


def _about(office: Office, request: PageRequest) -> int | None:
    name = request.POST.get("of", "").strip()
    return office.unit(name) if name else None


def _tried(verb: Any) -> Answer:
    try:
        done: Answer = verb()
    except Refused as refusal:
        return Saved(), refusal.problems
    return done


def _inputs(office: Office, raw: Mapping[str, str]) -> Inputs:
    return [(office.register(REGISTER).fields[name], raw[name]) for name in FIELDS]


def _names(figures: Iterable[StatedFigure]) -> dict[str, str]:
    return names_of(actor for one in figures for actor in (one.stated_by, one.confirmed_by) if actor)


def _to(number: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("stated-page", args=[number]), status=303)
