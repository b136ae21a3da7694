"""Workbooks out, one or all; a return taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.tabular.texts import sheet_name
from youju.web.commands.desk.office import current_office
from youju.web.commands.requests.issuing import file_name, issue, issue_all
from youju.web.commands.requests.receiving import request_of_return, undo_return
from youju.web.commands.requests.requesting import request_for
from youju.web.requests.views import ASKING
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import sentence

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allow(*ASKING)
@require_safe
def one_workbook(request: PageRequest, number: int, unit: int) -> HttpResponse:
    """The workbook of one unit."""
    office = current_office()
    asked = request_for(office, request.actor, number)
    if unit not in asked.units:
        raise Http404
    name = file_name(office, asked, unit)
    return _made(name, XLSX, lambda out: issue(office, request.actor, asked, unit, out))


@allow(*ASKING)
@require_safe
def all_workbooks(request: PageRequest, number: int) -> StreamingHttpResponse:
    """The workbooks of all units in a zip, sent as they are made."""
    office = current_office()
    asked = request_for(office, request.actor, number)
    name = f"{sheet_name(asked.title)}.zip"
    answer = StreamingHttpResponse(issue_all(office, request.actor, asked), content_type="application/zip")
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer


@allow(*ASKING)
@require_POST
def undo(request: PageRequest, number: int) -> HttpResponse:
    """Take a return back."""
    office = current_office()
    asked = request_of_return(number)
    count, problems = undo_return(office, request.actor, number)
    for problem in problems:
        messages.warning(request, sentence(problem))
    if not problems or count:
        said = ngettext("已撤回这份表，%(n)d 条记录恢复原样。", "已撤回这份表，%(n)d 条记录恢复原样。", count)
        messages.success(request, said % {"n": count})
    return HttpResponseRedirect(f"/requests/{asked}" if asked else "/requests", status=303)


def _made(name: str, kind: str, make: Callable[[Path], Path]) -> HttpResponse:
    with TemporaryDirectory() as folder:
        return sent(make(Path(folder) / "out").read_bytes(), name, kind)


def sent(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer
