"""The log as snapshots read it."""

import json

import pytest
from django.db import DatabaseError

from making import NOON, lecture
from youju.engine.ledger.chain import link
from youju.web.store import read
from youju.web.store.log import append
from youju.web.store.source import LogSource


@pytest.fixture
def start(either_site) -> int:
    """Two lectures 甲 and 乙; 甲 is edited twice. Gives the seq before them."""
    before = read.head()
    a, _ = append([lecture("甲", 10), lecture("乙", 20)], NOON).records
    append([lecture("甲", n, record=a, action="edit") for n in (11, 12)], NOON, {a: a})
    return before


def people(bodies) -> list[int]:
    """The audiences in bodies, in the order given."""
    return [json.loads(body)["data"]["people"] for body in bodies]


def test_the_head_is_the_last_number(start):
    assert LogSource().head() == start + 4


def test_each_record_of_a_span_comes_once_with_its_last_state(start):
    assert people(LogSource().last_bodies(start, start + 4)) == [20, 12]


def test_a_span_ends_at_its_upper_number(start):
    assert people(LogSource().last_bodies(start, start + 3)) == [20, 11]


def test_the_whole_log_is_the_span_from_zero(start):
    assert people(list(LogSource().last_bodies(0, start + 4))[-2:]) == [20, 12]


def test_records_touched_later_are_given_as_they_were(start):
    assert people(LogSource().bodies_at(start + 2, start + 4, start + 2)) == [10]


def test_records_that_were_not_there_yet_are_left_out(start):
    assert people(LogSource().bodies_at(start, start + 4, start)) == []


def test_touched_records_are_named_once(start):
    assert sorted(LogSource().touched(start, start + 4)) == [start + 1, start + 2]


def test_every_revision_of_a_register_comes_once_in_the_order_of_the_log(start):
    assert people(LogSource().revisions_of("lectures", start, start + 4)) == [10, 20, 11, 12]


def test_revisions_of_a_span_leave_out_what_lies_beside_it(start):
    assert people(LogSource().revisions_of("lectures", start + 1, start + 3)) == [20, 11]
    assert people(LogSource().revisions_of("outlets", 0, start + 4)) == []


def test_bodies_are_the_bytes_that_were_hashed(start):
    body = next(LogSource().last_bodies(start, start + 1))
    rows = LogSource().execute("SELECT prev, hash FROM revision WHERE seq = %s", [start + 1])
    assert link(bytes(rows[0][0]), body) == bytes(rows[0][1])


def test_a_query_reads_the_tables_of_the_log(start):
    rows = LogSource().execute("SELECT count(*) FROM record WHERE register = %s", ["lectures"])
    assert rows == [(2,)]


def test_a_percent_sign_without_parameters_stands_for_itself(start):
    assert LogSource().execute("SELECT count(*) FROM record WHERE register LIKE 'lect%'") == [(2,)]


@pytest.mark.parametrize("sql", ["DELETE FROM record", "UPDATE record SET unit = 5", "CREATE TABLE t (a int)"])
def test_a_query_cannot_write(start, sql):
    with pytest.raises(DatabaseError):
        LogSource().execute(sql)


def test_writing_goes_on_after_a_refused_query(start):
    with pytest.raises(DatabaseError):
        LogSource().execute("DELETE FROM record")
    assert append([lecture("丙")], NOON).last_seq == start + 5


def test_the_dialect_is_the_databases(either_site):
    assert LogSource().dialect == ("postgresql" if either_site.database_url else "sqlite")


def test_a_short_span_is_found_by_its_numbers(site):
    plan = LogSource().execute(
        "EXPLAIN QUERY PLAN SELECT max(seq) FROM revision WHERE seq > 5 AND seq <= 9 GROUP BY +record"
    )
    assert "USING INTEGER PRIMARY KEY" in plan[0][3]
