"""What a form asks before and after a person types: for which unit, what they wrote last, names that fit, resubmission."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pypinyin import Style, lazy_pinyin

from youju.engine.base.problems import Place, Problem, Refused
from youju.engine.definitions import Field, Register
from youju.engine.ledger import Revision, natural_key
from youju.engine.ledger.model import Stored
from youju.web.accounts.actors import Actor
from youju.web.commands.desk.desk import Desk, may_enter
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.desk.problems import NO_RECORD
from youju.web.commands.desk.reach import Reach, reach
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry.entries import Saved
from youju.web.commands.entry.entry_values import Texts, readable
from youju.web.store import read, tables
from youju.web.store.persons import find_person
from youju.web.store.tree import REGISTER as UNITS
from youju.web.store.tree import known_units, plain

LIST = "list"
"""The loop of registers that are lists (名录): teams, venues, people. Others point to them across units."""
_LOOKED_AT = 40
_CARRIED = frozenset({"choice", "choices", "bool", "ref", "refs", "unit", "units"})


def entering_units(office: Office, actor: Actor, register: Register) -> list[tuple[int, str]]:
    """Units that the actor may enter for in this register, as (number, name); the office itself is 0, and comes first."""
    units, on, tree = known_units(), office.today.isoformat(), office.tree()
    numbers = [0, *(n for n in sorted(units.numbers) if tree.exists(n, office.today))]
    allowed = [n for n in numbers if may_enter(actor, units.path(n, on) if n else (), register.group)]
    return [(n, tree.label(n, office.today) if n else office.site.name) for n in allowed]


def last_entered(actor: Actor, register: str, unit: int) -> Revision | None:
    """The record of the unit that this person entered last, else the unit's last one."""
    found = read.recent(register, unit, _LOOKED_AT)
    return next((revision for revision in found if revision.entry.actor == actor.id), found[0] if found else None)


def recent_records(register: str, unit: int, most: int) -> list[Revision]:
    """The newest records of a unit in a register, the newest first."""
    return read.recent(register, unit, most)


def carried(register: Register, last: Revision | None, texts: Texts) -> dict[str, str | list[str]]:
    """What a new form takes over from the last record: choices and references that it has to have, so that they are seen.

    A number that nobody typed is no count, and an optional choice that nobody made is none either.
    """
    if last is None:
        return {}
    fields = [f for f in register.live_fields() if f.type in _CARRIED and f.required and f.id in last.entry.data]
    return {f.id: texts.text(f, last.entry.data[f.id]) for f in fields}


def recent_texts(register: Register, unit: int, most: int = 8) -> dict[str, list[str]]:
    """What the unit wrote lately in each line of text, the latest first: to choose from while typing."""
    found = read.recent(register.id, unit, _LOOKED_AT)
    fields = [f for f in register.live_fields() if f.type == "text" and not f.personal]
    said = {f.id: [str(r.entry.data[f.id]) for r in found if f.id in r.entry.data] for f in fields}
    return {name: list(dict.fromkeys(values))[:most] for name, values in said.items()}


def sent_before(client_id: str) -> Saved:
    """What an earlier send with this id made; `Saved()` where it is new."""
    head = tables.heads_of_clients([client_id]).get(client_id) if client_id else None
    return Saved(head.id, head.seq) if head else Saved()


def taken_by(office: Office, actor: Actor, register: Register, unit: int, raw: Mapping[str, Any]) -> int:
    """The record that has the natural key of what is typed; 0 where none has, or it cannot be read yet."""
    row = Desk(office, actor, register).normaliser.row(raw, on=office.today.isoformat())
    key = natural_key(register, unit, row.data)
    heads = tables.heads_with_key(register.id, [key]) if key is not None else []
    return heads[0].id if heads else 0


def record_of(office: Office, record: int) -> Revision:
    """The last revision of a record; raises `Refused` CMD014 where there is none."""
    found = read.last((record,)).get(record)
    if found is None or found.entry.register not in office.pack().registers:
        raise Refused(NO_RECORD.at(record=record))
    return found


def records_of(numbers: Sequence[int]) -> dict[int, Revision]:
    """The last revisions of these records, by number."""
    return read.last(numbers)


def summary(office: Office, revision: Revision, language: str) -> tuple[str, str]:
    """Who entered a record, and its required fields in one line."""
    register, shown = office.register(revision.entry.register), Shown(office, language)
    first = next(iter(read.history(revision.record)), revision)
    fields = [f for f in register.live_fields() if f.required and not f.personal]
    texts = [shown.value(f, revision.entry.data.get(f.id)) + f.unit for f in fields if f.id in revision.entry.data]
    return names_of([first.entry.actor])[first.entry.actor], " · ".join([*texts, shown.unit(revision.entry.unit)])


def as_of(record: int, seq: int) -> Revision | None:
    """The record as it stood when the person opened it; None where that revision is not its own."""
    found = read.revision(seq)
    return found if found is not None and found.record == record else None


