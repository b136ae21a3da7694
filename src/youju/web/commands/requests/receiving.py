"""Returned forms, many at once: whose they are, what became of every row, a receipt for each; all of it can be undone."""

from __future__ import annotations

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from youju.engine.base.labels import Label
from youju.engine.base.problems import Place, Problem, Refused
from youju.engine.definitions import Register
from youju.engine.ledger import Entry, Normalised, Revision, Stored
from youju.engine.tabular import Book, FormFacts, open_book, read_facts, write_marked
from youju.engine.tabular.problems import ALTERED, FOREIGN, OTHER_SITE
from youju.web.accounts.actors import Acting, Actor
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.reach import reach
from youju.web.commands.imports.undoing import undo_import
from youju.web.commands.requests.request_problems import CLOSED, NO_RETURN, NOT_ASKED, STALE_FORM, TAKEN_ALREADY
from youju.web.commands.requests.requesting import Request, listed, request_of
from youju.web.commands.requests.returning import SheetResult, SheetRun
from youju.web.store import read
from youju.web.store.log import append, writing
from youju.web.store.office import current_keys
from youju.web.store.tree import Units

REGISTER = "returns"
_VERDICTS = {FOREIGN.code: "foreign", OTHER_SITE.code: "foreign", ALTERED.code: "altered"}
_UNSAFE = re.compile(r"[\\/:*?\"<>|\x00-\x1f]")


@dataclass(slots=True)
class Received:
    """What became of one file: `verdict` is taken, duplicate, foreign, altered, refused or unreadable.

    `number` is the record of the return; `marked` the copy of the file in which what goes back is marked.
    """

    name: str
    verdict: str = "taken"
    unit: int = 0
    unit_name: str = ""
    request: int = 0
    number: int = 0
    receipt: str = ""
    sheets: list[SheetResult] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    marked: bytes = b""

    def total(self, what: str) -> int:
        """The sum of `new`, `changed`, `same`, `conflict`, `rejected`, `taken` or `questions` over the sheets."""
        return sum(int(getattr(sheet, what)) for sheet in self.sheets)

    @property
    def everything(self) -> list[Problem]:
        """All that is said of the file and of its sheets."""
        return [*self.problems, *(problem for sheet in self.sheets for problem in sheet.problems)]

    @property
    def says(self) -> Label:
        """The receipt as text to send to the unit."""
        return receipt_text(self)


def receive(
    office: Office, acting: Acting, files: Sequence[tuple[str, bytes]], accept: bool = False
) -> tuple[Received, ...]:
    """Take in returned files (name and bytes), one after the other; a bad one never stops the others.

    `accept` accepts what comes in, where the actor may do that for others.
    """
    actor = who(acting)
    with TemporaryDirectory() as folder:
        return tuple(_File(office, actor, Path(folder), accept).take(name, content) for name, content in files)


def request_of_return(number: int) -> int:
    """The request that a return answers; 0 where there is no such return, or where nobody asked."""
    found = read.last((number,)).get(number)
    return int(str(found.entry.data.get("request", 0))) if found and found.entry.register == REGISTER else 0


def undo_return(office: Office, acting: Acting, number: int) -> tuple[int, tuple[Problem, ...]]:
    """Take a return back: its imports are undone, “nothing” that it said is void. How many records changed back."""
    before = read.last((number,)).get(number)
    if before is None or before.entry.register != REGISTER or before.entry.stage == "void":
        raise Refused(NO_RETURN.at(name=number))
    desk = Desk(office, who(acting), office.register(REGISTER))
    if refused := desk.refuse_unless(before.entry.unit, verb="撤回"):
        return 0, (refused,)
    problems: list[Problem] = []
    count = 0
    with writing():
        for imported in listed(before.entry.data.get("imports")):
            result, found = undo_import(office, desk.actor, int(imported))
            count += result.voided + result.restored
            problems += found
        for said in _nothing_said_by(before):
            work = Desk(office, desk.actor, office.register("nothing"), desk.lookup)
            append([_voided(work, said)], office.now(), {said.record: said.seq})
            count += 1
        append([_voided(desk, before)], office.now(), {number: before.seq})
    return count, tuple(problems)


