"""Lists that other registers copy from or point to (outlets, venues ...), and the holidays of a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.problems import Problem, errors
from youju.engine.definitions import Field, Pack, Register
from youju.engine.ledger import Revision
from youju.engine.ledger.model import Stored
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.entry.history import history
from youju.web.commands.settings.holidays import keep, read_lines, table_of
from youju.web.commands.settings.lists import change_listed, put_back, strike
from youju.web.settings.definitions import GET_POST
from youju.web.store import read
from youju.web.store.holding import count
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language

KEPT_BY_SYSTEM = ("holidays",)
PAGE = 50
_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a list's form: how it is asked, and what stands in it; `options` are (code, title)."""

    field: Field
    kind: str
    value: str
    options: tuple[tuple[str, Any], ...] = ()


@allow("admin", "auditor")
@require_safe
def list_index(request: PageRequest) -> HttpResponse:
    """The lists that the office keeps."""
    pack = current_office().pack()
    found = [(r, count(r.id), _users(pack, r)) for r in _kept(pack)]
    return render(request, "settings/lists.html", {"lists": found})


@allow("admin", "auditor")
@require_safe
def list_page(request: PageRequest, register: str) -> HttpResponse:
    """What stands on a list, by label; those taken off on demand."""
    office, found = current_office(), _list(register)
    fields = found.live_fields()[:_COLUMNS]
    q, page = (
        request.GET.get("q", "").strip(),
        _page(request.GET.get("page", "")),
    )
    shown, revisions = Shown(office, language()), list(read.live(register))
    shown.prepare(revisions)
    lines = [(r, [shown.value(f, r.entry.data.get(f.id)) for f in fields]) for r in revisions]
    lines = [line for line in lines if not q or any(q in cell for cell in line[1])]
    lines.sort(key=lambda line: line[1])
    first = (page - 1) * PAGE
    context = {
        "register": found,
        "fields": fields,
        "lines": lines[first : first + PAGE],
        "q": q,
        "total": len(lines),
        "first": min(first + 1, len(lines)),
        "last": min(first + PAGE, len(lines)),
        "next": f"?q={q}&page={page + 1}" if first + PAGE < len(lines) else "",
        "back": f"?q={q}&page={page - 1}" if page > 1 else "",
    }
    return render(request, "settings/list.html", context)


@allow("admin", "auditor")
@GET_POST
def list_form(request: PageRequest, register: str, record: int = 0) -> HttpResponse:
    """A new thing on a list, or what is new about one; records that copied it follow."""
    office, found = current_office(), _list(register)
    before = _revision(register, record) if record else None
    raw = {f.id: request.POST.get(f.id, "").strip() for f in found.live_fields()}
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        if before is None:
            saved, problems = enter(office, request.actor, register, Given(0, {k: v for k, v in raw.items() if v}))
            said = gettext("已加入名录。") if saved.record else ""
        else:
            others, problems = change_listed(office, request.actor, record, raw)
            told = ngettext(
                "已保存，另有 %(n)d 条抄用它的记录随之更新。", "已保存，另有 %(n)d 条抄用它的记录随之更新。", others
            )
            said = "" if errors(problems) else told % {"n": others} if others else gettext("已保存。")
        if said:
            messages.success(request, said)
            return HttpResponseRedirect(reverse("settings-list", args=[register]), status=303)
    shown = Shown(office, language())
    context = {
        "register": found,
        "record": record,
        "revision": before,
        "inputs": list(_inputs(office, found, before, raw if request.method == "POST" else None)),
        "effective": found.fields.get(found.effective),
        "problems": problems,
        "steps": history(office, record, shown) if record else (),
    }
    return render(request, "settings/list_form.html", context, status=422 if problems else 200)


@allow("admin")
@require_POST
def list_step(request: PageRequest, register: str, record: int) -> HttpResponse:
    """Take something off a list, or put it back."""
    office = current_office()
    _list(register)
    revision = _revision(register, record)
    if revision.entry.stage == "void":
        saved, problems = put_back(office, request.actor, register, record)
    else:
        reason = request.POST.get("reason") or gettext("从名录撤下")
        saved, problems = strike(office, request.actor, register, record, reason)
    if not saved.seq:
        return render(request, "ui/refused.html", {"problems": problems}, status=422)
    messages.success(request, gettext("已改好；想改回来，打开这一条再点一次。"))
    return HttpResponseRedirect(reverse("settings-list-record", args=[register, record]), status=303)


