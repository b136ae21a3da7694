"""Registers and records: definitions, lists, one record, and every step that a page offers."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest
from ninja import File, Query, Router, Status, UploadedFile

from youju.engine.base.problems import Refused
from youju.engine.definitions import Register
from youju.web.accounts.actors import Actor
from youju.web.api import schemas as s
from youju.web.api.answers import (
    WHY,
    asked_by,
    language,
    problems_out,
    record_out,
    register_detail,
    register_out,
    saved_out,
    typed,
)
from youju.web.commands.desk.entry_problems import BAD_FILTER, NO_SUCH_RECORD
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.desk.problems import NO_REGISTER
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry import entries
from youju.web.commands.entry.history import history
from youju.web.commands.entry.taking_back import withdraw
from youju.web.commands.registers import evidence
from youju.web.commands.registers.filters import Filter
from youju.web.commands.registers.listing import Asked, columns_of, listed, personal
from youju.web.commands.registers.reading import read_record

router = Router(tags=["records"])
Written = Status[s.SavedOut | s.ProblemsOut]


@router.get("/registers", response={200: list[s.RegisterOut], **WHY}, summary="The registers of the office")
def registers(request: HttpRequest) -> list[s.RegisterOut]:
    """Those that people enter into; the ledger's own are left out."""
    office, _ = asked_by(request)
    return [register_out(r, language(request)) for r in office.pack().registers.values() if not r.system]


@router.get("/registers/{name}", response={200: s.RegisterDetail, **WHY}, summary="One register, its fields and loop")
def register(request: HttpRequest, name: str) -> s.RegisterDetail:
    """The definition in force."""
    office, _ = asked_by(request)
    return register_detail(office, _register(office, name), language(request))


@router.get("/registers/{name}/records", response={200: s.LinesOut, **WHY}, summary="Records, a page at a time")
def records(request: HttpRequest, name: str, wanted: Query[s.ListIn]) -> s.LinesOut:
    """Those that the reader may see, by record number."""
    office, actor = asked_by(request)
    known = _register(office, name)
    columns = tuple(field.id for field in known.live_fields() if not personal(field))
    asked = Asked(
        name,
        text=wanted.text,
        unit=office.unit(wanted.unit) if wanted.unit else None,
        filters=tuple(_filter(one) for one in wanted.filter),
        columns=columns,
        after=wanted.after,
        limit=wanted.limit,
        down=False,
    )
    found = listed(office, actor, asked, language(request))
    ids = [field.id for field in columns_of(known, columns)[0]]
    lines = [
        s.LineOut(
            record=line.record, seq=line.seq, label=line.label, unit=line.unit, date=line.date, stage=line.stage,
            values={field: cell.text for field, cell in zip(ids, line.cells, strict=True) if cell.text},
        )
        for line in found.lines
    ]  # fmt: skip
    told = problems_out(found.problems, language(request))
    return s.LinesOut(total=found.total, next=found.next, records=lines, problems=told)


def _filter(text: str) -> Filter:
    field, asking, value = [*text.split(":", 2), "", ""][:3]
    if asking not in ("is", "min", "max", "has", "empty"):
        raise Refused(BAD_FILTER.at(field=field, said=text))
    return Filter(field, asking, (value,))  # type: ignore[arg-type]  # just looked at


@router.post("/registers/{name}/records", response={201: s.SavedOut, **WHY}, summary="Enter a record")
def enter(request: HttpRequest, name: str, given: s.RecordIn) -> Written:
    """Values as people type them; nothing is written where something stands against it."""
    office, actor = asked_by(request)
    _register(office, name)
    unit = office.unit(given.unit)
    entered = entries.Given(unit, typed(given.values), given.client_id)
    return saved_out(request, entries.enter(office, actor, name, entered), 201)


@router.get("/records/{record}", response={200: s.RecordOut, **WHY}, summary="One record")
def record(request: HttpRequest, record: int) -> s.RecordOut:
    """As it stands."""
    office, actor = _readable(request, record)
    return record_out(read_record(office, actor, record, language(request)))


@router.patch("/records/{record}", response={200: s.SavedOut, **WHY}, summary="Correct fields of a record")
def correct(request: HttpRequest, record: int, change: s.ChangeIn) -> Written:
    """409 where somebody changed it since the revision `seq`."""
    office, actor = _readable(request, record)
    return saved_out(request, entries.correct(office, actor, record, change.seq, typed(change.values)))


