"""Verification finds what was planted past the write path."""

import pytest
from django.db import connection

from making import NOON, lecture, listed, sealed
from youju.engine.definitions import register_version
from youju.engine.ledger.key import natural_key
from youju.web.store import definitions, guards, tables
from youju.web.store.log import append
from youju.web.store.persons import erase
from youju.web.store.verify import verify_log


@pytest.fixture
def record(either_site) -> int:
    """A ledger with two lectures, one edited, and a volunteer; gives the first lecture."""
    name = sealed("name", "person_name", "张三")
    first = append([lecture("甲"), lecture("乙"), listed("people", name=name.digest, seals=(name,))], NOON).records[0]
    append([lecture("甲", 50, record=first, action="edit")], NOON, {first: first})
    return first


def tamper(sql: str, *parameters: object) -> None:
    """Change the database behind the back of the triggers, and put them back as if nothing were."""
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
    guards.install(connection)


def codes(**options) -> set[str]:
    """Codes of the problems that are found."""
    return {problem.code for problem in verify_log(pack=definitions.pack(), **options)}


def test_an_untouched_log_is_sound(record):
    assert list(verify_log(pack=definitions.pack())) == []


def test_an_empty_log_is_sound(record):
    tamper("DELETE FROM revision")
    tamper("DELETE FROM record")
    tamper("DELETE FROM sealed")
    tamper("UPDATE log_head SET seq = 0, hash = %s", bytes(32))
    assert list(verify_log(pack=definitions.pack())) == []


def test_an_altered_body_is_found(record):
    tamper("UPDATE revision SET body = replace(body, '40', '90') WHERE seq = %s", record)
    assert any(c.startswith("LED3") for c in codes())


def test_a_removed_end_is_found(record):
    tamper("DELETE FROM revision WHERE seq = (SELECT max(seq) FROM revision)")
    assert "STO201" in codes()


def test_a_lost_trigger_is_found(record):
    guards.remove(connection)
    assert "STO008" in codes()


def test_a_key_is_compared_where_the_same_definition_made_it(record):
    register = definitions.pack().registers["outlets"]
    outlet = listed("outlets", name="清和日报", version=register_version(register)[:12])
    append([outlet.changed(key=natural_key(register, 0, outlet.data))], NOON)
    assert codes() == set()
    tamper("UPDATE record SET key = NULL WHERE key IS NOT NULL")
    assert codes() == {"STO202"}


@pytest.mark.parametrize(
    "change", ["unit = 3", "date = '2024-01-01'", "stage = 'accepted'", "register = 'outlets'", "seq = id"]
)
def test_a_head_that_differs_from_its_log_is_found(record, change):
    tamper(f"UPDATE record SET {change} WHERE id = %s", record)
    assert codes() == {"STO202"}


def test_a_head_that_is_gone_is_found(record):
    tamper("DELETE FROM record WHERE id = %s", record)
    assert codes() == {"STO202"}


def test_a_sealed_value_given_to_another_record_is_found(record):
    tamper("UPDATE sealed SET record = %s", record)
    assert codes() == {"STO203"}


def test_a_sealed_value_that_was_altered_is_found(record):
    tamper("UPDATE sealed SET ciphertext = salt")
    assert codes() == {"STO204"}


def test_an_erased_person_leaves_the_log_sound(record):
    erase(record + 2, ["name"])
    assert list(verify_log(pack=definitions.pack())) == []


def test_a_head_held_elsewhere_is_compared(record):
    end = tables.read_end()
    assert list(verify_log(pack=definitions.pack(), expect={end.seq: end.hash})) == []
    assert codes(expect={end.seq: bytes(32)})
