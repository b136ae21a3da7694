"""The write path: numbers, chain, all or nothing. Every test runs on SQLite and on PostgreSQL."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection

from making import NOON, entry, later, lecture
from youju.engine.ledger.chain import link
from youju.web.store import log, read, tables
from youju.web.store.log import append, writing

pytestmark = pytest.mark.usefixtures("either_site")


@pytest.fixture
def before(either_site) -> int:
    """Seq of the last revision of the prepared site."""
    return read.head()


def count(table: str) -> int:
    """Rows of a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def test_a_record_is_numbered_by_its_first_revision(before):
    result = append([lecture("甲"), lecture("乙")], NOON)
    assert result.records == result.seqs == (before + 1, before + 2)


def test_an_edit_keeps_the_record_and_takes_the_next_number(before):
    first = append([lecture()], NOON).records[0]
    edited = append([lecture(people=50, record=first, action="edit")], later(), {first: first})
    assert (edited.records, edited.seqs) == ((first,), (first + 1,))


def test_a_revision_reads_back_as_it_was_written(before):
    given = lecture(co_units=(3,), source={"reason": "补报"}, stages={"submitted": ["2025-03-08", "2025-03-08", 1]})
    record = append([given], NOON).records[0]
    found = read.last([record])[record].entry
    assert (found.data, found.co_units, found.source, found.stages) == (
        given.data, given.co_units, given.source, given.stages,
    )  # fmt: skip


def test_each_hash_is_over_its_predecessor_and_the_body(before):
    append([lecture("甲"), lecture("乙")], NOON)
    rows = list(tables.stream("SELECT body, prev, hash FROM revision ORDER BY seq"))
    assert bytes(rows[0][1]) == bytes(32)
    assert all(bytes(b[1]) == bytes(a[2]) for a, b in pairwise(rows))
    assert all(bytes(row[2]) == link(bytes(row[1]), row[0].encode()) for row in rows)


