"""The plain-text template: a TOML head between lines `+++`, then a paragraph a line, read into a letter.

`一、`, `（一）`, `1．`, `（1）` at the start of a line make headings, `（#）` one that is numbered later; `附件：TITLE` begins
an annex; lines `| a | b |` are a table whose first row is its head; `表：TITLE` names the table below,
`|--|:----:|` its widths and alignment; `#` begins a comment. Tags stay text. A line that is `{{表 ...}}` or `{{图 ...}}`
alone is kept as a paragraph for `annex` to replace.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from youju.engine.base.labels import LANGUAGES
from youju.engine.base.problems import Kind, Place, Problem, errors
from youju.engine.definitions.lines import LineIndex
from youju.engine.definitions.problems import MISSING, SYNTAX
from youju.engine.definitions.tables import Findings, Source, Table
from youju.engine.document.layout.letter import Align, Annex, Block, Heading, Letter, Text
from youju.engine.document.layout.letter import Table as Grid
from youju.engine.report.problems import CELLS, EMPTY_ANNEX, NO_BODY, NO_HEAD, NO_ROWS, NO_TITLE, NOT_ALONE, OPEN_TAG

FENCE = "+++"
TAG = re.compile(r"[{｛]{2}([^{}｛｝]*)[}｝]{2}")
"""A tag in plain text; what it holds is `NAME` or `NAME|RULE`."""

_OPEN = re.compile(r"[{｛]{2}")
_ANNEX = re.compile(r"(?:附件\s*\d*|annex\s*\d*)\s*[：:](.*)", re.IGNORECASE)
_CAPTION = re.compile(r"(?:表|table)\s*[：:](.*)", re.IGNORECASE)
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_DIRECTIVE = re.compile(r"(?:[表图]\s|(?:table|chart)\s)", re.IGNORECASE)
_IF = r"(?:[{｛]{2}\s*(?:若有|[iI][fF]\s)[^{}｛｝]*[}｝]{2})?\s*"
_ALIGN: dict[tuple[bool, bool], Align | None] = {
    (True, True): "center", (True, False): "left", (False, True): "right", (False, False): None,
}  # fmt: skip
_LEVELS = tuple(
    re.compile(_IF + number)
    for number in (
        r"[一二三四五六七八九十]+、",
        r"[（(](?:[#＃]|[一二三四五六七八九十]+)[）)]",
        r"\d+[．.](?!\d)",
        r"[（(]\d+[）)]",
    )
)
_LOWEST = 2  # levels below this one are set like text, so a long first sentence is text
_FENCES = 2
_SHORT = 40  # characters of a heading that runs on


@dataclass(slots=True)
class _Part:
    """The body or one annex while it is read."""

    title: str = ""
    line: int = 0
    blocks: list[Block] = field(default_factory=list)


def read_template(text: str, file: str = "") -> tuple[Letter | None, tuple[Problem, ...]]:
    """The letter that a template describes, None where something must be mended; every problem at file:line."""
    problems: list[Problem] = []
    head, rest = _head(text, file, problems)
    reader = _Reader(file, problems)
    for number, line in rest:
        reader.line(number, line)
    body, *annexes = reader.parts()
    if head is not None and not body.blocks:
        problems.append(NO_BODY.at(Place(file=file, line=len(text.splitlines()) or 1)))
    found = tuple(sorted(problems, key=lambda p: (p.place.line or 0, p.code)))
    if head is None or errors(found):
        return None, found
    attachments = tuple(Annex(a.title, tuple(a.blocks), landscape=_wide(a)) for a in annexes)
    return Letter(
        body=tuple(body.blocks), attachments=attachments, **(head | {"language": head["language"] or "zh"})
    ), found


def tags_of(text: str) -> Iterator[tuple[int, str, str, int]]:
    """(line, name, rule, where it ends in the line) of every tag of a template, comments left out."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in () if is_comment(line) else TAG.finditer(line):
            name, rule = parted(match[1])
            yield number, name, rule, match.end()


def language_of(text: str) -> str:
    """The language that a template's head names, "" where it names none that is known."""
    head, _ = _head(text, "", [])
    return str(head["language"]) if head else ""


def parted(inside: str) -> tuple[str, str]:
    """Name and wording rule of what stands between the braces of a tag."""
    name, _, rule = unicodedata.normalize("NFKC", inside).partition("|")
    return name.strip(), rule.strip()


def is_comment(line: str) -> bool:
    """Whether a line is for the writers only: it begins with `#`, but `#是` becomes 一是, 二是."""
    bare = line.lstrip()
    return bare.startswith("#") and not bare.startswith("#是")


def around(text: str, start: int, end: int, more: int = 12) -> str:
    """Some text with so many characters to each side."""
    before, after = text[max(0, start - more) : start], text[end : end + more]
    return ("…" if start > more else "") + before + text[start:end] + after + ("…" if end + more < len(text) else "")


def directive(line: str) -> str:
    """What a line asks for that is a table or chart directive and nothing else; "" for other lines."""
    match = TAG.fullmatch(line.strip())
    name = unicodedata.normalize("NFKC", match[1]).strip() if match else ""
    return name if _DIRECTIVE.match(name) else ""


def _head(text: str, file: str, problems: list[Problem]) -> tuple[dict[str, Any] | None, list[tuple[int, str]]]:
    lines = list(enumerate(text.splitlines(), 1))
    fences = [number for number, line in lines if line.strip() == FENCE][:_FENCES]
    begin = next((number for number, line in lines if line.strip() and not is_comment(line)), 0)
    if len(fences) < _FENCES or fences[0] != begin:
        problems.append(NO_HEAD.at(Place(file=file, line=begin or 1)))
        return None, [(n, line) for n, line in lines if line.strip() != FENCE]
    inside = "\n" * fences[0] + "\n".join(line for number, line in lines if fences[0] < number < fences[1])
    return _fields(inside, file, problems), lines[fences[1] :]


