"""Where a figure is printed, and the receipt that it is under: in the latest edition that has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from youju.engine.base.problems import Refused
from youju.engine.bundle.receipt import short_code
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.figures import Figure
from youju.engine.report.cards.model import Printed, Proof
from youju.engine.report.edition import Edition
from youju.engine.report.telling import sentence_at
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.standing import WITHDRAWN, Standing, document_of, edition_of, editions
from youju.web.store import receipts

_RECENT = 12
"""So many editions back a figure is looked for."""


def printed_in(
    office: Office, found: Figure, language: str, acting: Acting | None
) -> tuple[tuple[Printed, ...], Proof]:
    """Where a figure is printed, in the latest edition that has it, else the reports it belongs to; the receipt it is under."""
    for one, edition in _editions(office, found.period, acting):
        place = _index(edition, found)
        if place is None:
            continue
        where = f"{one.title}（{one.id}）" if language == "zh" else f"{one.title} ({one.id})"
        said = tuple(Printed(where, sentence) for sentence in _sentences(one, edition, place)) or (Printed(where),)
        return said, _proof(one.id) if _holds(edition, place, found) else Proof()
    reports = office.pack(found.as_of).reports.values()
    return tuple(Printed(r.title.in_(language)) for r in reports if found.id in r.figures), Proof()


def proof_of_all(office: Office, found: Sequence[Figure], acting: Acting | None) -> Proof:
    """The receipt of the latest edition that says every one of the figures as it is now."""
    for one, edition in _editions(office, found[0].period if found else "", acting):
        places = [_index(edition, each) for each in found]
        if found and all(p is not None and _holds(edition, p, f) for p, f in zip(places, found, strict=True)):
            return _proof(one.id)
    return Proof()


def _editions(office: Office, period: str, acting: Acting | None) -> Iterator[tuple[Standing, Edition]]:
    """Those of a period, the latest first."""
    standing = [one for one in editions(office, acting) if one.stage != WITHDRAWN and one.period == period][:_RECENT]
    return ((one, edition_of(one)) for one in standing)


def _index(edition: Edition, found: Figure) -> int | None:
    """Which of an edition's figures it is, by indicator, period and unit."""
    wanted = (found.id, found.period, found.unit_code)
    known = ((f.id, f.period, f.unit_code) for f in edition.figures)
    return next((place for place, key in enumerate(known) if key == wanted), None)


def _holds(edition: Edition, place: int, found: Figure) -> bool:
    """Whether an edition says of a figure what it is now: a code of another number would be no proof."""
    then = edition.figures[place]
    return (then.number, then.definition) == (found.value, found.definition)


def _sentences(one: Standing, edition: Edition, place: int) -> Iterator[str]:
    """The sentences of an edition's text that print a figure, each once; none where the file is gone."""
    try:
        texts = _texts(document_of(one))
    except Refused:
        return iter(())
    found: dict[str, None] = {}
    for shown in edition.shown:
        text = texts.get((shown.part, shown.paragraph))
        if shown.figure == place and text is not None:
            found[sentence_at(text, shown.start)] = None
    return iter(found)


@lru_cache(maxsize=4)
def _texts(document: bytes) -> Mapping[tuple[str, int], str]:
    """The paragraphs of a Word file by part and number, but for those in tables."""
    return {(p.part, p.index): p.text for p in read(Package.open(document)) if p.cell is None}


def _proof(edition: str) -> Proof:
    """The latest receipt of an edition."""
    given = next((one for one in reversed(receipts.kept()) if one.edition == edition), None)
    receipt = given.receipt if given else None
    return Proof() if receipt is None else Proof(short_code(receipt), edition, receipt.time[:10])
