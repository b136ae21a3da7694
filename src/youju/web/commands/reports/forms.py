"""A superior's form that was adopted, filled from the ledger. Nothing is written to the ledger."""

from __future__ import annotations

from pathlib import Path

from youju.engine.base.problems import Problem
from youju.engine.check.forms.filling import Filled, fill_form
from youju.engine.definitions import describe
from youju.engine.report.converting import open_any
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import Question, scope
from youju.web.commands.reports.checking import OfficeLedger
from youju.web.commands.reports.printing import check_ending
from youju.web.commands.reports.reports import Asked


def fill_file(
    office: Office, asked: Asked, out: Path, language: str = "zh"
) -> tuple[tuple[Filled, ...], tuple[Problem, ...]]:
    """Fill the bound cells of the workbook `asked.name` and write it to `out`; what is in each of them, and what to say.

    Raises `Refused` for a workbook that cannot be read (DOC001-029, REP054) and for an `out` that is no .xlsx (CMD027).
    """
    check_ending(out, (".xlsx",))
    file = Path(asked.name)
    package = open_any(file)
    seq = office.source.head() if asked.as_of is None else asked.as_of
    ledger = OfficeLedger(office, scope(office, Question(asked.period, asked.unit, seq or None)), language)
    done = fill_form(package, ledger, file.stem)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(package.save())
    return done


def definition_of(office: Office, indicator: str, as_of: int | None, language: str = "zh") -> str:
    """The definition of an indicator as one sentence, "" where the pack no longer has it."""
    pack = office.pack(as_of)
    return describe(pack, pack.indicators[indicator], language) if indicator in pack.indicators else ""
