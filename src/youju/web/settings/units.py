"""The units: the tree on any day, a unit with its days, and what is done to them, shown before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.problems import Problem, errors
from youju.engine.figures import Tree
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry.history import history
from youju.web.commands.settings.restructuring import (
    Answer,
    end_unit,
    found_of,
    leaving,
    merge_units,
    undo,
    unit_changes,
)
from youju.web.commands.settings.units import add_unit, change_unit
from youju.web.settings.definitions import GET_POST
from youju.web.store.holding import count_of_units
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language

FIELDS = ("name", "short", "code", "kind", "parent", "address")
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A unit in the tree: its depth, its data as valid on the day, and its records."""

    number: int
    depth: int
    data: Mapping[str, Any]
    kind: str
    records: int


@allow("admin", "auditor")
@require_safe
def unit_list(request: PageRequest) -> HttpResponse:
    """The tree of units on a day, those that are not there on it, and the last changes."""
    office = current_office()
    day, q = _day(request.GET.get("on", ""), office), request.GET.get("q", "").strip()
    lines = list(_lines(office, office.tree(), day))
    there = {line.number for line in lines}
    shown = [line for line in lines if not q or any(q in str(line.data.get(name, "")) for name in FIELDS)]
    gone = [] if q else [line for line in _others(office, day) if line.number not in there]
    context = {"lines": shown, "gone": gone, "day": day.isoformat(), "q": q, "total": len(lines)}
    return render(request, "settings/units.html", context | {"changes": unit_changes(office, language())})


@allow("admin", "auditor")
@require_safe
def unit_page(request: PageRequest, unit: int) -> HttpResponse:
    """One unit: as it is today, its whole history, and what can be done with it."""
    office = current_office()
    state = _state(office, unit)
    before = [number for number in state.get("predecessors", ()) if isinstance(number, int)]
    shown = Shown(office, language())
    context = {
        "unit": unit,
        "state": state,
        "kind": _kind(office, state),
        "parent": state.get("parent"),
        "parent_name": shown.unit(state["parent"]) if state.get("parent") else "",
        "predecessors": [(number, shown.unit(number, _eve(state))) for number in before],
        "below": [(n, shown.unit(n)) for n in office.tree().on(office.today).children(unit)],
        "records": count_of_units((unit,))[unit],
        "there": office.tree().exists(unit, office.today),
        "steps": history(office, unit, shown),
        "changes": unit_changes(office, language(), unit),
    }
    return render(request, "settings/unit.html", context)


@allow("admin")
@GET_POST
def unit_form(request: PageRequest, unit: int = 0) -> HttpResponse:
    """A new unit, or what is new about one from a day on."""
    office = current_office()
    state = _state(office, unit) if unit else {}
    raw = {name: request.POST.get(name, "").strip() for name in (*FIELDS, "valid_from")}
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        if unit:
            problems = change_unit(office, request.actor, unit, raw)
        else:
            made, problems = add_unit(office, request.actor, raw)
            unit = made or 0
        if not errors(problems):
            messages.success(request, gettext("已保存，从那一天起生效。"))
            return HttpResponseRedirect(reverse("settings-unit", args=[unit]), status=303)
    else:
        raw = {name: str(state.get(name, "")) for name in FIELDS} | {"valid_from": office.today.isoformat()}
    context = {"raw": raw, "unit": unit, "problems": problems, **_choices(office)}
    return render(request, "settings/unit_form.html", context, status=422 if problems else 200)


@allow("admin")
@GET_POST
def unit_merge(request: PageRequest) -> HttpResponse:
    """Several units become part of one, there already or new: chosen, shown, confirmed."""
    office = current_office()
    gone = _numbers(request.POST.getlist("gone") or request.GET.getlist("gone"))
    into, on = request.POST.get("into", ""), request.POST.get("on", office.today.isoformat())
    part = {name: request.POST.get(f"new_{name}", "").strip() for name in ("name", "short", "code")}
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and "confirm" in request.POST:
        if into.isdecimal():
            answer = merge_units(office, request.actor, gone, int(into), on)
        else:
            answer = found_of(office, request.actor, gone, [{**part, **_like(office, gone)}], on)
        if answer[0].seq:
            return _done(request, answer, gettext("已合并。"))
        problems = answer[1]
    elif request.method == "POST" and gone and (into.isdecimal() or part["name"]) and _is_day(on):
        target = Shown(office, language()).unit(int(into)) if into.isdecimal() else part["name"]
        return _confirm(request, gone, on, gettext("合并单位"), gettext("并入 %(unit)s") % {"unit": target})
    context = {"gone": gone, "into": into, "on": on, "part": part, "problems": problems, **_choices(office)}
    asked = request.method == "POST"
    return render(request, "settings/unit_merge.html", context | {"asked": asked}, status=422 if asked else 200)


