"""Where the two engines take the ledger from."""

import pytest

from engine.figures.conftest import scope
from engine.snapshot.notebook import Notebook
from youju.engine.figures import Calculator, SqlEngine


def test_an_empty_ledger_gives_zero(office, tree):
    found = Calculator(office, SqlEngine(Notebook().execute, "sqlite"), tree).figures(["sessions"], scope())
    assert (found[0].value, found[0].as_of) == (0, 0)


def test_a_database_nobody_knows_is_a_key_error(book):
    with pytest.raises(KeyError):
        SqlEngine(book.execute, "oracle")


def test_a_record_that_changes_while_the_question_runs_is_not_counted_half(office, tree, book):
    asked = []

    def execute(sql):
        asked.append(sql)
        rows = book.execute(sql)
        if "FILTER" in sql and len(asked) == 2:  # a clerk saves while the first scan runs
            book.write("lectures", "2025-03-01")
        return rows

    found = Calculator(office, SqlEngine(execute, "sqlite"), tree).figures(["sessions", "offline"], scope())
    assert [(f.value, f.as_of) for f in found] == [(5, 9), (3, 9)]
    assert "seq <= 9" in asked[-1]


def test_the_present_is_read_by_the_heads_of_records(office, tree, book):
    asked = []
    engine = SqlEngine(lambda sql: asked.append(sql) or book.execute(sql), "sqlite")
    Calculator(office, engine, tree).figures(["sessions"], scope())
    assert "record AS r" in asked[1]


def test_the_past_is_read_by_the_last_revision_of_each_record(office, tree, book):
    asked = []
    engine = SqlEngine(lambda sql: asked.append(sql) or book.execute(sql), "sqlite")
    Calculator(office, engine, tree).figures(["sessions"], scope(as_of=4))
    assert "seq <= 4" in asked[0]


def test_all_figures_of_a_register_come_from_one_query(office, tree, book):
    asked = []
    engine = SqlEngine(lambda sql: asked.append(sql) or book.execute(sql), "sqlite")
    Calculator(office, engine, tree).figures(["sessions", "people", "lecturers", "share", "growth"], scope())
    assert sum("FILTER" in sql for sql in asked) == 1