def test_the_head_names_the_last_revision(before):
    append([lecture()], NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM revision WHERE seq = %s", [before + 1])
        assert tables.read_end() == tables.LogEnd(before + 1, bytes(cursor.fetchone()[0]), "2025-12-30T04:00:00.000Z")


def test_time_in_the_log_never_goes_back(before):
    append([lecture("甲")], later(60))
    late = append([lecture("乙")], NOON).records[0]
    assert read.revision(late).recorded_at == "2025-12-30T04:01:00.000Z"


def test_each_entry_may_have_its_own_time(before):
    result = append([lecture("甲"), lecture("乙")], [later(1), later(2.5)])
    assert read.revision(result.last_seq).recorded_at == "2025-12-30T04:00:02.500Z"


def test_a_time_without_a_zone_is_refused(before):
    with pytest.raises(ValueError):
        append([lecture()], datetime(2025, 12, 30))  # noqa: DTZ001


def test_times_must_match_the_entries(before):
    with pytest.raises(ValueError):
        append([lecture()], [NOON, NOON + timedelta(1)])


def test_nothing_to_write_writes_nothing(before):
    assert append([], NOON) == log.AppendResult()


def test_the_same_send_twice_is_one_record(before):
    sent = lecture(source={"client_id": "b3f1"})
    first, second = append([sent], NOON), append([sent], later())
    assert second.records == first.records
    assert (second.repeated, second.first_seq, read.head()) == (frozenset({0}), 0, before + 1)


def test_the_same_send_twice_in_one_batch_is_one_record(before):
    sent = lecture(source={"client_id": "b3f1"})
    result = append([sent, sent, lecture("乙")], NOON)
    assert result.records == (before + 1, before + 1, before + 2)


def test_a_stale_edit_is_a_conflict_and_nothing_of_it_is_written(before):
    record = append([lecture()], NOON).records[0]
    append([lecture(people=50, record=record, action="edit")], NOON, {record: record})
    result = append([lecture("乙"), lecture(people=60, record=record, action="edit")], NOON, {record: record})
    assert [problem.code for problem in result.problems] == ["STO101"]
    assert (result.records, read.head(), count("record")) == ((), before + 2, before + 1)


def test_an_edit_that_names_no_revision_is_a_fault_of_the_caller(before):
    with pytest.raises(ValueError):
        append([lecture(record=1, action="edit")], NOON)


def test_an_edit_of_no_record_is_a_problem(before):
    result = append([lecture(record=999, action="edit")], NOON, {999: 999})
    assert result.refused[0].code == "STO104"


def test_a_record_is_not_edited_through_another_register(before):
    result = append([entry("lectures", record=1, action="edit")], NOON, {1: 1})
    assert result.refused[0].code == "STO104"


def test_two_edits_of_one_record_in_a_batch_follow_each_other(before):
    record = append([lecture()], NOON).records[0]
    edits = [lecture(people=n, record=record, action="edit") for n in (50, 60)]
    assert append(edits, NOON, {record: record}).seqs == (record + 1, record + 2)
    assert [revision.entry.data["people"] for revision in read.history(record)] == [40, 50, 60]


def test_a_taken_natural_key_is_a_problem_that_names_the_other(before):
    first = append([lecture(key=b"k" * 16)], NOON).records[0]
    result = append([lecture("乙"), lecture(key=b"k" * 16)], NOON)
    assert result.refused[1].code == "STO102"
    assert (dict(result.refused[1].details)["other"], read.head()) == (str(first), before + 1)


def test_two_records_of_a_batch_with_one_key_are_a_problem(before):
    result = append([lecture(key=b"k" * 16), lecture(key=b"k" * 16)], NOON)
    assert [problem.code for problem in result.problems] == ["STO103"]


def test_the_same_key_in_another_register_is_no_clash(before):
    assert not append([lecture(key=b"k" * 16), entry("outlets", key=b"k" * 16)], NOON).problems


def test_voiding_frees_the_key(before):
    record = append([lecture(key=b"k" * 16)], NOON).records[0]
    void = lecture(record=record, action="void", stage="void")
    assert not append([void, lecture(key=b"k" * 16)], NOON, {record: record}).problems


def test_two_records_may_change_keys_with_each_other(before):
    a, b = append([lecture(key=b"a" * 16), lecture(key=b"b" * 16)], NOON).records
    swap = [lecture(key=b"b" * 16, record=a, action="edit"), lecture(key=b"a" * 16, record=b, action="edit")]
    assert not append(swap, NOON, {a: a, b: b}).problems
    assert tables.heads_with_key("lectures", [b"a" * 16])[0].id == b


def test_the_head_of_a_record_says_where_it_stands(before):
    record = append([lecture(key=b"k" * 16, source={"client_id": "b3f1"})], NOON).records[0]
    edit = lecture(held_on="2025-04-01", record=record, action="accept", stage="accepted", unit=3)
    append([edit], NOON, {record: record})
    assert tables.heads_of([record])[record] == tables.Head(
        record, "lectures", 3, "2025-04-01", "accepted", record + 1, None, "b3f1"
    )


def test_several_appends_in_one_transaction_are_undone_together(before):
    with pytest.raises(ValueError), writing():
        assert append([lecture("甲"), lecture("乙")], NOON).records + append([lecture(record=1)], NOON).records
    assert (read.head(), count("revision"), count("record")) == (before, before, before)


def test_a_later_append_may_name_an_earlier_one_as_its_cause(before):
    with writing():
        cause = append([lecture("甲")], NOON).last_seq
        effect = append([lecture("乙", cause=cause)], NOON).last_seq
    assert read.revision(effect).entry.cause == cause


def test_thousands_of_entries_are_one_gapless_span(before):
    result = append([lecture(f"第{n}场") for n in range(3000)], NOON)
    assert result.seqs == tuple(range(before + 1, before + 3001))
    records = {n: n for n in result.records}
    edits = [lecture(f"第{n}场", people=1, record=n, action="edit") for n in records]
    assert append(edits, NOON, records).last_seq == before + 6000


def test_encoding_is_done_before_the_lock(before, monkeypatch):
    made = log.batch([lecture()], NOON)
    monkeypatch.setattr(log, "prepare", lambda _: pytest.fail("encoded under the lock"))
    assert log.write(made).last_seq == before + 1


def test_a_prepared_batch_is_written_wherever_the_log_then_ends(before):
    made = log.batch([lecture("甲")], NOON)
    append([lecture("乙")], later(60))
    assert read.revision(log.write(made).last_seq).recorded_at == "2025-12-30T04:01:00.000Z"


def test_a_refused_batch_may_be_sent_again_without_its_refusals(before):
    record = append([lecture(key=b"k" * 16)], NOON).records[0]
    entries = [lecture(key=b"k" * 16), lecture("乙", key=b"l" * 16)]
    refused = append(entries, NOON).refused
    rest = [entry for position, entry in enumerate(entries) if position not in refused]
    assert append(rest, NOON).records == (record + 1,)


def test_a_float_never_reaches_the_log(before):
    with pytest.raises(TypeError):
        append([lecture(people=1.5)], NOON)
    assert read.head() == before


def test_an_entry_of_the_office_itself_belongs_to_unit_nought(before):
    record = append([entry("outlets", unit=0, name="清和日报")], NOON).records[0]
    assert tables.heads_of([record])[record].unit == 0
