"""One number of one record: more than the place holds, large, unlike the unit, perhaps in thousands."""

import pytest

from quality_talks import HALL, SHED, codes, talk

WEEKDAYS = (3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 17, 18)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"hall": HALL, "people": 150}, []),
        ({"hall": HALL, "people": 151}, ["QUA001"]),
        ({"hall": HALL, "people": 300, "sessions": 2}, []),
        ({"hall": HALL, "people": 301, "sessions": 2}, ["QUA001"]),
        ({"hall": SHED, "people": 251}, ["QUA002"]),
        ({"people": 250}, []),
        ({"people": 251}, ["QUA002"]),
        ({"people": 502, "sessions": 2}, ["QUA002"]),
        ({"people": 500, "sessions": 2}, []),
        ({"people": 5}, []),
        ({"people": 4}, ["QUA004"]),
        ({"people": 16, "sessions": 4}, []),
        ({"people": 0}, []),
        ({"people": None}, []),
        ({"people": 999, "sessions": None}, []),
    ],
)
def test_a_number_is_asked_about_above_its_bound_or_far_below_what_is_usual(asked, row, found):
    assert codes(asked(talk(**row))) == found


def test_the_question_says_the_number_the_bound_and_what_it_is_made_of(asked):
    (question,) = asked(talk(hall=HALL, people=1200, sessions=2))
    said = "“听众”填的是 1,200人次，按“场馆容纳人数 × 场次 × 1.5”推算最多约 300人次，请核实。"
    assert question.problem.sentence() == said
    assert "by “Hall Capacity × Sessions × 1.5” at most about 300 人次" in question.problem.sentence("en")
    assert (question.records, question.field, question.unit) == ((1,), "people", 2)


def test_a_large_number_is_not_asked_about_where_the_unit_often_has_as_many(asked):
    often = [talk(n, f"2025-03-{n:02}", people=261) for n in WEEKDAYS]
    assert codes(asked(*often)) == []
    assert codes(asked(*often[:11])) == ["QUA002"] * 11


def test_large_says_what_the_unit_usually_has(asked):
    usual = [talk(n, f"2025-03-{n:02}", people=31) for n in WEEKDAYS]
    (question,) = asked(*usual, talk(99, "2025-03-20", people=401))
    assert question.details["usual"] == "31"


def test_without_a_declared_end_a_number_is_held_against_the_units_own(asked):
    own = [talk(n, f"2025-03-{n:02}", leaflets=100 + n) for n in WEEKDAYS]
    (question,) = asked(*own, talk(99, "2025-03-19", leaflets=1100))
    assert (question.kind.code, question.details["count"]) == ("QUA003", "13")
    assert codes(asked(*own[:5], talk(99, "2025-03-19", leaflets=1100))) == []


def test_while_saving_the_same_is_asked(asked_one):
    often = [talk(n, people=300) for n in range(1, 13)]
    assert codes(asked_one(talk(0, people=251))) == ["QUA002"]
    assert codes(asked_one(talk(0, people=251), often)) == []


def test_the_same_values_are_the_same_question_whatever_the_others_are(asked):
    (alone,) = asked(talk(99, people=401))
    (among,) = [q for q in asked(talk(1, people=31), talk(99, people=401)) if q.records == (99,)]
    (corrected,) = asked(talk(99, people=411))
    assert alone.key == among.key
    assert corrected.key != alone.key


def test_of_the_year_before_nothing_is_asked(asked):
    assert codes(asked(talk(date="2024-03-05", people=999))) == []
