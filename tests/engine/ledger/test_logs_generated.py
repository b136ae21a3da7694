"""Bodies, chains, comparisons and keys for whatever a record may hold."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import as_dict
from youju.engine.base.digests import canonical
from youju.engine.ledger import (
    Entry,
    Head,
    Normalised,
    Revision,
    Row,
    classify,
    decode,
    difference,
    fill,
    link,
    natural_key,
    prepare,
    verify,
)
from youju.engine.ledger.key import plain

WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
STORED = WORDS | st.integers(-(2**53), 2**53) | st.booleans() | st.lists(WORDS, max_size=3)
DATA = st.dictionaries(st.sampled_from(["title", "place", "people", "themes", "note"]), STORED, max_size=5)
ENTRIES = st.builds(
    Entry,
    register=st.just("lectures"),
    version=st.just("0" * 12),
    unit=st.integers(0, 300),
    stage=st.sampled_from(["submitted", "accepted", "void"]),
    action=st.sampled_from(["add", "edit", "accept"]),
    actor=st.sampled_from(["u1", "cli:root", "system"]),
    data=DATA,
    date=st.sampled_from(["", "2025-03-08"]),
    co_units=st.lists(st.integers(1, 300), max_size=3).map(tuple),
    credited_units=st.lists(st.integers(1, 300), max_size=3).map(tuple),
    due_on=st.sampled_from(["", "2025-04-01"]),
    stages=st.dictionaries(
        st.sampled_from(["submitted", "accepted"]), st.just(["2025-03-08", "2025-03-08", 1]), max_size=2
    ),
    cause=st.integers(0, 9),
    source=st.dictionaries(st.sampled_from(["reason", "client_id"]), WORDS, max_size=2),
)


def time(n: int) -> str:
    return (datetime(2025, 3, 8, tzinfo=UTC) + timedelta(seconds=n)).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def body(entry: Entry, seq: int) -> bytes:
    return fill(prepare(entry), seq, time(seq), seq)


def log(entries) -> list[Row]:
    rows, head = [], bytes(32)
    for seq, entry in enumerate(entries, 1):
        content = body(entry, seq)
        rows.append(Row(seq, seq, "lectures", content, head, link(head, content)))
        head = rows[-1].hash
    return rows


@given(ENTRIES)
def test_a_body_joined_from_pieces_is_the_canonical_form_of_the_whole(entry):
    whole = as_dict(entry) | {"record": 7, "recorded_at": time(7), "seq": 7}
    assert body(entry, 7) == canonical(whole)


@given(ENTRIES)
def test_a_body_says_of_an_entry_what_the_entry_said(entry):
    read = decode(body(entry, 7)).entry
    assert (read.data, read.co_units, read.stages, read.source, read.unit) == (
        entry.data, entry.co_units, entry.stages, entry.source, entry.unit,
    )  # fmt: skip


@given(st.lists(ENTRIES, max_size=5))
def test_any_log_that_was_chained_is_sound(entries):
    assert list(verify(log(entries))) == []


@given(st.lists(ENTRIES, min_size=1, max_size=5), st.data())
def test_any_byte_that_is_altered_is_found_where_it_lies(entries, data):
    rows = log(entries)
    where = data.draw(st.integers(0, len(rows) - 1))
    content = bytearray(rows[where].body)
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    rows[where] = rows[where]._replace(body=bytes(content))
    assert where + 1 in {p.place.line for p in verify(rows)}


@given(st.lists(ENTRIES, min_size=2, max_size=5), st.data())
def test_any_revision_that_is_taken_out_of_the_middle_is_missed(entries, data):
    rows = log(entries)
    del rows[data.draw(st.integers(0, len(rows) - 2))]
    assert list(verify(rows)) != []


@given(st.lists(ENTRIES, min_size=1, max_size=4))
def test_a_log_is_read_on_from_where_reading_stopped(entries):
    rows = log(entries)
    half = len(rows) // 2
    head = Head(half, rows[half - 1].hash, time(half)) if half else Head()
    assert list(verify(rows[half:], head)) == []


# --- rows that come in again -----------------------------------------------------------------------------------------


def ledgers(data) -> Revision:
    return Revision(7, 7, time(7), Entry("lectures", "0" * 12, 2, "accepted", "add", "u1", data, record=7))


@given(DATA, DATA)
def test_what_differs_is_what_one_has_and_the_other_has_not(before, after):
    changed = {c.field for c in difference(before, after)}
    same = {n for n in before.keys() & after.keys() if before[n] == after[n] and type(before[n]) is type(after[n])}
    assert changed == (before.keys() | after.keys()) - same


@given(DATA)
def test_a_row_that_says_what_the_ledger_has_is_the_same(data):
    assert classify(ledgers(data), Normalised(dict(data), "2025-12-30"), True).verdict == "same"


@given(DATA, DATA, st.booleans())
def test_a_row_takes_nothing_away_and_is_never_lost_in_silence(before, row, imported):
    found = classify(ledgers(before), Normalised(dict(row), "2025-12-30"), imported)
    assert before.keys() <= found.data.keys()
    assert {name: found.data[name] for name in row} == row
    assert found.verdict == (
        "same" if not difference(before, {**before, **row}) else "changed" if imported else "conflict"
    )


# --- keys ------------------------------------------------------------------------------------------------------------


@given(st.text("第九十届12三期号次《》（）“”Aaé-/.,、——", max_size=12))
def test_blanks_width_and_case_make_no_other_title(text):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert {plain(text), plain(" ".join(text)), plain(wide), plain(text.upper())} == {plain(text)}


@given(WORDS, st.sampled_from([" ", "　", "《", "》", "“", "”", "、", "——", "（", "）"]))
def test_marks_around_a_title_make_no_other_record(pack, text, mark):
    register = pack.registers["lectures"]
    keys = {
        natural_key(register, 2, {"held_on": "2025-03-08", "place": "文化站", "title": title})
        for title in (text, f"{mark}{text}", f"{text}{mark}")
    }
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("第九届", "第9届"), ("第十二期", "12期"), ("二〇二五年第三期", "二〇二五年3期"), ("第一百零二次", "第102次")],
)
def test_an_ordinal_is_the_same_in_characters_and_digits(one, other):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"), [("第九届", "第十届"), ("3.5", "35"), ("12-3", "123"), ("三次", "第三次"), ("A组", "B组")]
)
def test_what_differs_in_substance_stays_apart(one, other):
    assert plain(one) != plain(other)