@dataclass(frozen=True, slots=True)
class Kept:
    """A return as the log keeps it: whose, which file, when, and how many rows are in the ledger or wait for a look."""

    number: int
    unit: int
    unit_name: str
    file: str
    receipt: str
    recorded_at: str
    taken: int
    waiting: int
    nothing: int


def returns_of(office: Office, acting: Acting, request: int) -> tuple[Kept, ...]:
    """What came back for a request, of units that the actor may read, the latest first."""
    actor, units, today = who(acting), Units(), office.today.isoformat()
    groups = {register.group for register in request_of(office, request).registers}
    reads = [reach(actor, units, today, group) for group in groups]
    found = [r for r in read.live(REGISTER) if r.entry.data.get("request") == request]
    mine = [r for r in found if any(each.covers(r.entry.unit) for each in reads)]
    return tuple(_kept(office, revision) for revision in reversed(mine))


def _kept(office: Office, revision: Revision) -> Kept:
    data = revision.entry.data
    counts = {n: int(str(data.get(n, 0))) for n in ("added", "changed", "same", "conflict", "rejected")}
    return Kept(
        revision.record,
        revision.entry.unit,
        office.tree().label(revision.entry.unit, office.today),
        str(data["file"]),
        receipt_number(revision.record, str(data["digest"])),
        revision.recorded_at,
        counts["added"] + counts["changed"] + counts["same"],
        counts["conflict"] + counts["rejected"],
        len(listed(data.get("nothing"))),
    )


def receipt_text(received: Received) -> Label:
    """`柳河镇：收到3项12条（新增10、改动1、相同1），2处待核，演出本期无。收条号 41-9F3A`."""
    registers = [sheet for sheet in received.sheets if sheet.taken or sheet.conflict or sheet.rejected]
    none = [sheet.register.title for sheet in received.sheets if sheet.nothing]
    counts = {name: received.total(name) for name in ("taken", "new", "changed", "same", "questions")}
    said = {"unit": received.unit_name, "registers": len(registers), "receipt": received.receipt} | counts
    zh = "{unit}：收到{registers}项{taken}条（新增{new}、改动{changed}、相同{same}）"
    en = "{unit}: {taken} records in {registers} registers received ({new} new, {changed} changed, {same} the same)"
    zh += "，{questions}处待核" if counts["questions"] else ""
    en += ", {questions} to be checked" if counts["questions"] else ""
    zh += f"，{'、'.join(t.zh for t in none)}本期无" if none else ""
    en += f", nothing to report in {', '.join(t.in_('en') for t in none)}" if none else ""
    return Label(f"{zh}。收条号 {{receipt}}".format(**said), f"{en}. Acknowledgement {{receipt}}".format(**said))


def receipt_number(number: int, digest: str) -> str:
    """A receipt's number: the record of the return, and four hex digits that only this site can give."""
    mark = hmac.new(current_keys().form, f"receipt:{number}:{digest}".encode(), "sha256").hexdigest()
    return f"{number}-{mark[:4].upper()}"


