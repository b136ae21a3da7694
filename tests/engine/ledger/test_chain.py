"""The chain finds every change of a log; each fault here is planted."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.ledger import Entry, Head, Row, fill, link, prepare, verify

LECTURE = Entry("lectures", "0" * 12, 2, "submitted", "add", "u1", {"title": "宪法宣讲", "people": 46})


def moment(n: int) -> str:
    return f"2025-12-30T08:15:{n:02}.000Z"


def chained(bodies: list[bytes]) -> list[Row]:
    """Rows of records 1, 2, 3 ... over these bodies."""
    rows, head = [], bytes(32)
    for seq, body in enumerate(bodies, 1):
        rows.append(Row(seq, seq, "lectures", body.decode(), head, link(head, body)))
        head = rows[-1].hash
    return rows


def bodies(count: int = 5, times: list[int] | None = None) -> list[bytes]:
    prepared = prepare(LECTURE)
    return [fill(prepared, n, moment((times or range(1, count + 1))[n - 1]), n) for n in range(1, count + 1)]


LOG = chained(bodies())


def found(rows: list[Row], **options) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in verify(rows, **options)]


def with_row(n: int, **changes) -> list[Row]:
    """The log with columns of row `n` changed."""
    return [row._replace(**changes) if row.seq == n else row for row in LOG]


def test_a_digest_is_of_the_predecessor_and_the_bodys_digest():
    assert link(b"p" * 32, b"body") == sha256(b"p" * 32 + sha256(b"body").digest()).digest()


def test_a_sound_log_has_no_problems():
    assert found(LOG) == []


def test_reading_ends_with_the_head_of_the_log():
    reading = verify(LOG)
    with pytest.raises(StopIteration) as end:
        next(reading)
    assert end.value.value == Head(5, LOG[-1].hash, moment(5))


def test_a_log_is_read_on_from_a_head():
    assert found(LOG[3:], start=Head(3, LOG[2].hash, moment(3))) == []


def test_an_altered_figure_is_found_where_it_was_altered():
    assert found(with_row(3, body=LOG[2].body.replace("46", "47"))) == [("LED301", 3)]


def test_an_altered_digest_is_found_there_and_after_it():
    assert found(with_row(3, hash=bytes(32))) == [("LED301", 3), ("LED304", 4)]


def test_a_figure_altered_and_hashed_anew_no_longer_joins_the_next():
    body = LOG[2].body.replace("46", "47")
    assert found(with_row(3, body=body, hash=link(LOG[2].prev, body.encode()))) == [("LED304", 4)]


def test_a_removed_revision_is_found():
    (problem,) = verify([row for row in LOG if row.seq != 3])
    assert (problem.code, problem.sentence()) == ("LED302", "缺少第 3 至 3 号修订。")


def test_a_removed_end_is_found_only_against_an_older_head():
    assert found(LOG[:3]) == []
    assert found(LOG[:3], expect={5: LOG[4].hash}) == [("LED309", 5)]


def test_an_inserted_revision_is_found():
    body = bodies(6)[5]
    extra = Row(6, 6, "lectures", body.decode(), LOG[2].hash, link(LOG[2].hash, body))
    assert ("LED302", 6) in found([*LOG[:3], extra, *LOG[3:]])


def test_two_revisions_that_changed_places_are_found():
    codes = [code for code, _ in found([LOG[0], LOG[2], LOG[1], *LOG[3:]])]
    assert {"LED302", "LED303"} <= set(codes)


def test_a_backdated_revision_is_found():
    assert found(chained(bodies(4, times=[1, 5, 3, 4]))) == [("LED305", 3)]


@pytest.mark.parametrize("column", ["record", "register"])
def test_a_column_that_differs_from_its_body_is_found(column):
    changed = with_row(3, **{column: 2 if column == "record" else "outlets"})
    assert [(p.code, dict(p.details)["column"]) for p in verify(changed)] == [("LED306", column)]


@pytest.mark.parametrize(
    ("before", "after"), [('"people":46', '"people": 46'), ('"people":46', '"people":46.0'), ("{", "[")]
)
def test_a_body_in_another_form_is_found(before, after):
    lines = [body.decode() for body in bodies()]
    lines[2] = lines[2].replace(before, after, 1)
    assert found(chained([line.encode() for line in lines])) == [("LED307", 3)]


def test_a_key_said_twice_is_found():
    lines = bodies()
    lines[2] = lines[2].replace(b'"people":46', b'"people":46,"people":46')
    assert found(chained(lines)) == [("LED307", 3)]


def test_a_log_hashed_anew_throughout_is_found_only_against_an_older_head():
    lines = bodies()
    lines[1] = lines[1].replace(b"46", b"47")
    assert found(chained(lines)) == []
    assert found(chained(lines), expect={1: LOG[0].hash, 4: LOG[3].hash}) == [("LED308", 4)]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_any_altered_byte_is_found_at_its_revision(data):
    seq = data.draw(st.integers(1, 5))
    body = bytearray(LOG[seq - 1].body.encode())
    at, mask = data.draw(st.integers(0, len(body) - 1)), data.draw(st.integers(1, 255))
    body[at] ^= mask
    assert ("LED301", seq) in found(with_row(seq, body=bytes(body)))


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(5)))
def test_any_other_order_is_found(order):
    assert (found([LOG[n] for n in order]) == []) == (order == sorted(order))


def test_an_empty_log_is_sound():
    assert found([]) == []


def test_an_edit_keeps_its_records_number():
    edit = fill(prepare(LECTURE.changed(action="edit", record=1)), 1, moment(6), 6)
    rows = [*LOG, Row(6, 1, "lectures", edit, LOG[-1].hash, link(LOG[-1].hash, edit))]
    assert found(rows) == []
