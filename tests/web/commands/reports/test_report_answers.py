"""What the ledger answers a report: figures of several years and units at once, fields and rows of records, all at one seq."""

from datetime import date
from decimal import Decimal

import pytest

from making import EAST_GATE, NOON, WILLOW_RIVER, lecture, listed
from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.report.answers import Asked, Row
from youju.engine.report.naming import EntryRef, Loop, StatedRef
from youju.engine.report.particulars import Particulars
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import Question, scope
from youju.web.commands.reports import stating
from youju.web.commands.reports.answering import LedgerAnswers
from youju.web.commands.reports.stated import stated_figures
from youju.web.store.log import append

SESSIONS, PEOPLE = "lectures.sessions", "lectures.people"


@pytest.fixture
def office(site):
    """Two accepted lectures of 2025 and one of 2024; one of 2025 waits for its review."""
    entries = [
        lecture("宪法宣讲", 40, "2025-03-08", stage="accepted"),
        lecture("反诈宣讲", 60, "2025-06-01", unit=WILLOW_RIVER, stage="accepted"),
        lecture("旧宣讲", 25, "2024-05-05", stage="accepted"),
        lecture("待审宣讲", 99, "2025-07-07"),
        listed("outlets", name="市报", level="province", since="2025-01-01"),
    ]
    assert not append(entries, NOON).problems
    return Office(site)


def asks(office, unit="", period="2025", language="zh", as_of=None):
    question = Question(Period.parse(period), unit, as_of or office.source.head())
    about = Particulars("清和区文化办", question.period, date(2025, 12, 30), language)
    return LedgerAnswers(office.calculator(question.as_of), scope(office, question), about)


def record(office, title):
    """Number of the lecture with this title."""
    answers = asks(office)
    return answers.entry(EntryRef("lectures", title, "people"), None)[0].record


def test_figures_of_two_years_are_answered_together(office):
    now, before = Asked(PEOPLE), Asked(PEOPLE, -1)
    found = asks(office).figures([now, before, Asked(SESSIONS)])
    assert (found[now].value, found[before].value, found[before].period) == (100, 25, "2024")


def test_the_year_after_is_asked_for_too(office):
    assert asks(office, period="2024").figures([Asked(PEOPLE, 1)])[Asked(PEOPLE, 1)].value == 100


def test_units_are_the_rows_of_a_table_with_their_own_figures(office):
    answers = asks(office)
    rows = answers.rows(Loop())
    found = answers.figures([Asked(PEOPLE, 0, row) for row in rows])
    assert [(row.name, found[Asked(PEOPLE, 0, row)].value) for row in rows] == [("东关街道", 40), ("柳河镇", 60)]


def test_a_report_of_one_unit_is_of_its_records_alone(office):
    answers = asks(office, unit="990101102")
    assert answers.figures([Asked(PEOPLE)])[Asked(PEOPLE)].value == 60
    assert [row.number for row in answers.rows(Loop("lectures"))] == [record(office, "反诈宣讲")]


def test_the_records_of_a_register_are_those_that_count_in_the_period_by_date(office):
    numbers = [record(office, title) for title in ("宪法宣讲", "反诈宣讲")]
    assert [row.number for row in asks(office).rows(Loop("lectures"))] == numbers


def test_the_records_of_the_year_before(office):
    assert [row.number for row in asks(office).rows(Loop("lectures", -1))] == [record(office, "旧宣讲")]


def test_a_field_is_found_by_the_records_label_in_any_width(office):
    (found,) = asks(office).entry(EntryRef("lectures", " 宪法 宣讲 ", "people"), None)
    assert (found.value, found.text, found.unit, found.title, found.counted) == (
        40,
        "40",
        "人次",
        Label("听众", "Audience"),
        True,
    )


def test_a_field_is_found_by_the_first_field_of_the_key(office):
    assert [e.text for e in asks(office).entry(EntryRef("lectures", "2025-03-08", "title"), None)] == ["宪法宣讲"]


def test_a_field_of_the_rows_own_record(office):
    row = Row(record(office, "反诈宣讲"))
    assert [e.value for e in asks(office).entry(EntryRef("lectures", "", "people"), row)] == [60]


def test_a_number_is_worded_as_the_tag_says(office):
    assert append([lecture("大会", 31240, "2025-08-08", stage="accepted")], NOON).problems == ()
    (found,) = asks(office).entry(EntryRef("lectures", "大会", "people", "wan_yu"), None)
    assert (found.text, found.value) == ("3.1万余", 31240)


def test_a_record_that_waits_for_review_says_so(office):
    (found,) = asks(office).entry(EntryRef("lectures", "待审宣讲", "people"), None)
    assert (found.value, found.counted) == (99, False)


def test_a_record_that_is_not_there_is_no_answer(office):
    assert asks(office).entry(EntryRef("lectures", "没有", "people"), None) == ()


@pytest.mark.parametrize(("language", "text"), [("zh", "2025年3月8日"), ("en", "8 March 2025")])
def test_a_date_is_written_in_words(office, language, text):
    (found,) = asks(office, language=language).entry(EntryRef("lectures", "宪法宣讲", "held_on"), None)
    assert (found.text, found.value) == (text, None)


@pytest.mark.parametrize(("language", "text"), [("zh", "省级"), ("en", "Province")])
def test_a_code_is_written_as_its_title(office, language, text):
    assert asks(office, language=language).entry(EntryRef("outlets", "市报", "level"), None)[0].text == text


def test_what_came_later_is_not_seen_at_an_earlier_seq(office):
    head = office.source.head()
    append([lecture("后来的", 500, "2025-09-09", unit=EAST_GATE, stage="accepted")], NOON)
    then = asks(office, as_of=head)
    assert then.figures([Asked(PEOPLE)])[Asked(PEOPLE)].value == 100
    assert then.entry(EntryRef("lectures", "后来的", "people"), None) == ()
    assert len(then.rows(Loop("lectures"))) == 2


def test_breakdowns_are_those_of_the_figure(office):
    assert dict(asks(office).breakdown(PEOPLE, "unit")) == {"东关街道": 40, "柳河镇": 60}
    assert sum(Decimal(value) for _, value in asks(office).breakdown(PEOPLE, "month")) == 100


def test_particulars_are_in_the_language_of_the_report(office):
    assert asks(office, language="en").particular("today") == "30 December 2025"


def test_a_stated_figure_is_answered_for_the_very_period_and_unit(office):
    people = {
        "name": "常住人口",
        "value": "3.2万",
        "unit_word": "人",
        "period": "2025",
        "source": "公报",
        "office": "统计局",
    }
    number = stating.add(office, "cli:小王", people)[0].record
    stating.add(office, "阿强", people | {"value": "2万"}, WILLOW_RIVER)
    stating.confirm(office, "cli:老李", number)

    def said(unit="", period="2025", row=None, shift=0):
        question = Question(Period.parse(period), unit, office.source.head())
        about = Particulars("清和区文化办", question.period, date(2025, 12, 30), "zh")
        given = stated_figures(office)
        answers = LedgerAnswers(office.calculator(question.as_of), scope(office, question), about, given)
        return answers.stated(StatedRef("常住人口", shift), row)

    assert (said().value, said().confirmed_by, said().holds, said("990101").value) == (32000, "老李", True, 32000)
    assert (said("990101102").value, said("990101102").waits, said("990101102").holds) == (20000, True, False)
    assert (said(row=Row(WILLOW_RIVER)).value, said(period="2026", shift=-1).value) == (20000, 32000)
    assert (said(period="2024").value, said(period="2024").period, said(period="2025H1").value) == (None, "2024", None)
