"""Questions (待核实) and their replies: read, answered by the unit, settled or withdrawn by a reviewer.

Each is a record of the system register `questions`, owned by the unit that is asked; every step is a revision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from youju.engine.base.problems import Place, Problem, Refused
from youju.engine.ledger import Entry, Revision
from youju.web.accounts.actors import Acting, Actor, roles_over
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.reach import reach
from youju.web.commands.entry.entries import Answer, Saved, saved
from youju.web.commands.questions.question_problems import NO_QUESTION, NO_REPLY, NO_WORDS
from youju.web.store import read
from youju.web.store.log import append
from youju.web.store.tree import known_units

REGISTER = "questions"
OPEN = ("asked", "answered")
REVIEWING = frozenset({"reviewer", "office_reviewer"})
ANSWERING = frozenset({"clerk", *REVIEWING})
SAME_EVENT = "QUA013"


class Brief(NamedTuple):
    """What lists are made from, of one question."""

    number: int
    seq: int
    unit: int
    stage: str
    rule: str
    about: str
    asked_on: str
    target: int
    others: tuple[int, ...]
    replied_by: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions a list shows: "" and None leave open. `stage` "open" is asked or answered."""

    stage: str = "open"
    unit: int | None = None
    rule: str = ""
    about: str = ""
    record: int = 0


@dataclass
class QuestionDesk(Desk):
    """A person at work on one question: their roles are those for the register that it is about."""

    group: str = ""

    def roles(self, unit: int) -> frozenset[str]:
        """The actor's roles over a unit for the register asked about."""
        return roles_over(self.actor, self.units.path(unit, self.on), self.group)


def briefs() -> tuple[Brief, ...]:
    """All questions by number, voided ones left out; read again only when one has changed."""
    last = read.last_of(REGISTER)
    return _briefs(*last) if last else ()


@lru_cache(maxsize=2)
def _briefs(seq: int, digest: bytes) -> tuple[Brief, ...]:
    """As of the last revision of a question; its hash stands for all before it."""
    return tuple(brief_of(revision) for revision in read.live(REGISTER))


def brief_of(revision: Revision) -> Brief:
    """What lists show of a question."""
    entry = revision.entry
    data: dict[str, Any] = dict(entry.data)
    others = tuple(int(number) for number in str(data.get("others", "")).split("、") if number)
    replied = str(entry.source.get("replied_by", ""))
    asked_on, target = str(data["asked_on"]), int(data.get("target", 0))
    rule, about = str(data["rule"]), str(data["about"])
    return Brief(revision.record, revision.seq, entry.unit, entry.stage, rule, about, asked_on, target, others, replied)


def questions(office: Office, acting: Acting, wanted: Wanted = Wanted()) -> list[Brief]:
    """The questions that a person may read, the latest first: those of their units and below."""
    actor = who(acting)
    pack, units, on = office.pack(), known_units(), office.today.isoformat()
    below = office.tree().on(office.today).subtree(wanted.unit) if wanted.unit else None
    groups = {r.id: r.group for r in pack.registers.values()}
    reaches = {group: reach(actor, units, on, group) for group in {*groups.values(), ""}}
    return [
        b
        for b in reversed(briefs())
        if reaches[groups.get(b.about, "")].covers(b.unit)
        and _stands(b, wanted.stage)
        and (below is None or b.unit in below)
        and wanted.rule in ("", b.rule)
        and wanted.about in ("", b.about)
        and (not wanted.record or wanted.record in (b.target, *b.others))
    ]


def _stands(brief: Brief, stage: str) -> bool:
    return brief.stage in OPEN if stage == "open" else stage in ("", brief.stage)


def questions_for(office: Office, acting: Acting) -> list[Brief]:
    """What waits for this person: to be answered where they enter, to be settled where they review and others replied."""
    actor = who(acting)
    units, on = known_units(), office.today.isoformat()
    groups = {r.id: r.group for r in office.pack().registers.values()}

    @cache
    def roles(unit: int, about: str) -> frozenset[str]:
        return roles_over(actor, units.path(unit, on), groups.get(about, ""))

    def waits(brief: Brief) -> bool:
        held = roles(brief.unit, brief.about)
        if brief.stage == "asked":
            return "clerk" in held
        return bool(REVIEWING & held) and (brief.replied_by != actor.id or office.site.one_person)

    return [b for b in briefs() if b.stage in OPEN and waits(b)]


def opened(office: Office, acting: Acting, number: int) -> tuple[QuestionDesk, Revision]:
    """A question that the actor may read, with the actor at work on it; raises `Refused` ASK001."""
    actor = who(acting)
    revision = read.last((number,)).get(number)
    if revision is None or revision.entry.register != REGISTER or not _reads(office, actor, revision):
        raise Refused(NO_QUESTION.at(Place(record=number), number=number))
    return desk_of(office, actor, revision), revision


