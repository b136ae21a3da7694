"""What a page of figures asks for: the period and unit of its address, and what the reader may see of the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.http import Http404

from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.reach import Reach, reach
from youju.web.commands.figures.figures import Question
from youju.web.store.tree import known_units
from youju.web.ui.access import PageRequest
from youju.web.ui.templatetags.ui import language

SAMPLERS = ("auditor", "office_reviewer", "approver", "admin")
"""Who may draw a sample to check the records behind a figure."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, the title of the unit it is about ("" the whole office), whether its records may be listed."""

    office: Office
    question: Question
    unit: str
    open: bool
    reach: Reach

    @property
    def query(self) -> str:
        """The question as the query of a link."""
        unit = f"&unit={self.question.unit}" if self.question.unit else ""
        return f"?period={self.question.period.text}{unit}"

    def own(self, actor_unit: int) -> str:
        """Code of the reader's own unit, where it is another than the one asked for."""
        code = self.office.tree().code(actor_unit, self.office.today) if actor_unit else ""
        return code if code != self.question.unit else ""


def asked(request: PageRequest) -> Asked:
    """The question of an address: `period` (this year if none), `unit` (code), `as_of`; 404 for what there is not.

    Anybody signed in may see the office's own figures; those of a unit, and the records behind any, only who may read
    that unit's records.
    """
    office = current_office()
    try:
        question = _question(request, office)
        number = office.unit(question.unit, min(question.period.end, office.today)) if question.unit else 0
        office.refuse_beyond(question.as_of)
    except Refused as refusal:
        raise Http404(refusal.problems[0].sentence(language())) from None
    seen = reach(request.actor, known_units(), office.today.isoformat())
    if number and not seen.covers(number):
        raise PermissionDenied
    title = office.tree().label(number, office.today) if number else ""
    return Asked(office, question, title, bool(number) or seen.everything, seen)


def _question(request: PageRequest, office: Office) -> Question:
    period = Period.parse(request.GET.get("period") or str(office.today.year))
    as_of = request.GET.get("as_of", "")
    found = Question(period, request.GET.get("unit", ""))
    return replace(found, as_of=int(as_of)) if as_of.isdecimal() else found


def years(office: Office, period: Period) -> list[str]:
    """The years that a reader may want to go to from a period: the two before, its own, the next until today's."""
    year = period.start.year
    return [str(y) for y in range(year - 2, min(year + 1, office.today.year) + 1)]
