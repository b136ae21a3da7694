"""Charts: native, editable, true to their values."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from lxml import etree

from letters import BEFORE, BY_MONTH, BY_UNIT, MONTHS, SHOWS, TWO_YEARS, notice
from youju.engine.document.layout import Chart, Series, compose
from youju.engine.document.layout.charts import described, height
from youju.engine.document.layout.markup import SPACES
from youju.engine.document.package import Package

PART = "word/charts/chart1.xml"


def composed(chart: Chart) -> Package:
    """A letter that holds the chart."""
    return compose(notice(body=(chart,)))


def found(package: Package, path: str) -> list[etree._Element]:
    """Elements of the first chart's part."""
    return package.tree(PART).findall(path, SPACES)


def book(package: Package) -> list[tuple[object, ...]]:
    """Rows of the workbook inside the chart."""
    data = next(relation.target for relation in package.relations(PART))
    return list(openpyxl.load_workbook(BytesIO(package.part(data))).worksheets[0].values)


def test_the_workbook_inside_holds_what_the_chart_shows():
    assert book(composed(TWO_YEARS))[:2] == [(None, "2025年", "2024年"), ("1月", 8, 7)]


def test_word_finds_the_workbook_when_the_data_are_edited():
    package = composed(BY_MONTH)
    (relation,) = package.relations(PART)
    (external,) = found(package, "c:externalData")
    assert external.get(f"{{{SPACES['r']}}}id") == relation.id
    assert relation.target.endswith(".xlsx")
    assert not relation.external


def test_a_missing_value_is_a_gap_and_no_zero():
    package = composed(BY_MONTH)
    points = {node.get("idx") for node in found(package, ".//c:val//c:pt")}
    assert "6" not in points
    assert len(points) == 11
    assert book(package)[7] == ("7月", None)
    assert [node.get("val") for node in found(package, ".//c:dispBlanksAs")] == ["gap"]


def test_a_fraction_keeps_its_digits():
    package = composed(Chart("line", "满意率", ("一季度",), (Series("2025年", (Decimal("98.70"),)),), "%"))
    assert [node.text for node in found(package, ".//c:val//c:v")] == ["98.70"]


@pytest.mark.parametrize(("chart", "direction"), [(BY_MONTH, "col"), (BY_UNIT, "bar")])
def test_bars_stand_by_month_and_lie_by_unit(chart, direction):
    assert [node.get("val") for node in found(composed(chart), ".//c:barDir")] == [direction]


def test_bars_begin_at_zero():
    assert [node.get("val") for node in found(composed(BY_MONTH), ".//c:valAx//c:min")] == ["0"]


def test_two_years_are_told_apart_without_colour():
    dashes = [node.get("val") for node in found(composed(TWO_YEARS), ".//c:ser/c:spPr//a:prstDash")]
    assert dashes == ["solid", "sysDash"]


def test_only_black_grey_and_blue_are_used():
    colours = {node.get("val") for node in found(composed(TWO_YEARS), ".//a:srgbClr")}
    assert colours <= {"1F4E79", "8C8C8C", "000000", "262626", "D0D0D0"}


def test_the_picture_can_be_read_out():
    package = composed(BY_UNIT)
    (drawing,) = package.tree(package.main).iter(f"{{{SPACES['wp']}}}docPr")
    assert drawing.get("descr") == "各镇演出（场）。2025年：东华街道32，西山镇28，南河镇66。"


def test_a_missing_value_is_read_out_as_missing():
    assert "7月—" in described(BY_MONTH)


def test_own_words_for_the_picture_are_kept():
    assert described(Chart("bar", "甲", (), (), alt="按月的柱形图")) == "按月的柱形图"


def test_a_text_that_looks_like_a_formula_stays_a_text():
    package = composed(Chart("bar", "甲", ("=1+1",), (Series("=2+2", (1,)),)))
    assert book(package) == [(None, "=2+2"), ("=1+1", 1)]
    workbook = next(relation.target for relation in package.relations(PART))
    sheet = openpyxl.load_workbook(BytesIO(package.part(workbook))).worksheets[0]
    assert sheet["A2"].data_type == "s"


def test_many_units_make_a_higher_chart():
    many = Chart("lying", "各镇", tuple(map(str, range(15))), (Series("2025年", tuple(range(15))),))
    assert height(BY_UNIT) < height(many) <= 20


def test_several_charts_have_parts_of_their_own():
    package = compose(notice(body=(BY_MONTH, BY_UNIT)))
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml", "word/embeddings/chart2.xlsx"} <= set(package.names())


def test_a_series_that_misses_a_category_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError):
        Chart("bar", "甲", MONTHS, (Series("2025年", (1, 2)),))


def test_no_picture_lies_in_the_file():
    assert not [name for name in composed(TWO_YEARS).names() if name.endswith((".png", ".emf", ".jpg"))]


def test_series_are_in_the_order_given():
    package = composed(Chart("line", "两年", MONTHS, (BEFORE, SHOWS)))
    assert [node.text for node in found(package, ".//c:tx//c:v")] == ["2024年", "2025年"]


def test_values_stand_between_the_marks_of_the_axis():
    assert [node.get("val") for node in found(composed(BY_MONTH), ".//c:valAx/c:crossBetween")] == ["between"]
