"""A row that comes in again."""

import pytest

from youju.engine.base.labels import Label
from youju.engine.definitions import Field
from youju.engine.ledger import Normalised, classify, difference
from youju.engine.ledger.seals import digest, seal

NAME = Field("contact", Label("联系人"), "person_name", personal=True)


@pytest.fixture
def talk(revision):
    """The ledger's record of a talk."""
    return revision(7, title="宪法宣讲", people=46, contact=digest("王小明", b"old"))


def incoming(name: str = "", **data) -> Normalised:
    """A row from a workbook, with a name under its own salt."""
    row = Normalised(data, "2025-12-30")
    if name:
        row.seals.append(seal(NAME, name, b"new"))
        row.data["contact"] = row.seals[0].digest
    return row


def test_a_row_without_a_record_is_new():
    found = classify(None, incoming(title="宪法宣讲", people=46), True)
    assert (found.verdict, found.data) == ("new", {"title": "宪法宣讲", "people": 46})


def test_the_same_row_again_changes_nothing(talk):
    assert classify(talk, incoming(title="宪法宣讲", people=46), True).verdict == "same"


def test_another_figure_since_the_last_import_is_a_change(talk):
    found = classify(talk, incoming(title="宪法宣讲", people=64), True)
    assert found.verdict == "changed"
    assert [(c.field, c.before, c.after) for c in found.changes] == [("people", 46, 64)]


def test_another_figure_than_a_colleague_put_in_by_hand_is_a_conflict(talk):
    assert classify(talk, incoming(people=64), False).verdict == "conflict"


def test_the_figure_that_a_colleague_put_in_is_no_conflict(talk):
    assert classify(talk, incoming(people=46), False).verdict == "same"


def test_an_empty_cell_keeps_what_the_ledger_has(talk):
    found = classify(talk, incoming(people=64), True)
    assert found.data["title"] == "宪法宣讲"


def test_a_field_the_ledger_did_not_have_is_a_change(talk):
    found = classify(talk, incoming(place="文化站"), True)
    assert [(c.field, c.before) for c in found.changes] == [("place", None)]


def test_the_same_name_under_another_salt_is_the_same(talk):
    found = classify(talk, incoming("王小明"), True, {"contact": [b"older", b"old"]})
    assert (found.verdict, found.seals) == ("same", ())


def test_another_name_is_a_change_with_its_seal(talk):
    found = classify(talk, incoming("王晓明"), True, {"contact": [b"older", b"old"]})
    assert (found.verdict, [s.value for s in found.seals]) == ("changed", ["王晓明"])


def test_an_import_does_not_bring_an_erased_name_back(talk):
    found = classify(talk, incoming("王小明", people=64), True)
    assert found.data["contact"] == talk.entry.data["contact"]
    assert found.seals == ()


def test_yes_and_one_are_different_values():
    assert [c.field for c in difference({"open": True}, {"open": 1})] == ["open"]


def test_a_cleared_field_is_a_difference():
    (change,) = difference({"people": 46}, {})
    assert (change.before, change.after) == (46, None)
