"""The answer card of a figure and the leader's sheet of a report: what stands on them, and their PDF."""

from __future__ import annotations

import calendar
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.engine.definitions import ReportDefinition, nearest
from youju.engine.report.cards import model
from youju.engine.report.cards.model import Card, Line, Part, Sheet
from youju.engine.report.cards.print_card import card_document
from youju.engine.report.cards.print_sheet import sheet_document
from youju.engine.report.particulars import day_words, period_words
from youju.engine.report.pdf import Printer, printed_flat
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import NO_REPORT
from youju.web.commands.editions.places import printed_in, proof_of_all
from youju.web.commands.figures.comparing import Change, a_year_before
from youju.web.commands.figures.credit import adds_up
from youju.web.commands.figures.figures import Question, breakdown, figure, figures, scope

_MONTHS = 24
"""So many bars stand side by side."""


def card_of(
    office: Office,
    indicator: str,
    question: Question,
    language: str = "zh",
    acting: Acting | None = None,
    *,
    by_unit: bool = True,
) -> Card:
    """The card of a figure; `by_unit` only for who may see the parts. Raises `Refused` as `figures`."""
    (found,), _ = figures(office, (indicator,), question)
    fixed = replace(question, as_of=found.as_of)
    about = figure(office, found.id, fixed.as_of, language)
    places, proof = printed_in(office, found, language, acting)
    before = a_year_before(office, (found.id,), fixed)[found.id]
    return Card(
        office=office.site.name, id=found.id, title=about.title, value=found.value, unit=found.unit,
        wording=found.wording, period=period_words(question.period, language),
        unit_name=_unit_name(office, question), seq=found.as_of, as_of=day_words(office.today, language),
        sentence=about.sentence, version=about.version, rows=found.rows, before=_change(before, language),
        months=_months(office, found.id, fixed, language), units=_units(office, found.id, fixed) if by_unit else (),
        adds_up=adds_up(office, found.id, fixed.as_of), printed=places, proof=proof, language=language,
    )  # fmt: skip


def sheet_of(
    office: Office, report: str, question: Question, language: str = "zh", acting: Acting | None = None
) -> Sheet:
    """The sheet of a report, "" the pack's first. Raises `Refused` CMD025 for one that there is not."""
    definition = _report(office, report, question.as_of)
    found, problems = figures(office, definition.figures, question)
    fixed = replace(question, as_of=found[0].as_of if found else question.as_of)
    changes = a_year_before(office, tuple(f.id for f in found), fixed)
    lines = tuple(
        Line(
            f.id,
            f.title.in_(language),
            f.value,
            f.unit,
            f.wording,
            changes[f.id].before,
            changes[f.id].growth.in_(language),
        )
        for f in found
    )
    return Sheet(
        office=office.site.name, title=definition.title.in_(language), period=period_words(question.period, language),
        unit_name=_unit_name(office, question), before=period_words(question.period.year_before(), language),
        seq=fixed.as_of or 0, as_of=day_words(office.today, language), lines=lines,
        missing=tuple(problem.sentence(language) for problem in problems),
        proof=proof_of_all(office, found, acting), language=language,
    )  # fmt: skip


def card_pdf(card: Card) -> bytes:
    """One A4 page. Raises `Refused` REP050-REP052 where no PDF can be printed."""
    return _printed(card_document(card))


def sheet_pdf(sheet: Sheet) -> bytes:
    """One A4 page for thirty figures. Raises as `card_pdf`."""
    return _printed(sheet_document(sheet))


def _printed(text: str) -> bytes:
    with TemporaryDirectory() as folder:
        return printed_flat([text], Printer(Path(folder)))[0]


def _report(office: Office, name: str, as_of: int | None) -> ReportDefinition:
    known = office.pack(as_of).reports
    found = known.get(name) if name else next(iter(known.values()), None)
    if found is None:
        raise Refused(NO_REPORT.at(name=name, near="、".join(nearest(name, known) or known) or "—"))
    return found


def _unit_name(office: Office, question: Question) -> str:
    asked = scope(office, question)
    return "" if asked.unit is None else office.tree(question.as_of).label(asked.unit, asked.tree_day)


def _change(change: Change, language: str) -> model.Change:
    words = period_words(Period.parse(change.period), language)
    return model.Change(words, change.before, change.growth.in_(language))


def _months(office: Office, indicator: str, question: Question, language: str) -> tuple[Part, ...]:
    """By month, where there are several; more than two years of them would not be read."""
    found = breakdown(office, indicator, question, "month")
    one_year = len({label[:4] for label, _ in found}) == 1
    if not 1 < len(found) <= _MONTHS:
        return ()
    return tuple(Part(_month(label, language) if one_year else label[2:], value) for label, value in found)


def _month(label: str, language: str) -> str:
    number = int(label[-2:])
    return calendar.month_abbr[number] if language == "en" else f"{number}月"


def _units(office: Office, indicator: str, question: Question) -> tuple[Part, ...]:
    """The units right below the one asked for that have records, in the order of the tree: no ranking."""
    asked, tree = scope(office, question), office.tree(question.as_of)
    found = office.calculator(question.as_of, question.oracle).figures_by_unit((indicator,), asked)
    return tuple(Part(tree.label(unit, asked.tree_day), f[0].value) for unit, f in found if f[0].rows)
