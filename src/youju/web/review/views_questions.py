"""待核实: the questions of a reader's units, one question with its reply box, two records side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.problems import Problem, Refused, errors
from youju.web.commands.desk.office import current_office
from youju.web.commands.entry.entries import Answer
from youju.web.commands.questions.asking import Scope, ask
from youju.web.commands.questions.doubles import one_event, two_events
from youju.web.commands.questions.question_list import PAGE, export_questions, listed, sheet
from youju.web.commands.questions.questions import OPEN, REVIEWING, Wanted, again, answer, settle, settle_many, withdraw
from youju.web.ui.access import PageRequest, allow
from youju.web.ui.templatetags.ui import language, sentence

READERS = ("clerk", "reviewer", "office_reviewer", "auditor", "admin")
STAGES = ("open", "asked", "answered", "settled", "withdrawn")


@allow(*READERS)
@require_safe
def question_list(request: PageRequest) -> HttpResponse:
    """The questions of the units that the reader may read, by stage, rule, register and unit."""
    wanted, after = _wanted(request), request.GET.get("after", "")
    start = int(after) if after.isdecimal() else 0
    office = current_office()
    found = listed(office, request.actor, wanted, start, language())
    reviews = bool(REVIEWING & request.actor.roles)
    shown = {
        "found": found,
        "wanted": wanted,
        "stages": [(stage, found.by_stage.get(stage, 0)) for stage in STAGES],
        "next": _at(request, start + PAGE) if start + PAGE < found.total else "",
        "back": _at(request, start - PAGE) if start >= PAGE else "",
        "reviews": reviews,
        "batch": reviews and wanted.stage == "answered" and found.lines,
        "years": [office.today.year, office.today.year - 1],
        "registers": [(r.id, r.title) for r in office.pack().registers.values() if not r.system],
    }
    return render(request, "review/questions.html", shown)


@allow(*READERS)
@require_safe
def question_export(request: PageRequest) -> FileResponse:
    """The same list as a workbook, all of it."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "questions.xlsx"
        export_questions(current_office(), request.actor, _wanted(request), out, language())
        file = out.open("rb")
    return FileResponse(file, as_attachment=True, filename=gettext("待核实") + ".xlsx")


@allow("reviewer", "office_reviewer")
@require_POST
def question_ask(request: PageRequest) -> HttpResponse:
    """Run the rules over a year of what the reader reviews."""
    year, unit = request.POST.get("year", ""), request.POST.get("unit", "")
    scope = Scope(
        request.POST.get("register", ""),
        int(unit) if unit.isdecimal() else None,
        int(year) if year.isdecimal() and len(year) == 4 else None,
    )
    done, problems = ask(current_office(), request.actor, scope)
    _tell(request, problems)
    if not errors(problems):
        said = gettext("看过了：新提出 %(new)d 条，已经问过 %(known)d 条，不再需要 %(gone)d 条。")
        messages.success(request, said % {"new": done.new, "known": done.known, "gone": done.withdrawn})
    return HttpResponseRedirect("/questions")


@allow("reviewer", "office_reviewer")
@require_POST
def question_settle_many(request: PageRequest) -> HttpResponse:
    """Settle the questions that are ticked."""
    pairs = (mark.split("-") for mark in request.POST.getlist("question") if mark.replace("-", "", 1).isdecimal())
    seen = {int(number): int(seq) for number, seq in (p for p in pairs if len(p) == len(("number", "seq")))}
    count, problems = settle_many(current_office(), request.actor, seen)
    _tell(request, problems)
    if count:
        messages.success(request, ngettext("核实完毕 %(n)d 条。", "核实完毕 %(n)d 条。", count) % {"n": count})
    return HttpResponseRedirect("/questions?stage=answered")


@allow(*READERS)
@require_safe
def question_page(request: PageRequest, number: int) -> HttpResponse:
    """One question: what is asked, the records, the reply, how it came about."""
    return _page(request, number)


@allow("clerk", "reviewer", "office_reviewer")
@require_POST
def question_answer(request: PageRequest, number: int) -> HttpResponse:
    """Reply to a question."""
    kind, words = request.POST.get("reply_kind", ""), request.POST.get("reply", "")
    office = current_office()
    if kind == "different":
        return _done(request, number, lambda: two_events(office, request.actor, number, words))
    return _done(request, number, lambda: answer(office, request.actor, number, kind, words))


@allow("reviewer", "office_reviewer")
@require_POST
def question_settle(request: PageRequest, number: int) -> HttpResponse:
    """Settle a question, take it back, or ask once more, as the pressed button says."""
    verb, words = request.POST.get("verb", "settle"), request.POST.get("words", "")
    office = current_office()
    act = {"withdraw": withdraw, "again": again}.get(verb, settle)
    return _done(request, number, lambda: act(office, request.actor, number, words))


@allow("reviewer", "office_reviewer")
@require_POST
def question_same(request: PageRequest, number: int) -> HttpResponse:
    """Two records are one event: keep the chosen one, void the other, credit its unit."""
    keep = request.POST.get("keep", "")
    office = current_office()
    return _done(
        request, number, lambda: one_event(office, request.actor, number, int(keep) if keep.isdecimal() else 0)
    )


def _done(request: PageRequest, number: int, act: Callable[[], Answer]) -> HttpResponse:
    """Do it and go on to the question; what stands against it is said on its page."""
    saved, problems = act()
    if not saved.seq:
        return _page(request, number, problems)
    _tell(request, tuple(p for p in problems if p.kind.level != "error"))
    messages.success(request, gettext("记下了。"))
    return HttpResponseRedirect(f"/questions/{number}")


def _page(request: PageRequest, number: int, problems: tuple[Problem, ...] = ()) -> HttpResponse:
    try:
        found = sheet(current_office(), request.actor, number, language())
    except Refused as refusal:
        raise Http404(sentence(refusal.problems[0])) from None
    shown = {
        "sheet": found,
        "problems": problems,
        "given": request.POST,
    }
    return render(request, "review/question.html", shown, status=422 if problems else 200)


def _wanted(request: PageRequest) -> Wanted:
    given = request.GET
    stage, unit, record = given.get("stage", "open"), given.get("unit", ""), given.get("record", "")
    return Wanted(
        stage if stage in ("", *OPEN, *STAGES) else "open",
        int(unit) if unit.isdecimal() and int(unit) else None,
        given.get("rule", ""),
        given.get("register", ""),
        int(record) if record.isdecimal() else 0,
    )


def _at(request: PageRequest, start: int) -> str:
    """The query of this list from another place on."""
    query = request.GET.copy()
    query["after"] = str(start)
    return f"?{query.urlencode()}"


def _tell(request: PageRequest, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        messages.warning(request, sentence(problem))
