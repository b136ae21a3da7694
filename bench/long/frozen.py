"""Everything that can be said at a seq: figures, breakdowns, the rows behind them. It may never change again."""

from __future__ import annotations

from typing import Any

from youju.engine.base.periods import Period
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import Question, breakdown, figures, scope

PERIODS = ("2024", "2025", "2025H1")
PLAIN = ("lectures.sessions", "lectures.people", "clippings.central", "clippings.outlets")
Said = dict[str, Any]


def said_at(office: Office, seq: int, oracle: bool = False) -> Said:
    """What the ledger says as of `seq`, by where it is said."""
    found: Said = {}
    ids = tuple(office.pack(seq).indicators)
    for text in PERIODS:
        question = Question(Period.parse(text), as_of=seq, oracle=oracle)
        for figure in figures(office, ids, question)[0]:
            found[f"{text} {figure.id}"] = (figure.value, figure.rows, figure.definition, figure.wording)
        for id_ in PLAIN:
            for by in ("unit", "month"):
                found[f"{text} {id_} by {by}"] = breakdown(office, id_, question, by)
            found[f"{text} {id_} digest"] = office.calculator(seq, oracle).digest(id_, scope(office, question))
    return found


def differences(before: Said, after: Said) -> list[str]:
    """Where two answers differ."""
    return [where for where in sorted({*before, *after}) if before.get(where) != after.get(where)]
