"""Verification finds what was planted past the write path."""

import pytest
from django.db import connection

from forging import tamper
from making import NOON, PACK, lecture, listed, sealed
from youju.engine.definitions import register_version
from youju.engine.ledger.key import natural_key
from youju.web.store import definitions, evidence, guards, read, tables
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


def codes(**options) -> set[str]:
    """Codes of the problems that are found."""
    return {problem.code for problem in verify_log(**options)}


def test_an_untouched_log_is_sound(record):
    assert list(verify_log()) == []


def test_an_empty_log_is_sound(record):
    tamper("DELETE FROM revision")
    tamper("DELETE FROM record")
    tamper("DELETE FROM sealed")
    tamper("UPDATE log_head SET seq = 0, recorded_at = '', hash = %s", bytes(32))
    assert list(verify_log()) == []


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
    assert {(p.code, p.place.record) for p in verify_log()} == {("STO203", record), ("STO205", record + 2)}


def test_a_sealed_value_that_was_altered_is_found(record):
    tamper("UPDATE sealed SET ciphertext = salt")
    assert codes() == {"STO204"}


def test_an_erased_person_leaves_the_log_sound(record):
    append([listed("erasures", target=record + 2, fields="name", reason="本人申请")], NOON)
    erase(record + 2, ["name"])
    assert list(verify_log()) == []


def test_a_sealed_value_that_is_gone_without_an_erasure_is_found(record):
    erase(record + 2, ["name"])
    assert codes() == {"STO205"}


@pytest.mark.parametrize("column", ["salt", "blind"])
def test_what_stands_beside_a_sealed_value_is_compared(record, column):
    tamper(f"UPDATE sealed SET {column} = ciphertext")
    assert codes() == {"STO203"}


def test_a_record_that_no_revision_made_is_found(record):
    tamper("INSERT INTO record (id, register, unit, date, stage, seq) VALUES (99, 'lectures', 2, '', 'accepted', 99)")
    assert codes() == {"STO202"}


def test_a_client_id_is_compared_with_the_first_revision(record):
    tamper("UPDATE record SET client_id = 'c-9' WHERE id = %s", record)
    assert codes() == {"STO202"}


def test_a_key_is_compared_after_its_definition_has_changed(record):
    register = definitions.pack().registers["outlets"]
    outlet = listed("outlets", name="清和日报", version=register_version(register)[:12])
    append([outlet.changed(key=natural_key(register, 0, outlet.data))], NOON)
    text = PACK.replace("宣讲场次", "宣讲").replace('"Outlets"', '"Media"')
    (was,) = read.live("definitions")
    append(
        [was.entry.changed(action="edit", record=was.record, data={**was.entry.data, "content": text})],
        NOON,
        {was.record: was.seq},
    )
    tamper("UPDATE record SET key = NULL WHERE register = 'outlets'")
    assert codes() == {"STO202"}


@pytest.mark.parametrize("column", ["recorded_at = ''", "id = 7"])
def test_the_note_of_the_end_is_compared(record, column):
    tamper(f"UPDATE log_head SET {column}")
    assert "STO206" in codes()


@pytest.mark.parametrize("body", ["'[[['", "''", "'[]'", "'{}'", "'null'", "'\"x\"'"])
def test_any_body_at_all_is_named_and_the_rest_still_read(record, body):
    tamper(f"UPDATE revision SET body = {body} WHERE seq = %s", record + 1)
    tamper("UPDATE sealed SET blind = salt")
    found = {(p.code, p.place.line) for p in verify_log()}
    assert {("LED301", record + 1), ("LED307", record + 1), ("STO203", None)} <= found


@pytest.mark.parametrize("value", ["CAST(body AS BLOB)", "x'ff00fe'", "CAST(x'ff00fe' AS TEXT)", "7"])
def test_bytes_where_text_belongs_are_named(site, value):
    first = append([lecture("甲"), lecture("乙")], NOON).records[0]
    tamper(f"UPDATE revision SET body = {value} WHERE seq = %s", first)
    assert ("LED301", first) in {(p.code, p.place.line) for p in verify_log()}


def test_a_changed_file_of_evidence_is_found(record):
    digest = evidence.put(b"scan")
    append([listed("evidence", target=record, name="a.pdf", kind="document", digest=digest)], NOON)
    assert codes() == set()
    evidence.path_of(digest).write_bytes(b"Scan")
    assert codes() == {"STO211"}
    evidence.path_of(digest).unlink()
    assert codes() == {"STO212"}


def test_a_head_held_elsewhere_is_compared(record):
    end = tables.read_end()
    assert list(verify_log({end.seq: end.hash})) == []
    assert codes(expect={end.seq: bytes(32)}) == {"LED308"}
