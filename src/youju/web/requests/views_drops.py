"""Returned files in, many at once: dropped, looked at beside the page, each with its result; the marked copies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.requests import drop_run
from youju.web.commands.requests.drops import Drop, begin, drop_of, marked_copy
from youju.web.commands.requests.request_problems import NO_FILE
from youju.web.requests.views import ASKING
from youju.web.requests.views_files import XLSX, sent
from youju.web.ui.access import PageRequest, allow


@allow(*ASKING)
@require_POST
def drop_returns(request: PageRequest) -> HttpResponse:
    """Keep returned files and begin to look at them; dropping them again changes nothing."""
    office, back = current_office(), request.POST.get("request", "")
    files = [(file.name or "", file.read()) for file in request.FILES.getlist("files")]
    number = int(back) if back.isdecimal() else 0
    if not files:
        shown = {"problems": (NO_FILE.at(),), "back": _back(number)}
        return render(request, "requests/results.html", shown, status=422)
    drop = begin(office, request.actor.id, files, request.POST.get("accept") == "1", number)
    drop_run.take_in(office, request.actor, drop)
    return _to(drop)


@allow(*ASKING)
@require_safe
def drop_page(request: PageRequest, token: str) -> HttpResponse:
    """How far it is, and what became of each file so far."""
    drop = _drop(current_office(), request, token)
    running = drop.state.stage == "running"
    if request.htmx and not running:
        return HttpResponseClientRedirect(reverse("requests-drop", args=[token]))
    state = drop.state
    shown: dict[str, Any] = {"drop": drop, "state": state, "running": running, "results": state.results}
    shown |= {"done": len(state.results), "total": len(state.names), "back": _back(state.request)}
    return render(request, "requests/_dropped.html" if request.htmx else "requests/results.html", shown)


@allow(*ASKING)
@require_POST
def drop_stop(request: PageRequest, token: str) -> HttpResponse:
    """Stop after the file that is being looked at; or let the drop go with its marked copies."""
    drop = _drop(current_office(), request, token)
    if request.POST.get("do-what") == "drop" and drop.state.stage != "running":
        drop.let_go()
        messages.success(request, gettext("已拿掉；收进台账的不受影响。"))
        return HttpResponseRedirect(_back(drop.state.request), status=303)
    drop_run.stop(drop)
    return _to(drop)


@allow(*ASKING)
@require_POST
def drop_go_on(request: PageRequest, token: str) -> HttpResponse:
    """Go on where it stopped."""
    office = current_office()
    drop = _drop(office, request, token)
    drop_run.take_in(office, request.actor, drop)
    return _to(drop)


@allow(*ASKING)
@require_safe
def marked(request: PageRequest, number: int) -> HttpResponse:
    """The copy of a returned file in which what goes back is marked."""
    kept = marked_copy(current_office(), request.actor.id, number)
    if kept is None:
        messages.warning(request, gettext("标注好的表只保留一天；请把原文件再拖进来一次。"))
        return HttpResponseRedirect("/requests", status=303)
    name, content = kept
    return sent(content, f"{Path(name).stem}-{gettext('待改')}.xlsx", XLSX)


def _drop(office: Office, request: PageRequest, token: str) -> Drop:
    try:
        drop = drop_of(office, request.actor.id, token)
    except Refused as refusal:
        raise Http404(refusal.problems[0].sentence()) from None
    drop_run.look_after(drop)
    return drop


def _back(number: int) -> str:
    return f"/requests/{number}" if number else "/requests"


def _to(drop: Drop) -> HttpResponse:
    return HttpResponseRedirect(reverse("requests-drop", args=[drop.token]), status=303)
