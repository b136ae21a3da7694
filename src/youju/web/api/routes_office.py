"""Figures and where they come from, the check of a file, requests and what comes back."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from django.http import HttpRequest
from ninja import File, Form, Query, Router, Status, UploadedFile
from ninja.errors import HttpError

from youju.engine.base.periods import Period
from youju.engine.check.telling import checked_json
from youju.engine.report.converting import open_any
from youju.web.api import schemas as s
from youju.web.api.answers import WHY, asked_by, figure_out, language, plain, problems_out, saved_out
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.reach import reach
from youju.web.commands.figures.figures import Question, breakdown, figure, figures, rows_behind
from youju.web.commands.reports.checking import check_package
from youju.web.commands.reports.papers import READERS
from youju.web.commands.requests.receiving import receive
from youju.web.commands.requests.requesting import (
    Asking,
    Request,
    close_request,
    make_request,
    may_ask,
    request_for,
    requests,
)

router = Router()


@router.get("/me", response={200: s.MeOut, **WHY}, tags=["account"], summary="Who asks")
def me(request: HttpRequest) -> s.MeOut:
    """The person behind the token or the session."""
    _, actor = asked_by(request)
    return s.MeOut(user=actor.id, name=actor.name, roles=sorted(actor.roles))


@router.get("/figures", response={200: list[s.FigureOut], **WHY}, tags=["figures"], summary="Figures")
def figure_list(
    request: HttpRequest,
    ids: Annotated[list[str], Query(alias="id")] = [],  # noqa: B006
    period: str = "",
    unit: str = "",
    as_of: int | None = None,
) -> list[s.FigureOut]:
    """Those asked for, or those of the office's first report."""
    office, _ = asked_by(request)
    found, _ = figures(office, ids, _question(office, period, unit, as_of))
    return [figure_out(one, language(request)) for one in found]


@router.get("/figures/{indicator}/trace", response={200: s.TraceOut, **WHY}, tags=["figures"], summary="Where from")
def trace(request: HttpRequest, indicator: str, wanted: Query[s.TraceIn]) -> s.TraceOut:
    """The definition, the parts, and a page of the records behind a figure."""
    office, actor = asked_by(request)
    question = _question(office, wanted.period, wanted.unit, None)
    (found,), _ = figures(office, (indicator,), question)
    rows = rows_behind(office, indicator, question, limit=wanted.limit, after=wanted.after)
    group = office.pack().indicators[indicator].group
    seen = reach(actor, office.units(), office.today.isoformat(), group)
    parts = breakdown(office, indicator, question, wanted.by)
    return s.TraceOut(
        figure=figure_out(found, language(request)),
        sentence=figure(office, indicator, None, language(request)).sentence,
        by=[s.PartOut(label=label, value=plain(value)) for label, value in parts],
        rows=[
            s.RowOut(
                record=row.record, seq=row.seq, unit_code=row.unit_code, date=row.date,
                title=row.title if seen.covers(row.unit) else "",
            )
            for row in rows
        ],
        next=rows[-1].record if len(rows) == wanted.limit else 0,
    )  # fmt: skip


@router.post("/check", response={200: s.CheckOut, **WHY}, tags=["check"], summary="Account for every number of a file")
def check(request: HttpRequest, file: File[UploadedFile], period: Annotated[str, Form()] = "") -> s.CheckOut:
    """A Word file or workbook against the ledger; nothing is kept."""
    office, actor = asked_by(request)
    if not actor.roles & READERS:
        raise HttpError(403, "a role of the office is needed")
    name = Path(file.name or "file.docx").name
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(file.read())
        checked, _ = check_package(open_any(path), office, period, language(request))
    return s.CheckOut.model_validate(plain(checked_json(checked, language(request))))


@router.get("/requests", response={200: list[s.RequestOut], **WHY}, tags=["requests"], summary="Requests")
def request_list(request: HttpRequest) -> list[s.RequestOut]:
    """Those that the reader may make themselves."""
    office, actor = asked_by(request)
    return [_request(office, one) for one in requests(office) if may_ask(office, actor, one)]


@router.post("/requests", response={201: s.SavedOut, **WHY}, tags=["requests"], summary="Ask units")
def ask(request: HttpRequest, asked: s.RequestIn) -> Status[s.SavedOut | s.ProblemsOut]:
    """A call for registers from units by a day."""
    office, actor = asked_by(request)
    units = [office.unit(unit) for unit in asked.units]
    asking = Asking(
        asked.title, units, asked.registers, asked.period, asked.due, note=asked.note, indicators=asked.indicators
    )
    return saved_out(request, make_request(office, actor, asking), 201)


@router.post(
    "/requests/{number}/close", response={200: s.SavedOut, **WHY}, tags=["requests"], summary="Close a request"
)
def close(request: HttpRequest, number: int) -> Status[s.SavedOut | s.ProblemsOut]:
    """Workbooks that come back later are taken in all the same."""
    office, actor = asked_by(request)
    request_for(office, actor, number)
    return saved_out(request, close_request(office, actor, number))


@router.post("/returns", response={200: list[s.ReturnOut], **WHY}, tags=["requests"], summary="Returned workbooks")
def returns(request: HttpRequest, files: File[list[UploadedFile]]) -> list[s.ReturnOut]:
    """Many at once; a bad one never stops the others."""
    office, actor = asked_by(request)
    tongue = language(request)
    received = receive(office, actor, [(file.name or "", file.read()) for file in files])
    return [
        s.ReturnOut(
            name=one.name, verdict=one.verdict, unit=one.unit_name, request=one.request,
            receipt=one.says.in_(tongue), problems=problems_out(one.problems, tongue),
        )
        for one in received
    ]  # fmt: skip


def _question(office: Office, period: str, unit: str, as_of: int | None) -> Question:
    return Question(Period.parse(period or str(office.today.year)), unit, as_of)


def _request(office: Office, one: Request) -> s.RequestOut:
    tree = office.tree()
    return s.RequestOut(
        number=one.number,
        title=one.title,
        units=[tree.code(unit, office.today) for unit in one.units],
        registers=[register.id for register in one.registers],
        period=one.period.text,
        due=one.due.isoformat(),
        note=one.note,
        closed=one.closed,
    )