@allow("admin", "auditor")
@GET_POST
def holidays(request: PageRequest) -> HttpResponse:
    """The days of a year that are off or worked otherwise; from the program's table or the pasted notice."""
    office = current_office()
    asked = request.POST.get("year") or request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and 1990 <= int(asked) <= 2100 else office.today.year
    text = request.POST.get("text", "")
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        days, problems = read_lines(text, year) if text.strip() else table_of(year)
        source = request.POST.get("source", "").strip() or gettext("软件自带的放假安排")
        if days:
            kept, more = keep(office, request.actor, days, source)
            problems = (*problems, *more)
            if not problems:
                told = gettext("新增 %(new)d 天，改动 %(changed)d 天，已有 %(same)d 天。")
                counts = {"new": kept.new, "changed": kept.changed, "same": kept.same}
                messages.success(request, told % counts)
                return HttpResponseRedirect(f"{request.path}?year={year}", status=303)
    days_of = [r for r in read.live("holidays") if str(r.entry.data["day"]).startswith(str(year))]
    days_of.sort(key=lambda r: str(r.entry.data["day"]))
    context = {"year": year, "days": days_of, "text": text, "problems": problems, "years": _years(office, year)}
    return render(request, "settings/holidays.html", context, status=422 if problems else 200)


def _page(text: str) -> int:
    return max(int(text), 1) if text.isdecimal() and len(text) < 7 else 1


def _years(office: Office, year: int) -> list[int]:
    held = {int(str(r.entry.data["day"])[:4]) for r in read.live("holidays")}
    return sorted({*held, year, office.today.year, office.today.year + 1})


def _kept(pack: Pack) -> list[Register]:
    """Lists without personal values that hold for the whole office: others point to them, or the system keeps them."""
    own = [r for r in pack.registers.values() if r.loop == "list" and not r.system and _is_kept(pack, r)]
    system = [pack.registers[id_] for id_ in KEPT_BY_SYSTEM if id_ in pack.registers]
    return [*system, *own]


def _is_kept(pack: Pack, register: Register) -> bool:
    personal = register.person or any(f.personal for f in register.fields.values())
    return not personal and bool(register.effective or _users(pack, register))


def _users(pack: Pack, register: Register) -> list[Register]:
    return [
        r for r in pack.registers.values() if any(f.register == register.id for f in r.fields.values() if not f.derived)
    ]


def _list(register: str) -> Register:
    found = next((r for r in _kept(current_office().pack()) if r.id == register), None)
    if found is None:
        raise Http404
    return found


def _revision(register: str, record: int) -> Revision:
    found = read.last((record,)).get(record)
    if found is None or found.entry.register != register:
        raise Http404
    return found


def _inputs(
    office: Office, register: Register, before: Revision | None, raw: Mapping[str, str] | None
) -> Iterator[Input]:
    shown = Shown(office, language())
    data: Mapping[str, Stored] = before.entry.data if before else {}
    for field in register.live_fields():
        stored = data.get(field.id)
        text = _typed(shown, field, stored) if raw is None else raw[field.id]
        if raw is None and field.id == register.effective:
            text = office.today.isoformat()
        if field.choices and field.type == "choice":
            yield Input(field, "choice", text, tuple((c.code, c.title) for c in field.choices))
        elif field.type == "bool":
            yield Input(field, "bool", text)
        else:
            yield Input(field, {"date": "date", "long_text": "long"}.get(field.type, "text"), text)


def _typed(shown: Shown, field: Field, stored: Stored | None) -> str:
    """A stored value as a person would type it."""
    if stored is None:
        return ""
    if field.type == "choice":
        return str(stored)
    if field.register or field.type in ("unit", "units"):
        return "、".join(str(n) for n in stored) if isinstance(stored, list) else str(stored)
    return shown.value(field, stored)
