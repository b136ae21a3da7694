"""Personal values under seal."""

import pytest

from youju.engine.ledger.seals import SealBroken, blind, decrypt, digest, encrypt, findable, key_id, new_salt

KEY, OTHER = b"k" * 32, b"o" * 32


def test_the_digest_is_of_salt_and_value():
    assert digest("", b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_two_salts_hide_that_two_values_are_the_same():
    assert digest("王小明", new_salt()) != digest("王小明", new_salt())


def test_a_sealed_value_is_opened_with_its_key():
    assert decrypt(KEY, encrypt(KEY, "王小明", "record 7"), "record 7") == "王小明"


def test_a_sealed_value_is_opened_with_the_right_one_of_two_keys():
    assert decrypt([OTHER, KEY], encrypt(KEY, "𬱖", "c"), "c") == "𬱖"


def test_another_key_opens_nothing():
    with pytest.raises(SealBroken):
        decrypt(OTHER, encrypt(KEY, "王小明", "c"), "c")


def test_a_sealed_value_cannot_stand_for_another():
    with pytest.raises(SealBroken):
        decrypt(KEY, encrypt(KEY, "王小明", "record 7"), "record 8")


@pytest.mark.parametrize("at", [0, 5, 17, -1])
def test_an_altered_ciphertext_is_not_opened(at):
    sealed = bytearray(encrypt(KEY, "王小明", "c"))
    sealed[at] ^= 1
    with pytest.raises(SealBroken):
        decrypt(KEY, bytes(sealed), "c")


def test_a_cut_off_ciphertext_is_not_opened():
    with pytest.raises(SealBroken):
        decrypt(KEY, key_id(KEY) + b"short", "c")


def test_the_same_value_is_sealed_differently_each_time():
    assert encrypt(KEY, "王小明", "c") != encrypt(KEY, "王小明", "c")


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("phone", "138 0013 8000", "+86-138-0013-8000"),
        ("phone", "0898-66221234", "089866221234"),
        ("person_name", "王 小明", "王小明"),
        ("person_name", "阿依古丽·买买提", "阿依古丽买买提"),
        ("id_number", "11010519491231002x", "11010519491231002X"),
    ],
)
def test_two_ways_to_write_a_person_find_the_same(kind, one, other):
    assert blind(KEY, kind, one) == blind(KEY, kind, other)


def test_two_people_are_not_found_as_one():
    assert blind(KEY, "person_name", "王小明") != blind(KEY, "person_name", "王晓明")


def test_kinds_and_keys_are_kept_apart():
    assert len({blind(KEY, "phone", "1"), blind(KEY, "id_number", "1"), blind(OTHER, "phone", "1")}) == 3


def test_a_short_number_that_begins_with_86_keeps_it():
    assert findable("phone", "8612345") == "8612345"
