"""The exact bytes of a revision."""

import json
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import as_dict
from youju.engine.base.digests import canonical
from youju.engine.ledger import Entry, decode, fill, prepare

TIME = "2025-12-30T08:15:02.123Z"
LECTURE = Entry(
    "lectures", "0" * 12, 2, "submitted", "add", "u1", {"title": "宪法宣讲", "people": 46}, date="2025-03-08"
)
FULL = LECTURE.changed(
    co_units=(3, 5),
    credited_units=(3,),
    due_on="2025-03-15",
    stages={"submitted": ["2025-03-09", "2025-03-09", 1]},
    on_behalf_of=2,
    cause=4,
    source={"import": 6, "row": 7, "raw": {"people": "约46人"}},
)


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ids = st.text("abcdefghij_", min_size=1, max_size=8)
whole = st.integers(-(2**53), 2**53)
values = words | whole | st.booleans() | st.lists(words, max_size=3) | st.lists(whole, max_size=3)
counts = st.integers(0, 2**40)
entries = st.builds(
    Entry,
    register=ids, version=ids, unit=counts, stage=ids, action=ids, actor=words,
    data=st.dictionaries(ids, values, max_size=6), date=st.sampled_from(["", "2025-03-08"]),
    co_units=st.lists(counts, max_size=3).map(tuple), due_on=st.sampled_from(["", "2025-03-15"]), cause=counts,
    on_behalf_of=counts, source=st.dictionaries(ids, words | counts, max_size=3),
)  # fmt: skip


def body(entry: Entry, record: int = 8, seq: int = 9) -> bytes:
    return fill(prepare(entry), record, TIME, seq)


def test_the_bytes_are_these():
    assert body(LECTURE).decode() == (
        '{"action":"add","actor":"u1","data":{"people":46,"title":"宪法宣讲"},"date":"2025-03-08","record":8,'
        '"recorded_at":"2025-12-30T08:15:02.123Z","register":"lectures","seq":9,"stage":"submitted","unit":2,'
        '"version":"000000000000"}'
    )


def test_empty_keys_are_left_out():
    bare = LECTURE.changed(data={}, date="")
    assert {"data", "date", "cause", "source", "co_units"} & set(json.loads(body(bare))) == set()


def test_the_office_itself_is_an_owner_and_is_written():
    assert json.loads(body(LECTURE.changed(unit=0)))["unit"] == 0


@pytest.mark.parametrize("more", [{"data": {"title": "东\0关"}}, {"source": {"raw": {"people": "46\0"}}}])
def test_a_text_that_postgresql_cannot_hold_is_refused(more):
    with pytest.raises(ValueError, match="lectures"):
        prepare(LECTURE.changed(**more))


def test_a_writer_may_speak_of_u0000():
    assert decode(body(LECTURE.changed(data={"title": r"\u0000"}))).entry.data == {"title": r"\u0000"}


@settings(max_examples=150, deadline=None)
@given(entries, counts, counts)
def test_filled_in_two_goes_it_is_the_canonical_form(entry, record, seq):
    numbers = {"record": record, "recorded_at": TIME, "seq": seq}
    assert fill(prepare(entry), record, TIME, seq) == canonical(as_dict(entry) | numbers)


@settings(max_examples=100, deadline=None)
@given(entries)
def test_what_was_written_is_read_back(entry):
    revision = decode(body(entry))
    assert revision.entry == entry.changed(record=8)
    assert (revision.record, revision.seq, revision.recorded_at) == (8, 9, TIME)


def test_every_key_is_read_back():
    assert decode(body(FULL)).entry == FULL.changed(record=8)


def test_a_body_is_read_from_text_as_from_bytes():
    assert decode(body(FULL).decode()) == decode(body(FULL))


@pytest.mark.parametrize("value", [1.5, Decimal("1.5"), None, {"a": 1}])
def test_a_value_that_no_field_stores_is_refused(value):
    with pytest.raises(TypeError):
        prepare(LECTURE.changed(data={"people": value}))


@pytest.mark.parametrize("text", ["", "{}", '{"seq":1}', "[1]"])
def test_what_is_no_body_is_refused(text):
    with pytest.raises(msgspec.DecodeError):
        decode(text)
