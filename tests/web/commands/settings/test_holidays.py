"""A year's holidays come from the library's table or from the pasted notice, and deadlines then keep to them."""

from datetime import date

import pytest

from making import EAST_GATE
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, enter, step
from youju.web.commands.settings.holidays import Day, Kept, keep, read_lines, table_of
from youju.web.store import read
from youju.web.store.workdays import calendar

WHO = "cli:test"
NOTICE = """
一、元旦：1月1日（星期四）至3日（星期六）放假调休，共3天。1月4日（星期日）上班。
二、春节：2月15日（农历腊月二十八、星期日）至23日（星期一）放假调休，共9天。2月14日（星期六）、2月28日（星期六）上班。
三、清明节：4月4日（星期六）至6日（星期一）放假，共3天。
四、劳动节：5月1日（星期五）至5日（星期二）放假调休，共5天。5月9日（星期六）上班。
五、端午节：6月19日（星期五）至21日（星期日）放假，共3天。
六、中秋节：9月25日（星期五）至27日（星期日）放假，共3天。
七、国庆节：10月1日（星期四）至7日（星期三）放假调休，共7天。9月20日（星期日）、10月10日（星期六）上班。
"""


@pytest.fixture
def office(site):
    """The office of the cast; its day is Tuesday 2025-12-30."""
    return use(site)


def days(text, year=2026):
    return read_lines(text, year)[0]


def test_the_official_notice_is_read_as_it_is_published():
    found = days(NOTICE)
    assert (len([d for d in found if not d.worked]), len([d for d in found if d.worked])) == (33, 6)
    assert Day(date(2026, 1, 4), "元旦", worked=True) in found


def test_the_notice_and_the_librarys_table_agree():
    table, _ = table_of(2026)
    assert {(d.day, d.worked) for d in table} == {(d.day, d.worked) for d in days(NOTICE)}


def test_a_day_of_the_table_has_its_chinese_name():
    assert Day(date(2026, 10, 1), "国庆节") in table_of(2026)[0]


def test_a_year_that_the_library_does_not_know_is_told():
    assert [p.code for p in table_of(2093)[1]] == ["CMD190"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2026-02-14 上班", Day(date(2026, 2, 14), "节假日", worked=True)),
        ("2027/1/1 元旦 放假", Day(date(2027, 1, 1), "元旦")),
        ("5月1日 劳动节", Day(date(2026, 5, 1), "劳动节")),
    ],
)
def test_a_single_day_is_read(line, day):
    assert days(line) == (day,)


def test_a_span_over_the_turn_of_the_year_is_read():
    assert [d.day for d in days("2026年12月31日至2027年1月2日 元旦")][-1] == date(2027, 1, 2)


def test_a_line_without_a_day_is_told_and_stops_no_other():
    found, problems = read_lines("放假安排\n10月1日 国庆节", 2026)
    assert (len(found), [(p.code, p.place.line) for p in problems]) == (1, [("CMD191", 1)])


@pytest.mark.parametrize("line", ["2月30日 放假", "9月1日至12月1日 放假"])
def test_what_cannot_be_a_holiday_is_not_one(line):
    assert days(line) == ()


def test_days_are_kept_once(office):
    assert keep(office, WHO, days(NOTICE), "国办发明电")[0] == Kept(39, 0, 0)
    assert keep(office, WHO, days(NOTICE), "国办发明电")[0] == Kept(0, 0, 39)


def test_a_day_that_turns_out_otherwise_is_changed(office):
    keep(office, WHO, days("1月4日 元旦 放假"), "")
    assert keep(office, WHO, days("1月4日 元旦 上班"), "")[0] == Kept(0, 1, 0)
    assert calendar().is_workday(date(2026, 1, 4))


@pytest.mark.parametrize("who", ["小王", "审计"])
def test_holidays_are_kept_by_the_office_alone(office, who):
    before = read.head()
    assert [p.code for p in keep(office, who, days(NOTICE), "")[1]] == ["CMD005"]
    assert read.head() == before


def test_a_deadline_in_working_days_passes_over_the_holidays(office):
    keep(office, WHO, days(NOTICE), "")
    saved, _ = enter(office, "小王", "lectures", Given(EAST_GATE, {"title": "宪法", "held_on": "2025-12-01"}))
    step(office, "老李", saved.record, "return", "请补地点")
    assert read.last((saved.record,))[saved.record].entry.due_on == "2026-01-07"
