"""A receipt says where the log ended, and reads the same wherever it has been."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.engine.bundle import notes
from youju.engine.bundle.receipt import Receipt, opened, origin, rows_digest, short_code, signed

KEY = bytes(range(32))
PUBLIC = notes.public_key(KEY)
RECEIPT = Receipt(
    "youju/990101",
    10452,
    bytes(range(32)),
    "2025-12-30T08:15:02.123Z",
    "annual-2025-1",
    "a" * 64,
    snapshots={"talks": "b" * 64},
)
TEXT = signed(RECEIPT, KEY)


def codes(written, key=PUBLIC):
    """The codes of what is wrong with a text."""
    return [problem.code for problem in opened(written, key)[1]]


def test_a_receipt_is_a_checkpoint_of_nine_lines():
    assert TEXT.splitlines()[:6] == [
        "youju/990101",
        "10452",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "edition annual-2025-1",
        f"edition-sha256 {'a' * 64}",
        f"snapshot talks {'b' * 64}",
    ]
    assert len(TEXT.splitlines()) == 10


def test_what_was_signed_is_read_back():
    assert opened(TEXT, PUBLIC) == (replace(RECEIPT, key=PUBLIC), ())


def test_without_a_key_the_one_it_names_is_taken():
    assert opened(TEXT) == (replace(RECEIPT, key=PUBLIC), ())


@pytest.mark.parametrize("way", ["mail", "blanks", "editor"])
def test_a_receipt_may_come_from_mail_or_an_editor(way):
    brought = {
        "mail": "\ufeff" + TEXT.replace("\n", "\r\n"),
        "blanks": "\n\n" + TEXT.replace("\n", "  \n") + "\n\n",
        "editor": TEXT.rstrip("\n"),
    }
    assert codes(brought[way]) == []


def test_another_number_is_an_altered_receipt_and_still_read():
    receipt, problems = opened(TEXT.replace("10452", "10453"), PUBLIC)
    assert (receipt.size, [p.code for p in problems]) == (10453, ["BUN002"])


def test_a_receipt_of_another_office_is_said():
    assert codes(signed(RECEIPT, bytes(32))) == ["BUN003"]


def test_another_key_cannot_be_written_into_it():
    named = TEXT.replace(TEXT.split("key ")[1][:44], signed(RECEIPT, bytes(32)).split("key ")[1][:44])
    assert codes(named, None) == ["BUN002"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10452", "010452"),
        ("edition ", "edition  "),
        ("time", "Time"),
        ("2025-12", "2025-99"),
        ("AAEC", "AAE"),
        ("b" * 64, "b" * 63),
    ],
)
def test_a_text_written_otherwise_is_no_receipt(one, other):
    assert codes(TEXT.replace(one, other)) == ["BUN001"]


def test_a_line_said_twice_is_no_receipt():
    assert codes(TEXT.replace("edition annual-2025-1\n", "edition annual-2025-1\n" * 2)) == ["BUN001"]


@given(st.text(st.characters(), max_size=300) | st.integers(0, len(TEXT)).map(lambda at: TEXT[:at]))
def test_no_text_is_too_odd_to_be_refused(written):
    receipt, problems = opened(written)
    assert problems or receipt == replace(RECEIPT, key=PUBLIC)


@given(st.integers(0, len(TEXT) - 2), st.characters(codec="utf-8"))
def test_one_other_letter_is_always_seen(at, letter):
    changed = TEXT[:at] + letter + TEXT[at + 1 :]
    found, problems = opened(changed, PUBLIC)
    assert problems or found.text == replace(RECEIPT, key=PUBLIC).text


def test_the_short_code_is_four_groups_of_four():
    assert short_code(opened(TEXT)[0]) == "10cf 3d2e f481 2de2"
    assert short_code(opened(TEXT)[0]) != short_code(replace(RECEIPT, key=PUBLIC, size=1))


def test_an_origin_has_no_blanks():
    assert origin("清和区 1") == "youju/%E6%B8%85%E5%92%8C%E5%8C%BA%201"


def test_the_digest_of_rows_is_over_lines_in_the_order_of_records():
    # printf '7 9\n12 12\n' | sha256sum
    assert rows_digest({12: 12, 7: 9}) == "a4a955cbe2672a0fdfebd3332be5010e517c5321d31b7be25d43420664f275d4"
