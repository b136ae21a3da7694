"""Evidence: files that support a record. Attaching and detaching are revisions, and undone like any other.

Nothing is asked for unless the register says why: `asked_for` gives the reason, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from youju.engine.base.problems import Place, Problem, Refused
from youju.engine.definitions import Evidence, Register
from youju.engine.figures.listing import conditions
from youju.engine.figures.predicates import Predicate
from youju.engine.ledger import Normalised, Revision
from youju.engine.ledger.model import Stored
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.entry_problems import EVIDENCE_MISSING, NO_EVIDENCE
from youju.web.commands.desk.office import Office
from youju.web.commands.entry.entries import Answer, Saved, opened, restore_own, saved, void_own
from youju.web.commands.registers.listing import Lists, sheets
from youju.web.commands.registers.sanitising import sanitised, small
from youju.web.store import evidence as store
from youju.web.store import read
from youju.web.store.log import append

REGISTER = "evidence"
DETACHED = "取下佐证"
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file attached to the record `target`: its own record number and seq, what people call it, where it lies."""

    number: int
    target: int
    name: str
    kind: str
    media_type: str
    size: int
    digest: str
    by: str
    at: str

    @property
    def photo(self) -> bool:
        """Whether it is a photo, and has a small picture."""
        return self.kind == "photo"

    @property
    def path(self) -> Path:
        """The file."""
        return store.path_of(self.digest)


def attach(office: Office, acting: Acting, record: int, name: str, content: bytes) -> Answer:
    """Attach a file to a record. The same file twice is one; what is kept is on the disk before the log names it."""
    actor = who(acting)
    desk, before = opened(office, actor, record)
    against = desk.refuse_change(before)
    clean = sanitised(content)
    if against or isinstance(clean, Problem):
        return Saved(), against or (clean,)  # type: ignore[return-value]  # a problem where nothing stood against it
    links = Desk(office, actor, office.register(REGISTER))
    digest = store.put(clean.content)
    data: dict[str, Stored] = {
        "target": record,
        "name": _named(name, clean.ending),
        "kind": clean.kind,
        "media_type": clean.media_type,
        "size": len(clean.content),
        "digest": digest,
        "original": sha256(content).hexdigest(),
    }
    known = next((item for item in evidence_of(office, record) if item.digest == digest), None)
    if known:
        return Saved(known.number, known.number), ()
    standing = links.standing(links.on, accept=False)[0]
    entry = links.new(Normalised(data, links.on), before.entry.unit, standing)
    return saved(append([entry], office.now()), ())


def detach(office: Office, acting: Acting, number: int) -> Answer:
    """Take a file off its record: the link is voided, the file stays for whoever undoes it."""
    _link(office, number)
    return void_own(office, acting, number, DETACHED)


def attach_again(office: Office, acting: Acting, number: int) -> Answer:
    """Undo a detaching."""
    _link(office, number)
    return restore_own(office, acting, number)


def evidence_of(office: Office, record: int) -> list[Attached]:
    """What is attached to a record, in the order it was; who may see the record may see it."""
    return evidence_of_each(office, (record,)).get(record, [])


def detached_from(office: Office, record: int) -> list[Attached]:
    """What was taken off a record, and may be attached again."""
    return evidence_of_each(office, (record,), detached=True).get(record, [])


def evidence_of_each(office: Office, records: Iterable[int], detached: bool = False) -> dict[int, list[Attached]]:
    """The same for many records at once; those without any are absent."""
    wanted = tuple(records)
    if not wanted:
        return {}
    shop, (sheet,) = sheets(office, [REGISTER])
    tests = [
        Predicate(sheet.columns["stage"], "eq" if detached else "ne", ("void",)),
        Predicate(sheet.columns["f_target"], "in", wanted),
    ]
    rows = shop.rows(f"SELECT record FROM {sheet.table} WHERE {conditions(sheet, tests)} ORDER BY record")
    found: dict[int, list[Attached]] = {}
    for number, revision in sorted(read.last([int(row[0]) for row in rows]).items()):
        item = _attached(number, revision)
        found.setdefault(item.target, []).append(item)
    return found


def content_of(office: Office, acting: Acting, number: int) -> Attached:
    """A file for whoever may read its record. Raises `Refused` ENT015 for one that is gone, detached or not theirs."""
    item = _link(office, number)
    target = read.last((item.target,)).get(item.target)
    lists = Lists(office, acting)
    if target is None or not lists.reach(office.register(target.entry.register)).covers(target.entry.unit):
        raise Refused(NO_EVIDENCE.at(number=number))
    if not item.path.exists():
        raise Refused(NO_EVIDENCE.at(number=number))
    return item


def small_of(item: Attached) -> Path:
    """The small picture of a photo, made when it is first asked for."""
    path = store.small_path(item.digest)
    if not path.exists():
        store.put_small(item.digest, small(item.path.read_bytes()))
    return path


def asked_for(register: Register) -> Evidence | None:
    """What a register requires as evidence; None where it does not say why, for then nobody may ask."""
    return register.evidence if register.evidence.required and register.evidence.reason else None


def lacking(office: Office, revision: Revision) -> Problem | None:
    """That a record lacks the evidence that its register requires, with the reason."""
    asked = asked_for(office.register(revision.entry.register))
    if asked is None or evidence_of(office, revision.record):
        return None
    return EVIDENCE_MISSING.at(Place(record=revision.record), reason=asked.reason)


def _link(office: Office, number: int) -> Attached:
    revision = read.last((number,)).get(number)
    if revision is None or revision.entry.register != REGISTER:
        raise Refused(NO_EVIDENCE.at(number=number))
    return _attached(number, revision)


def _attached(number: int, revision: Revision) -> Attached:
    data = revision.entry.data
    return Attached(
        number,
        int(str(data["target"])),
        str(data["name"]),
        str(data["kind"]),
        str(data["media_type"]),
        int(str(data["size"])),
        str(data["digest"]),
        revision.entry.actor,
        revision.recorded_at,
    )


def _named(name: str, ending: str) -> str:
    """A name that is safe in a header and a folder, with the ending that fits what the file is."""
    stem = _UNSAFE.sub(" ", name).strip(" .").rpartition(".")
    said = (stem[0] if stem[1] and len(stem[2]) <= 5 else "".join(stem)).strip(" .")
    return f"{said[:80] or '佐证'}.{ending}"
