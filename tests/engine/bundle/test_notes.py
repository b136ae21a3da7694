"""Signed notes are those of other tools, and say who signed."""

from base64 import b64decode

import pytest

from youju.engine.bundle import notes

# The example of the package golang.org/x/mod/sumdb/note, whose form C2SP describes.
FOREIGN = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
FOREIGN_KEY = b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:]
KEY = bytes(range(32))
PUBLIC = notes.public_key(KEY)


def test_a_note_of_another_tool_is_read_and_holds():
    note = notes.parse(FOREIGN)
    assert notes.signed_by(note, "PeterNeumann", FOREIGN_KEY) is True


def test_a_changed_letter_is_seen():
    note = notes.parse(FOREIGN.replace("answer", "Answer"))
    assert notes.signed_by(note, "PeterNeumann", FOREIGN_KEY) is False


def test_a_key_that_did_not_sign_says_nothing():
    assert notes.signed_by(notes.parse(FOREIGN), "PeterNeumann", PUBLIC) is None


def test_a_second_signature_takes_nothing_from_the_first():
    second = notes.sign("甲\n", "office", KEY).splitlines()[-1]
    note = notes.parse(notes.sign("甲\n", "上级", bytes(32)) + second)
    assert [notes.signed_by(note, "上级", notes.public_key(bytes(32))), notes.signed_by(note, "office", PUBLIC)] == [
        True,
        True,
    ]


@pytest.mark.parametrize("text", ["no end", "a\n\nb\n", "\n", "a\tb\n", "a\x00\n"])
def test_what_no_note_can_say_is_not_signed(text):
    with pytest.raises(ValueError):
        notes.sign(text, "office", KEY)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "全\u3000角"])
def test_a_name_without_blanks_signs(name):
    with pytest.raises(ValueError):
        notes.sign("a\n", name, KEY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a\n\n",
        "a\n\n— office\n",
        "a\n\n— office AAAA\n",
        "a\n\n— office ====\n",
        "a\n\n-- office AAAAAAAA\n",
        "x" * 70000 + FOREIGN,
        FOREIGN + "\n".join(["— o AAAAAAAA"] * 17),
    ],
)
def test_other_texts_are_no_notes(text):
    assert notes.parse(text) is None


def test_a_note_is_handed_out_to_the_letter_whatever_came_between():
    assert notes.parse(FOREIGN.replace("\n", " \r\n") + "\n").written == FOREIGN
