"""The tags of a file with what they mean and, in repeated rows, for which row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from youju.engine.base.problems import Place, Problem
from youju.engine.document.editing import Editor
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.reading import read
from youju.engine.document.tags import Tag, find_tags, repeat_row, repeatable
from youju.engine.report.answers import Answers, Row
from youju.engine.report.naming import Condition, Loop, Names, Reference
from youju.engine.report.problems import CANNOT_REPEAT, OUT_OF_PLACE
from youju.engine.report.template import around

TableRow = tuple[str, int, int]
"""Part, table and row."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A tag that means something."""

    tag: Tag
    reference: Reference
    row: Row | None = None


def place_of(package: Package, paragraph: Paragraph) -> Place:
    """Where a paragraph is: its number is the line; headers, footers and notes are named by their part."""
    part = "" if paragraph.part == package.main else paragraph.part.rpartition("/")[2]
    return replace(package.place, line=paragraph.index + 1, sheet=part)


def context_of(tag: Tag) -> str:
    """A tag with some of the text around it."""
    return around(tag.paragraph.text, tag.start, tag.end)


def repeat_rows(
    package: Package, names: Names, answers: Answers
) -> tuple[dict[TableRow, tuple[Loop, Row]], list[Problem]]:
    """Repeat the rows whose first cell begins with a loop; which row of which table now stands for what."""
    standing: dict[TableRow, tuple[Loop, Row]] = {}
    problems: list[Problem] = []
    moved: dict[tuple[str, int], int] = {}
    for tag in find_tags(read(package))[0]:
        loop = names.resolve(tag.name)
        if not isinstance(loop, Loop):
            continue
        paragraph, cell = tag.paragraph, tag.paragraph.cell
        if cell is None or not repeatable(paragraph):
            problems.append(CANNOT_REPEAT.at(place_of(package, paragraph)))
            continue
        if tag.start or cell.column:
            problems.append(OUT_OF_PLACE.at(place_of(package, paragraph), name=tag.name))
            continue
        rows = answers.rows(loop)
        table = (paragraph.part, cell.table)
        first = cell.row + moved.get(table, 0)
        Editor(paragraph).replace(tag.start, tag.end, "")
        repeat_row(paragraph, len(rows))
        package.touch(paragraph.part)
        standing |= {(*table, first + number): (loop, row) for number, row in enumerate(rows)}
        moved[table] = moved.get(table, 0) + len(rows) - 1
    return standing, problems


def find_slots(
    package: Package, paragraphs: Sequence[Paragraph], names: Names, standing: dict[TableRow, tuple[Loop, Row]]
) -> tuple[list[Slot], list[Problem]]:
    """Every tag that means something, in reading order, and a problem for each that does not."""
    slots: list[Slot] = []
    tags, found_wrong = find_tags(paragraphs)
    problems = list(found_wrong)
    for tag in tags:
        cell, place = tag.paragraph.cell, place_of(package, tag.paragraph)
        loop, row = standing.get((tag.paragraph.part, cell.table, cell.row), (None, None)) if cell else (None, None)
        found = names.resolve(tag.name, tag.rule, place, loop, context_of(tag))
        if isinstance(found, Problem):
            problems.append(found)
        elif isinstance(found, Condition) and tag.start:
            problems.append(OUT_OF_PLACE.at(place, name=tag.name))
        elif not isinstance(found, Loop):  # those that are left were refused before
            slots.append(Slot(tag, found, row))
    return slots, problems