def returned_for(revision: Revision) -> str:
    """Why a record was sent back, where that is how it stands."""
    return str(revision.entry.source.get("reason", "")) if revision.entry.action == "return" else ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of two versions: as the person opened it, as it stands now, as they would have it; texts."""

    field: Field
    before: str
    now: str
    mine: str
    raw: str | list[str] = ""

    @property
    def contested(self) -> bool:
        """Whether both changed it, each otherwise."""
        return self.now != self.before and self.mine != self.before and self.now != self.mine

    @property
    def prefers(self) -> str:
        """The version that is chosen unless the person says otherwise: the one that changed; none where both did."""
        if self.contested:
            return "" if self.now else "mine"
        return "mine" if self.now == self.before else "now"


def differences(
    office: Office, revision: Revision, opened: Revision | None, raw: Mapping[str, Any], language: str
) -> list[Difference]:
    """The fields in which what a person typed differs from how the record stands now."""
    register = office.register(revision.entry.register)
    texts, shown = Texts(office, language), Shown(office, language)
    normal = Desk(office, Actor("", ""), register).normaliser.row(
        {n: value for n, value in readable(register, raw).items() if value not in ("", [], None)},
        on=revision.entry.date or office.today.isoformat(),
    )
    found = []
    for each in register.live_fields():
        if each.id not in raw or (each.personal and not raw[each.id]):
            continue
        now, typed = revision.entry.data.get(each.id), raw[each.id]
        mine = normal.data.get(each.id)
        before = opened.entry.data.get(each.id) if opened else None
        said = _said(shown, each, mine) or texts.joined(typed)
        if each.personal or mine != now or said != _said(shown, each, now):
            found.append(Difference(each, _said(shown, each, before), _said(shown, each, now), said, typed))
    return found


def _said(shown: Shown, each: Field, stored: Stored | None) -> str:
    return shown.value(each, stored)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record that a reference may mean: `text` names it in a form, `label` is what people read."""

    text: str
    label: str


def suggest(office: Office, actor: Actor, register: str, text: str, most: int = 10) -> list[Suggestion]:
    """Records that the actor may read whose name holds this text, or its pinyin initials.

    A list is everybody's to point to, whichever unit keeps it. A person is found by the whole name only, which is not shown.
    """
    wanted, target = plain(text), office.pack().registers.get(register)
    if target is None or not wanted:
        return []
    if register == UNITS:
        return _units(office, wanted)[:most]
    within = reach(actor, known_units(), office.today.isoformat(), target.group)
    label = target.fields.get(target.label)
    if target.person or label is None or label.personal:
        return _people(target, within, text.strip())[:most]
    return _named(target, within, wanted)[:most]


def _units(office: Office, wanted: str) -> list[Suggestion]:
    names = (office.tree().label(n, office.today) for n in known_units().numbers)
    return [Suggestion(name, name) for name in names if wanted in plain(name) or wanted in initials(name)]


def _people(target: Register, within: Reach, name: str) -> list[Suggestion]:
    """Persons of exactly this name, by their numbers."""
    label = target.fields.get(target.label)
    people = find_person(target.id, label.type, name) if label else ()
    known = sorted(record for record, head in tables.heads_of(people).items() if _open(target, within, head.unit))
    return [Suggestion(f"#{record}", f"{target.title.zh} #{record}") for record in known]


def _named(target: Register, within: Reach, wanted: str) -> list[Suggestion]:
    """Records by their label, those that begin with the text first."""
    last = read.last_of(target.id)
    named = _labels(target.id, target.label, *last) if last else ()
    fit = (item for item in named if wanted in item[2] or wanted in item[3])
    hits = [(record, name) for record, name, _, _, unit in fit if _open(target, within, unit)]
    hits.sort(key=lambda hit: (not plain(hit[1]).startswith(wanted), len(hit[1])))
    return [Suggestion(f"{name} #{record}", name) for record, name in hits]


def _open(register: Register, within: Reach, unit: int) -> bool:
    """Whether a record may be pointed to: it stands in a list (名录), is the office's, or of a unit that one may read."""
    return register.loop == LIST or register.across_units or unit == 0 or within.covers(unit)


@lru_cache(maxsize=32)
def _labels(register: str, label: str, seq: int, digest: bytes) -> tuple[tuple[int, str, str, str, int], ...]:
    """Number, name, name as compared, initials, unit of every record of a list; `seq`, `digest` say of which state."""
    named = [(r.record, str(r.entry.data.get(label, "")), r.entry.unit) for r in read.live(register)]
    return tuple((record, name, plain(name), initials(name), unit) for record, name, unit in named if name)


def initials(text: str) -> str:
    """First letters of the pinyin of a text: 东关街道 is `dgjd`."""
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).casefold()


def in_place(problem: Problem, name: str) -> Problem:
    """A problem put at a field of the form."""
    return Problem(problem.kind, Place(field=name), problem.details)
