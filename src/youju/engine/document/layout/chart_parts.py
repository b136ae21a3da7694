"""The XML of one chart (ECMA-376 part 1, 21.2)."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from youju.engine.document.layout.chart_book import SHEET
from youju.engine.document.layout.fonts import Fonts
from youju.engine.document.layout.letter import Chart, Series, Value
from youju.engine.document.layout.markup import Element, el, legal, root

_COLOURS = ("1F4E79", "8C8C8C", "000000", "9DC3E6")
_DASHES = ("solid", "sysDash", "solid", "sysDot")
_MARKERS = ("circle", "diamond", "square", "triangle")
_INK, _LINES = "262626", "D0D0D0"
_SIZE, _TITLE_SIZE = 1050, 1200  # hundredths of a point: 五号 and 小四
_LABELLED = 16  # bars; more would print their values over each other
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222


def chart_part(chart: Chart, fonts: Fonts, data: str) -> bytes:
    """The part of a chart; `data` is the relationship to its workbook."""
    space = el(
        "c:chart",
        _title(_headline(chart), fonts),
        el("c:autoTitleDeleted", val=0),
        el("c:plotArea", el("c:layout"), _plot(chart, fonts), _categories(chart, fonts), _values(chart, fonts)),
        _legend(fonts) if len(chart.series) > 1 else None,
        el("c:plotVisOnly", val=1),
        el("c:dispBlanksAs", val="gap"),
    )
    return root(
        "c:chartSpace",
        el("c:date1904", val=0),
        el("c:lang", val="zh-CN"),
        el("c:roundedCorners", val=0),
        space,
        el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill"))),
        _text(fonts, _SIZE),
        el("c:externalData", el("c:autoUpdate", val=0), r_id=data),
    )


def _headline(chart: Chart) -> str:
    return f"{chart.title}（{chart.unit}）" if chart.unit else chart.title


def _plot(chart: Chart, fonts: Fonts) -> Element:
    series = [_series(chart, index, fonts) for index in range(len(chart.series))]
    axes = (el("c:axId", val=_CATEGORY_AXIS), el("c:axId", val=_VALUE_AXIS))
    if chart.kind == "line":
        marker = el("c:marker", val=1)
        return el("c:lineChart", el("c:grouping", val="standard"), el("c:varyColors", val=0), *series, marker, *axes)
    gap = el("c:gapWidth", val=60)
    return el(
        "c:barChart",
        el("c:barDir", val="bar" if chart.kind == "lying" else "col"),
        el("c:grouping", val="clustered"),
        el("c:varyColors", val=0),
        *series,
        gap,
        *axes,
    )


def _series(chart: Chart, index: int, fonts: Fonts) -> Element:
    series, rows = chart.series[index], len(chart.categories)
    column = get_column_letter(index + 2)
    line = chart.kind == "line"
    return el(
        "c:ser",
        el("c:idx", val=index),
        el("c:order", val=index),
        el("c:tx", el("c:strRef", _formula(f"${column}$1"), _strings((series.name,)))),
        _stroke(index) if line else el("c:spPr", _fill(_COLOURS[index % len(_COLOURS)])),
        _marker(index) if line else el("c:invertIfNegative", val=0),
        _labels(fonts) if _labelled(chart) else None,
        el("c:cat", el("c:strRef", _formula(f"$A$2:$A${rows + 1}"), _strings(chart.categories))),
        el("c:val", el("c:numRef", _formula(f"${column}$2:${column}${rows + 1}"), _numbers(series))),
        el("c:smooth", val=0) if line else None,
    )


def _labelled(chart: Chart) -> bool:
    return chart.kind != "line" and len(chart.categories) * len(chart.series) <= (
        _LABELLED if chart.kind == "bar" else 60
    )


def _labels(fonts: Fonts) -> Element:
    shown = {"LegendKey": 0, "Val": 1, "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    return el("c:dLbls", _text(fonts, 900), *(el(f"c:show{what}", val=value) for what, value in shown.items()))


def _formula(cells: str) -> Element:
    node = el("c:f")
    node.text = f"{SHEET}!{cells}"
    return node


def _point(index: int, text: str) -> Element:
    value = el("c:v")
    value.text = legal(text)
    return el("c:pt", value, idx=index)


def _strings(texts: tuple[str, ...]) -> Element:
    return el("c:strCache", el("c:ptCount", val=len(texts)), *(_point(n, text) for n, text in enumerate(texts)))


def _numbers(series: Series) -> Element:
    form = el("c:formatCode")
    form.text = "General"
    points = [_point(n, _plain(value)) for n, value in enumerate(series.values) if value is not None]
    return el("c:numCache", form, el("c:ptCount", val=len(series.values)), *points)


def _plain(value: Value) -> str:
    return format(value, "f") if not isinstance(value, int) else str(value)


def _fill(colour: str) -> Element:
    return el("a:solidFill", el("a:srgbClr", val=colour))


def _stroke(index: int) -> Element:
    n = index % len(_COLOURS)
    return el("c:spPr", el("a:ln", _fill(_COLOURS[n]), el("a:prstDash", val=_DASHES[n]), w=28575 if n == 0 else 19050))


def _marker(index: int) -> Element:
    n = index % len(_MARKERS)
    look = el("c:spPr", _fill(_COLOURS[n]), el("a:ln", _fill(_COLOURS[n])))
    return el("c:marker", el("c:symbol", val=_MARKERS[n]), el("c:size", val=6), look)


def _categories(chart: Chart, fonts: Fonts) -> Element:
    lying = chart.kind == "lying"
    return el(
        "c:catAx",
        el("c:axId", val=_CATEGORY_AXIS),
        el("c:scaling", el("c:orientation", val="maxMin" if lying else "minMax")),  # the first unit stands on top
        el("c:delete", val=0),
        el("c:axPos", val="l" if lying else "b"),
        el("c:majorTickMark", val="none"),
        el("c:minorTickMark", val="none"),
        el("c:tickLblPos", val="low"),
        el("c:spPr", el("a:ln", _fill(_INK), w=9525)),
        _text(fonts, _SIZE),
        el("c:crossAx", val=_VALUE_AXIS),
        el("c:crosses", val="autoZero"),
        el("c:auto", val=1),
        el("c:lblAlgn", val="ctr"),
        el("c:lblOffset", val=100),
        el("c:noMultiLvlLbl", val=1),
    )


def _values(chart: Chart, fonts: Fonts) -> Element:
    lying = chart.kind == "lying"
    return el(
        "c:valAx",
        el("c:axId", val=_VALUE_AXIS),
        el("c:scaling", el("c:orientation", val="minMax"), None if chart.kind == "line" else _from_zero(chart)),
        el("c:delete", val=1 if _labelled(chart) else 0),
        el("c:axPos", val="b" if lying else "l"),
        None if _labelled(chart) else el("c:majorGridlines", el("c:spPr", el("a:ln", _fill(_LINES), w=6350))),
        el("c:numFmt", formatCode="General", sourceLinked=0),
        el("c:majorTickMark", val="none"),
        el("c:minorTickMark", val="none"),
        el("c:tickLblPos", val="nextTo"),
        el("c:spPr", el("a:ln", el("a:noFill"))),
        _text(fonts, _SIZE),
        el("c:crossAx", val=_CATEGORY_AXIS),
        el("c:crosses", val="max" if lying else "autoZero"),
        el("c:crossBetween", val="between"),
    )


def _from_zero(chart: Chart) -> Element | None:
    """Bars start at 0: a bar that does not lies about its length."""
    told = [value for series in chart.series for value in series.values if value is not None]
    return el("c:min", val=0) if told and min(told) >= 0 else None


def _legend(fonts: Fonts) -> Element:
    return el("c:legend", el("c:legendPos", val="b"), el("c:overlay", val=0), _text(fonts, _SIZE))


def _title(text: str, fonts: Fonts) -> Element:
    words = el("a:t")
    words.text = legal(text)
    look = _characters("a:rPr", fonts.black, _TITLE_SIZE)
    line = el("a:p", el("a:pPr", _characters("a:defRPr", fonts.black, _TITLE_SIZE)), el("a:r", look, words))
    return el("c:title", el("c:tx", el("c:rich", el("a:bodyPr"), line)), el("c:overlay", val=0))


def _text(fonts: Fonts, size: int) -> Element:
    line = el("a:p", el("a:pPr", _characters("a:defRPr", fonts.song, size)), el("a:endParaRPr", lang="zh-CN"))
    return el("c:txPr", el("a:bodyPr"), line)


def _characters(tag: str, family: str, size: int) -> Element:
    return el(tag, _fill(_INK), el("a:latin", typeface=family), el("a:ea", typeface=family), sz=size, b=0)
