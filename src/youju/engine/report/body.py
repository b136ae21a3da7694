"""The text of a rendered file as elements of a page: headings, paragraphs, tables; HTML and XHTML alike."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from html import escape
from itertools import groupby

from youju.engine.base.labels import Label
from youju.engine.document.carriers import Instance, instances
from youju.engine.document.layout.letter import Chart
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.reading import read
from youju.engine.report.rendering import Rendered

NO_CHART = Label("（图见 Word 文件。）", "(For the chart see the Word file.)")
_TABLE = Label("表格，可左右滚动", "table, scrolls sideways")
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


class Body:
    """Writes the paragraphs and tables of one report; a subclass says how numbers and charts are written.

    `known` are the instances that it binds.
    """

    def __init__(self, out: Rendered, known: Collection[str], language: str) -> None:
        self.language = language
        self._out, self._known, self._charts = out, known, iter(out.charts)

    def number(self, found: Instance) -> str:
        """The markup of a number's text; "" where it is to stay text."""
        raise NotImplementedError

    def chart(self, chart: Chart) -> str:
        """The markup of a chart."""
        raise NotImplementedError

    def places(self, paragraph: Paragraph) -> Sequence[Instance]:
        """The bound numbers of a paragraph, in order."""
        return instances((paragraph,), self._known)

    def words(self, text: str) -> str:
        """The markup of text without numbers of ours."""
        return plain(text)

    def wide(self) -> str:
        """Attributes of what holds a table wider than the page."""
        label = escape(_TABLE.in_(self.language), quote=True)
        return f' role="region" tabindex="0" aria-label="{label}"'

    def body(self) -> str:
        """The paragraphs and tables of the document."""
        paragraphs = [p for p in read(self._out.package) if p.story == "document"]
        pieces: list[str] = []
        for table, some in groupby(paragraphs, key=lambda p: None if p.cell is None else p.cell.table):
            held = list(some)
            pieces += map(self._paragraph, held) if table is None else self._table(held)
        return "".join(pieces)

    def _paragraph(self, paragraph: Paragraph) -> str:
        style, text = paragraph.style, paragraph.text.strip()
        if style == "图":
            chart = next(self._charts, None)
            return self.chart(chart) + "\n" if chart else f'<p class="plain">{NO_CHART.in_(self.language)}</p>\n'
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
        heads = "".join(f'<th scope="col"{_class(k)}>{self._cell(c)}</th>' for c, k in zip(head, kinds, strict=True))
        lines = [
            "<tr>"
            + "".join(f"<td{_class(k)}>{self._cell(c)}</td>" for c, k in zip(row, kinds, strict=False))
            + "</tr>\n"
            for row in body
        ]
        yield f'<div class="wide"{self.wide()}><table>\n'
        yield f"<thead><tr>{heads}</tr></thead>\n" if lines else ""
        yield f"<tbody>\n{''.join(lines) or f'<tr>{heads}</tr>'}</tbody></table></div>\n"

    def _cell(self, paragraphs: Sequence[Paragraph]) -> str:
        return "<br/>".join(self._inline(p, 0, len(p.text)) for p in paragraphs)

    def _inline(self, paragraph: Paragraph, start: int, end: int) -> str:
        pieces, at = [], start
        for found in self.places(paragraph):
            if found.start < at or found.end > end:
                continue
            if words := self.number(found):
                pieces += [self.words(paragraph.text[at : found.start]), words]
                at = found.end
        return "".join((*pieces, self.words(paragraph.text[at:end])))


def plain(text: str) -> str:
    """Text escaped, its line breaks and tabs as a page shows them."""
    return escape(text).replace("\n", "<br/>").replace("\t", "　")


def _kind(cells: Sequence[Sequence[Paragraph]]) -> str:
    """`num` for a column of numbers, `long` for one of sentences."""
    texts = ["".join(p.text for p in cell).strip() for cell in cells]
    if texts and all(_NUMBER.fullmatch(text) for text in texts):
        return "num"
    return "long" if any(len(text) > _LONG for text in texts) else ""


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
