"""The whole check: a Word file and, where there is one, the ledger, to a verdict for every numeral."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from youju.engine.check import contradictions
from youju.engine.check.deciding import decide
from youju.engine.check.forms.checking import check_book
from youju.engine.check.headings import headings_above
from youju.engine.check.model import Checked, Ledger
from youju.engine.check.reading import Claim, read_claims
from youju.engine.document.manifest import read_manifest
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.reading import not_examined, read
from youju.engine.document.safety import BOOK
from youju.engine.numerals import Found
from youju.engine.numerals.page import looks_ahead


def check(package: Package, ledger: Ledger | None = None, language: str = "zh") -> Checked:
    """Check a Word file or workbook; without a ledger its claims are untraced. Reasons are given in `language` ("zh" or "en")."""
    if package.sort is BOOK:
        return check_book(package, ledger, language)
    manifest, problems = read_manifest(package)
    paragraphs = read(package)
    claims, missing = read_claims(paragraphs, manifest)
    return Checked(
        numerals=decide(claims, ledger, language),
        paragraphs=paragraphs,
        missing=missing,
        contradictions=contradictions.find(lines(paragraphs, claims)),
        not_examined=not_examined(package),
        problems=(*package.problems, *problems),
        asked=ledger is not None,
    )


def lines(paragraphs: Sequence[Paragraph], claims: Sequence[Claim]) -> list[contradictions.Line]:
    """The paragraphs with their numerals, as contradictions are looked for in them."""
    found: dict[tuple[str, int], list[Found]] = defaultdict(list)
    for claim in claims:
        found[claim.paragraph.part, claim.paragraph.index].append(claim.found)
    above = headings_above(paragraphs)
    return [
        contradictions.Line(p.part, p.index, p.text, tuple(found[p.part, p.index]), any(map(looks_ahead, headings)))
        for p, headings in zip(paragraphs, above, strict=True)
    ]
