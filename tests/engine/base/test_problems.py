"""Problems: a code, a place, a sentence and how to mend it, in the reader's language."""

import pytest

from youju.engine.base.labels import Label
from youju.engine.base.problems import NOWHERE, Kind, Place, Problem, Refused, errors

LACKING = Kind("TST001", Label("{where} 缺少{name}。", "{where} lacks {name}."), Label("请补上。", "Add it."))
ODD = Kind("TST002", Label("人数{n}偏多。", "{n} people is a lot."), Label("", ""), "question")
GUESSED = Kind("TST003", Label("暂按周末推算。", "Reckoned by weekends."), Label("", ""), "warning")
HERE = Place(file="pack.toml", line=7)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (NOWHERE, ""),
        (Place(file="pack.toml"), "pack.toml"),
        (HERE, "pack.toml:7"),
        (Place(file="宣讲.xlsx", sheet="一月", cell="C5"), "宣讲.xlsx 一月!C5"),
        (Place(cell="C5"), "C5"),
        (Place(record=12, field="people"), "#12 people"),
        (Place(field="people"), "people"),
        (Place(record=0), "#0"),
    ],
)
def test_a_place_is_written_the_way_people_look_it_up(place, text):
    assert str(place) == text


def test_a_problem_is_a_sentence_in_chinese():
    assert LACKING.at(HERE, where="台账", name="标题").sentence() == "台账 缺少标题。"


def test_a_problem_is_a_sentence_in_english():
    assert LACKING.at(HERE, where="The register", name="a title").sentence("en") == "The register lacks a title."


def test_a_problem_says_how_to_mend_it():
    assert LACKING.at(where="台账", name="标题").mend("en") == "Add it."


def test_a_problem_prints_as_one_line():
    assert LACKING.at(HERE, where="台账", name="标题").line() == "pack.toml:7 TST001 台账 缺少标题。 请补上。"


def test_a_problem_without_a_place_begins_with_its_code():
    assert str(ODD.at(n=90000)) == "TST002 人数90000偏多。"


def test_what_a_person_typed_is_never_taken_for_a_template():
    assert ODD.at(n="{where}").sentence("en") == "{where} people is a lot."


def test_a_detail_that_the_sentence_does_not_use_is_kept():
    assert dict(ODD.at(n=5, limit=3).details) == {"n": "5", "limit": "3"}


def test_a_problem_for_machines_has_five_keys():
    assert ODD.at(Place(record=12), n=5).as_dict("en") == {
        "code": "TST002",
        "level": "question",
        "place": "#12",
        "sentence": "5 people is a lot.",
        "mend": "",
    }


def test_problems_are_values():
    assert LACKING.at(HERE, where="a", name="b") == Problem(LACKING, HERE, (("where", "a"), ("name", "b")))


def test_a_kind_must_be_mended_unless_it_says_otherwise():
    assert LACKING.level == "error"


def test_only_errors_must_be_mended():
    lacking = LACKING.at(where="a", name="b")
    assert errors([ODD.at(n=5), lacking, GUESSED.at()]) == (lacking,)


def test_a_refusal_carries_one_problem_or_several():
    one, two = ODD.at(n=1), ODD.at(n=2)
    assert (Refused(one).problems, Refused([one, two]).problems) == ((one,), (one, two))


def test_a_refusal_reads_as_its_problems():
    assert str(Refused([ODD.at(n=1), GUESSED.at()])) == "TST002 1 people is a lot.; TST003 Reckoned by weekends."
