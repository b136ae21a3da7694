"""Workbooks out, one or all; returned files in, many at once; a return taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.tabular.texts import sheet_name
from youju.web.commands.desk.office import current_office
from youju.web.commands.requests.issuing import file_name, issue, issue_all
from youju.web.commands.requests.receiving import Received, receive, request_of_return, undo_return
from youju.web.commands.requests.request_problems import NO_FILE
from youju.web.commands.requests.requesting import request_for
from youju.web.requests.views import ASKING
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import sentence

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KEPT = 3600  # seconds that the marked copy of a file is kept for whoever dropped it


@allow(*ASKING)
@require_safe
def one_workbook(request: PageRequest, number: int, unit: int) -> HttpResponse:
    """The workbook of one unit."""
    office = current_office()
    asked = request_for(office, request.actor, number)
    if unit not in asked.units:
        raise Http404
    name = file_name(office, asked, unit)
    return _made(name, _XLSX, lambda out: issue(office, request.actor, asked, unit, out))


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
def drop_returns(request: PageRequest) -> HttpResponse:
    """Take in returned files and show what became of each; dropping them again changes nothing."""
    files = [(file.name or "", file.read()) for file in request.FILES.getlist("files")]
    back = request.POST.get("request", "")
    shown: dict[str, object] = {"back": f"/requests/{back}" if back.isdecimal() else "/requests"}
    if not files:
        return render(request, "requests/results.html", shown | {"problems": (NO_FILE.at(),)}, status=422)
    accept = request.POST.get("accept") == "1"
    results = receive(current_office(), request.actor, files, accept)
    _keep_marked(request, results)
    return render(request, "requests/results.html", shown | {"results": results})


@allow(*ASKING)
@require_safe
def marked_copy(request: PageRequest, number: int) -> HttpResponse:
    """The copy of a returned file in which what goes back is marked."""
    kept = cache.get(_key(request, number))
    if kept is None:
        messages.warning(request, gettext("标注好的表只保留一小时；请把原文件再拖进来一次。"))
        return HttpResponseRedirect("/requests", status=303)
    name, content = kept
    return _sent(content, name, _XLSX)


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


def _keep_marked(request: PageRequest, results: Iterable[Received]) -> None:
    """In memory, for whoever dropped the files, and for an hour: it holds what the log may not."""
    for result in results:
        if result.marked:
            name = f"{Path(result.name).stem}-{gettext('待改')}.xlsx"
            cache.set(_key(request, result.number), (name, result.marked), _KEPT)


def _key(request: PageRequest, number: int) -> str:
    return f"marked-{request.actor.id}-{number}"


def _made(name: str, kind: str, make: Callable[[Path], Path]) -> HttpResponse:
    with TemporaryDirectory() as folder:
        return _sent(make(Path(folder) / "out").read_bytes(), name, kind)


def _sent(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer
