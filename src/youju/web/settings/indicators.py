"""The form of an indicator: of a register with conditions, or worked out from other figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from youju.engine.definitions import Pack, Register, describe
from youju.engine.definitions.conditions import columns
from youju.web.commands.definitions.editing import Change, Held, definition, propose
from youju.web.commands.desk.office import current_office
from youju.web.settings.definitions import GET_POST
from youju.web.settings.forms import TESTS, IndicatorForm
from youju.web.settings.proposing import made_changes, propose_page
from youju.web.settings.shapes import condition_rows, new_id, where_of
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language, said

KINDS = {
    "plain": gettext_lazy("数一个台账"),
    "ratio": gettext_lazy("两个数相除（百分比）"),
    "growth": gettext_lazy("与上年同期比"),
    "sum": gettext_lazy("几个数相加"),
}
_MORE_ROWS = 3


@allow("admin", "auditor")
@GET_POST
def indicator_form(request: PageRequest, indicator: str = "") -> HttpResponse:
    """Show an indicator, propose a change of it or a new one; an auditor only reads."""
    pack = current_office().pack()
    _allowed(request, pack, indicator)
    held = definition("indicator", indicator) if indicator else None
    register, kind = _asked(request, pack, held)
    if register is None and kind == "plain":
        usable = [r for r in pack.registers.values() if not r.system]
        return render(request, "settings/indicator_new.html", {"registers": usable, "kinds": KINDS.items()})
    form = IndicatorForm(pack, kind, register, request.POST or None, held.values if held else {})
    rows = _rows(request, register, held)
    if request.method == "POST" and form.is_valid():
        where = where_of(rows, register) if register else {}
        id_ = indicator or new_id(form.text("title_zh"), form.text("title_en"), pack.indicators, _stem(register))
        proposal = propose(current_office(), [Change("indicator", id_, form.values(where))])
        title = gettext("修改指标") if held else gettext("新建指标")
        return propose_page(request, proposal, reverse("settings-indicator", args=[id_]), title)
    context = {
        "form": form,
        "rows": [*rows, *[{"field": "", "test": "eq", "value": ""}] * _MORE_ROWS],
        "columns": _columns(pack, register),
        "tests": TESTS.items(),
        "register": register,
        "kind": KINDS[kind],
        "kind_id": kind,
        **_as_it_is(pack, indicator, held),
    }
    return render(request, "settings/indicator.html", context, status=422 if form.is_bound else 200)


def _allowed(request: PageRequest, pack: Pack, indicator: str) -> None:
    """Raises `Http404` for an indicator that is not there, `PermissionDenied` where somebody else would change one."""
    if indicator and indicator not in pack.indicators:
        raise Http404
    if request.method == "POST" and "admin" not in request.actor.roles:
        raise PermissionDenied


def _as_it_is(pack: Pack, indicator: str, held: Held | None) -> dict[str, Any]:
    """What is said of an indicator that is there: itself, its sentence, its changes."""
    if held is None:
        return {"held": None, "indicator": None, "sentence": "", "changes": ()}
    changes = made_changes(current_office(), (f"indicator.{indicator}.toml", held.file))
    there = pack.indicators[indicator]
    return {"held": held, "indicator": there, "sentence": describe(pack, there, language()), "changes": changes}


def _asked(request: PageRequest, pack: Pack, held: Held | None) -> tuple[Register | None, str]:
    """The register and kind that the form is for: those of the indicator, or what the address says of a new one."""
    values: Mapping[str, Any] = held.values if held else {}
    kind = str(values.get("kind", "plain")) if held else request.GET.get("kind", "plain")
    name = str(values.get("register", "")) if held else request.GET.get("register", "")
    register = pack.registers.get(name)
    if kind not in KINDS or (register is not None and register.system):
        raise Http404
    return register, kind


def _rows(request: PageRequest, register: Register | None, held: Held | None) -> list[dict[str, str]]:
    if request.method == "POST":
        cells = (request.POST.getlist(f"where_{name}") for name in ("field", "test", "value"))
        return [dict(zip(("field", "test", "value"), row, strict=True)) for row in zip(*cells, strict=False)]
    return condition_rows(held.values.get("where", {}), register) if held and register else []


def _columns(pack: Pack, register: Register | None) -> list[tuple[str, str]]:
    """What a condition may ask of: fields, the stage, and the days on which stages were reached."""
    if register is None:
        return []
    loop = pack.loops[register.loop]
    named = {"stage": gettext("环节"), "due_on": gettext("期限")}
    for stage in loop.stages.values():
        stem, title = f"stage_{stage.id.replace('-', '_')}", said(stage.title)
        named[f"{stem}_first"] = gettext("首次“%(stage)s”的日期") % {"stage": title}
        named[f"{stem}_last"] = gettext("最近“%(stage)s”的日期") % {"stage": title}
        named[f"{stem}_times"] = gettext("“%(stage)s”的次数") % {"stage": title}
    usable = [id_ for id_ in columns(register, loop) if id_ not in register.fields or not register.fields[id_].personal]
    return [
        (id_, said(register.fields[id_].title) if id_ in register.fields else named.get(id_, id_)) for id_ in usable
    ]


def _stem(register: Register | None) -> str:
    return f"{register.id}." if register else ""
