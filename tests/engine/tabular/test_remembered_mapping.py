"""A mapping is found once, kept as TOML and used again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.engine.base.problems import Refused
from youju.engine.tabular import Column, Mapping, rows

HEAD = ["日期", "方式", "场次", "来听的"]
DAY = ["2025-03-08", "线上", "1", "46"]


@pytest.fixture
def told(table):
    """小王 has said which column is the audience."""
    found = table([HEAD, DAY]).mapping
    return replace(found, columns=(*found.columns, Column("来听的", "D", "people", scale=1000)), year_hint=2024)


def test_a_mapping_comes_back_from_its_file_as_it_was(told, register):
    assert Mapping.from_toml(told.to_toml(), register) == told


def test_a_mapping_of_a_grouped_header_comes_back_as_it_was(ledger, table, register):
    mapping = table(ledger).mapping
    assert Mapping.from_toml(mapping.to_toml(), register) == mapping


def test_awkward_header_texts_survive_the_file(register):
    mapping = Mapping("lectures", (Column('听众"\\\t（人）', "A", "people"),), constants=(("mode", "online"),))
    assert Mapping.from_toml(mapping.to_toml(), register) == mapping


def test_a_given_mapping_is_followed(told, table):
    found = table([HEAD, [*DAY[:3], 46.0]], told)
    assert ([r.cells["people"] for r in rows(found)], found.mapping.year_hint) == ([46000], 2024)


def test_columns_are_found_by_their_text_when_they_have_moved(told, table):
    (row,) = rows(table([["来听的", "场次", "方式", "日期"], ["46", "1", "线上", "2025-03-08"]], told))
    assert row.addresses == {"occurred_on": "D2", "mode": "C2", "sessions": "B2", "people": "A2"}


def test_a_column_that_the_sheet_no_longer_has_is_said(told, codes):
    assert codes([HEAD[:3], DAY[:3]], told) == ["TAB021", "TAB042"]


def test_a_constant_of_the_mapping_stands_for_a_missing_column(table, codes):
    found = table([["日期", "场次", "听众"], ["2025-03-08", "1", "46"]]).mapping
    told = replace(found, constants=(("mode", "online"),))
    assert codes([["日期", "场次", "听众"], ["2025-03-08", "1", "46"]], told) == []


def test_the_same_header_has_the_same_fingerprint(table):
    again = table([["台账", "", "", ""], ["日 期", *HEAD[1:]], DAY]).mapping
    assert again.fingerprint == table([HEAD, DAY]).mapping.fingerprint


def test_another_header_has_another_fingerprint(table):
    assert table([HEAD[:3], DAY[:3]]).mapping.fingerprint != table([HEAD, DAY]).mapping.fingerprint


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("not toml", "TAB040"),
        ("register = 'lectures'", "TAB040"),
        ("register = 'lectures'\ncolumn = 3", "TAB040"),
        ("register = 'other'\ncolumn = []", "TAB040"),
        ("register = 'lectures'\n[[column]]\nheader = 'a'\nto = 'peeple'", "TAB041"),
        ("register = 'lectures'\nfill_down = ['@unitt']\ncolumn = []", "TAB041"),
        ("register = 'lectures'\ncolumn = []\nconstants = { mode = 'offlin' }", "TAB043"),
        ("register = 'lectures'\ncolumn = []\nconstants = 'offline'", "TAB040"),
        ("register = 'lectures'\ncolumn = []\nyear_hint = inf", "TAB040"),
        ("register = 'lectures'\ncolumn = []\nyear_hint = '2025'", "TAB040"),
    ],
)
def test_mistakes_in_a_mapping_are_told(register, text, code):
    with pytest.raises(Refused) as caught:
        Mapping.from_toml(text, register, "M.toml")
    assert [p.code for p in caught.value.problems] == [code]


@pytest.mark.parametrize("scale", ["0", "-1", "1.5", "inf", "nan", "true", "'x'"])
def test_a_multiple_that_would_spoil_every_number_is_refused(register, scale):
    column = f"[[column]]\nheader = '听众'\nletters = 'D'\nto = 'people'\nscale = {scale}"
    with pytest.raises(Refused) as caught:
        Mapping.from_toml(f"register = 'lectures'\n{column}", register)
    assert [p.code for p in caught.value.problems] == ["TAB040"]


def test_all_mistakes_of_a_mapping_are_told_at_once_with_the_most_alike(register):
    text = "register = 'lectures'\nconstants = { mode = 'offlin' }\n[[column]]\nheader = 'a'\nto = 'peopl'"
    with pytest.raises(Refused) as caught:
        Mapping.from_toml(text, register)
    found = [(p.code, dict(p.details)["near"].split("、")[0]) for p in caught.value.problems]
    assert found == [("TAB041", "people"), ("TAB043", "offline")]


def test_a_column_may_be_left_out_on_purpose(table, register):
    text = "register = 'lectures'\n" + "".join(
        f"[[column]]\nheader = '{name}'\nto = '{to}'\n"
        for name, to in zip(HEAD, ["occurred_on", "mode", "sessions", "@ignore"], strict=True)
    )
    (row,) = rows(table([HEAD, DAY], Mapping.from_toml(text, register)))
    assert sorted(row.cells) == ["mode", "occurred_on", "sessions"]


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@given(
    st.lists(
        st.tuples(WORDS, st.sampled_from(["people", "mode", "@unit", "@ignore"]), st.integers(1, 10**8)),
        min_size=1,
        max_size=5,
    ),
    WORDS,
)
def test_any_mapping_comes_back_from_its_file(register, columns, said):
    made = Mapping(
        "lectures",
        tuple(Column(h, "B", to, (("mode", "online"),), scale) for h, to, scale in columns),
        said,
        (),
        2025,
        ("mode",),
    )
    assert Mapping.from_toml(made.to_toml(), register) == made
