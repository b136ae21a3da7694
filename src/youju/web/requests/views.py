"""Requests: the list, a new one with its burden as it grows, one request with what came for it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from youju.engine.base.problems import Problem, Refused
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.requests.burdens import Burden, burden
from youju.web.commands.requests.by_figure import asked_figures
from youju.web.commands.requests.drop_run import look_after
from youju.web.commands.requests.drops import drops
from youju.web.commands.requests.rates import rates, reminder_text
from youju.web.commands.requests.receiving import returns_of
from youju.web.commands.requests.requesting import (
    Request,
    close_request,
    make_request,
    may_ask,
    plan,
    request_for,
    requests,
)
from youju.web.requests.choosing import Form, optional_fields
from youju.web.requests.lists import RequestPage, summaries
from youju.web.ui.access import PageRequest, allow

ASKING = ("clerk", "reviewer", "office_reviewer", "admin")
_SEE = "see"


@allow(*ASKING, "auditor", "writer", "approver")
@require_safe
def request_list(request: PageRequest) -> HttpResponse:
    """Requests that concern the reader, the latest first, with what has arrived."""
    office = current_office()
    found = drops(office, request.actor.id)
    for drop in found:
        look_after(drop)
    shown = {"requests": summaries(office, request.actor, requests(office)), "drops": found}
    return render(request, "requests/list.html", shown)


@allow(*ASKING)
@require_http_methods(["GET", "HEAD", "POST"])
def new_request(request: PageRequest) -> HttpResponse:
    """The form of a new request; `see` shows its burden without writing anything."""
    office = current_office()
    form = Form(office, request.actor, request.POST if request.method == "POST" else request.GET)
    if request.method != "POST":
        return render(request, "requests/new.html", {"form": form})
    if _SEE in request.POST:
        return render(request, "requests/new.html", {"form": form, **_weight(office, form)})
    try:
        saved, problems = make_request(office, request.actor, form.asking())
    except Refused as refusal:
        saved, problems = None, refusal.problems
    if saved is None or not saved.record:
        return render(request, "requests/new.html", {"form": form, "problems": problems}, status=422)
    messages.success(request, gettext("征集已建好，现在可以下载各单位的表。"))
    return HttpResponseRedirect(f"/requests/{saved.record}", status=303)


@allow(*ASKING)
@require_POST
def show_burden(request: PageRequest) -> HttpResponse:
    """The burden of what is chosen so far, as a part of the form."""
    office = current_office()
    return render(request, "requests/_burden.html", _weight(office, Form(office, request.actor, request.POST)))


@allow(*ASKING, "auditor", "writer", "approver")
@require_safe
def request_page(request: PageRequest, number: int) -> HttpResponse:
    """One request: what each unit was asked and has sent, in the order of the tree."""
    return _page(request, request_for(current_office(), request.actor, number))


@allow(*ASKING)
@require_POST
def end_request(request: PageRequest, number: int) -> HttpResponse:
    """End a request, or open it again."""
    closed = request.POST.get("closed") == "1"
    asked = request_for(current_office(), request.actor, number)
    saved, problems = close_request(current_office(), request.actor, number, closed)
    if not saved.record:
        return _page(request, asked, problems, 422)
    messages.success(request, gettext("征集已结束，交回的表仍会照收。") if closed else gettext("征集重新打开了。"))
    return HttpResponseRedirect(f"/requests/{number}", status=303)


def _page(request: PageRequest, asked: Request, problems: tuple[Problem, ...] = (), status: int = 200) -> HttpResponse:
    office = current_office()
    found = rates(office, request.actor, asked)
    shown: dict[str, Any] = {
        "page": RequestPage(office, asked, found),
        "mine": may_ask(office, request.actor, asked),
        "reminder": reminder_text(office, found),
        "figures": asked_figures(office, asked.indicators, asked.period),
        "returns": returns_of(office, request.actor, asked.number),
        "problems": problems,
    }
    return render(request, "requests/page.html", shown, status=status)


def _weight(office: Office, form: Form) -> dict[str, Any]:
    """The burden of a form that may be half filled in, and what may still be left out of it."""
    asking = form.asking()
    try:
        asked = plan(office, asking)
    except Refused as refusal:
        complete = bool(asking.units and (asking.registers or asking.indicators))
        return {"weight": Burden(()), "waiting": not complete, "plan_problems": refusal.problems if complete else ()}
    found = burden(office, asked)
    pack = office.pack()
    rows = [
        {
            "register": register,
            "rows": found.of_register(register.id).total("rows"),
            "open": found.of_register(register.id).total("open"),
            "per_row": len(asked.fields(register)),
            "optional": [(f, f in asked.fields(register)) for f in optional_fields(register)],
            "computed": [i.title for i in pack.indicators.values() if i.register == register.id],
        }
        for register in asked.registers
    ]
    return {
        "weight": found,
        "known": found.total("known"),
        "asked": found.total("asked"),
        "rows": rows,
        "figures": asked_figures(office, asked.indicators, asked.period),
    }
