"""The first page, and the page that shows every component."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem
from youju.engine.figures import Figure
from youju.web.commands.desk.office import current_office
from youju.web.commands.entry.drafts import drafts
from youju.web.commands.entry.nothing import say_nothing
from youju.web.commands.figures.credit import adds_up
from youju.web.commands.figures.figures import Question, breakdown, figures
from youju.web.commands.receipts.holding import receipts_held
from youju.web.commands.review.reviewing import mark_seen, object_to
from youju.web.commands.today import due, tasks
from youju.web.ui.access import ANYONE, NOBODY, SIGNED_IN, PageRequest, allow
from youju.web.ui.charts import Bar, bars, spark
from youju.web.ui.templatetags.ui import language, sentence

HEADLINES = 6


@allow(ANYONE)
@require_safe
def today(request: PageRequest) -> HttpResponse:
    """What waits for the reader, what is due, and this year's figures; a visitor is shown where to sign in."""
    office = current_office()
    if request.actor is NOBODY:
        return render(request, "home/visitor.html")
    period = str(office.today.year)
    registers = office.pack().registers
    shown = {
        "tasks": tasks(office, request.actor, language()),
        "dues": due(office, request.actor),
        "drafts": [(kept, registers[kept.register].title) for kept in drafts(office, request.actor)],
        "headlines": _headlines(str(office.site.folder), office.source.head(), period),
        "period": period,
        "receipt": next(iter(receipts_held(office)), None),
        "own": office.tree().code(request.actor.unit, office.today) if request.actor.unit else "",
    }
    return render(request, "home/today.html", shown)


@allow(SIGNED_IN)
@require_POST
def nothing(request: PageRequest) -> HttpResponse:
    """The reader's own unit has nothing to report in a register for a period: that counts as reported."""
    given = (request.POST.get("register", ""), request.POST.get("period", ""))
    saved, problems = say_nothing(current_office(), request.actor, request.actor.unit, *given)
    _tell(request, problems)
    if saved.seq:
        messages.success(request, gettext("已记下：这一期没有可报的，算已报。"))
    return HttpResponseRedirect("/", status=303)


@allow(SIGNED_IN)
@require_POST
def answer_correction(request: PageRequest, number: int) -> HttpResponse:
    """A unit lets a reviewer's correction stand, or objects to it with a reason."""
    office, reason = current_office(), request.POST.get("reason", "").strip()
    if "object" in request.POST:
        saved, problems = object_to(office, request.actor, number, reason)
        done = gettext("已提出异议，这一条回到审核。")
    else:
        saved, problems = mark_seen(office, request.actor, number)
        done = gettext("知道了。")
    _tell(request, problems)
    if saved.seq:
        messages.success(request, done)
    return HttpResponseRedirect("/", status=303)


@allow(ANYONE)
@require_safe
def styleguide(request: PageRequest) -> HttpResponse:
    """Every component with made-up content; open to all in a demonstration, else to those signed in."""
    site = settings.YOUJU_SITE
    if request.actor is NOBODY and not (site and site.demo):
        raise Http404
    months = [Bar(str(n), 20 + n * n % 37, f"#{n}") for n in range(1, 13)]
    return render(request, "home/styleguide.html", {"chart": bars(months, "场", "按月")})


@lru_cache(maxsize=16)
def _headlines(folder: str, seq: int, period: str) -> tuple[tuple[Figure, SafeString], ...]:
    """The first figures of the office that grow through the year, each with its months; the same until the log grows."""
    office = current_office()
    question = Question(Period.parse(period), as_of=seq or None)
    found, _ = figures(office, (), question)
    flows = [f for f in found if f.time == "flow" and f.value and adds_up(office, f.id)][:HEADLINES]
    return tuple((f, spark([Bar(*part) for part in breakdown(office, f.id, question, "month")], "")) for f in flows)


def _tell(request: PageRequest, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        messages.warning(request, sentence(problem))
