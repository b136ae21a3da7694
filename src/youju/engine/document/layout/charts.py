"""Native Word charts: bars by month, bars by unit, lines of two years. No picture; the data can be edited in Word.

Dark blue, grey and black, told apart by their weight too, for pages that are printed without colour. Families are named, not
embedded. A missing value is a gap.
"""

from __future__ import annotations

from youju.engine.document.accepting import drop
from youju.engine.document.layout.chart_book import chart_book
from youju.engine.document.layout.chart_parts import chart_part
from youju.engine.document.layout.fonts import OFFICIAL, Fonts
from youju.engine.document.layout.letter import Chart
from youju.engine.document.layout.markup import SPACES, Element, el, legal
from youju.engine.document.layout.measures import LINE, TEXT_WIDTH
from youju.engine.document.names import R, w
from youju.engine.document.package import Package

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOOK_RELATION = f"{R}/package"
_TWIP = 635  # English metric units
_LINES, _FEWEST, _MOST = 7, 4, 20  # a turned page holds two charts of 7 lines, an upright one three
_AROUND, _BAR = LINE * 3, 400  # twips around lying bars, and of each of them
_LEAD = 10  # twips that the chart's paragraph adds to its height


def put_chart(package: Package, paragraph: Element, chart: Chart, fonts: Fonts = OFFICIAL) -> None:
    """Add the chart's parts to the package and its drawing to the end of a paragraph of the main document."""
    number = next(n for n in range(1, 10_000) if f"word/charts/chart{n}.xml" not in package)
    part, book = f"word/charts/chart{number}.xml", f"word/embeddings/chart{number}.xlsx"
    package.put(book, chart_book(chart), _BOOK_TYPE)
    package.put(part, b"<c/>", _CHART_TYPE)
    data = package.relate(part, _BOOK_RELATION, book)
    package.put(part, chart_part(chart, fonts, data))
    shown = package.relate(package.main, f"{R}/chart", part)
    paragraph.append(el("w:r", el("w:drawing", _inline(chart, number, shown))))
    package.touch(package.main)


def drop_chart(package: Package, title: str, instead: str) -> bool:
    """Take a chart of the main document out by its title, with its part and data; a text stands in its place."""
    found = False
    for drawing in list(package.tree(package.main).iter(w("drawing"))):
        if not any(node.get("title") == legal(title) for node in drawing.iter(f"{{{SPACES['wp']}}}docPr")):
            continue
        wanted = {node.get(f"{{{R}}}id") for node in drawing.iter(f"{{{SPACES['c']}}}chart")}
        for relation in package.relations(package.main):
            if relation.id in wanted and relation.target in package:
                for data in package.relations(relation.target):
                    if data.target in package:
                        package.remove(data.target)
                package.remove(relation.target)
                package.unrelate(package.main, relation.target)
        text = el("w:t")
        text.text = instead
        drawing.addprevious(text)
        drop(drawing)
        package.touch(package.main)
        found = True
    return found


def described(chart: Chart) -> str:
    """What is read out in place of the chart: as given, else its title and every value."""
    if chart.alt:
        return chart.alt
    lines = []
    for series in chart.series:
        values = (
            f"{category}{'—' if value is None else value}"
            for category, value in zip(chart.categories, series.values, strict=True)
        )
        lines.append(f"{series.name}：{'，'.join(values)}")
    unit = f"（{chart.unit}）" if chart.unit else ""
    return f"{chart.title}{unit}。{'；'.join(lines)}。"


def height(chart: Chart) -> int:
    """Height of a chart in lines, so that the text below it stands on the lines of the page."""
    if chart.kind != "lying":
        return _LINES
    bars = len(chart.categories) * max(len(chart.series), 1)
    return min(max(-(-(bars * _BAR + _AROUND) // LINE), _FEWEST), _MOST)


def _inline(chart: Chart, number: int, relation: str) -> Element:
    size = {"cx": (TEXT_WIDTH - _LEAD) * _TWIP, "cy": (height(chart) * LINE - _LEAD) * _TWIP}
    frame = el("a:graphic", el("a:graphicData", el("c:chart", r_id=relation), uri=SPACES["c"]))
    title = legal(chart.title)
    return el(
        "wp:inline",
        el("wp:extent", **size),
        el("wp:docPr", id=number, name=f"Chart {number}", descr=legal(described(chart)), title=title),
        el("wp:cNvGraphicFramePr"),
        frame,
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
