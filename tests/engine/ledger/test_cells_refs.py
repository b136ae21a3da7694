"""References to records and units."""

import pytest


@pytest.mark.parametrize("cell", ["清和日报", " 清和日报 ", "11", 11, 11.0])
def test_a_record_is_named_by_label_or_number(stored, cell):
    assert stored("outlet", cell) == 11


@pytest.mark.parametrize("cell", ["东关街道", "990101001", 2])
def test_a_unit_is_named_by_name_code_or_number(stored, cell):
    assert stored("host", cell) == 2


def test_an_unknown_record_is_told_with_the_most_alike(sentence):
    said = sentence(outlet="清河日报")
    assert "LED016 “媒体”里的“清河日报”在名单里找不到" in said
    assert said.endswith("是不是“清和日报”、“清和晚报”？")


@pytest.mark.parametrize(
    ("name", "cell", "code"), [("outlet", 99, "LED016"), ("host", "北山镇", "LED018"), ("host", 99, "LED018")]
)
def test_what_is_not_on_the_list_is_refused(codes, name, cell, code):
    assert codes(**{name: cell}) == [code]


def test_two_speakers_of_one_name_are_told_apart_by_number(sentence):
    assert sentence(speakers="赵老师") == (
        "speakers LED017 “宣讲员”里的“赵老师”在名单里有 2 个。 请改填编号，指明是哪一个：23、24。"
    )


@pytest.mark.parametrize("cell", ["李老师、王老师", "王老师;22", [22, "王老师"], ["李老师", 21.0, 21]])
def test_several_records_are_stored_sorted(stored, cell):
    assert stored("speakers", cell) == [21, 22]


def test_helping_units_are_stored_sorted(stored):
    assert stored("helpers", "柳河镇，东关街道") == [2, 3]


@pytest.mark.parametrize(("held_on", "level"), [("2025-06-30", "市级"), ("2025-07-01", "省级")])
def test_an_attribute_is_copied_as_valid_on_the_rows_day(row, held_on, level):
    assert row(held_on=held_on, outlet="清和日报").data["outlet_level"] == level


def test_a_row_without_a_reference_copies_nothing(row):
    assert "outlet_level" not in row().data


@pytest.mark.parametrize("name", ["outlet", "speakers", "host", "helpers"])
def test_an_empty_reference_says_nothing(row, name):
    found = row(**{name: "  "})
    assert (found.data.get(name), found.problems) == (None, [])


@pytest.mark.parametrize("cell", ["9" * 19, *(pytest.param(x, id="huge") for x in ("9" * 5000, "东" * 5000, 10**60))])
def test_what_is_too_long_for_a_name_is_not_looked_up(codes, cell):
    assert (codes(outlet=cell), codes(host=cell)) == (["LED016"], ["LED018"])
