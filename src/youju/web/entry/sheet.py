"""A form as it is being filled in: which register and unit, what is typed, what stands against it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404

from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions import Register
from youju.engine.ledger import Revision
from youju.web.accounts.actors import Actor
from youju.web.commands.desk.desk import Desk
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.entry.entering import (
    carried,
    entering_units,
    in_place,
    last_entered,
    recent_texts,
    records_of,
    summary,
)
from youju.web.commands.entry.entry_values import Raw, Texts
from youju.web.entry.inputs import form_of
from youju.web.entry.posted import raw_of
from youju.web.entry.problems import NO_PAGE_UNIT
from youju.web.store.problems import SAME_KEY
from youju.web.ui.access import PageRequest
from youju.web.ui.templatetags.ui import language


def register_of(office: Office, name: str) -> Register:
    """A register that people enter into; raises Http404 for any other."""
    register = office.pack().registers.get(name)
    if register is None or register.system:
        raise Http404
    return register


def fresh_id() -> str:
    """An id that a client sends with a new record, so that sending twice makes one."""
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the same thing: who entered it, and what it says in one line."""

    revision: Revision
    who: str
    line: str


@dataclass
class Sheet:
    """One form for one person; `units` are those that they may enter for, as (number, name)."""

    office: Office
    actor: Actor
    register: Register
    units: list[tuple[int, str]]
    unit: int | None
    unit_text: str
    raw: Raw
    client_id: str
    problems: list[Problem] = field(default_factory=list)
    record: int = 0
    seq: int = 0
    before: Revision | None = None
    alike: list[int] = field(default_factory=list)
    questions: list[Problem] = field(default_factory=list)

    def context(self, **more: Any) -> dict[str, Any]:
        """What the template of the form reads."""
        offers = recent_texts(self.register, self.unit or 0) if self.unit is not None else {}
        form = form_of(self.register, self.raw, self.problems, offers)
        places = {each.field.id: place for place, each in enumerate((*form.required, *form.optional))}
        children = [r for r in self.office.pack().registers.values() if _points_up(r, self.register)]
        return {
            "sheet": self,
            "register": self.register,
            "form": form,
            "problems": sorted(self.problems, key=lambda problem: places.get(problem.place.field, -1)),
            "personal": [f for f in self.register.live_fields() if f.personal],
            "children": [(child, child.parent) for child in children],
            "today": self.office.today,
            "candidates": self.candidates(),
        } | more

    def candidates(self) -> list[Candidate]:
        """Records of the ledger that what is typed may already be."""
        twins = [int(dict(p.details)["other"]) for p in self.problems if p.kind is SAME_KEY]
        numbers = list(dict.fromkeys([*twins, *self.alike]))
        found = records_of(numbers)
        return [Candidate(found[n], *summary(self.office, found[n], language())) for n in numbers if n in found]


def blank(request: PageRequest, name: str) -> Sheet:
    """A new form: today, the person's unit, what their last record says of choices; `?FIELD=...` comes first."""
    sheet = _begun(request, name)
    if sheet.unit is not None:
        last = last_entered(sheet.actor, sheet.register.id, sheet.unit)
        sheet.raw |= carried(sheet.register, last, Texts(sheet.office, language()))
    if sheet.register.date:
        sheet.raw[sheet.register.date] = _today(sheet)
    sheet.raw |= _asked_for(sheet, request)
    return sheet


def changing(request: PageRequest, revision: Revision) -> Sheet:
    """The form of a record as it stands, or as it came back; raises `Refused` where the person may not change it."""
    office = current_office()
    register = register_of(office, revision.entry.register)
    against = Desk(office, request.actor, register).refuse_change(revision)
    if against:
        raise Refused(against)
    unit, number = revision.entry.unit, revision.record
    name = office.tree().label(unit, office.today) if unit else office.site.name
    sheet = Sheet(office, request.actor, register, [(unit, name)], unit, name, {}, f"record-{number}")
    sheet.record, sheet.seq, sheet.before = number, revision.seq, revision
    if request.method == "POST":
        sent = request.POST.get("base-seq", "")
        sheet.raw, sheet.seq = raw_of(register, request.POST), int(sent) if sent.isdecimal() else revision.seq
    else:
        sheet.raw = Texts(office, language()).of(register, revision)
    return sheet


def _asked_for(sheet: Sheet, request: PageRequest) -> Raw:
    """Values that the address gives; a record that is named by its number is shown by its name."""
    asked = raw_of(sheet.register, request.GET)
    texts = Texts(sheet.office, language())
    for name, value in asked.items():
        each = sheet.register.fields[name]
        if each.type == "ref" and isinstance(value, str) and value.isdecimal():
            asked[name] = texts.text(each, int(value))
    return asked


def posted(request: PageRequest, name: str) -> Sheet:
    """The form as it came back."""
    sheet = _begun(request, name)
    sheet.raw = raw_of(sheet.register, request.POST)
    sheet.client_id = request.POST.get("client-id", "")[:64] or sheet.client_id
    return sheet


def _begun(request: PageRequest, name: str) -> Sheet:
    office = current_office()
    register = register_of(office, name)
    units = entering_units(office, request.actor, register)
    sheet = Sheet(office, request.actor, register, units, None, "", {}, fresh_id())
    asked = (request.POST if request.method == "POST" else request.GET).get("for-unit", "").strip()
    known = dict(units)
    if asked:
        _name_unit(sheet, asked)
    elif request.actor.unit in known or len(units) == 1:
        sheet.unit = request.actor.unit if request.actor.unit in known else units[0][0]
        sheet.unit_text = known[sheet.unit]
    elif request.method == "POST":
        sheet.problems.append(in_place(NO_PAGE_UNIT.at(), "for-unit"))
    return sheet


def _name_unit(sheet: Sheet, asked: str) -> None:
    sheet.unit_text = asked
    found = next((number for number, name in sheet.units if name == asked), None)
    try:
        sheet.unit = found if found is not None else sheet.office.unit(asked)
    except Refused as refusal:
        sheet.problems += [in_place(problem, "for-unit") for problem in refusal.problems]


def _today(sheet: Sheet) -> str:
    kind = sheet.register.fields[sheet.register.date].type
    today = sheet.office.today.isoformat()
    return {"month": today[:7], "datetime": f"{today}T09:00"}.get(kind, today)


def _points_up(child: Register, parent: Register) -> bool:
    field_ = child.fields.get(child.parent)
    return field_ is not None and field_.register == parent.id
