"""What the database itself refuses, on SQLite and on PostgreSQL."""

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from making import NOON, lecture
from youju.engine.base.problems import Refused
from youju.web.site.setup import migrate, open_site
from youju.web.store import guards
from youju.web.store.log import append

ROW = "1, 1, 'x', '{}', hash, hash FROM log_head"


def run(sql: str) -> None:
    """One statement past the write path, as a person at the database console."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET body = '{}' WHERE seq = 1",
        "DELETE FROM revision WHERE seq = 1",
        f"INSERT INTO revision SELECT {ROW}",
        "UPDATE log_head SET seq = seq - 1",
        "DELETE FROM log_head",
        "INSERT INTO log_head (id, seq, hash, recorded_at) SELECT 2, 99, hash, '' FROM log_head",
    ],
)
def test_the_log_refuses_to_be_changed(either_site, statement):
    with pytest.raises(DatabaseError):
        run(statement)


@pytest.mark.parametrize("table", ["revision", "log_head"])
def test_insert_or_replace_is_refused(site, table):
    with pytest.raises(DatabaseError):
        run(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")


@pytest.mark.parametrize("table", ["revision", "log_head"])
def test_truncate_is_refused(postgres_site, table):
    with pytest.raises(DatabaseError):
        run(f"TRUNCATE {table}")


def test_a_write_through_the_log_passes(either_site):
    assert append([lecture()], NOON).last_seq


def test_every_trigger_is_there(either_site):
    assert guards.missing(connection) == ()


def test_a_site_without_its_triggers_is_not_opened(either_site):
    guards.remove(connection)
    with pytest.raises(Refused, match="STO008"):
        open_site(either_site.folder)


def test_a_trigger_that_does_nothing_is_seen(site):
    run("DROP TRIGGER revision_update")
    run("CREATE TRIGGER revision_update BEFORE UPDATE ON revision BEGIN SELECT 1; END")
    assert guards.missing(connection) == ("revision_update",)


def test_a_trigger_that_is_switched_off_is_seen(postgres_site):
    run("ALTER TABLE revision DISABLE TRIGGER revision_delete")
    assert guards.missing(connection) == ("revision_delete",)


def test_any_migration_makes_the_triggers_again(either_site):
    guards.remove(connection)
    MigrationRecorder(connection).ensure_schema()
    migrate()
    assert guards.missing(connection) == ()