def desk_of(office: Office, actor: Actor, question: Revision) -> QuestionDesk:
    """The actor at work on a question."""
    about = office.pack().registers.get(str(question.entry.data["about"]))
    return QuestionDesk(office, actor, office.register(REGISTER), group=about.group if about else "")


def _reads(office: Office, actor: Actor, question: Revision) -> bool:
    group = desk_of(office, actor, question).group
    return reach(actor, known_units(), office.today.isoformat(), group).covers(question.entry.unit)


def answer(office: Office, acting: Acting, number: int, kind: str, words: str = "") -> Answer:
    """Reply to a question: one of the kinds of `reply_kind`, with words where there is more to say. May be changed."""
    desk, before = opened(office, acting, number)
    choices = desk.register.fields["reply_kind"].choices
    if kind not in {c.code for c in choices}:
        return Saved(), (NO_REPLY.at(Place(field="reply_kind"), choices="、".join(c.title.zh for c in choices)),)
    if kind == "explained" and not words.strip():
        return Saved(), (NO_WORDS.at(Place(field="reply")),)
    entry, problems = replied(desk, before, kind, words)
    return _saved(office, [entry] if entry else [], [before], problems)


def replied(desk: QuestionDesk, before: Revision, kind: str, words: str) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The entry that holds a reply, or what stands against it."""
    given = {k: v for k, v in before.entry.data.items() if k not in ("reply_kind", "reply")} | {"reply_kind": kind}
    said = given | ({"reply": words.strip()} if words.strip() else {})
    return stepped(desk, before, "answer", data=said, own=False, replied_by=desk.actor.id)


def settle(office: Office, acting: Acting, number: int, outcome: str = "") -> Answer:
    """Say that a question is done with; by a reviewer who is not the one who replied."""
    desk, before = opened(office, acting, number)
    entry, problems = settled(desk, before, outcome)
    return _saved(office, [entry] if entry else [], [before], problems)


def settled(desk: QuestionDesk, before: Revision, outcome: str) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The entry that settles a question, or what stands against it."""
    data = {**before.entry.data, "outcome": outcome.strip()} if outcome.strip() else before.entry.data
    own = before.entry.source.get("replied_by") == desk.actor.id
    return stepped(desk, before, "settle", data=data, own=own)


def settle_many(office: Office, acting: Acting, seen: dict[int, int]) -> tuple[int, tuple[Problem, ...]]:
    """Settle several at once; `seen` maps each to the revision that the reviewer saw. Returns how many."""
    entries: list[Entry] = []
    befores: list[Revision] = []
    problems: list[Problem] = []
    for number in seen:
        desk, before = opened(office, acting, number)
        entry, found = settled(desk, before, "")
        problems += found
        if entry:
            entries.append(entry)
            befores.append(before)
    result = append(entries, office.now(), {b.record: seen[b.record] for b in befores})
    return len(result.records), (*problems, *result.problems)


def withdraw(office: Office, acting: Acting, number: int, reason: str) -> Answer:
    """Take a question back: it need not be answered. The reason stays with it, and it is not asked again."""
    return _reasoned(office, acting, number, "withdraw", reason)


def again(office: Office, acting: Acting, number: int, reason: str) -> Answer:
    """Ask once more, saying what is still unclear."""
    return _reasoned(office, acting, number, "again", reason)


def _reasoned(office: Office, acting: Acting, number: int, transition: str, reason: str) -> Answer:
    desk, before = opened(office, acting, number)
    entry, problems = stepped(desk, before, transition, reason=reason, own=False)
    return _saved(office, [entry] if entry else [], [before], problems)


def stepped(
    desk: QuestionDesk, before: Revision, transition: str, **more: Any
) -> tuple[Entry | None, tuple[Problem, ...]]:
    """A step of the question's loop, with other `data` where the step brings some; who replied stays known."""
    data, reason, own = more.pop("data", before.entry.data), more.pop("reason", ""), more.pop("own", False)
    kept = {k: v for k, v in before.entry.source.items() if k == "replied_by"}
    given = Revision(before.seq, before.record, before.recorded_at, before.entry.changed(data=data))
    entry, problems = desk.step(given, transition, desk.on, reason, own=own)
    if entry is None:
        return None, problems
    return entry.changed(source={**kept, **entry.source, **more}), problems


def _saved(
    office: Office, entries: Sequence[Entry], befores: Iterable[Revision], problems: tuple[Problem, ...]
) -> Answer:
    if not entries:
        return Saved(), problems
    return saved(append(entries, office.now(), {b.record: b.seq for b in befores}), problems)
