"""Records alike in some fields, asked one by one and by the thousand."""

import pytest

from making import NOON, entry, lecture
from youju.web.store import peers
from youju.web.store.log import append
from youju.web.store.peers import StorePeers


@pytest.fixture(params=[peers.FEW, 0], ids=["asked", "indexed"])
def ask(request, either_site, monkeypatch):
    """`same` of the lectures, answered by the database and by an index."""
    monkeypatch.setattr(peers, "FEW", request.param)

    def same(besides=None, **fields):
        return [revision.record for revision in StorePeers().same("lectures", fields, besides)]

    return same


def test_records_alike_in_all_fields_are_found(ask):
    a, b, _ = append([lecture("甲", 10), lecture("甲", 10), lecture("甲", 11)], NOON).records
    assert ask(title="甲", people=10) == [a, b]


def test_a_record_is_not_its_own_peer(ask):
    a, b = append([lecture("甲"), lecture("甲")], NOON).records
    assert ask(title="甲", besides=a) == [b]


def test_only_the_last_state_counts(ask):
    record = append([lecture("甲")], NOON).records[0]
    append([lecture("乙", record=record, action="edit")], NOON, {record: record})
    assert (ask(title="甲"), ask(title="乙")) == ([], [record])


def test_void_records_are_no_peers(ask):
    record = append([lecture("甲")], NOON).records[0]
    append([lecture("甲", record=record, action="void", stage="void")], NOON, {record: record})
    assert ask(title="甲") == []


def test_other_registers_are_no_peers(ask):
    append([entry("outlets", title="甲")], NOON)
    assert ask(title="甲") == []


def test_a_number_is_not_the_text_of_it(ask):
    append([lecture("甲", 10)], NOON)
    assert ask(people="10") == []


@pytest.mark.parametrize("value", [["a", "b"], [3, 4], True])
def test_lists_and_yes_or_no_are_compared_whole(ask, value):
    record = append([lecture("甲", tags=value)], NOON).records[0]
    assert (ask(tags=value), ask(tags=["a"])) == ([record], [])


def test_a_field_id_is_never_taken_for_sql(either_site):
    with pytest.raises(ValueError):
        StorePeers().same("lectures", {"a' OR '1": "x"}, None)
