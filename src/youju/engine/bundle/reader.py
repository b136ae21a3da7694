"""The page of a bundle that people read: the report, every number a button that shows where it is from. One file, no request."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from importlib import resources

from youju.engine.base.problems import Refused
from youju.engine.bundle.claims import Claim
from youju.engine.bundle.content import BundleContent
from youju.engine.bundle.places import Places
from youju.engine.bundle.reader_data import reader_data
from youju.engine.document.carriers import Instance
from youju.engine.document.layout.letter import Chart
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.reading import read
from youju.engine.report.body import Body
from youju.engine.report.edition import Edition
from youju.engine.report.rendering import Rendered

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
_NO_REPORT = (
    "报告的 Word 文件没有放进这个包；下面是全部数字。",
    "The report itself is not in this bundle; below are all its figures.",
)
_NO_SCRIPT = "请打开 JavaScript，或看 figures/figures.csv。 Turn JavaScript on, or see figures/figures.csv."


def reader_page(
    content: BundleContent, edition: Edition, claims: Sequence[Claim], docx: bytes | None, cards: frozenset[int]
) -> str:
    """The page. `docx` is the report as it is in the bundle (None: it is not), `cards` the figures with an answer card."""
    folder = resources.files("youju.engine.bundle")
    style, script = ((folder / name).read_text("utf-8") for name in ("reader.css", "reader.js"))
    data = json.dumps(reader_data(content, edition, claims, cards), ensure_ascii=False, separators=(",", ":"))
    lang = "en" if edition.language == "en" else "zh-Hans"
    title = f"{escape(edition.title)}（{escape(edition.period)}）"
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header><p class="who">{escape(edition.office)} · <code>{escape(edition.id)}</code></p>'
        '<button type="button" id="language" lang="en">English</button></header>\n'
        f'<noscript><p class="none">{_NO_SCRIPT}</p></noscript>\n'
        f'<main>\n<article id="report">\n{_article(edition, docx)}</article>\n'
        '<aside id="panel" aria-live="polite" tabindex="-1"></aside>\n</main>\n'
        '<section id="all"></section>\n'
        f'<script type="application/json" id="data">{_inline(data)}</script>\n<script>{script}</script>\n'
        "</body>\n</html>\n"
    )


def _article(edition: Edition, docx: bytes | None) -> str:
    if docx is None:
        return f'<p class="none">{_NO_REPORT[edition.language == "en"]}</p>\n'
    try:
        package = Package.open(docx, "report.docx")
    except Refused as refusal:
        return f'<p class="none">{escape(refusal.problems[0].sentence(edition.language))}</p>\n'
    return _Clickable(package, edition).body()


class _Clickable(Body):
    """The text of the report with a button for each figure."""

    def __init__(self, package: Package, edition: Edition) -> None:
        self._numbers = {s.instance: s.figure + 1 for s in edition.shown if s.instance and s.figure >= 0}
        super().__init__(Rendered(package), self._numbers, edition.language)
        self._places = Places(read(package), edition.shown)

    def places(self, paragraph: Paragraph) -> Sequence[Instance]:
        """By their marks or, in the public version, by their text."""
        return self._places.of(paragraph)

    def number(self, found: Instance) -> str:
        """A button that shows the figure."""
        number = self._numbers.get(found.instance)
        return f'<button type="button" class="n" data-n="{number}">{escape(found.text)}</button>' if number else ""

    def chart(self, chart: Chart) -> str:
        """There are none: a finished file does not say what its charts were made of."""
        return ""


def _inline(data: str) -> str:
    """JSON that no markup can end."""
    return data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
