"""U+0000 never gets from a cell into what is stored: PostgreSQL has no text that holds it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.base.labels import Label
from youju.engine.definitions.model import Choice, Field
from youju.engine.ledger.cells.table import READERS
from youju.engine.ledger.cells.unfit import Unfit
from youju.engine.ledger.loops import Standing, void
from youju.engine.ledger.model import Normalised

CHOICES = (Choice("offline", Label("线下"), aliases=("现场",)),)
WORDS = (
    "2025-03-08",
    "3月8日",
    "2025年3月",
    "10:00",
    "约1200人",
    "3.5万",
    "线下",
    "现场",
    "是",
    "https://a.b/c",
    "a" * 64,
)
PIECES = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3), st.just("\0")), max_size=5).map("".join)


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=60, deadline=None)
@given(PIECES, st.integers(0, 80))
def test_no_reader_lets_it_through(kind, text, at):
    row = Normalised({}, "2025-01-01", 2025)
    try:
        stored = READERS[kind](Field("x", Label("某项"), kind, choices=CHOICES))(f"{text[:at]}\0{text[at:]}", row)
    except Unfit:
        stored = None
    said = [*(stored if isinstance(stored, list) else [stored]), *row.raw_kept.values()]
    assert not any("\0" in str(value) for value in said)


def test_the_rest_of_a_text_is_kept():
    read = READERS["text"](Field("x", Label("某项"), "text"))
    assert read("东\0关街道", Normalised({}, "2025-01-01")) == "东关街道"


def test_nor_does_the_reason_of_a_step():
    assert void(Standing("submitted"), "2025-03-08", "重\0复").source == {"reason": "重复"}
