"""Heads of records are derived: lost ones are made again from the log."""

import pytest
from django.db import connection

from making import NOON, lecture
from youju.engine.ledger.key import natural_key
from youju.web.store import read, tables
from youju.web.store.heads import rebuild_heads
from youju.web.store.log import append
from youju.web.store.verify import verify_log


@pytest.fixture
def records(either_site) -> tuple[int, ...]:
    """A lecture sent from a browser and edited, and one that was made void; every head has been lost."""
    a, b = append(
        [lecture("甲", place="文化站", source={"client_id": "b3f1"}), lecture("乙", place="广场")], NOON
    ).records
    edits = [lecture("甲", 50, place="礼堂", record=a, action="edit"), lecture(record=b, action="void", stage="void")]
    append(edits, NOON, {a: a, b: b})
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record")
    return a, b


def test_every_record_has_a_head_again(records, pack):
    assert rebuild_heads(pack) == read.head() - 2
    assert list(verify_log()) == []


def test_a_head_has_its_natural_key_and_client_again(records, pack):
    rebuild_heads(pack)
    head = tables.heads_of(records)[records[0]]
    data = read.last(records)[records[0]].entry.data
    assert (head.key, head.client_id) == (natural_key(pack.registers["lectures"], 2, data), "b3f1")


def test_a_void_record_gets_no_key(records, pack):
    rebuild_heads(pack)
    head = tables.heads_of(records)[records[1]]
    assert (head.stage, head.key) == ("void", None)


def test_writing_goes_on_after_a_rebuild(records, pack):
    rebuild_heads(pack)
    seq = tables.heads_of(records)[records[0]].seq
    assert not append([lecture("甲", 60, record=records[0], action="edit")], NOON, {records[0]: seq}).problems
