"""Personal values: sealed beside the row, never quoted."""

import pytest

from youju.engine.ledger.seals import digest

CARD = "11010519491231002X"  # the example of GB 11643-1999


def test_a_name_is_a_digest_in_the_row_and_a_value_beside_it(row):
    found = row(contact=" 王 小明 ")
    (seal,) = found.seals
    assert (seal.field, seal.kind, seal.value) == ("contact", "person_name", "王 小明")
    assert found.data["contact"] == seal.digest == digest("王 小明", b"salt")


@pytest.mark.parametrize(
    "cell", ["13800138000", "+86 138 0013 8000", "138-0013-8000", 13800138000.0, "１３８００１３８０００"]
)
def test_a_mobile_number_is_read_however_it_is_grouped(row, cell):
    assert row(phone=cell).seals[0].value.removeprefix("+86") == "13800138000"


@pytest.mark.parametrize("cell", ["0898-66221234", "(0898) 66221234", "66221234", "400-820-8820", "12345"])
def test_fixed_lines_and_service_numbers_are_telephone_numbers(codes, cell):
    assert codes(phone=cell) == []


def test_a_wrong_telephone_number_is_not_quoted(sentence):
    assert sentence(phone="1380013") == "phone LED019 “电话”不像一个电话号码。 请核对位数；座机请带区号。"


def test_an_identity_number_with_its_check_character_is_kept(row):
    assert row(id_number=CARD.lower()).seals[0].value == CARD


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("110105194912310021", "最后一位校验不符"),
        ("110105491231002", "应为 18 位"),
        ("11010519490231002X", "出生日期不存在"),
    ],
)
def test_what_is_wrong_with_an_identity_number_is_said_without_quoting_it(sentence, number, why):
    assert why in sentence(id_number=number)
    assert number not in sentence(id_number=number)


def test_a_name_that_cannot_be_read_is_not_quoted(row):
    (problem,) = row(contact="王" * 10_001).problems
    assert "王王" not in problem.line()


def test_an_empty_name_seals_nothing(row):
    assert row(contact="").seals == []