@allow("admin")
@GET_POST
def unit_split(request: PageRequest, unit: int) -> HttpResponse:
    """One unit becomes several new ones, or none (it ends): said, shown, confirmed."""
    office = current_office()
    state, on = _state(office, unit), request.POST.get("on", office.today.isoformat())
    rows = _rows(request)
    parts = [{**row, **_like(office, (unit,))} for row in rows if row["name"].strip()]
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and "confirm" in request.POST:
        actor = request.actor
        answer = found_of(office, actor, (unit,), parts, on) if parts else end_unit(office, actor, unit, on)
        if answer[0].seq:
            return _done(request, answer, gettext("已拆分。") if parts else gettext("已撤销。"))
        problems = answer[1]
    elif request.method == "POST" and _is_day(on):
        return _confirm(request, (unit,), on, *_split_said(parts))
    context = {"unit": unit, "state": state, "on": on, "rows": rows or [{}] * _PARTS, "problems": problems}
    asked = request.method == "POST"
    return render(request, "settings/unit_split.html", context | {"asked": asked}, status=422 if asked else 200)


def _rows(request: PageRequest) -> list[dict[str, str]]:
    """The new units as typed, a row each."""
    names = ("name", "short", "code")
    cells = [request.POST.getlist(f"part_{name}") for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=False)]


def _split_said(parts: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    """What is about to happen, as a title and a sentence."""
    names = "、".join(part["name"] for part in parts)
    if not names:
        return gettext("撤销单位"), gettext("不再设立，没有接续的单位")
    return gettext("拆分单位"), gettext("分为 %(units)s") % {"units": names}


@allow("admin")
@require_POST
def unit_undo(request: PageRequest, seq: int) -> HttpResponse:
    """Take a change of units back."""
    answer = undo(current_office(), request.actor, seq)
    if errors(answer[1]):
        return render(request, "ui/refused.html", {"problems": answer[1]}, status=422)
    return _done(request, answer, gettext("已撤回，单位和改动前一样。"))


def _confirm(request: PageRequest, gone: tuple[int, ...], on: str, title: str, what: str) -> HttpResponse:
    """What follows, before it is done; the form is sent once more with what was said."""
    office = current_office()
    shown = Shown(office, language())
    left = [(one, shown.unit(one.unit), [shown.unit(n) for n in one.below]) for one in leaving(office, gone, on)]
    kept = [(name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values]
    context = {"title": title, "what": what, "on": on, "left": left, "kept": kept}
    return render(request, "settings/unit_confirm.html", context)


def _done(request: PageRequest, answer: Answer, said: str) -> HttpResponse:
    messages.success(request, said)
    made = answer[0].units
    back = reverse("settings-unit", args=[made[0]]) if len(made) == 1 else reverse("settings-units")
    return HttpResponseRedirect(back, status=303)


def _lines(office: Office, tree: Tree, day: date) -> Iterator[Line]:
    on = tree.on(day)
    counts = count_of_units(tuple(on.above))

    def walk(unit: int, depth: int) -> Iterator[Line]:
        data = tree.state(unit, day)
        yield Line(unit, min(depth, 4), data, _kind(office, data), counts.get(unit, 0))
        for below in on.children(unit):
            yield from walk(below, depth + 1)

    for top in on.children(None):
        yield from walk(top, 0)


def _others(office: Office, day: date) -> list[Line]:
    """Units that are not in the tree of the day: ended with a successor, or not begun."""
    tree = office.tree()
    numbers = tuple(tree.on(day).node)
    counts = count_of_units(numbers)
    return [Line(n, 0, d := tree.state(n, day), _kind(office, d), counts[n]) for n in numbers]


def _state(office: Office, unit: int) -> Mapping[str, Any]:
    state = office.tree().state(unit, office.today)
    if not state:
        raise Http404
    return state


def _kind(office: Office, data: Mapping[str, Any]) -> str:
    choice = office.register("units").fields["kind"].choice(str(data.get("kind", "")))
    return choice.title.in_(language()) if choice else ""


def _choices(office: Office) -> dict[str, Any]:
    kinds = [(c.code, c.title) for c in office.register("units").fields["kind"].choices]
    return {"lines": list(_lines(office, office.tree(), office.today)), "kinds": kinds}


def _like(office: Office, units: tuple[int, ...]) -> dict[str, str]:
    """Kind and parent of a new unit: those of the one whose place it takes."""
    state = office.tree().state(units[0], office.today) if units else {}
    return {"kind": str(state.get("kind", "")), "parent": str(state.get("parent", ""))}


def _numbers(texts: list[str]) -> tuple[int, ...]:
    return tuple(int(text) for text in dict.fromkeys(texts) if text.isdecimal())


def _eve(state: Mapping[str, Any]) -> str:
    since = str(state.get("valid_from", ""))
    return (date.fromisoformat(since) - timedelta(days=1)).isoformat() if since else ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _day(text: str, office: Office) -> date:
    return date.fromisoformat(text) if _is_day(text) else office.today
