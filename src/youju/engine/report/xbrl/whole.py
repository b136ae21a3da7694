"""A whole page: head, the machine's part, text, notes; and the texts of its footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem
from youju.engine.report.html_style import STYLE
from youju.engine.report.note_list import note_list
from youju.engine.report.notes import Note
from youju.engine.report.rendering import Rendered
from youju.engine.report.xbrl.facts import Veiled
from youju.engine.report.xbrl.header import NAMESPACES, Resources, header
from youju.engine.report.xbrl.markup import HEAD, element, text
from youju.engine.report.xbrl.model import PREFIX, Content, Fact
from youju.engine.report.xbrl.page import PageBody

_ABOUT = Label(
    "全文 {count} 个数都带机器可读的标记（Inline XBRL）。点任何一个数，看它数的是什么、怎么数。",
    "The {count} numbers of this text are tagged for machines (Inline XBRL). Follow any of them to what it counts.",
)
_VERSION = Label("（口径版本 {version}）", " (definition {version})")
_STYLE = re.sub(r"\b(article|figure)\b", r".\1", STYLE)


@dataclass(frozen=True, slots=True)
class Written:
    """A page but for the address of its taxonomy. `numbers` are the facts that it states, `notes` the texts of its footnotes."""

    content: Content
    resources: Resources
    body: str
    listed: str
    hidden: tuple[Fact, ...]
    tagged: Mapping[int, Sequence[str]]
    numbers: frozenset[int]
    notes: Mapping[int, str]
    problems: tuple[Problem, ...]

    def page(self, schema: str) -> str:
        """The whole page, `schema` being the address of the taxonomy."""
        language, title = self.content.language, text(self.content.title.in_(self.content.language))
        about = element("p", {"class": "about"}, text(_ABOUT.in_(language).format(count=len(self.numbers))))
        head = element(
            "head",
            {},
            element("meta", {"http-equiv": "Content-Type", "content": "application/xhtml+xml; charset=UTF-8"}),
            element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            element("title", {}, title),
            element("style", {"type": "text/css"}, text(_STYLE)),
        )
        top = header(self.resources, self.hidden, schema, self.tagged, self.numbers)
        whole = element(
            "body", {}, "\n", top, "\n", about, element("div", {"class": "article"}, self.body), self.listed
        )
        root = NAMESPACES | {f"xmlns:{PREFIX}": self.content.namespace, "xml:lang": lang_of(language)}
        return f"{HEAD}{element('html', root, head, whole)}\n"


def page(out: Rendered, content: Content, notes: Sequence[Note], veiled: Veiled | None = None) -> Written:
    """Write the text and the notes; each definition is a footnote of the facts whose note it is in."""
    writer = PageBody(out, content, veiled)
    body = writer.body()
    tagged = {number: tuple(ids) for number, ids in sorted(writer.tagged.items())}
    told = {number: _footnote(notes[number - 1], content.language) for number in tagged}

    def said(number: int, note: Note) -> str:
        attributes = {"id": f"fn{number}", "xml:lang": lang_of(content.language)}
        return element("ix:footnote", attributes, text(told[number])) if number in told else text(note.sentence)

    listed = (
        element("div", {"class": "notes", "id": "notes"}, note_list(notes, content.language, said)) if notes else ""
    )
    numbers = frozenset({*writer.hidden, *writer.times})
    hidden = tuple(writer.hidden.values())
    return Written(content, writer.resources, body, listed, hidden, tagged, numbers, told, tuple(writer.problems))


def _footnote(note: Note, language: str) -> str:
    """The definition and its version."""
    version = _VERSION.in_(language).format(version=note.definition[:12]) if note.definition else ""
    return f"{note.sentence}{version}"


def lang_of(language: str) -> str:
    """A language as XML names it."""
    return "en" if language == "en" else "zh-CN"
