"""Personal values: beside the log, found blind, erased for good."""

import pytest
from django.db import connection

from making import NOON, listed, sealed
from youju.engine.base.problems import Refused
from youju.engine.ledger.seals import SealBroken
from youju.web.store import persons, read
from youju.web.store.folder import read_site
from youju.web.store.keys import load_keys
from youju.web.store.log import append
from youju.web.store.lookup import StoreLookup
from youju.web.store.persons import erase, find_person, personal_values

PHONE = "13800000001"


def person(name: str, phone: str = PHONE, **more):
    """A volunteer whose name and phone are sealed."""
    fields = {"person_name": name, "phone": phone}
    seals = [sealed(kind.removeprefix("person_"), kind, value) for kind, value in fields.items()]
    return listed("people", seals=tuple(seals), **{s.field: s.digest for s in seals}, **more)


def add(*entries) -> tuple[int, ...]:
    """Write entries; their records."""
    return append(entries, NOON).records


def test_the_log_holds_no_name(either_site):
    record = add(person("张三"))[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM revision WHERE seq = %s", [record])
        body = cursor.fetchone()[0]
    assert [value for value in ("张三", PHONE) if value in body] == []


def test_the_sealed_table_holds_no_name_either(either_site):
    add(person("张三"))
    assert all("张三".encode() not in row.ciphertext for row in persons.sealed_rows())


def test_who_has_the_key_reads_the_values(either_site):
    assert personal_values(add(person("张三"))[0]) == {"name": "张三", "phone": PHONE}


def test_a_person_is_found_by_a_value(either_site):
    record = add(person("张三"), person("李四", "13800000002"))[0]
    assert find_person("people", "phone", PHONE) == (record,)


def test_two_persons_of_one_name_are_both_found(either_site):
    records = add(person("张三"), person("张三", "13800000002"))
    assert find_person("people", "person_name", "张三") == records


def test_a_value_is_found_as_its_own_kind_only(either_site):
    add(person("张三"))
    assert find_person("people", "id_number", PHONE) == ()


def test_an_import_finds_persons_by_name(pack, either_site):
    record = add(person("张三"))[0]
    found = StoreLookup(pack)
    assert (found.find("people", "张三", ""), found.find("people", "李四", "")) == ((record,), ())


def test_a_changed_number_no_longer_finds_the_person(pack, either_site):
    record = add(person("张三"))[0]
    append([person("张三", "13800000002", record=record, action="edit")], NOON, {record: record})
    assert find_person("people", "phone", PHONE) == StoreLookup(pack).find("people", PHONE, "") == ()
    assert personal_values(record)["phone"] == "13800000002"


def test_undo_opens_the_earlier_value_again(either_site):
    first = person("张三")
    record = add(first)[0]
    append([person("张三", "13800000002", record=record, action="edit")], NOON, {record: record})
    undo = listed("people", record=record, action="edit", cause=record + 1, **first.data)
    append([undo], NOON, {record: record + 1})
    assert personal_values(record)["phone"] == PHONE


def test_erasure_takes_the_value_and_leaves_the_record(either_site):
    record = add(person("张三"))[0]
    assert erase(record, ["name"]) == 1
    assert personal_values(record) == {"phone": PHONE}
    assert read.last([record])[record].entry.data["name"]


def test_an_erased_person_is_not_found(pack, either_site):
    erase(add(person("张三"))[0], ["name", "phone"])
    assert find_person("people", "person_name", "张三") == StoreLookup(pack).find("people", "张三", "") == ()


def test_erasing_nothing_erases_nothing(either_site):
    assert erase(add(person("张三"))[0], []) == 0


def test_a_value_opens_with_its_own_digest_only(either_site):
    record = add(person("张三"))[0]
    row = next(persons.sealed_rows((record,)))
    key, data = persons.current_keys().seal, read.last((record,))[record].entry.data
    assert (row.open(key, data["name"]), row.open(key, data["phone"])) == ("张三", None)


def test_a_value_closed_with_another_key_says_so(either_site):
    row = next(persons.sealed_rows((add(person("张三"))[0],)))
    with pytest.raises(SealBroken):
        row.open(bytes(32), "")


def test_without_the_key_nothing_is_sealed(site):
    site.path("keys/seal.key").unlink()
    with pytest.raises(Refused, match="STO005"):
        load_keys(read_site(site.folder))


def test_words_that_are_names_are_known_without_opening_any(either_site):
    add(person("张三"), person("欧阳·春华"))
    assert persons.known_names({"张三", "张三丰", "欧阳春华", PHONE}) == {"张三", "欧阳春华"}
    assert persons.known_names(set()) == set()
