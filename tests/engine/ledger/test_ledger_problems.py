"""Every sentence of the ledger can be said, in both languages, in plain words."""

import re

import pytest

from youju.engine.base.problems import Kind
from youju.engine.ledger import problems as led

KINDS = [kind for kind in vars(led).values() if isinstance(kind, Kind)]
HOLE = re.compile(r"{(\w+)}")


def faults(kind: Kind) -> list[str]:
    """What is wrong with the wording of a kind."""
    zh, en = (set(HOLE.findall(kind.says.in_(tongue) + kind.mend.in_(tongue))) for tongue in ("zh", "en"))
    plain = {name.removesuffix("_en") for name in en}
    found = [f"{name} in English only" for name in sorted(plain - zh)] + [
        f"{name} in Chinese only" for name in sorted(zh - plain)
    ]
    if not (kind.says.en and kind.mend.en):
        found.append("no English")
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_both_languages_say_the_same(kind):
    assert faults(kind) == []


def test_a_sentence_that_says_less_in_one_language_is_found():
    lame = Kind("LED999", led.Label("“{title}”没有填（{why}）。", "“{title_en}” is empty."), led.Label("请补上。", ""))
    assert faults(lame) == ["why in Chinese only", "no English"]


def test_no_code_stands_for_two_kinds():
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_codes_are_those_of_the_ledger():
    assert all(re.fullmatch(r"LED\d{3}", kind.code) for kind in KINDS)


@pytest.mark.parametrize("word", ["错误", "违规", "非法", "造假", "作弊", "invalid", "illegal", "fraud", "your fault"])
def test_no_sentence_blames(word):
    assert [kind.code for kind in KINDS if word in f"{kind.says.zh}{kind.mend.zh}{kind.says.en}{kind.mend.en}"] == []


def test_a_long_text_is_quoted_shortly():
    assert led.short("宣讲\n" * 40) == "宣讲 " * 13 + "…"


def test_nothing_alike_makes_no_question():
    assert led.likely([]) == {"near": "", "near_en": ""}
