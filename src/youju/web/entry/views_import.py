"""The import wizard: a workbook brought, its table found, its columns mapped, every row judged, written, taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from youju.engine.base.problems import Problem, Refused
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.entry.entering import entering_units
from youju.web.commands.imports import wizard_run
from youju.web.commands.imports.import_list import imports_made
from youju.web.commands.imports.sittings import Sitting, begin, sitting_of, sittings
from youju.web.commands.imports.undoing import undo_import
from youju.web.commands.imports.wizard import CO_UNITS, IGNORE, UNIT, columns, map_columns, picture, point_at
from youju.web.entry.problems import NO_FILE_SENT
from youju.web.entry.sheet import register_of
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import said

ENTERING = ("clerk", "reviewer", "office_reviewer", "admin")
SPECIAL = (UNIT, CO_UNITS)


@allow(*ENTERING, "auditor")
def imports(request: PageRequest) -> HttpResponse:
    """The imports that were made and those under way; a file is brought here."""
    office = current_office()
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            return _to(_begun(request, office), "table")
        except Refused as refusal:
            problems = refusal.problems
    registers = [r for r in office.pack().registers.values() if not r.system]
    shown = {
        "registers": registers, "chosen": request.POST.get("register") or request.GET.get("register", ""),
        "units": entering_units(office, request.actor, registers[0]) if registers else [],
        "unit": request.POST.get("for-unit", "") or _own_unit(office, request), "made": imports_made(office, request.actor),
        "under_way": [(each, register_of(office, each.state.register)) for each in sittings(office, request.actor.id)],
        "problems": problems, "may": bool(request.actor.roles & set(ENTERING)),
    }  # fmt: skip
    return render(request, "entry/imports.html", shown, status=422 if problems else 200)


def _begun(request: PageRequest, office: Office) -> Sitting:
    """The file that was brought, kept; raises `Refused` for none or one that cannot be read."""
    brought = request.FILES.get("file")
    if brought is None or isinstance(brought, list):
        raise Refused(NO_FILE_SENT.at())
    register = register_of(office, request.POST.get("register", ""))
    said_unit = request.POST.get("for-unit", "").strip()
    code = ""
    if said_unit and said_unit != office.site.name:
        code = office.tree().code(office.unit(said_unit), office.today)
    return begin(office, request.actor.id, register.id, code, str(brought.name), brought.chunks())


def _own_unit(office: Office, request: PageRequest) -> str:
    return office.tree().label(request.actor.unit, office.today) if request.actor.unit else office.site.name


def _to(sitting: Sitting, page: str = "") -> HttpResponse:
    return HttpResponseRedirect(f"/imports/{sitting.token}{'/' + page if page else ''}", status=303)


def _opened(request: PageRequest, token: str) -> tuple[Office, Sitting, dict[str, Any]]:
    office = current_office()
    try:
        sitting = sitting_of(office, request.actor.id, token)
    except Refused:
        raise Http404 from None
    wizard_run.look_after(sitting)
    register = register_of(office, sitting.state.register)
    return office, sitting, {"sitting": sitting, "state": sitting.state, "register": register}


@allow(*ENTERING)
@require_safe
def one(request: PageRequest, token: str) -> HttpResponse:
    """Where this import stands: leads to the page of its stage, or shows progress or the result."""
    _, sitting, shown = _opened(request, token)
    stage = sitting.state.stage
    if stage in ("table", "columns", "preview"):
        return _to(sitting, stage)
    if request.htmx and stage in ("checking", "running") and sitting.state.process:
        return render(request, "entry/_progress.html", shown)
    if request.htmx:
        return HttpResponseClientRedirect(f"/imports/{token}")
    if stage == "checking" and not sitting.state.process:
        return _to(sitting, "columns")
    return render(request, "entry/import_run.html", shown)


@allow(*ENTERING)
def table(request: PageRequest, token: str) -> HttpResponse:
    """The picture of the sheet with its header, which may be pointed to."""
    office, sitting, shown = _opened(request, token)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        first, last = _whole(request.POST.get("first")), _whole(request.POST.get("last"))
        sheet = request.POST.get("sheet", "")
        if request.POST.get("do-what") == "look":
            sitting.state.sheet, sitting.state.header = sheet, (0, 0)
            sitting.mapping.unlink(missing_ok=True)
            sitting.save()
            return _to(sitting, "table")
        problems = point_at(office, sitting, sheet, first, last or first)
        if not problems:
            return _to(sitting, "columns")
    shown |= {"picture": picture(office, sitting), "problems": problems}
    return render(request, "entry/import_table.html", shown, status=422 if problems else 200)


@allow(*ENTERING)
def map_page(request: PageRequest, token: str) -> HttpResponse:
    """Which column is which field."""
    office, sitting, shown = _opened(request, token)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        targets = {name[3:]: str(value) for name, value in request.POST.items() if name.startswith("to-")}
        constants = {name[4:]: str(value) for name, value in request.POST.items() if name.startswith("all-")}
        problems = map_columns(office, sitting, targets, constants)
        if not problems:
            wizard_run.check(office, request.actor, sitting)
            return _to(sitting)
    found, told = columns(office, sitting)
    if found is None:
        messages.warning(request, gettext("这张表里没有找到表头，请指出它在哪几行。"))
        return _to(sitting, "table")
    shown |= {"columns": found, "problems": problems, "told": [] if problems else told}
    shown |= {"specials": [(UNIT, gettext("填报单位")), (CO_UNITS, gettext("合作单位"))], "ignore": IGNORE}
    return render(request, "entry/import_columns.html", shown, status=422 if problems else 200)


@allow(*ENTERING)
def preview(request: PageRequest, token: str) -> HttpResponse:
    """What would become of every row; nothing is written until it is said so here."""
    office, sitting, shown = _opened(request, token)
    if request.method == "POST":
        wizard_run.commit(office, request.actor, sitting)
        return _to(sitting)
    if sitting.state.stage != "preview":
        return _to(sitting)
    fields = shown["register"].fields
    heads = [(name, said(fields[name].title) if name in fields else name) for name in sitting.state.heads]
    rows = [(row, [row["cells"].get(name) for name, _ in heads]) for row in sitting.state.rows]
    order = {"rejected": 0, "conflict": 1, "changed": 2, "new": 3, "same": 4}
    rows.sort(key=lambda pair: (order[pair[0]["verdict"]], pair[0]["number"]))
    shown |= {"heads": heads, "rows": rows, "all": sum(sitting.state.counts.values())}
    return render(request, "entry/import_preview.html", shown)


@allow(*ENTERING)
@require_POST
def halt(request: PageRequest, token: str) -> HttpResponse:
    """Stop after the part that is being written; or let the whole sitting go."""
    _, sitting, _ = _opened(request, token)
    if request.POST.get("do-what") == "drop":
        sitting.drop()
        messages.success(request, gettext("文件已拿掉，已写入台账的不受影响。"))
        return HttpResponseRedirect("/imports", status=303)
    wizard_run.stop(sitting)
    return _to(sitting)


@allow(*ENTERING)
@require_POST
def go_on(request: PageRequest, token: str) -> HttpResponse:
    """Go on with an import that stopped."""
    office, sitting, _ = _opened(request, token)
    wizard_run.commit(office, request.actor, sitting)
    return _to(sitting)


@allow(*ENTERING)
@require_safe
def rejects(request: PageRequest, token: str) -> FileResponse:
    """The marked-up workbook of what was not taken in."""
    _, sitting, _ = _opened(request, token)
    if not sitting.rejects.is_file():
        raise Http404
    return FileResponse(sitting.rejects.open("rb"), as_attachment=True, filename=sitting.rejects.name)


@allow(*ENTERING, "auditor")
@require_safe
def numbered(request: PageRequest, number: int) -> HttpResponse:
    """An import by its number: its line in the list."""
    return HttpResponseRedirect(f"/imports#i-{number}")


@allow(*ENTERING)
@require_POST
def undo(request: PageRequest, number: int) -> HttpResponse:
    """Take a whole import back."""
    result, problems = undo_import(current_office(), request.actor, number)
    if problems and not (result.voided or result.restored or result.kept):
        raise Refused(problems)
    told = {"voided": result.voided, "restored": result.restored, "kept": result.kept}
    text = gettext(
        "第 %(number)s 号导入已撤回：作废 %(voided)s 条，恢复 %(restored)s 条，后来又改过的 %(kept)s 条没有动。"
    )
    messages.success(request, text % ({"number": number} | told))
    return HttpResponseRedirect("/imports", status=303)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
