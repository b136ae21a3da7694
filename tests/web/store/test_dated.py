"""Records that change on a day: the state by (effective date, number of the revision)."""

import pytest

from making import listed
from youju.engine.ledger.model import Revision
from youju.web.store.dated import Dated


def states(*given: tuple[str, str], stage: str = "accepted") -> list[Revision]:
    """Revisions of record 1, numbered in the order given: since which day it has which level."""
    entries = [listed("outlets", since=since, level=level) for since, level in given]
    found = [Revision(seq, 1, "", entry) for seq, entry in enumerate(entries, 1)]
    return [*found, *([Revision(len(found) + 1, 1, "", listed("outlets", stage=stage))] if stage == "void" else [])]


def level(dated: Dated, on: str) -> object:
    """The level of record 1 on a day; None where it has none."""
    found = dated.at(1, on)
    return found and found["level"]


PROMOTED = states(("2024-01-01", "city"), ("2025-07-01", "province"))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-12-31", None),
        ("2024-01-01", "city"),
        ("2025-06-30", "city"),
        ("2025-07-01", "province"),
        ("", "province"),
    ],
)
def test_a_change_holds_from_its_day_on(on, expected):
    assert level(Dated(PROMOTED, "since"), on) == expected


def test_a_change_entered_late_takes_its_place_by_its_day():
    late = Dated(states(("2025-07-01", "province"), ("2024-01-01", "city")), "since")
    assert (level(late, "2024-06-01"), level(late, "2025-12-30")) == ("city", "province")


def test_of_two_changes_of_one_day_the_later_entered_holds():
    corrected = Dated(states(("2025-07-01", "city"), ("2025-07-01", "province")), "since")
    assert level(corrected, "2025-07-01") == "province"


def test_without_effective_dates_the_last_state_holds_always():
    assert level(Dated(PROMOTED, ""), "2020-01-01") == "province"


def test_a_void_record_has_no_state():
    assert level(Dated(states(("2024-01-01", "city"), stage="void"), "since"), "2025-01-01") is None


def test_a_restored_record_has_its_states_again():
    void = states(("2024-01-01", "city"), stage="void")
    restored = Revision(3, 1, "", listed("outlets", since="2024-01-01", level="city"))
    assert level(Dated([*void, restored], "since"), "2025-01-01") == "city"


def test_every_state_is_kept_in_the_order_of_days():
    dated = Dated(states(("2025-07-01", "province"), ("2024-01-01", "city")), "since")
    assert [data["level"] for data in dated.ever(1)] == ["city", "province"]


def test_a_number_that_is_no_record_has_no_state():
    assert Dated(PROMOTED, "since").at(2, "") is None


def test_records_that_are_not_void_are_listed():
    assert list(Dated(PROMOTED, "since").records) == [1]
