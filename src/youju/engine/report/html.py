"""A report as one HTML file: its text, every bound number a link to where it comes from. No script, nothing loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from youju.engine.base.labels import Label
from youju.engine.definitions import Pack
from youju.engine.document.carriers import instances
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.reading import read
from youju.engine.report.answers import Answers
from youju.engine.report.html_style import STYLE
from youju.engine.report.notes import Note, notes_of
from youju.engine.report.rendering import Rendered
from youju.engine.report.svg import drawn

_ABOUT = Label(
    "全文绑定 {count} 个数，都算到台账第 {seq} 号修订。点任何一个数，看它数的是什么、怎么数、背后有多少条记录。",
    "{count} numbers are bound in this text, all as of revision {seq} of the ledger. Follow any of them to what it counts.",
)
_SKIP = Label("跳到数字的来处", "Skip to where the numbers come from")
_HEAD = Label("数字的来处", "Where the numbers come from")
_ROWS = Label(
    "背后 {rows} 条记录，{period}，算到第 {seq} 号修订", "{rows} records behind it, {period}, as of revision {seq}"
)
_ENTERED = Label("第 {seq} 号修订", "revision {seq}")
_UNITS = Label("按单位：{units}", "By unit: {units}")
_VERSION = Label("口径版本", "definition")
_BACK = Label("回到正文", "back to the text")
_PENDING = Label("待填", "to be filled in")
_UNIT = Label("单位 {code}", "unit {code}")
_TABLE = Label("表格，可左右滚动", "table, scrolls sideways")
_CHART = Label("（图见 Word 文件。）", "(For the chart see the Word file.)")
_LEAD = re.compile("（[一二三四五六七八九十]+）[^。]{1,40}。")
_NUMBER = re.compile(r"-?[\d,.]+[万亿]?余?|—|（待填）")
_CLASSES = {
    "附件标识": "label",
    "发文机关署名": "right",
    "成文日期": "right",
    "附件说明": "plain",
    "附件说明续": "list",
}
_LONG = 30


def page(out: Rendered, pack: Pack, answers: Answers, title: str) -> str:
    """The page of a report, in the language of its answers."""
    notes = notes_of(out.bound, pack, answers)
    writer = _Writer(out, notes, answers.language)
    seq = max((note.seq for note in notes), default=0)
    about = _ABOUT.in_(answers.language).format(count=len(out.bound), seq=seq)
    lang = "en" if answers.language == "en" else "zh-Hans"
    head = (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#notes">{_SKIP.in_(answers.language)}</a>\n<p class="about">{escape(about)}</p>\n'
    )
    return f"{head}<main>\n<article>\n{writer.body()}</article>\n{writer.notes()}</main>\n</body>\n</html>\n"


class _Writer:
    """Writes the text and the notes of one report."""

    def __init__(self, out: Rendered, notes: Sequence[Note], language: str) -> None:
        self._out, self._notes, self._language = out, notes, language
        self._charts = iter(out.charts)
        self._numbers: Mapping[str, int] = {name: n for n, note in enumerate(notes, 1) for name in note.instances}
        self._seen: set[int] = set()

    def body(self) -> str:
        """The paragraphs and tables of the document."""
        paragraphs = [p for p in read(self._out.package) if p.story == "document"]
        pieces: list[str] = []
        for table, some in groupby(paragraphs, key=lambda p: None if p.cell is None else p.cell.table):
            held = list(some)
            pieces += map(self._paragraph, held) if table is None else self._table(held)
        return "".join(pieces)

    def notes(self) -> str:
        """The list of notes, each linked to the first place where its number stands."""
        if not self._notes:
            return ""
        items = "".join(self._note(number, note) for number, note in enumerate(self._notes, 1))
        return f'<section class="notes" id="notes"><h2>{_HEAD.in_(self._language)}</h2>\n<ol>\n{items}</ol></section>\n'

    def _paragraph(self, paragraph: Paragraph) -> str:
        style, text = paragraph.style, paragraph.text.strip()
        if style == "图":
            chart = next(self._charts, None)
            return drawn(chart) + "\n" if chart else f'<p class="plain">{_CHART.in_(self._language)}</p>\n'
        if not text:
            return ""
        inline = self._led(paragraph)
        if style == "Title":
            return f"<h1>{inline}</h1>\n"
        if style == "附件标题":
            return f'<h2 class="annex">{inline}</h2>\n'
        if paragraph.level:
            level = min(paragraph.level + 1, 5)
            return f"<h{level}>{inline}</h{level}>\n"
        name = _CLASSES.get(style, "")
        return f'<p class="{name}">{inline}</p>\n' if name else f"<p>{inline}</p>\n"

    def _led(self, paragraph: Paragraph) -> str:
        """The text of a paragraph, a short numbered sentence at its head in bold."""
        lead = None if paragraph.level else _LEAD.match(paragraph.text)
        end = lead.end() if lead else 0
        head = f"<b>{self._inline(paragraph, 0, end)}</b>" if end else ""
        return head + self._inline(paragraph, end, len(paragraph.text))

    def _table(self, paragraphs: list[Paragraph]) -> Iterator[str]:
        rows = [list(row) for _, row in groupby(paragraphs, key=lambda p: p.cell.row if p.cell else 0)]
        cells = [[list(c) for _, c in groupby(row, key=lambda p: p.cell.column if p.cell else 0)] for row in rows]
        if max(len(row) for row in cells) == 1:  # the imprint is set as a table of one column
            yield self._imprint(paragraphs)
        else:
            yield from self._grid(*cells)

    def _imprint(self, paragraphs: list[Paragraph]) -> str:
        lines = "".join(f"<p>{self._inline(p, 0, len(p.text))}</p>" for p in paragraphs if p.text.strip())
        return f'<div class="imprint">{lines}</div>\n' if lines else ""

    def _grid(self, head: list[list[Paragraph]], *body: list[list[Paragraph]]) -> Iterator[str]:
        kinds = [_kind([row[n] for row in body if n < len(row)]) for n in range(len(head))]
        label = escape(_TABLE.in_(self._language), quote=True)
        yield f'<div class="wide" role="region" tabindex="0" aria-label="{label}"><table>\n<thead><tr>'
        yield "".join(f'<th scope="col"{_class(k)}>{self._cell(c)}</th>' for c, k in zip(head, kinds, strict=True))
        yield "</tr></thead>\n<tbody>\n"
        for row in body:
            given = zip(row, kinds, strict=False)
            yield "<tr>" + "".join(f"<td{_class(k)}>{self._cell(c)}</td>" for c, k in given) + "</tr>\n"
        yield "</tbody></table></div>\n"

    def _cell(self, paragraphs: Sequence[Paragraph]) -> str:
        return "<br>".join(self._inline(p, 0, len(p.text)) for p in paragraphs)

    def _inline(self, paragraph: Paragraph, start: int, end: int) -> str:
        pieces, at = [], start
        for found in instances((paragraph,), self._numbers):
            number = self._numbers.get(found.instance)
            if number is None or found.start < at or found.end > end:
                continue
            first = "" if number in self._seen else f' id="r{number}"'
            self._seen.add(number)
            words = escape(found.text)
            pieces += [_plain(paragraph.text[at : found.start]), f'<a class="n" href="#n{number}"{first}>{words}</a>']
            at = found.end
        return "".join((*pieces, _plain(paragraph.text[at:end])))

    def _note(self, number: int, note: Note) -> str:
        def said(label: Label, **details: object) -> str:
            return escape(label.in_(self._language).format(**details))

        value = f"{note.value} {note.unit}" if note.value else said(_PENDING)
        behind = said(_ROWS, rows=f"{note.rows:,}", period=note.period, seq=note.seq)
        if not note.period:
            behind = said(_ENTERED, seq=note.seq) if note.seq else said(_PENDING)
        if note.unit_code:
            behind += ("，" if self._language == "zh" else ", ") + said(_UNIT, code=note.unit_code)
        lines = [f"<p>{escape(note.sentence)}</p>", f"<p>{behind}"]
        if note.definition:
            lines.append(f" · {said(_VERSION)} <code>{note.definition[:12]}</code>")
        lines.append(f' · <a href="#r{number}" aria-label="{said(_BACK)}：{number}">{said(_BACK)}</a></p>')
        if note.units:
            lines.append(f"<p>{said(_UNITS, units='、'.join(f'{name} {v}' for name, v in note.units))}</p>")
        title = f'<h3><span>{number}</span>{escape(note.title)}　<b class="v">{escape(value)}</b></h3>'
        return f'<li id="n{number}">{title}{"".join(lines)}</li>\n'


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br>").replace("\t", "　")


def _kind(cells: Sequence[Sequence[Paragraph]]) -> str:
    """`num` for a column of numbers, `long` for one of sentences."""
    texts = ["".join(p.text for p in cell).strip() for cell in cells]
    if texts and all(_NUMBER.fullmatch(text) for text in texts):
        return "num"
    return "long" if any(len(text) > _LONG for text in texts) else ""


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
