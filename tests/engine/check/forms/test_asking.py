"""A cell's period is what its heads say, meant from what the title says."""

from __future__ import annotations

import pytest

from forms import plain_form
from youju.engine.base.periods import Period
from youju.engine.base.problems import NOWHERE
from youju.engine.check.asking import period_of
from youju.engine.check.forms.asking import other_periods, when_asked
from youju.engine.check.forms.heads import Grid
from youju.engine.check.model import Asked
from youju.engine.document.package import Package
from youju.engine.document.safety import BOOK
from youju.engine.document.sheets.cells import At, read_sheets


@pytest.fixture
def place(tmp_path):
    """The cell under a head in a form with a title."""

    def around(title, head):
        path = plain_form(tmp_path / "a.xlsx", [[title], ["指标", head], ["惠民演出（场）", None]], ("A1:B1",))
        return Grid(read_sheets(Package.open(path, path.name, BOOK))[0]).around(At(3, 2))

    return around


@pytest.mark.parametrize(
    ("title", "head", "given", "asked"),
    [
        ("统计表", "本年", "2025", "2025"),
        ("统计表", "上年", "2025", "2024"),
        ("统计表", "2023年", "2025", "2023"),
        ("2024年统计表", "本年", "2025", "2024"),
        ("2024年统计表", "上年同期", "2025", "2023"),
        ("2025年上半年统计表", "本年", "2025", "2025H1"),
        ("2025年上半年统计表", "上年同期", "2025", "2024H1"),
        ("2025年上半年统计表", "二季度", "2025", "2025Q2"),
        ("2025年上半年统计表", "全年", "2025", "2025"),
        ("2025年上半年统计表", "全年", "2025H1", "2025"),
        ("统计表", "全年", "2025Q3", "2025"),
    ],
)
def test_the_nearest_words_decide(place, title, head, given, asked):
    period = Period.parse(given)
    found = when_asked(place(title, head), period)
    assert period_of(Asked("shows", found.years, "", found.part), period).text == asked


def test_a_title_of_another_year_is_said_once(place):
    places = [place("2024年统计表", "本年")] * 2
    (problem,) = other_periods(NOWHERE, places, Period.parse("2025"))
    assert (problem.code, "2024年统计表" in problem.sentence("zh")) == ("CHK064", True)


def test_a_title_of_the_year_asked_for_is_none(place):
    assert other_periods(NOWHERE, [place("2025年统计表", "上年")], Period.parse("2025")) == ()
