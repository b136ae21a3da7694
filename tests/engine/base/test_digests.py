"""Canonical bytes: the same content gives the same digest on every machine, for ever."""

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.base.digests import canonical, canonical_unchecked, hex_digest, sha256

words = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 2, "a": 1}, '{"a":1,"b":2}'),
        ({"日": 1, "z": 2, "Z": 3}, '{"Z":3,"z":2,"日":1}'),
        ({"a": {"d": 1, "c": [3, 1, 2]}}, '{"a":{"c":[3,1,2],"d":1}}'),
        ([True, False, None], "[true,false,null]"),
        ([], "[]"),
        ({}, "{}"),
        (-5, "-5"),
        (2**53, "9007199254740992"),
    ],
)
def test_keys_are_sorted_and_nothing_is_put_between(value, text):
    assert canonical(value).decode() == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("宣讲", '"宣讲"'),
        ('"\\', '"\\"\\\\"'),
        ("a/b", '"a/b"'),
        ("\b\t\n\f\r", '"\\b\\t\\n\\f\\r"'),
        ("\x00\x1f", '"\\u0000\\u001f"'),
        ("\x7f\u2028", '"\x7f\u2028"'),
        ("𠮷", '"𠮷"'),
    ],
)
def test_text_is_escaped_as_rfc_8785_says(value, text):
    assert canonical(value).decode() == text


@pytest.mark.parametrize("value", [1.0, {"people": 46.5}, [[0.1]], float("nan")])
def test_a_float_is_refused_wherever_it_lies(value):
    with pytest.raises(TypeError):
        canonical(value)


@pytest.mark.parametrize("value", [2**53 + 1, -(2**53) - 1, {"people": 10**30}])
def test_a_number_that_others_would_round_is_refused(value):
    with pytest.raises(ValueError):
        canonical(value)


@pytest.mark.parametrize("value", [{"𠮷": 1}, {5: 1}, [{"a": {None: 1}}]])
def test_a_key_without_a_settled_order_is_refused(value):
    with pytest.raises(ValueError):
        canonical(value)


def test_half_a_character_is_refused():
    with pytest.raises(ValueError):
        canonical("\ud840")


@settings(max_examples=60, deadline=None)
@given(values)
def test_what_was_written_reads_back_the_same(value):
    assert json.loads(canonical(value)) == value


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(words, st.integers(0, 9), max_size=6))
def test_the_order_in_which_keys_were_entered_changes_nothing(data):
    assert canonical(dict(reversed(data.items()))) == canonical(data)


@settings(max_examples=60, deadline=None)
@given(values)
def test_another_librarys_sorted_json_is_the_same_bytes(value):
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(value) == plain.encode()


@settings(max_examples=40, deadline=None)
@given(values)
def test_leaving_out_the_check_changes_no_byte(value):
    assert canonical_unchecked(value) == canonical(value)


def test_a_digest_is_sha256():
    assert sha256(b"abc") == hashlib.sha256(b"abc").digest()


def test_a_printed_digest_has_64_hexadecimal_digits():
    assert hex_digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
