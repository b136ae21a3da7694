"""What units have reported, counted in the database."""

from making import EAST_GATE, NOON, WILLOW_RIVER, later, lecture
from youju.engine.base.periods import Period
from youju.web.store.arrivals import Arrived, arrived, held, latest, seq_at
from youju.web.store.log import append
from youju.web.store.read import head

YEAR = Period.parse("2025")


def write(*entries, at=NOON):
    """Write entries; the records."""
    return append(entries, at).records


def test_the_log_at_an_instant_is_found_by_halving(either_site):
    before = head()
    write(lecture("一"), lecture("二"), at=later(10))
    write(lecture("三"), at=later(20))
    assert [seq_at(later(s)) for s in (5, 10, 19, 20, 99)] == [before, before + 2, before + 2, before + 3, before + 3]


def test_before_the_first_revision_there_is_nothing(either_site):
    assert seq_at(NOON.replace(year=2000)) == 0


def test_records_are_counted_by_unit_and_by_what_stood_then(either_site):
    first, _ = write(lecture("一"), lecture("二"))
    (other,) = write(lecture("三", unit=WILLOW_RIVER))
    write(lecture("四", held_on="2024-05-01"), lecture("五", stage="void"))
    assert arrived("lectures", YEAR, first) == {EAST_GATE: Arrived(2, 1, first), WILLOW_RIVER: Arrived(1, 0, other)}
    assert arrived("lectures", None, first)[EAST_GATE].records == 3


def test_records_of_units_stand_by_their_days(either_site):
    write(
        lecture("晚", held_on="2025-06-01"),
        lecture("早"),
        lecture("别处", unit=WILLOW_RIVER),
        lecture("旧", held_on="2024-01-01"),
    )
    assert [r.entry.data["title"] for r in held("lectures", (EAST_GATE,), YEAR)] == ["早", "晚"]
    assert list(held("lectures", (), YEAR)) == []


def test_the_last_record_before_a_day_is_one_per_unit(either_site):
    write(lecture("旧", held_on="2024-01-01"), lecture("新", held_on="2024-05-01"), lecture("今年"))
    write(lecture("柳", held_on="2023-01-01", unit=WILLOW_RIVER))
    found = latest("lectures", (EAST_GATE, WILLOW_RIVER), YEAR.start)
    assert sorted(r.entry.data["title"] for r in found) == ["新", "柳"]