@dataclass
class _File:
    """Takes in one file; a new one per file, since what is remembered must not outlive it."""

    office: Office
    actor: Actor
    folder: Path
    accept: bool

    @cached_property
    def key(self) -> bytes:
        """What forms are sealed with."""
        return current_keys().form

    def take(self, name: str, content: bytes) -> Received:
        """All of it; whatever is wrong is said in the result."""
        received = Received(name)
        path = self.folder / (_UNSAFE.sub("_", Path(name).name) or "file")
        path.write_bytes(content)
        try:
            self._read(received, open_book(path))
        except Refused as refusal:
            received.verdict = "unreadable" if not received.sheets else received.verdict
            received.problems += refusal.problems
        finally:
            path.unlink(missing_ok=True)
        return received

    def _read(self, received: Received, book: Book) -> None:
        facts = read_facts(book, self.key)
        if isinstance(facts, Problem):
            received.verdict = _VERDICTS.get(facts.code, "foreign")
            received.problems.append(facts)
            return
        received.unit, received.request = facts.unit, facts.request
        received.unit_name = self.office.tree().label(facts.unit, self.office.today)
        if before := _taken(book.digest):
            received.verdict, received.number = "duplicate", before.record
            received.receipt = receipt_number(before.record, book.digest)
            received.problems.append(TAKEN_ALREADY.at(Place(file=received.name), receipt=received.receipt))
            return
        request = self._request(received, facts)
        self._take_in(received, book, facts, self._registers(book, facts, request))

    def _take_in(self, received: Received, book: Book, facts: FormFacts, registers: Sequence[Register]) -> None:
        accept = self.accept and Desk(self.office, self.actor, registers[0]).may_accept() if registers else False
        with writing():
            for register in registers:
                desk = Desk(self.office, self.actor, register)
                received.sheets.append(SheetRun(desk, book, facts, self.key, accept).run())
            if any(sheet.read for sheet in received.sheets):
                self._note(received, book, facts)
            else:
                received.verdict = "refused"
        if stale := received.total("stale"):
            received.problems.append(STALE_FORM.at(Place(file=received.name), count=stale))
        received.marked = self._marked(received, book)

    def _request(self, received: Received, facts: FormFacts) -> Request | None:
        if not facts.request:
            return None
        request = request_of(self.office, facts.request)
        place = Place(file=received.name)
        if request.closed:
            received.problems.append(CLOSED.at(place, title=request.title))
        if facts.unit not in request.units:
            received.problems.append(NOT_ASKED.at(place, title=request.title))
        return request

    def _registers(self, book: Book, facts: FormFacts, request: Request | None) -> list[Register]:
        """Those of the request or of the form's facts; whoever others point to comes first."""
        pack = self.office.pack()
        named = [register.id for register in request.registers] if request else list(facts.columns)
        known = [pack.registers[name] for name in named if name in pack.registers]
        pointed = {f.register for register in known for f in register.fields.values() if f.register != register.id}
        return sorted(known, key=lambda register: register.id not in pointed)

    def _note(self, received: Received, book: Book, facts: FormFacts) -> None:
        """The record of the return: what came, what became of it."""
        desk = Desk(self.office, self.actor, self.office.register(REGISTER))
        row = Normalised(_returned(received, book, facts, self.office), desk.on)
        entry = desk.new(row, facts.unit, desk.standing(desk.on, False)[0])
        received.number = append([entry], self.office.now()).records[0]
        received.receipt = receipt_number(received.number, book.digest)

    def _marked(self, received: Received, book: Book) -> bytes:
        marked = [(sheet.table, sheet.bad) for sheet in received.sheets if sheet.table and sheet.bad]
        if not marked:
            return b""
        out = self.folder / "marked.xlsx"
        write_marked(book.path, marked, out)
        return out.read_bytes()


def _returned(received: Received, book: Book, facts: FormFacts, office: Office) -> dict[str, Stored]:
    counts = {name: received.total(name) for name in ("changed", "same", "conflict", "rejected")}
    sheets = received.sheets
    # Only where and what: the sentence may quote a personal value, which the log never holds.
    said = "\n".join(f"{p.place} {p.code}" for p in received.everything if p.kind.level != "warning")
    data: dict[str, Stored] = {
        "request": facts.request,
        "file": received.name,
        "digest": book.digest,
        "issued_at": facts.seq,
        "registers": "、".join(sheet.register.id for sheet in sheets if sheet.read),
        "imports": "、".join(str(sheet.number) for sheet in sheets if sheet.number),
        "nothing": "、".join(sheet.register.id for sheet in sheets if sheet.nothing),
        "said": said,
    }
    full: dict[str, Stored] = {name: value for name, value in data.items() if value}
    return full | {"added": received.total("new")} | counts


def _taken(digest: str) -> Revision | None:
    """The return of this very file, unless it was taken back."""
    return next((r for r in read.live(REGISTER) if r.entry.data.get("digest") == digest), None)


def _nothing_said_by(before: Revision) -> list[Revision]:
    """The records of “nothing” that a return made."""
    digest = before.entry.data["digest"]
    return [r for r in read.live("nothing") if r.entry.source.get("digest") == digest]


def _voided(desk: Desk, before: Revision) -> Entry:
    return desk.edit(
        before, before.entry.data, action="void", stage="void", key=None, source={"reason": "撤回交回的表"}
    )
