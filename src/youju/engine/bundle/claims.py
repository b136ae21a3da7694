"""`figures/figures.csv`: what the edition claims of each figure, what the report prints of it, and what can be checked here."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from typing import Any

from youju.engine.bundle.plans import Asked
from youju.engine.bundle.sql import CLAIMED
from youju.engine.definitions import Pack
from youju.engine.figures.frozen import FrozenFigure
from youju.engine.report.edition import Edition, Shown

BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of the edition as the bundle has it; `asked` None: it cannot be computed from this bundle."""

    number: int
    figure: FrozenFigure
    asked: Asked | None
    shown: Sequence[Shown]

    @property
    def has_digest(self) -> bool:
        """Whether the digest of the rows can be checked: not where persons stand behind pseudonyms."""
        return self.asked is not None and all(not made.register.person for made in self.asked.behind)


def claims_of(edition: Edition, asked: Iterable[Asked]) -> list[Claim]:
    """The figures of an edition with their places in the report."""
    by_number = {one.number: one for one in asked}
    places: dict[int, list[Shown]] = {}
    for shown in edition.shown:
        if shown.figure >= 0:
            places.setdefault(shown.figure, []).append(shown)
    return [Claim(n, f, by_number.get(n), places.get(n - 1, [])) for n, f in enumerate(edition.figures, 1)]


def claims_csv(claims: Iterable[Claim], pack: Pack, edition: Edition) -> bytes:
    """The file, a line per figure."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CLAIMED)
    for claim in claims:
        writer.writerow(_line(claim, pack, edition))
    return out.getvalue().encode()


def _line(claim: Claim, pack: Pack, edition: Edition) -> list[object]:
    figure = claim.figure
    indicator = pack.indicators.get(figure.id)
    own = [shown for shown in claim.shown if shown.kind == "figure"]
    day = edition.scope(figure, None, edition.seq).day
    return [
        claim.number, figure.id, indicator.title.zh if indicator else "", figure.period, figure.unit_code, figure.unit,
        figure.value, figure.rows, figure.digest, str(claim.has_digest).lower(),
        str(claim.asked is not None).lower(), figure.numerator, figure.denominator, figure.definition, day.isoformat(),
        figure.tree, BETWEEN.join(dict.fromkeys(s.wording for s in own)), BETWEEN.join(dict.fromkeys(s.text for s in own)),
        BETWEEN.join(f"{s.part}:{s.paragraph}:{s.start}" for s in own),
    ]  # fmt: skip


def for_public(edition: Edition, asked: Sequence[Asked]) -> Edition:
    """The edition as the public may read it: withheld figures say nothing, texts are those of the public version.

    The digest of rows about persons goes too: of a few rows it can be guessed, and would join two bundles.
    """
    hidden = set(edition.withheld)
    persons = {one.number - 1 for one in asked if any(made.register.person for made in one.plans)}
    blank: dict[str, Any] = {"value": "", "rows": 0, "digest": "", "numerator": "", "denominator": ""}
    figures = tuple(
        replace(f, **blank) if n in hidden else replace(f, digest="") if n in persons else f
        for n, f in enumerate(edition.figures)
    )
    shown = tuple(_public(s, hidden) for s in edition.shown if s.kind in ("figure", "change"))
    return replace(edition, figures=figures, shown=shown, docx=edition.public_docx, frozen_by="")


def _public(shown: Shown, hidden: Collection[int]) -> Shown:
    secret = bool({shown.figure, shown.before} & set(hidden))
    return replace(shown, text=shown.public or shown.text, value="" if secret else shown.value, public="")


def lacking(asked: Sequence[Asked], edition: Edition) -> Mapping[int, str]:
    """Of the public edition, the figures (by number) that cannot be computed from it, with the reason.

    Withheld figures; figures over a register that stands behind one of these, for whoever has the rows has the figure.
    """
    hidden = {one.number for one in asked if one.number - 1 in edition.withheld}
    closed = {register for one in asked if one.number in hidden for register in one.registers}
    found = dict.fromkeys(hidden, "withheld")
    for one in asked:
        if one.number not in found and closed.intersection(one.registers):
            found[one.number] = "rows"
    return found
