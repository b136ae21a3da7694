"""Inline XBRL of an edition, or of the public version of a report: made from the file that was frozen, at the state of then."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem
from youju.engine.document.package import Package
from youju.engine.report.edition import Shown
from youju.engine.report.making import Basis, from_file
from youju.engine.report.naming import Names
from youju.engine.report.particulars import Particulars
from youju.engine.report.rendering import Rendered
from youju.engine.report.xbrl.facts import Told, Veiled
from youju.engine.report.xbrl.model import Entity
from youju.engine.report.xbrl.writing import Tagged, tagged
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.freezing import figures_of, persons_of, public_of
from youju.web.commands.editions.holding import calculator_of, scope_of
from youju.web.commands.editions.standing import Standing, document_of, edition_of
from youju.web.commands.figures.figures import Question, scope
from youju.web.commands.reports.answering import LedgerAnswers
from youju.web.commands.reports.printing import TAGGED, write_report
from youju.web.commands.reports.reports import Asked, Made
from youju.web.commands.reports.stated import stated_figures


def tagged_edition(office: Office, one: Standing, public: bool = False, *, masked: bool = False) -> Tagged:
    """An edition for machines; `masked`: all its figures, but no person. Raises `Refused` EDI005, EDI006 as `edition_of` does."""
    edition, package = edition_of(one), Package.open(document_of(one), f"{one.id}.docx")
    calculator, period = calculator_of(office, edition, edition.seq), Period.parse(edition.period)
    day, stated = date.fromisoformat(edition.today), stated_figures(office, as_of=edition.seq)
    about = Particulars(edition.office, period, day, edition.language)
    answers = LedgerAnswers(calculator, scope_of(office, edition, edition.seq), about, stated)
    names = Names(calculator.pack, {figure.name for figure in stated})
    of = Basis(edition.report, edition.period, edition.unit_code, edition.seq)
    out = from_file(package, names, answers, lambda: secrets.token_hex(6), of)
    entity = Entity(office.site.code, office.site.name, edition.unit_code, edition.office)
    told = Told(edition.report, Label(edition.title), period, entity, day)
    hidden = edition.shown if public else ()
    veiled = _veiled(office, edition.seq, hidden) if public or masked else None
    return tagged(out, calculator.pack, answers, told, veiled)


def _veiled(office: Office, seq: int, shown: Sequence[Shown]) -> Veiled:
    return Veiled({one.instance: one.public for one in shown if one.public}, persons_of(office, seq).masked)


def write_public(office: Office, asked: Asked, made: Made, out: Path) -> tuple[Problem, ...]:
    """The public version of a report that was just made, as any kind of file that keeps to what it may say."""
    code = made.told.entity.unit_code
    figures, shown = figures_of(office, made, scope(office, Question(asked.period, asked.unit, made.as_of)), asked.name)
    public = public_of(office, made, figures, shown, code)
    if out.suffix.lower() in TAGGED:
        veiled = _veiled(office, made.as_of, public.shown)
        return (*public.problems, *write_report(office, made, out, veiled))
    rendered = Rendered(public.package, [], [], made.rendered.charts)
    return (*public.problems, *write_report(office, replace(made, rendered=rendered), out))
