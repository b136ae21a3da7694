"""The user's own file with a comment at each finding; nothing else in it is changed."""

from __future__ import annotations

from youju.engine.check.findings import findings
from youju.engine.check.model import Checked
from youju.engine.document.comments import Comment, annotate
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.document.safety import BOOK
from youju.engine.document.sheets.cells import at_of, sheet_parts
from youju.engine.document.sheets.notes import annotate_cells


def marked(package: Package, checked: Checked, date: str = "", language: str = "zh") -> tuple[Package, int]:
    """A copy of the file that was checked, with comments, and how many there are. `date`: `2025-03-08T09:30:00Z`, "" for none.

    Comments on cells of a workbook bear no date.
    """
    copy = package.copy()
    if package.sort is BOOK:
        return copy, _on_cells(copy, checked, language)
    paragraphs = {(p.part, p.index): p for p in read(copy)}
    notes = [
        Comment(paragraphs[one.part, one.paragraph], one.start, one.end, one.text)
        for one in findings(checked, language)
    ]
    return copy, annotate(copy, notes, date)


def _on_cells(copy: Package, checked: Checked, language: str) -> int:
    parts = {name: part for name, part, _ in sheet_parts(copy)}
    notes = []
    for one in findings(checked, language):
        name, _, letters = one.part.rpartition("!")
        at = at_of(letters)
        if name in parts and at is not None:
            notes.append((parts[name], at, one.text))
    return annotate_cells(copy, notes)
