"""A register as a grid of native inputs: typed, pasted from a workbook, saved row by row."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from youju.engine.base.problems import Problem
from youju.engine.definitions import Field, Register
from youju.engine.ledger import Revision
from youju.web.commands.desk.desk import Desk
from youju.web.commands.entry.entering import recent_records, returned_for
from youju.web.commands.entry.entry_values import Texts, readable
from youju.web.commands.entry.rows import GridRow, save_rows, take_rows_back
from youju.web.entry.sheet import Sheet, blank, fresh_id
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language, mend, said, sentence

ENTERING = ("clerk", "reviewer", "office_reviewer", "admin")
SHOWN = 30
BLANK = 5
AT_ONCE = 50
"""Rows of one request."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid; `state` is saved, invalid, commented, locked or new; `cells` are (field, text, problem)."""

    client_id: str
    record: int
    seq: int
    state: str
    cells: list[tuple[Field, str, str]]
    said: list[str] = field(default_factory=list)


@allow(*ENTERING)
def grid(request: PageRequest, register: str) -> HttpResponse:
    """The grid; JSON rows of its script are answered row by row, a form without scripts with the whole page."""
    sheet = blank(request, register)
    if request.method == "POST" and request.content_type == "application/json":
        return _answered(request, sheet)
    columns = columns_of(sheet.register)
    texts = Texts(sheet.office, language())
    desk = Desk(sheet.office, request.actor, sheet.register)
    failed = _typed(request, sheet, columns) if request.method == "POST" else []
    held = list(reversed(recent_records(sheet.register.id, sheet.unit, SHOWN))) if sheet.unit is not None else []
    lines = [_line(desk, revision, columns, texts) for revision in held] + failed
    lines += [Line(fresh_id(), 0, 0, "new", [(f, "", "") for f in columns]) for _ in range(BLANK)]
    shown = {
        "sheet": sheet, "register": sheet.register, "columns": columns, "lines": lines,
        "fresh": Line("", 0, 0, "new", [(f, "", "") for f in columns]),
        "lists": [(f, [said(c.title) for c in f.choices]) for f in columns if f.choices],
    }  # fmt: skip
    return render(request, "entry/grid.html", shown, status=422 if failed else 200)


def columns_of(register: Register) -> list[Field]:
    """The fields that the grid has: all but files; what must be filled in comes first."""
    fields = [f for f in register.live_fields() if f.type != "file"]
    return sorted(fields, key=lambda f: not f.required)


def _line(desk: Desk, revision: Revision, columns: list[Field], texts: Texts) -> Line:
    data, shown = revision.entry.data, texts.shown
    cells = [(f, _cell(texts, f, data.get(f.id)), "") for f in columns]
    reason = returned_for(revision)
    locked = bool(desk.refuse_change(revision)) or revision.entry.stage not in (desk.loop.initial, "returned")
    state = "commented" if reason else "locked" if locked else "saved"
    told = [reason] if reason else [shown.stage(revision)] if locked else []
    return Line(f"record-{revision.record}", revision.record, revision.seq, state, cells, told)


def _cell(texts: Texts, each: Field, stored: Any) -> str:
    """A value as one types it into a cell: choices by their titles."""
    if each.choices or each.type == "bool":
        return texts.shown.value(each, stored)
    return texts.joined(texts.text(each, stored))


def _answered(request: PageRequest, sheet: Sheet) -> HttpResponse:
    try:
        asked = json.loads(request.body)
        rows = [_row(sheet, item) for item in asked["rows"][:AT_ONCE]]
    except (ValueError, KeyError, TypeError, RawPostDataException):
        return HttpResponseBadRequest()
    unit = sheet.unit if sheet.unit is not None else 0
    answers = save_rows(sheet.office, sheet.actor, sheet.register.id, unit, rows)
    told = [
        {"id": a.client_id, "record": a.saved.record, "seq": a.saved.seq, "problems": _told(a.problems)}
        for a in answers
    ]  # fmt: skip
    return JsonResponse({"rows": told})


def _row(sheet: Sheet, item: dict[str, Any]) -> GridRow:
    raw = {str(name): str(value) for name, value in item["raw"].items()}
    if not item.get("record"):
        raw = {name: value for name, value in raw.items() if value.strip()}
    fit = readable(sheet.register, raw)
    return GridRow(str(item["id"])[:64], fit, int(item.get("record") or 0), int(item.get("seq") or 0))


def _told(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [{"field": p.place.field, "said": f"{sentence(p)} {mend(p)}"} for p in problems]


def _typed(request: PageRequest, sheet: Sheet, columns: list[Field]) -> list[Line]:
    """Save what a form without scripts holds; the rows that could not be saved, as they were typed."""
    rows = []
    for number in range(len(request.POST.getlist("row"))):
        client, record, seq = (request.POST.get(f"{number}-{part}", "") for part in ("row-id", "row-record", "row-seq"))
        typed = {f.id: request.POST.get(f"{number}-{f.id}", "") for f in columns if f"{number}-{f.id}" in request.POST}
        if record or not any(value.strip() for value in typed.values()):
            continue  # a saved record is changed on its own page, where both versions can be seen
        rows.append(_row(sheet, {"id": client, "raw": typed, "record": record, "seq": seq}))
    unit = sheet.unit if sheet.unit is not None else 0
    answers = save_rows(sheet.office, sheet.actor, sheet.register.id, unit, rows)
    failed = []
    for row, answer in zip(rows, answers, strict=True):
        if answer.saved.seq:
            continue
        wrong = {p.place.field: f"{sentence(p)} {mend(p)}" for p in answer.problems}
        cells = [(f, str(row.raw.get(f.id, "")), wrong.get(f.id, "")) for f in columns]
        failed.append(Line(row.client_id, 0, 0, "invalid", cells, [f"{_title(sheet, n)}{t}" for n, t in wrong.items()]))
    return failed


def _title(sheet: Sheet, name: str) -> str:
    each = sheet.register.fields.get(name)
    return f"{said(each.title)}：" if each else ""


@allow(*ENTERING)
@require_POST
def grid_undo(request: PageRequest, register: str) -> HttpResponse:
    """Take back the records that a paste made."""
    sheet = blank(request, register)
    try:
        records = [int(number) for number in json.loads(request.body)["records"]]
    except (ValueError, KeyError, TypeError, RawPostDataException):
        return HttpResponseBadRequest()
    gone, problems = take_rows_back(sheet.office, sheet.actor, records)
    return JsonResponse({"gone": gone, "said": [sentence(p) for p in problems], "text": gettext("已撤销")})