@router.post("/records/{record}/steps", response={200: s.SavedOut, **WHY}, summary="Take a step of the loop")
def step(request: HttpRequest, record: int, asked: s.StepIn) -> Written:
    """Such as accept or return."""
    office, actor = _readable(request, record)
    return saved_out(request, entries.step(office, actor, record, asked.transition, asked.reason))


@router.post("/records/{record}/void", response={200: s.SavedOut, **WHY}, summary="Take a record out of the count")
def void(request: HttpRequest, record: int, why: s.ReasonIn) -> Written:
    """It stays in the log."""
    office, actor = _readable(request, record)
    return saved_out(request, entries.void_record(office, actor, record, why.reason))


@router.post("/records/{record}/restore", response={200: s.SavedOut, **WHY}, summary="Undo a void or a withdrawal")
def restore(request: HttpRequest, record: int) -> Written:
    """It stands where it stood before."""
    office, actor = _readable(request, record)
    return saved_out(request, entries.restore_record(office, actor, record))


@router.post("/records/{record}/withdraw", response={200: s.SavedOut, **WHY}, summary="Withdraw an own submission")
def take_back(request: HttpRequest, record: int) -> Written:
    """Until it is reviewed."""
    office, actor = _readable(request, record)
    return saved_out(request, withdraw(office, actor, record))


@router.get(
    "/records/{record}/history", response={200: list[s.HistoryOut], **WHY}, summary="Every revision of a record"
)
def changes(request: HttpRequest, record: int) -> list[s.HistoryOut]:
    """The oldest first."""
    office, _ = _readable(request, record)
    tongue = language(request)
    return [
        s.HistoryOut(
            seq=one.seq, at=one.at, by=one.by, on_behalf_of=one.behalf_of, action=one.action.in_(tongue),
            reason=one.reason,
            changes=[(change.field.title.in_(tongue), change.before, change.after) for change in one.changes],
        )
        for one in history(office, record, Shown(office, tongue))
    ]  # fmt: skip


@router.get("/records/{record}/evidence", response={200: list[s.EvidenceOut], **WHY}, summary="Files of a record")
def files(request: HttpRequest, record: int) -> list[s.EvidenceOut]:
    """What is attached."""
    office, _ = _readable(request, record)
    found = evidence.evidence_of(office, record)
    names = names_of(item.by for item in found)
    return [
        s.EvidenceOut(
            number=item.number, name=item.name, media_type=item.media_type, size=item.size, digest=item.digest,
            by=names.get(item.by, item.by), at=item.at,
        )
        for item in found
    ]  # fmt: skip


@router.post("/records/{record}/evidence", response={201: s.SavedOut, **WHY}, summary="Attach a file")
def attach(request: HttpRequest, record: int, file: File[UploadedFile]) -> Written:
    """It is cleaned of what a camera adds before it is kept."""
    office, actor = _readable(request, record)
    return saved_out(request, evidence.attach(office, actor, record, file.name or "", file.read()), 201)


@router.get("/evidence/{number}", summary="The file itself", response=WHY)
def content(request: HttpRequest, number: int) -> FileResponse:
    """As it is kept."""
    office, actor = asked_by(request)
    item = evidence.content_of(office, actor, number)
    return FileResponse(item.path.open("rb"), content_type=item.media_type, as_attachment=True, filename=item.name)


@router.delete("/evidence/{number}", response={200: s.SavedOut, **WHY}, summary="Take a file off its record")
def detach(request: HttpRequest, number: int) -> Written:
    """It may be attached again."""
    office, actor = asked_by(request)
    evidence.content_of(office, actor, number)
    return saved_out(request, evidence.detach(office, actor, number))


def _readable(request: HttpRequest, record: int) -> tuple[Office, Actor]:
    """Raises `Refused` ENT017 for a record that is not theirs to read: nothing is told of it, not even that it is there."""
    office, actor = asked_by(request)
    if read_record(office, actor, record).register.system:
        raise Refused(NO_SUCH_RECORD.at(record=record))
    return office, actor


def _register(office: Office, name: str) -> Register:
    """A register that people enter into; raises `Refused` CMD001, for the ledger's own too."""
    found = office.register(name)
    if found.system:
        raise Refused(NO_REGISTER.at(name=name, near="—"))
    return found
