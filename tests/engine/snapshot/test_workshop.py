"""The database in memory reads its own folder and nothing else."""

import threading

import duckdb
import pytest

from youju.engine.snapshot.sql import literal, name
from youju.engine.snapshot.workshop import workshop


@pytest.fixture
def shop(tmp_path):
    """The workshop of an empty folder."""
    return workshop(tmp_path / "snapshot")


def test_a_file_inside_the_folder_may_be_written_and_read(shop):
    path = shop.folder / "a.parquet"
    shop.run(f"COPY (SELECT 7 AS n) TO '{path}' (FORMAT parquet)")
    assert shop.rows(f"SELECT n FROM '{path}'") == [(7,)]


@pytest.mark.parametrize("sql", ["SELECT * FROM '/etc/passwd'", "COPY (SELECT 1) TO '/tmp/youju-out.csv'"])
def test_a_file_outside_the_folder_is_refused(shop, sql):
    with pytest.raises(duckdb.Error):
        shop.run(sql)


@pytest.mark.parametrize("sql", ["SET enable_external_access = true", "SET memory_limit = '1GB'", "INSTALL httpfs"])
def test_no_setting_can_be_changed_afterwards(shop, sql):
    with pytest.raises(duckdb.Error):
        shop.run(sql)


def test_one_folder_has_one_workshop(shop):
    assert workshop(shop.folder) is shop


def test_threads_see_the_same_tables(shop):
    shop.run("CREATE TABLE seen AS SELECT 5 AS n")
    found = []
    thread = threading.Thread(target=lambda: found.extend(shop.rows("SELECT n FROM seen")))
    thread.start()
    thread.join()
    assert found == [(5,)]


def test_a_dropped_table_is_gone_and_may_be_dropped_again(shop):
    shop.run("CREATE TABLE seen AS SELECT 5 AS n")
    shop.drop(["seen"])
    shop.drop(["seen"])
    assert shop.rows("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'seen'") == [(0,)]


@pytest.mark.parametrize("text", ["it's", 'a"b', "'; DROP TABLE record; --", "100%", "换\n行"])
def test_a_text_comes_back_as_it_went_in(shop, text):
    assert shop.rows(f"SELECT {literal(text)} AS {name(text)}") == [(text,)]


def test_a_text_with_a_nul_is_refused():
    with pytest.raises(ValueError):
        literal("a\0b")


def test_queries_spread_out_come_back_in_their_order(shop):
    assert shop.spread(shop.rows, [f"SELECT {n}" for n in range(9)]) == [[(n,)] for n in range(9)]


def test_an_error_in_one_of_several_queries_is_raised_after_all_have_run(shop):
    with pytest.raises(duckdb.Error):
        shop.spread(shop.run, ["SELECT * FROM nowhere", "CREATE TABLE seen AS SELECT 5 AS n"])
    assert shop.rows("SELECT n FROM seen") == [(5,)]


def test_a_short_answer_is_remembered_as_it_was(shop):
    shop.remember("SELECT 7", [(7,)])
    assert (shop.recall("SELECT 7"), shop.recall("SELECT 8")) == ([(7,)], None)


def test_a_long_answer_is_not_remembered(shop):
    shop.remember("SELECT n", [(n,) for n in range(1_001)])
    assert shop.recall("SELECT n") is None