def _fields(text: str, file: str, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = Place(file=file, line=int(line[1]) if line else text.count("\n") + 1)
        problems.append(SYNTAX.at(place, why=str(error).partition(" (at")[0]))
        return None
    findings = Findings()
    found = _letter_fields(Table(values, (), Source("pack", file, LineIndex(text)), findings), values)
    if not found["title"] and "title" not in {dict(p.details).get("name") for p in findings.problems}:
        place = Place(file=file, line=text.count("\n", 0, len(text) - len(text.lstrip("\n"))) or 1)
        findings.problems.append(MISSING.at(place, where=FENCE, name="title"))
    problems += findings.problems
    return found


def _letter_fields(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    names = ("title", "addressee", "issuer", "letterhead", "number", "signer", "note", "printed_by")
    found: dict[str, Any] = {name: table.text(name) for name in names}
    found |= {name: table.text(name) or None for name in ("date", "printed_on")}
    found |= {"seal": table.flag("seal", True), "copies_to": table.texts("copies_to")}
    language = table.text("language")
    if language not in ("", *LANGUAGES):
        table.unknown("语言 language", language, LANGUAGES, "language")
    table.close()
    return found | {"language": language if language in LANGUAGES else ""}


class _Reader:
    """Takes the lines below the head one by one."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self._file, self._problems = file, problems
        self._parts = [_Part()]
        self._rows: list[tuple[int, tuple[str, ...]]] = []
        self._caption = ""
        self._widths: tuple[int, ...] = ()
        self._align: tuple[Align | None, ...] = ()

    def parts(self) -> list[_Part]:
        """The body, then the annexes."""
        self._end_table()
        for part in self._parts[1:]:
            if not part.blocks:
                self._report(EMPTY_ANNEX, part.line, title=part.title)
        return self._parts

    def line(self, number: int, raw: str) -> None:
        """One line; anything but a table row ends a table."""
        line = raw.strip()
        if line.startswith("|"):
            self._row(number, line)
            return
        if is_comment(line):
            return
        if not line:
            return
        self._end_table()
        self._check(number, line)
        if match := _ANNEX.fullmatch(line):
            self._annex(number, match[1].strip())
        elif _CAPTION.fullmatch(line):
            self._caption = line
        else:
            self._blocks.append(_paragraph(line))

    @property
    def _blocks(self) -> list[Block]:
        return self._parts[-1].blocks

    def _annex(self, number: int, title: str) -> None:
        if not title:
            self._report(NO_TITLE, number)
        self._parts.append(_Part(title, number))

    def _row(self, number: int, line: str) -> None:
        if _RULE.fullmatch(line):
            shares = line.strip("|").split("|")
            self._widths = tuple(part.count("-") for part in shares)
            self._align = tuple(_ALIGN[part.strip().startswith(":"), part.strip().endswith(":")] for part in shares)
        else:
            self._check(number, line)
            # A bar inside a tag stands before the wording, not between cells.
            guarded = TAG.sub(lambda m: m[0].replace("|", "\0"), line).strip().removeprefix("|").removesuffix("|")
            self._rows.append((number, tuple(cell.strip().replace("\0", "|") for cell in guarded.split("|"))))

    def _end_table(self) -> None:
        if self._rows:
            self._blocks.append(self._table(self._rows[0][1], self._rows[1:]))
        elif self._caption:  # no table followed, so it was a sentence
            self._blocks.append(Text(self._caption))
        self._rows, self._caption, self._widths, self._align = [], "", (), ()

    def _table(self, head: tuple[str, ...], rows: list[tuple[int, tuple[str, ...]]]) -> Block:
        first, wrong = self._rows[0][0], False
        for number, cells in [*rows, *([(first + 1, self._widths)] if self._widths else [])]:
            if len(cells) != len(head):
                self._report(CELLS, number, found=len(cells), wanted=len(head))
                wrong = True
        if not rows:
            self._report(NO_ROWS, first)
        if wrong:
            return Text("")  # the template is refused anyway
        title = _CAPTION.fullmatch(self._caption)
        align = tuple(one for one in self._align if one)
        grid = Grid(head, tuple(cells for _, cells in rows), self._widths, title=title[1].strip() if title else "")
        return replace(grid, align=align) if len(align) == len(head) else grid

    def _check(self, number: int, line: str) -> None:
        bare = TAG.sub("", line)
        if match := _OPEN.search(bare):
            self._report(OPEN_TAG, number, context=around(bare, match.start(), match.end()))
        for match in TAG.finditer(line):
            name = unicodedata.normalize("NFKC", match[1]).strip()
            if _DIRECTIVE.match(name) and match[0] != line:
                self._report(NOT_ALONE, number, name=name)

    def _report(self, kind: Kind, number: int, **details: object) -> None:
        self._problems.append(kind.at(Place(file=self._file, line=number), **details))


def _paragraph(line: str) -> Heading | Text:
    for level, pattern in enumerate(_LEVELS, 1):
        if pattern.match(line):
            text, stop, then = line.partition("。")
            if level <= _LOWEST or (len(text) <= _SHORT and not TAG.search(text)):
                return Heading(level, text + stop, then.strip()) if then.strip() else Heading(level, line)
            break
    return Text(line)


def _wide(part: _Part) -> bool:
    """A table of figures with their definitions needs the long side of the page."""
    return any(isinstance(b, Text) and directive(b.text)[:1] in ("表", "t", "T") for b in part.blocks)
