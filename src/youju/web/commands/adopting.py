"""A finished report becomes a draft: its numbers bound to the indicators of the ledger. Nothing is written to the ledger."""

from __future__ import annotations

import secrets
from pathlib import Path

from youju.engine.base.periods import Period
from youju.engine.check.adopting import Adopted, Source, adopt
from youju.engine.document.package import Package
from youju.web.commands.checking import OfficeLedger
from youju.web.commands.figures import Question, scope
from youju.web.commands.office import Office


def adopt_file(office: Office, file: Path, out: Path, period: Period, language: str = "zh") -> Adopted:
    """Bind what is certain in the report of a period and write the draft to `out`; `file` itself is not touched.

    Raises `Refused` for a file that cannot be read (DOC001-029).
    """
    seq = office.source.head()
    package = Package.open(file, file.name)
    ledger = OfficeLedger(office, scope(office, Question(period, as_of=seq or None)), language)
    done = adopt(package, ledger, Source(file.stem, seq, lambda: secrets.token_hex(6)), language)
    out.write_bytes(package.save())
    return done
