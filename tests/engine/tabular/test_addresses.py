"""A1 addresses, both ways."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.tabular import address, column_of, letters


@pytest.mark.parametrize(
    ("column", "text"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_are_lettered_as_in_a_workbook(column, text):
    assert (letters(column), column_of(text)) == (text, column)


@settings(max_examples=50)
@given(st.integers(0, 20_000))
def test_letters_lead_back_to_the_column(column):
    assert column_of(letters(column)) == column


def test_an_address_counts_rows_from_one():
    assert address(6, 1) == "B7"


@pytest.mark.parametrize("text", ["", "1", "A1", "列"])
def test_what_is_no_letter_is_no_column(text):
    with pytest.raises(ValueError):
        column_of(text)
