"""Who has reported what, per fixed period; and a unit's own pages: its ledger and its year, to print."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions import Field, Register
from youju.engine.figures import Figure
from youju.engine.report.particulars import period_words
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.problems import NO_RIGHT
from youju.web.commands.desk.reach import reach
from youju.web.commands.desk.showing import Shown
from youju.web.commands.entry.nothing import say_nothing
from youju.web.commands.figures.figures import Question, catalogue
from youju.web.commands.receipts.holding import receipts_held
from youju.web.commands.requests.burdens import span_of
from youju.web.commands.requests.periods import period_of, periods
from youju.web.commands.requests.rates import rates, reminder_text
from youju.web.store import arrivals
from youju.web.store.tree import Units
from youju.web.ui.access import SIGNED_IN, PageRequest, allow
from youju.web.ui.templatetags.ui import language, sentence


@dataclass(frozen=True, slots=True)
class UnitPage:
    """The unit of a page, of which the reader may read everything, and the period."""

    office: Office
    unit: int
    code: str
    name: str
    period: Period

    @property
    def span(self) -> Label:
        """The period in words."""
        return Label(period_words(self.period), period_words(self.period, "en"))

    @property
    def years(self) -> list[int]:
        """Years to choose from."""
        return [self.office.today.year - back for back in range(4)]


PRINTED = 3
"""So many of the latest receipts stand on a unit's own prints."""


@allow(SIGNED_IN)
@require_safe
def rates_page(request: PageRequest) -> HttpResponse:
    """The reporting rates of a fixed period, of the units that the reader may read."""
    office = current_office()
    every = periods(office)
    asked = request.GET.get("period", "")
    chosen = period_of(office, int(asked)) if asked.isdecimal() else next(iter(every), None)
    shown: dict[str, object] = {"periods": every, "chosen": chosen}
    if chosen is not None:
        found = rates(office, request.actor, chosen)
        span = Label(period_words(chosen.period), period_words(chosen.period, "en"))
        shown |= {"rates": found, "span": span, "reminder": reminder_text(office, found)}
    return render(request, "requests/rates.html", shown)


@allow(SIGNED_IN)
@require_safe
def unit_page(request: PageRequest, code: str) -> HttpResponse:
    """A unit's registers of a period, with how many records each has, and the way to print them."""
    page = _unit(request, code)
    rows = []
    for register in page.office.pack().registers.values():
        if not register.system and _covers(request, page, register):
            count = arrivals.arrived(register.id, span_of(register, page.period), 0).get(page.unit)
            rows.append((register, count.records if count else 0))
    held = [(register, count) for register, count in rows if count]
    empty = [register for register, count in rows if not count]
    return render(request, "requests/unit.html", {"page": page, "held": held, "empty": empty})


@allow(SIGNED_IN)
@require_safe
def unit_ledger(request: PageRequest, code: str, register: str) -> HttpResponse:
    """A unit's ledger of one register, to print; personal values stay sealed."""
    page = _unit(request, code)
    asked = page.office.register(register)
    if not _covers(request, page, asked):
        raise Refused(_no_right(request, asked))
    records = list(arrivals.held(asked.id, (page.unit,), span_of(asked, page.period)))
    show = Shown(page.office, language())
    show.prepare(records)
    fields = _columns(asked, [dict(r.entry.data) for r in records])
    lines = [[show.value(f, r.entry.data.get(f.id), r.entry.date) for f in fields] for r in records]
    stages = [show.stage(record) for record in records]
    shown = {"page": page, "register": asked, "fields": fields, "lines": list(zip(lines, stages, strict=True))}
    shown["receipts"] = receipts_held(page.office)[:PRINTED]
    return render(request, "requests/ledger.html", shown)


@allow(SIGNED_IN)
@require_safe
def unit_summary(request: PageRequest, code: str) -> HttpResponse:
    """A unit's year in figures, with the year before, to print on a page or two."""
    page = _unit(request, code)
    if not all(_covers(request, page, r) for r in page.office.pack().registers.values() if not r.system):
        raise Refused(_no_right(request, page.office.register("units")))
    now = catalogue(page.office, Question(page.period, page.code), language())
    before = {
        f.id: f for _, some in catalogue(page.office, Question(page.period.year_before(), page.code)) for f in some
    }
    groups = [(title, [(f, before.get(f.id)) for f in some if _worth(f, before.get(f.id))]) for title, some in now]
    shown = {"page": page, "groups": [(title, some) for title, some in groups if some], "today": page.office.today}
    shown["receipts"] = receipts_held(page.office)[:PRINTED]
    return render(request, "requests/summary.html", shown)


@allow("clerk", "reviewer", "office_reviewer", "admin")
@require_POST
def nothing(request: PageRequest, code: str) -> HttpResponse:
    """A unit has nothing to report in a register for a period."""
    page = _unit(request, code)
    saved, problems = say_nothing(
        page.office, request.actor, page.unit, request.POST.get("register", ""), page.period.text
    )
    for problem in problems:
        messages.error(request, sentence(problem))
    if saved.record:
        messages.success(request, gettext("已记下：本期无，算作已报。"))
    return HttpResponseRedirect(f"/requests/unit/{page.code}?period={page.period.text}", status=303)


def _unit(request: PageRequest, code: str) -> UnitPage:
    """The unit of an address. Raises `Refused` for an unknown one, and CMD005 for one that the reader may not read."""
    office = current_office()
    unit = office.unit(code)
    asked = request.POST.get("period") or request.GET.get("period") or str(office.today.year)
    tree, today = office.tree(), office.today
    page = UnitPage(office, unit, tree.code(unit, today), tree.label(unit, today), Period.parse(asked))
    if not any(_covers(request, page, register) for register in office.pack().registers.values()):
        raise Refused(_no_right(request, office.register("units")))
    return page


def _covers(request: PageRequest, page: UnitPage, register: Register) -> bool:
    reads = reach(request.actor, Units(), page.office.today.isoformat(), register.group)
    return reads.covers(page.unit)


def _no_right(request: PageRequest, register: Register) -> Problem:
    return NO_RIGHT.at(actor=request.actor.name, verb=gettext("查看"), register=register.title.zh)


def _columns(register: Register, held: list[dict[str, object]]) -> list[Field]:
    """The fields that hold something somewhere, the day first."""
    fields = [f for f in register.fields.values() if not f.retired and any(f.id in data for data in held)]
    return sorted(fields, key=lambda f: f.id != register.date)


def _worth(now: Figure, before: Figure | None) -> bool:
    """Whether a figure has something to say of this unit."""
    return bool(now.value) or bool(before and before.value)
