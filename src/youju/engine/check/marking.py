"""The user's own file with a comment at each finding; nothing else in it is changed."""

from __future__ import annotations

from youju.engine.check.findings import findings
from youju.engine.check.model import Checked
from youju.engine.document.comments import Comment, annotate
from youju.engine.document.package import Package
from youju.engine.document.reading import read


def marked(package: Package, checked: Checked, date: str = "", language: str = "zh") -> tuple[Package, int]:
    """A copy of the file that was checked, with comments, and how many there are. `date`: `2025-03-08T09:30:00Z`, "" for none."""
    copy = package.copy()
    paragraphs = {(p.part, p.index): p for p in read(copy)}
    notes = [
        Comment(paragraphs[one.part, one.paragraph], one.start, one.end, one.text)
        for one in findings(checked, language)
    ]
    return copy, annotate(copy, notes, date)
