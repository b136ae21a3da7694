"""The reviewer's queue: look, accept many but for some, return with a reason; a batch can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions import Register
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.showing import Shown
from youju.web.commands.registers.reading import read_record
from youju.web.commands.review.queue import Wait, may_take_up, queue, waits
from youju.web.commands.review.reviewing import accept_batch, send_back, take, undo_batch
from youju.web.store import read
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language, sentence

PAGE = 50
_DETAILS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A waiting record as the queue shows it: what it is called, whose it is, and its first few values."""

    wait: Wait
    title: str
    unit: str
    register: str
    details: tuple[tuple[str, str], ...]

    @property
    def number(self) -> int:
        """The record's number."""
        return self.wait.revision.record


@allow("reviewer", "office_reviewer", "auditor", "admin")
@require_safe
def review_queue(request: PageRequest) -> HttpResponse:
    """What waits for this reviewer."""
    office = current_office()
    register, after = request.GET.get("register", ""), request.GET.get("after", "")
    found = queue(office, request.actor, register, int(after) if after.isdecimal() else 0, PAGE)
    pack = office.pack()
    tabs = [(name, pack.registers[name].title, count) for name, count in found.counts.items()]
    shown = {
        "lines": _lines(office, found.waits),
        "tabs": tabs,
        "register": register,
        "total": found.total,
        "next": found.next,
        "first_page": not after,
    }
    return render(request, "review/queue.html", shown)


@allow("reviewer", "office_reviewer")
@require_safe
def review_one(request: PageRequest, record: int) -> HttpResponse:
    """One waiting record, taken in hand: every field, how it came to be, and what can be done."""
    office = current_office()
    try:
        opened = read_record(office, request.actor, record)
    except Refused:
        return HttpResponseRedirect("/review")
    others = take(office, request.actor, (record,)) if may_take_up(office, request.actor, opened.revision) else {}
    (line,) = _lines(office, waits(office, request.actor, (record,))) or (None,)
    if line is None:
        return HttpResponseRedirect("/review")
    show = Shown(office, language())
    revision = line.wait.revision
    shown = {
        "line": line,
        "fields": show.fields(revision),
        "stage": show.stage(revision),
        "held_by": others.get(record, ""),
        "reason": _last_reason(record),
    }
    template = "review/_one.html" if request.htmx else "review/one.html"
    return render(request, template, shown)


@allow("reviewer", "office_reviewer")
@require_POST
def accept(request: PageRequest) -> HttpResponse:
    """Accept the records that are ticked; the others stay."""
    office = current_office()
    done, problems = accept_batch(office, request.actor, _seen(request.POST.getlist("record")))
    _tell(request, problems)
    if done.records:
        count = len(done.records)
        said = ngettext("通过了 %(n)d 条。", "通过了 %(n)d 条。", count) % {"n": count}
        messages.success(request, said, extra_tags=f"undo {done.batch}")
    return HttpResponseRedirect(_back(request))


@allow("reviewer", "office_reviewer")
@require_POST
def undo(request: PageRequest, batch: int) -> HttpResponse:
    """Take a batch back."""
    count, problems = undo_batch(current_office(), request.actor, batch)
    _tell(request, problems)
    if count:
        messages.success(request, ngettext("撤回了 %(n)d 条。", "撤回了 %(n)d 条。", count) % {"n": count})
    return HttpResponseRedirect("/review")


@allow("reviewer", "office_reviewer")
@require_POST
def return_one(request: PageRequest, record: int) -> HttpResponse:
    """Return a record with the reason that the unit will read."""
    office = current_office()
    seen = _seen([request.POST.get("seen", "")])
    saved, problems = send_back(office, request.actor, record, seen.get(record, 0), request.POST.get("reason", ""))
    _tell(request, problems)
    if saved.seq:
        messages.success(request, gettext("已退回，并附上了理由。"))
    return HttpResponseRedirect(_back(request) if saved.seq else f"/review/{record}")


def _lines(office: Office, found: tuple[Wait, ...]) -> tuple[Line, ...]:
    show = Shown(office, language())
    show.prepare(wait.revision for wait in found)
    registers = office.pack().registers
    return tuple(_line(registers[wait.revision.entry.register], show, wait) for wait in found)


def _line(register: Register, show: Shown, wait: Wait) -> Line:
    entry = wait.revision.entry
    told = (register.label, register.date)
    values = [
        (field.title.in_(show.language), f"{text} {field.unit}".strip())
        for field, text in show.fields(wait.revision)
        if field.id not in told and field.type != "long_text"
    ]
    unit = show.unit(entry.unit, entry.date)
    return Line(wait, show.label(wait.revision), unit, register.title.in_(show.language), tuple(values[:_DETAILS]))


def _seen(marks: list[str]) -> Mapping[int, int]:
    """What the page said of records: `RECORD-SEQ`, the revision that the reviewer saw."""
    pairs = (mark.split("-") for mark in marks if mark.replace("-", "", 1).isdecimal() and "-" in mark)
    return {int(record): int(seq) for record, seq in pairs}


def _last_reason(record: int) -> str:
    """The reason that the last step gave: why it came back to review."""
    return str(read.history(record)[-1].entry.source.get("reason", ""))


def _tell(request: PageRequest, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        messages.warning(request, sentence(problem))


def _back(request: PageRequest) -> str:
    register = request.POST.get("register", "")
    return f"/review?register={register}" if register.isidentifier() else "/review"
