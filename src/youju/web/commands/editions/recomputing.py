"""An edition worked out again from the SQL database alone: every figure, its rows and their digest."""

from __future__ import annotations

from dataclasses import dataclass

from youju.engine.base.problems import Problem, Refused
from youju.engine.figures.frozen import FrozenFigure
from youju.engine.numerals import phrase
from youju.engine.report.edition import Edition
from youju.engine.report.freezing import refreeze
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.edition_problems import NOT_RECOMPUTED
from youju.web.commands.editions.holding import scope_of
from youju.web.commands.editions.standing import Standing, document_of, edition_of


@dataclass(frozen=True, slots=True)
class Recomputed:
    """The edition, what each figure is when worked out again (None: it cannot be), and what differs or is gone."""

    edition: Edition
    figures: tuple[FrozenFigure | None, ...]
    problems: tuple[Problem, ...]


def recompute(office: Office, one: Standing) -> Recomputed:
    """Ask every figure again of the log's own tables, at the edition's seq, by the definitions in the log.

    Neither the snapshot nor the edition's folder is needed. Problems: EDI008 for each figure that differs, EDI005 for a
    Word file that is gone or was changed. Raises `Refused` EDI006.
    """
    edition = edition_of(one)
    calculator = office.calculator(edition.seq, oracle=True)
    again = refreeze(calculator, scope_of(office, edition, edition.seq), edition.figures, edition.unit_code)
    pairs = zip(edition.figures, again, strict=True)
    problems = [_differs(office, then, now, edition.seq) for then, now in pairs if then != now]
    for public in (False, True) if edition.public_docx else (False,):
        try:
            document_of(one, public)
        except Refused as refusal:
            problems += refusal.problems
    return Recomputed(edition, again, tuple(problems))


def _differs(office: Office, then: FrozenFigure, now: FrozenFigure | None, seq: int) -> Problem:
    title = office.pack(seq).indicators[then.id].title
    return NOT_RECOMPUTED.at(title=title, then=said(then), now="—" if now is None else said(now))


def said(figure: FrozenFigure) -> str:
    """A frozen figure in words, with its number of rows."""
    value = "—" if figure.number is None else phrase(figure.number, "exact", figure.unit)
    return f"{value}（{figure.rows}，{figure.digest[:8]}）"
