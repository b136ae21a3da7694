"""A finished report or form becomes a draft: its numbers bound to indicators. Nothing is written to the ledger."""

from __future__ import annotations

import secrets
from pathlib import Path

from youju.engine.base.periods import Period
from youju.engine.check.adopting import Adopted, Source
from youju.engine.check.forms.adopting import adopt_form
from youju.engine.check.forms.word import adopt_word
from youju.engine.report.converting import is_form, open_any
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import Question, scope
from youju.web.commands.reports.checking import OfficeLedger
from youju.web.commands.reports.printing import check_ending


def adopt_file(office: Office, file: Path, out: Path, period: Period, language: str = "zh") -> Adopted:
    """Bind what is certain in the report or form of a period and write the draft to `out`; `file` itself is not touched.

    Raises `Refused` for a file that cannot be read (DOC001-029), converted (REP054), or written as `out` (CMD027).
    """
    seq = office.source.head()
    form = is_form(file)
    check_ending(out, (".xlsx",) if form else (".docx",))
    package = open_any(file)
    ledger = OfficeLedger(office, scope(office, Question(period, as_of=seq or None)), language)
    done = (adopt_form if form else adopt_word)(
        package, ledger, Source(file.stem, seq, lambda: secrets.token_hex(6)), language
    )
    out.write_bytes(package.save())
    return done
