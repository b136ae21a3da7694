"""Registers by group, and one register as a table: filtered, sorted, its columns chosen, kept as a view, taken out."""

from __future__ import annotations

import io
import tempfile
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from youju.web.commands.desk.desk import Desk
from youju.web.commands.desk.office import current_office
from youju.web.commands.entry.drafts import drafts
from youju.web.commands.registers.list_export import export_list
from youju.web.commands.registers.listing import label_field, listed
from youju.web.commands.registers.reading import ENTERING
from youju.web.commands.registers.searching import registers
from youju.web.commands.registers.views import View, drop_view, save_view, saved_views
from youju.web.entry import list_asking
from youju.web.store import read
from youju.web.store.definitions import REGISTER as DEFINITIONS
from youju.web.ui.access import SIGNED_IN, PageRequest, allow
from youju.web.ui.templatetags.ui import language, sentence

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allow(SIGNED_IN)
@require_safe
def register_list(request: PageRequest) -> HttpResponse:
    """Registers by group with how many records one may read, entered, got back; found by title or pinyin initials."""
    text = request.GET.get("q", "")
    found = registers(current_office(), request.actor, text)
    shown = {"groups": found, "text": text, "enters": bool(request.actor.roles & ENTERING)}
    return render(request, "entry/registers.html", shown)


@allow(SIGNED_IN)
@require_safe
def register_table(request: PageRequest, register: str) -> HttpResponse:
    """One register as a table."""
    office = current_office()
    known = office.register(register)
    kept = list_asking.cleaned(known, request.GET)
    if kept is not None:
        if not request.htmx:
            return HttpResponseRedirect(f"{request.path}{'?' if kept else ''}{kept.urlencode()}")
        request.GET = kept  # type: ignore[assignment]  # what the links of the answer are made from
    asked = list_asking.asked_for(office, known, request.GET)
    found = listed(office, request.actor, asked, language())
    desk = Desk(office, request.actor, known)
    query = list_asking.kept_query(request.GET)
    part = bool(request.htmx) and not request.htmx.boosted
    told = any(name == "person" or name.startswith("f-") for name in request.GET)
    form = _filters.__wrapped__ if told else _filters  # values name records and persons: not to be remembered
    shown = {
        "register": known,
        "listed": found,
        "asked": asked,
        "filtered": bool(set(request.GET) - {"sort", "cols", "after", "before"}),
        "filters": "" if part else form(read.last_of(DEFINITIONS), register, query, language()),
        "query": query,
        "views": saved_views(request.actor, register),
        "drafts": drafts(office, request.actor, register),
        "enters": any(desk.roles(g.unit) & ENTERING for g in request.actor.grants),
        "label_sorts": bool(label_field(known)),
    }
    answer = render(request, "entry/_table.html" if part else "entry/register.html", shown)
    if request.htmx:
        answer["HX-Push-Url"] = f"{request.path}{'?' if request.GET else ''}{request.GET.urlencode()}"
    return answer


@lru_cache(maxsize=256)
def _filters(_definitions: tuple[int, bytes] | None, register: str, query: str, _language: str) -> SafeString:
    """The form of filters of a list: of its address and the definitions alone, whose last revision and hash stand for them."""
    office, given = current_office(), QueryDict(query)
    known = office.register(register)
    inputs = list_asking.inputs(office, known, given)
    shown = {
        "register": known,
        "given": given,
        "asked": list_asking.asked_for(office, known, given),
        "inputs": inputs,
        "more_used": any(one.used for one in inputs),
        "columns": list_asking.columns(known, given),
        "stages": list_asking.stages(office.pack().loops[known.loop], given),
        "personal": any(f.personal for f in known.fields.values()),
    }
    return render_to_string("entry/_filters.html", shown)


@allow(SIGNED_IN)
@require_safe
def register_export(request: PageRequest, register: str) -> HttpResponseBase:
    """The list as a workbook: its records, order and columns, every page of it."""
    office = current_office()
    known = office.register(register)
    asked = list_asking.asked_for(office, known, request.GET)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        export_list(office, request.actor, asked, path, language())
        content = io.BytesIO(path.read_bytes())
    answer = FileResponse(content, content_type=WORKBOOK)
    name = quote(f"{known.title.in_(language())}-{office.today}.xlsx")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


@allow(SIGNED_IN)
@require_POST
def view_save(request: PageRequest, register: str) -> HttpResponse:
    """Keep the list under a name."""
    view = View(request.POST.get("name", ""), request.POST.get("query", ""))
    problems = save_view(current_office(), request.actor, register, view)
    for problem in problems:
        messages.error(request, sentence(problem))
    if not problems:
        messages.success(request, gettext("视图已保存。"))
    return _to(register, view.query)


@allow(SIGNED_IN)
@require_POST
def view_drop(request: PageRequest, register: str) -> HttpResponse:
    """Let a view go; the list that it showed stays open, so that it can be kept again."""
    current_office().register(register)
    dropped = drop_view(request.actor, register, request.POST.get("name", ""))
    if dropped:
        messages.success(request, gettext("已删除视图“%(name)s”。列表还开着，可以再存。") % {"name": dropped.name})
    return _to(register, dropped.query if dropped else "")


def _to(register: str, query: str) -> HttpResponse:
    return HttpResponseRedirect(f"/registers/{quote(register)}{'?' if query else ''}{query}", status=303)
