"""Editions as they stand: read from the revisions of the register `editions`, with who took which step and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from youju.engine.base.digests import hex_digest
from youju.engine.base.labels import Label
from youju.engine.base.problems import Refused
from youju.engine.definitions import nearest
from youju.engine.definitions.model import Transition
from youju.engine.ledger import Revision
from youju.engine.ledger.loops import open_steps as open_transitions
from youju.engine.report.edition import Edition, from_json
from youju.web.accounts.actors import Acting, roles_over
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.edition_problems import FILE_GONE, NO_EDITION, NOT_AS_LOGGED
from youju.web.store import editions as kept
from youju.web.store import read

REGISTER = kept.REGISTER
FROZEN, CHECKED, SIGNED, ISSUED, WITHDRAWN = "frozen", "checked", "signed", "issued", "withdrawn"
READERS = frozenset({"office_reviewer", "writer", "approver", "auditor", "admin"})
DONE = {
    "add": Label("定稿", "Frozen"), "check": Label("审核", "Checked"), "sign": Label("签署", "Signed"),
    "issue": Label("印发", "Issued"), "withdraw": Label("撤回", "Withdrawn"),
}  # fmt: skip
"""The steps by their action in the log, in order."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was taken: action, actor's id, instant (UTC), what was said; `alone`: the same person as before (一人经办)."""

    action: str
    actor: str
    at: str
    reason: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition in lists: record and last seq of it, its id, what it is of, the seq of its figures, stage, steps.

    `counts`: numerals, claims, supported and open when it was checked (none: not yet). `digest`: SHA-256 of its JSON.
    """

    record: int
    seq: int
    unit: int
    id: str
    report: str
    title: str
    period: str
    as_of: int
    stage: str
    digest: str
    docx: str
    public_docx: str
    steps: tuple[Step, ...]
    counts: tuple[int, int, int, int] | None = None

    def step(self, action: str) -> Step | None:
        """The last time that a step was taken."""
        return next((step for step in reversed(self.steps) if step.action == action), None)


class EditionDesk(Desk):
    """A person at work on editions: their roles are those over the edition's unit."""

    def roles(self, unit: int) -> frozenset[str]:
        """The actor's roles over a unit in all groups of registers."""
        return roles_over(self.actor, self.units.path(unit, self.on))


def editions(office: Office, acting: Acting | None = None) -> tuple[Standing, ...]:
    """The editions that a person may read, the latest first; None: all of them."""
    histories: dict[int, list[Revision]] = defaultdict(list)
    for revision in read.revisions_of(REGISTER):
        histories[revision.record].append(revision)
    found = [_standing(history) for _, history in sorted(histories.items(), reverse=True)]
    if acting is None:
        return tuple(found)
    actor = who(acting)
    units, on = office.units(), office.today.isoformat()
    return tuple(one for one in found if roles_over(actor, units.path(one.unit, on)) & READERS)


def standing(office: Office, id_: str, acting: Acting | None = None) -> Standing:
    """One edition by its id; raises `Refused` EDI001 where there is none that this person may read."""
    known = editions(office, acting)
    for one in known:
        if one.id == id_:
            return one
    ids = [one.id for one in known]
    raise Refused(NO_EDITION.at(name=id_, near="、".join(nearest(id_, ids) or ids[:8]) or "—"))


def stage_title(office: Office, stage: str) -> Label:
    """A stage of an edition in words."""
    found = office.pack().loops["edition"].stages.get(stage)
    return found.title if found else Label(stage)


def edition_of(one: Standing) -> Edition:
    """All that an edition says, from the database. Raises `Refused` EDI006 where it is not what the log has the digest of."""
    text = kept.text_of(one.id)
    if text is None or hex_digest(text) != one.digest:
        raise Refused(NOT_AS_LOGGED.at(name=one.id))
    return from_json(text)


def open_steps(office: Office, acting: Acting, one: Standing) -> tuple[Transition, ...]:
    """The steps that a person may take next: of their role, and not their own (but for a one-person office)."""
    desk = EditionDesk(office, who(acting), office.register(REGISTER))
    roles, own = desk.roles(one.unit), desk.actor.id in {step.actor for step in one.steps}
    return tuple(
        step
        for step in open_transitions(desk.loop, one.stage)
        if roles & set(step.roles) and not (step.not_own and own and not office.site.one_person)
    )


def document_of(one: Standing, public: bool = False) -> bytes:
    """The Word file of an edition; raises `Refused` EDI005 where it is gone or other bytes than were frozen."""
    name, digest = (kept.PUBLIC, one.public_docx) if public else (kept.DOCX, one.docx)
    content = kept.file_of(one.id, name)
    if content is None or hex_digest(content) != digest:
        raise Refused(FILE_GONE.at(name=one.id, file=name))
    return content


def _standing(history: Sequence[Revision]) -> Standing:
    last, data = history[-1], history[-1].entry.data
    names = ("numerals", "claims", "supported", "open")
    counts = [int(str(data[name])) for name in names if name in data]
    texts = {name: str(data.get(name, "")) for name in ("report", "title", "period", "digest", "docx", "public_docx")}
    return Standing(
        record=last.record,
        seq=last.seq,
        unit=last.entry.unit,
        id=str(data["name"]),
        as_of=int(str(data["as_of"])),
        stage=last.entry.stage,
        steps=tuple(_step(revision) for revision in history),
        counts=(counts[0], counts[1], counts[2], counts[3]) if len(counts) == len(names) else None,
        **texts,
    )


def _step(revision: Revision) -> Step:
    entry = revision.entry
    alone = entry.source.get("one_person") is True
    return Step(entry.action, entry.actor, revision.recorded_at, str(entry.source.get("reason", "")), alone)
