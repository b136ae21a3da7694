"""The whole way of a row: cells, rules, a step, bytes, chain; and whatever is put into a cell."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.base.digests import canonical
from youju.engine.base.problems import errors
from youju.engine.ledger import (
    Entry,
    Row,
    Standing,
    Step,
    decode,
    fill,
    link,
    natural_key,
    prepare,
    start,
    take,
    verify,
)

TIME = "2025-12-30T08:15:02.123Z"
words = st.text(max_size=30)
anything = (
    words | st.integers() | st.floats() | st.booleans() | st.none() | st.dates() | st.datetimes() | st.decimals()
    | st.lists(words | st.integers(), max_size=3)
)  # fmt: skip
likely = st.sampled_from(
    ["约1200人", "3.5万", "12人", "一百", "-5", "0", "2025.3.8", "3月5日", "45724", "是", "线下", "法治、健康", "东关街道", "11",
     "2025-03-08 14:30", "13800138000", "https://example.cn", 45724.6, 0.1 + 0.2, Decimal("NaN"), date(9999, 1, 1),
     datetime.fromisoformat("0001-01-01T00:00"), "９" * 5000, "\x00", "\ud800", "%", "年月日", "第届"],
)  # fmt: skip


def entered(row, register) -> Entry:
    """The entry of a normalised row, as a command makes it."""
    standing = start_of(row.date)
    key = natural_key(register, 2, row.data)
    return Entry(register.id, "0" * 12, 2, standing.stage, "add", "u1", row.data, date=row.date,
                 stages=standing.stages, source=row.source, key=key, seals=tuple(row.seals))  # fmt: skip


def start_of(day: str) -> Standing:
    return Standing("submitted", "", {"submitted": [day, day, 1]})


@pytest.fixture(scope="session")
def register(pack):
    return pack.registers["lectures"]


def test_a_row_of_a_workbook_becomes_a_sound_log(row, register):
    found = row(held_on="2025.3.8", people="约1200人次", place="东关街道文化站", contact="王小明")
    body = fill(prepare(entered(found, register)), 1, TIME, 1)
    assert list(verify([Row(1, 1, "lectures", body, bytes(32), link(bytes(32), body))])) == []
    assert decode(body).entry.source == {"raw": {"people": "约1200人次"}}


def test_no_personal_value_is_in_the_bytes(row, register):
    found = row(contact="王小明", phone="13800138000", id_number="11010519491231002X")
    text = prepare(entered(found, register)).head.decode()
    assert not any(secret in text for secret in ("王小明", "13800138000", "11010519491231002X"))


def test_a_row_and_its_acceptance_are_two_revisions_of_one_record(row, register, pack):
    first = entered(row(people=46), register)
    step = Step("accept", "2025-03-10", ("reviewer",))
    standing = take(pack.loops["do-review"], Standing.of(first), step).standing
    assert start(pack.loops["do-review"], "2025-03-08") == Standing.of(first)
    assert (standing.stage, sorted(standing.stages)) == ("accepted", ["accepted", "submitted"])


def test_the_same_row_typed_twice_has_one_key(row, register):
    keys = {entered(row(place=place), register).key for place in ("东关街道 文化站", "东关街道文化站")}
    assert len(keys) == 1


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_in_a_cell_is_stored_exactly_or_told(normaliser, register, data):
    names = data.draw(st.lists(st.sampled_from(sorted(f.id for f in register.live_fields())), max_size=6))
    raw = {name: data.draw(likely | anything) for name in names}
    row = normaliser.row(raw, on="2025-12-30", year_hint=2025)
    assert canonical(row.data)
    assert all(problem.line("zh") and problem.line("en") for problem in row.problems)
    assert not {p.place.field for p in errors(row.problems)} & row.data.keys()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_was_stored_is_stored_again_the_same(normaliser, data):
    name = data.draw(
        st.sampled_from(["held_on", "month", "from_at", "title", "place", "mode", "themes", "open", "people"])
    )
    once = normaliser.row({name: data.draw(likely | anything)}, on="2025-12-30", year_hint=2025).data
    assert normaliser.row(once, on="2025-12-30").data == once
