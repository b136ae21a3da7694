"""The answer cards of an edition's figures as they go into its bundle: as of its seq, on its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from youju.engine.base.periods import Period
from youju.engine.report.cards.model import Card
from youju.engine.report.edition import Edition
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.cards import card_of
from youju.web.commands.figures.figures import Question

MOST = 120
"""So many figures have a card; the rest are in the reader."""


def cards_of(office: Office, edition: Edition, acting: Acting) -> Mapping[int, Card]:
    """By the number of the figure, those of the report's own period and unit whose value is the edition's."""
    then = replace(office, day=date.fromisoformat(edition.today))
    question = Question(Period.parse(edition.period), edition.unit_code, edition.seq, edition.tree)
    own = (edition.period, edition.unit_code)
    listed = [n for n, f in enumerate(edition.figures, 1) if (f.period, f.unit_code) == own][:MOST]
    found = {n: card_of(then, edition.figures[n - 1].id, question, edition.language, acting) for n in listed}
    return {n: card for n, card in found.items() if card.value == edition.figures[n - 1].number}
