"""Fixed periods with their deadlines and days of grace: one by one, or a whole year in one step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.problems import Problem, errors
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.requests.periods import (
    Reporting,
    period_of,
    periods,
    remove_period,
    restore_period,
    save_period,
    units_of,
)
from youju.web.commands.requests.year_periods import Every, Rule, plan_year
from youju.web.settings.definitions import GET_POST
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import said

EVERY: Mapping[Every, Any] = {
    "month": gettext_lazy("每月"),
    "quarter": gettext_lazy("每季度"),
    "half": gettext_lazy("每半年"),
    "year": gettext_lazy("每年"),
}
_ONE = ("title", "period", "opens", "due", "grace", "group")


@allow("admin", "auditor")
@require_safe
def period_list(request: PageRequest) -> HttpResponse:
    """The fixed periods, those due last first."""
    office = current_office()
    found = [(one, _registers(one), len(units_of(office, one))) for one in periods(office)]
    return render(request, "settings/periods.html", {"periods": found, "today": office.today})


@allow("admin")
@GET_POST
def period_form(request: PageRequest, number: int = 0) -> HttpResponse:
    """One period."""
    office = current_office()
    raw = {name: request.POST.get(name, "").strip() for name in _ONE}
    chosen, kinds = request.POST.getlist("registers"), request.POST.getlist("kinds")
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        given = raw | {"registers": "、".join(chosen), "kinds": "、".join(kinds)}
        saved, problems = save_period(office, request.actor, given, number)
        if saved.record:
            messages.success(request, gettext("已保存。"))
            return HttpResponseRedirect(reverse("settings-periods"), status=303)
    elif number:
        raw, chosen, kinds = _held(period_of(office, number))
    context = {"raw": raw, "chosen": chosen, "chosen_kinds": kinds, "number": number, "problems": problems}
    return render(request, "settings/period_form.html", context | _choices(office), status=422 if problems else 200)


@allow("admin")
@GET_POST
def period_year(request: PageRequest) -> HttpResponse:
    """The periods of a whole year."""
    office = current_office()
    asked = request.POST
    every: Every = next((name for name in EVERY if name == asked.get("every")), "month")
    kinds = asked.getlist("kinds")
    rule = Rule(
        _number(asked.get("year"), office.today.year + 1),
        every,
        _number(asked.get("after"), 5),
        asked.get("working", "yes") == "yes",
        _number(asked.get("grace"), 0),
        "",
        asked.get("group", ""),
        "、".join(kinds),
    )
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        made, problems = plan_year(office, request.actor, rule)
        if not errors(problems):
            told = ngettext("新增 %(n)d 期。", "新增 %(n)d 期。", made) % {"n": made}
            messages.success(request, told if made else gettext("这一年的这些期已经都在。"))
            return HttpResponseRedirect(reverse("settings-periods"), status=303)
    context = {"rule": rule, "every": EVERY.items(), "problems": problems, "chosen_kinds": kinds}
    return render(request, "settings/period_year.html", context | _choices(office), status=422 if problems else 200)


@allow("admin")
@require_POST
def period_remove(request: PageRequest, number: int) -> HttpResponse:
    """Take a period off, or, said once more, put it back."""
    office = current_office()
    if "back" in request.POST:
        restore_period(office, request.actor, number)
        messages.success(request, gettext("这一期已恢复。"))
        return HttpResponseRedirect(reverse("settings-periods"), status=303)
    saved, problems = remove_period(office, request.actor, number)
    if not saved.seq:
        return render(request, "ui/refused.html", {"problems": problems}, status=422)
    return render(request, "settings/period_removed.html", {"number": number})


def _held(one: Reporting) -> tuple[dict[str, str], list[str], list[str]]:
    dates = {"due": one.due.isoformat(), "opens": one.opens.isoformat() if one.opens else ""}
    raw = {"title": one.title, "period": one.period.text, "grace": str(one.grace), "group": ""}
    return raw | dates, [register.id for register in one.registers], list(one.kinds)


def _registers(one: Reporting) -> str:
    """The registers in a few words."""
    few = "、".join(said(register.title) for register in one.registers[:3])
    more = len(one.registers) - 3
    return few + (gettext("等 %(n)d 本") % {"n": len(one.registers)} if more > 0 else "")


def _choices(office: Office) -> dict[str, Any]:
    pack = office.pack()
    kinds = [(choice.code, choice.title) for choice in pack.registers["units"].fields["kind"].choices]
    business = [register for register in pack.registers.values() if not register.system and register.loop != "list"]
    return {"registers": business, "kinds": kinds, "groups": pack.groups.values()}


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= 4 else default
