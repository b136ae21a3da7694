"""Where a public version prints the numbers of its edition: it has no marks, so their text has to be near where it was."""

from __future__ import annotations

import pytest

from youju.engine.bundle.places import Places
from youju.engine.document.paragraphs import plain_paragraph
from youju.engine.report.edition import Shown


def shown(start: int, text: str, public: str = "") -> Shown:
    """A number of the first paragraph."""
    return Shown("p", 0, start, text, "exact", instance=f"{start:012x}", public=public)


@pytest.mark.parametrize(
    ("text", "numbers", "places"),
    [
        ("全年4场，4人次。", [shown(2, "4"), shown(5, "4")], [2, 5]),
        ("王**4场，共40人。", [shown(3, "4"), shown(6, "40")], [3, 7]),
        ("2024年4场", [shown(5, "4")], [5]),
        ("不足5人，共60人", [shown(0, "3", "不足5"), shown(4, "60")], [0, 6]),
    ],
)
def test_a_number_is_found_though_the_words_before_it_have_changed(text, numbers, places):
    found = Places([plain_paragraph("p", text)], numbers)
    assert [one.start for one in found.all] == places
    assert found.missing == []


def test_a_number_that_is_not_printed_is_missing():
    numbers = [shown(2, "4"), shown(5, "50")]
    found = Places([plain_paragraph("p", "全年4场，60人次。")], numbers)
    assert ([one.text for one in found.all], found.missing) == (["4"], [numbers[1]])


def test_a_paragraph_that_is_gone_has_lost_its_numbers():
    assert len(Places([], [shown(2, "4")]).missing) == 1
