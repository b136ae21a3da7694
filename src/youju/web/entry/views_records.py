"""The page of a record: fields, stages, evidence, history with one field put back, the figures that count it."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.problems import Problem, errors
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry.entries import Saved, restore_record, step, void_record
from youju.web.commands.entry.history import counted_in, history
from youju.web.commands.entry.taking_back import put_back, withdraw
from youju.web.commands.questions.question_list import open_about
from youju.web.commands.receipts.late import late_of
from youju.web.commands.registers.evidence import (
    asked_for,
    attach,
    attach_again,
    content_of,
    detach,
    detached_from,
    evidence_of,
    lacking,
    small_of,
)
from youju.web.commands.registers.reading import ENTERING, Opened, alike, belonging, read_record
from youju.web.ui.access import SIGNED_IN, PageRequest, allow
from youju.web.ui.templatetags.ui import language, mend, sentence

_SAFE = "default-src 'none'; sandbox"


@allow(SIGNED_IN)
@require_safe
def record_page(request: PageRequest, record: int) -> HttpResponse:
    """Everything there is to know of a record."""
    office = current_office()
    return _page(request, office, read_record(office, request.actor, record, language()), ())


def _page(request: PageRequest, office: Office, opened: Opened, problems: tuple[Problem, ...]) -> HttpResponse:
    revision, register = opened.revision, opened.register
    counted = counted_in(office, revision) if not register.system else None
    shown = {
        "opened": opened,
        "record": revision.record,
        "entry": revision.entry,
        "history": history(office, revision.record, Shown(office, language())),
        "counted": counted,
        "evidence": evidence_of(office, revision.record),
        "detached": detached_from(office, revision.record),
        "evidence_asked": asked_for(register),
        "lacking": lacking(office, revision),
        "late": late_of(office, revision, language()),
        "alike": alike(office, request.actor, opened, language()) if not register.system else (),
        "children": belonging(office, request.actor, opened, language()),
        "questions": () if register.system else open_about(office, request.actor, revision.record, language()),
        "reads_questions": bool(request.actor.roles & {*ENTERING, "auditor"}),
        "problems": problems,
    }
    return render(request, "entry/record.html", shown, status=422 if errors(problems) else 200)


@allow(*ENTERING)
@require_POST
def record_put_back(request: PageRequest, record: int) -> HttpResponse:
    """One field gets the value back that it had as of a revision."""
    field, seq = request.POST.get("field", ""), _whole(request.POST.get("seq", ""))
    saw = _whole(request.POST.get("saw", ""))
    answer = put_back(current_office(), request.actor, record, field, seq, saw)
    return _done(request, record, answer, gettext("已改回。历史里看得到，也可以再改。"))


@allow(*ENTERING)
@require_POST
def record_withdraw(request: PageRequest, record: int) -> HttpResponse:
    """Take a submission back."""
    answer = withdraw(current_office(), request.actor, record)
    return _done(request, record, answer, gettext("已撤回。要再提交，按“重新提交”。"))


@allow(*ENTERING)
@require_POST
def record_restore(request: PageRequest, record: int) -> HttpResponse:
    """Undo a void, or a withdrawing."""
    return _done(request, record, restore_record(current_office(), request.actor, record), gettext("已恢复。"))


@allow(*ENTERING)
@require_POST
def record_void(request: PageRequest, record: int) -> HttpResponse:
    """Void a record; it stays in the log."""
    answer = void_record(current_office(), request.actor, record, request.POST.get("reason", ""))
    return _done(request, record, answer, gettext("已作废。可以恢复。"))


@allow(SIGNED_IN)
@require_POST
def record_step(request: PageRequest, record: int) -> HttpResponse:
    """Take a step of the record's loop."""
    transition, reason = request.POST.get("step", ""), request.POST.get("reason", "")
    return _done(
        request, record, step(current_office(), request.actor, record, transition, reason), gettext("已办理。")
    )


@allow(*ENTERING)
@require_POST
def evidence_attach(request: PageRequest, record: int) -> HttpResponse:
    """Attach files, several at once; each says for itself what became of it."""
    office, done = current_office(), 0
    problems: list[Problem] = []
    for file in request.FILES.getlist("files"):
        if isinstance(file, UploadedFile):
            saved, found = attach(office, request.actor, record, file.name or "", file.read())
            done += bool(saved.record)
            problems += found
    if done:
        messages.success(request, gettext("已附上 %(n)d 个文件。照片里的位置和机型没有保存。") % {"n": done})
    return _done(request, record, (Saved(record), tuple(problems)), "")


@allow(*ENTERING)
@require_POST
def evidence_detach(request: PageRequest, number: int) -> HttpResponse:
    """Take a file off its record."""
    item = content_of(current_office(), request.actor, number)
    answer = detach(current_office(), request.actor, number)
    return _done(request, item.target, answer, gettext("已取下“%(name)s”。佐证下面可以放回。") % {"name": item.name})


@allow(*ENTERING)
@require_POST
def evidence_again(request: PageRequest, number: int) -> HttpResponse:
    """Undo a detaching."""
    item = content_of(current_office(), request.actor, number)
    return _done(request, item.target, attach_again(current_office(), request.actor, number), gettext("已放回。"))


@allow(SIGNED_IN)
@require_safe
def evidence_file(request: PageRequest, number: int) -> HttpResponseBase:
    """The file: photos are shown, documents are saved; nothing in it can run."""
    item = content_of(current_office(), request.actor, number)
    answer = FileResponse(item.path.open("rb"), content_type=item.media_type)
    way = "inline" if item.photo else "attachment"
    answer["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(item.name)}"
    return _guarded(answer)


@allow(SIGNED_IN)
@require_safe
def evidence_small(request: PageRequest, number: int) -> HttpResponseBase:
    """The small picture of a photo."""
    item = content_of(current_office(), request.actor, number)
    if not item.photo:
        return HttpResponse(status=404)
    return _guarded(FileResponse(small_of(item).open("rb"), content_type="image/jpeg"))


def _guarded(answer: FileResponse) -> FileResponse:
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = _SAFE
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def _done(request: PageRequest, record: int, answer: tuple[Saved, tuple[Problem, ...]], said: str) -> HttpResponse:
    saved, problems = answer
    stopping = errors(problems)
    if stopping:
        office = current_office()
        return _page(request, office, read_record(office, request.actor, record, language()), problems)
    for problem in problems:
        messages.warning(request, f"{sentence(problem)} {mend(problem)}")
    if saved.record and said:
        messages.success(request, said)
    return HttpResponseRedirect(f"/records/{record}", status=303)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0
