"""People and their roles, the ways to man an office, and the wizard that hands one person's work to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.problems import Problem, errors
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.people import Person, names_of, people
from youju.web.commands.desk.showing import Shown
from youju.web.commands.people.handover import Order, hand_over, handed, handovers, open_of, undo_handover
from youju.web.commands.people.roles import PRESETS, Role, end, grant, held_on, man, roles
from youju.web.settings.definitions import GET_POST
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language, said

PRESET_TITLES = {
    "one_person": (
        gettext_lazy("一人办公室"),
        gettext_lazy("一个人从填报到签发都办，审核自己的填报会注明“一人经办”。"),
    ),
    "small": (gettext_lazy("小办公室"), gettext_lazy("两个人：一人填报起草，一人审核签发。")),
    "full": (gettext_lazy("完整办公室"), gettext_lazy("填报、审核、起草、签发、管理各有其人。")),
}


@dataclass(frozen=True, slots=True)
class Shows:
    """A role in words: what it is called, over which unit, in which group, and whether it is held today."""

    role: Role
    title: str
    unit: str
    group: str
    today: bool


@allow("admin", "auditor")
@require_safe
def people_list(request: PageRequest) -> HttpResponse:
    """Everybody with an account, and what they hold."""
    office, q = current_office(), request.GET.get("q", "").strip()
    held = _roles(office)
    found = [p for p in people() if not q or q.casefold() in f"{p.name} {p.login}".casefold()]
    lines = [(p, [s for s in held if s.role.user == p.user and s.today]) for p in found]
    lines.sort(key=lambda line: all(s.role.role == "clerk" and s.role.unit for s in line[1]))  # the office first
    context = {"lines": lines, "q": q, "one_person": office.site.one_person, "admins": _admins(held)}
    return render(request, "settings/people.html", context)


@allow("admin", "auditor")
@GET_POST
def person_page(request: PageRequest, number: int) -> HttpResponse:
    """One person: the roles they hold, had and will have; granting one, from a day on."""
    office, person = current_office(), _person(number)
    given = {name: request.POST.get(name, "").strip() for name in ("role", "unit", "group", "since", "until")}
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        unit = int(given["unit"]) if given["unit"].isdecimal() else 0
        wanted = Role(0, 0, person.user, given["role"], unit, given["group"], given["since"], given["until"])
        record, problems = grant(office, request.actor, wanted)
        if record:
            messages.success(request, gettext("已授予。"))
            return HttpResponseRedirect(request.path, status=303)
    held = [s for s in _roles(office, ended=True) if s.role.user == person.user]
    day = office.today.isoformat()
    context = {
        "person": person,
        "held": [s for s in held if not s.role.until or day < s.role.until],
        "ended": [s for s in held if s.role.until and s.role.until <= day],
        "open": open_of(office, person.user),
        "given": given,
        "problems": problems,
        **_options(office),
    }
    return render(request, "settings/person.html", context, status=422 if problems else 200)


@allow("admin")
@require_POST
def role_end(request: PageRequest, record: int) -> HttpResponse:
    """End a role today."""
    seq, problems = end(current_office(), request.actor, record)
    if not seq:
        return render(request, "ui/refused.html", {"problems": problems}, status=422)
    messages.success(request, gettext("这项职责从今天起不再担任；要恢复，再授予一次即可。"))
    back = request.POST.get("person", "")
    where = reverse("settings-person", args=[int(back)]) if back.isdecimal() else reverse("settings-people")
    return HttpResponseRedirect(where, status=303)


@allow("admin")
@GET_POST
def presets(request: PageRequest) -> HttpResponse:
    """Man the office in one go."""
    office = current_office()
    preset = request.POST.get("preset", "")
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        kind = next((name for name in PRESETS if name == preset), None)
        if kind is None:
            raise Http404
        seats = {seat.id: request.POST.get(f"{preset}_{seat.id}", "") for seat in PRESETS[kind]}
        held, problems = man(office, request.actor, kind, seats)
        if held:
            messages.success(request, gettext("岗位已按这一套设好；单位填报人的职责没有动。"))
            return HttpResponseRedirect(reverse("settings-people"), status=303)
    shown = [(id_, *PRESET_TITLES[id_], seats) for id_, seats in PRESETS.items()]
    context = {"presets": shown, "people": people(), "problems": problems, "chosen": preset, "given": request.POST}
    return render(request, "settings/presets.html", context, status=422 if problems else 200)


@allow("admin", "auditor")
@require_safe
def handover_list(request: PageRequest) -> HttpResponse:
    """The hand-overs that stand."""
    found = handovers(current_office())
    names = names_of([user for one in found for user in (one.order.from_user, one.order.to_user)])
    lines = [(one, names[one.order.from_user], names[one.order.to_user]) for one in found]
    return render(request, "settings/handovers.html", {"lines": lines})


@allow("admin")
@GET_POST
def handover_new(request: PageRequest) -> HttpResponse:
    """The wizard: who, to whom, when; then what passes; then done."""
    office = current_office()
    asked = request.POST if request.method == "POST" else request.GET
    order = Order(*(asked.get(name, "").strip() for name in ("from", "to", "on", "note")))
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        record, problems = hand_over(office, request.actor, order)
        if record:
            return HttpResponseRedirect(reverse("settings-handover", args=[record]), status=303)
    known = {person.user for person in people()}
    opened = open_of(office, order.from_user) if order.from_user in known else None
    context = {
        "people": people(),
        "order": order,
        "day": order.on or office.today.isoformat(),
        "open": opened,
        "passing": [_shows(office, role) for role in opened.roles] if opened else (),
        "returned": _titles(office, opened.returned) if opened else (),
        "drafts": _drafts(office, opened) if opened else (),
        "questions": _titles(office, opened.questions) if opened else (),
        "requests": _titles(office, opened.requests) if opened else (),
        "problems": problems,
    }
    return render(request, "settings/handover_new.html", context, status=422 if problems else 200)


@allow("admin", "auditor")
@require_safe
def handover_sheet(request: PageRequest, record: int) -> HttpResponse:
    """The sheet to print and sign."""
    office = current_office()
    found = handed(office, record)
    names = names_of((found.order.from_user, found.order.to_user, request.actor.id))
    opened = open_of(office, found.order.to_user)
    context = {
        "handed": found,
        "from_name": names[found.order.from_user],
        "to_name": names[found.order.to_user],
        "passed": [_shows(office, role) for role in found.passed],
        "returned": _titles(office, opened.returned),
        "drafts": _drafts(office, opened),
        "questions": _titles(office, opened.questions),
        "requests": _titles(office, opened.requests),
    }
    return render(request, "settings/handover.html", context)


@allow("admin")
@require_POST
def handover_undo(request: PageRequest, record: int) -> HttpResponse:
    """Take a hand-over back."""
    problems = undo_handover(current_office(), request.actor, record)
    if errors(problems):
        return render(request, "ui/refused.html", {"problems": problems}, status=422)
    messages.success(request, gettext("移交已撤回，职责和移交前一样。"))
    return HttpResponseRedirect(reverse("settings-handovers"), status=303)


def _person(number: int) -> Person:
    found = next((person for person in people() if person.number == number), None)
    if found is None:
        raise Http404
    return found


def _roles(office: Office, ended: bool = False) -> list[Shows]:
    return [_shows(office, role) for role in roles(office, ended)]


def _shows(office: Office, role: Role) -> Shows:
    choice = office.register("roles").fields["role"].choice(role.role)
    group = office.pack().groups.get(role.group)
    unit = office.tree().label(role.unit, office.today) if role.unit else gettext("全部单位")
    title = said(choice.title) if choice else role.role
    today = held_on(role, office.today.isoformat())
    return Shows(role, title, unit, said(group.title) if group else role.group, today)


def _admins(held: list[Shows]) -> int:
    return len({s.role.user for s in held if s.role.role == "admin" and s.today})


def _options(office: Office) -> dict[str, Any]:
    """What a role may be, over which units, in which groups."""
    tree, day = office.tree(), office.today
    units = [(n, tree.state(n, day)) for n in tree.on(day).above]
    titles = [(c.code, c.title) for c in office.register("roles").fields["role"].choices]
    return {"role_titles": titles, "units": units, "groups": office.pack().groups.values()}


def _titles(office: Office, revisions: Any) -> list[tuple[int, str, str]]:
    shown = Shown(office, language())
    return [(r.record, shown.label(r), shown.unit(r.entry.unit)) for r in revisions]


def _drafts(office: Office, opened: Any) -> list[tuple[str, str]]:
    registers = office.pack().registers
    return [(said(registers[d.register].title), d.saved_at) for d in opened.drafts if d.register in registers]
