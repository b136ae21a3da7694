"""Cells as offices really write them: halves of the day, signs, units, lists; what may mean two things is asked back."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

# --- times of day ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("12:30 am", "00:30"),
        ("12:30 pm", "12:30"),
        ("1:05pm", "13:05"),
        ("11:59 PM", "23:59"),
        ("凌晨12点", "00:00"),
        ("凌晨3点", "03:00"),
        ("早上8点半", "08:30"),
        ("上午9时5分", "09:05"),
        ("上午12点", "12:00"),
        ("中午12点", "12:00"),
        ("中午1点半", "13:30"),
        ("中午11点半", "11:30"),
        ("下午12点半", "12:30"),
        ("下午3点", "15:00"),
        ("下午15点", "15:00"),
        ("晚7点", "19:00"),
        ("晚上11点30分", "23:30"),
        ("晚上19:30", "19:30"),
        ("0:00", "00:00"),
        ("9:05:59", "09:05"),
        ("１９：３０", "19:30"),
    ],
)
def test_a_time_is_read_in_the_half_of_the_day_that_is_named(stored, cell, time):
    assert stored("from_at", f"2025年3月8日{cell}") == f"2025-03-08T{time}"


@pytest.mark.parametrize("cell", ["晚上12点", "晚上1点", "晚4点", "24:00", "下午25点", "9点61分", "点半", "上午"])
def test_a_time_that_may_be_of_either_day_or_of_none_is_asked_back(codes, cell):
    assert codes(from_at=f"2025年3月8日{cell}") == ["LED013"]


@given(st.datetimes(datetime(1900, 3, 1), datetime(2199, 12, 31)))  # noqa: DTZ001
def test_a_time_of_a_workbook_is_kept_to_the_minute(normaliser, when):
    row = normaliser.row({"from_at": when}, on="2025-12-30")
    assert row.data["from_at"] == when.strftime("%Y-%m-%dT%H:%M")


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.integers(0, 24 * 60 - 1))
def test_a_serial_time_is_the_minute_that_was_meant(normaliser, day, minute):
    serial = (day - date(1899, 12, 30)).days + minute / (24 * 60)
    row = normaliser.row({"from_at": float(serial) if minute else serial + 1e-9}, on="2025-12-30")
    assert row.data["from_at"] == f"{day}T{minute // 60:02}:{minute % 60:02}"


# --- days ------------------------------------------------------------------------------------------------------------

SHAPES = ("{y}-{m}-{d}", "{y}.{m}.{d}", "{y}/{m}/{d}", "{y}年{m}月{d}日", "{y}-{m:02}-{d:02}", "{y}{m:02}{d:02}")


@given(st.dates(date(1900, 3, 1), date(2199, 12, 31)), st.sampled_from(SHAPES))
def test_a_day_is_the_same_in_every_shape(normaliser, day, shape):
    cell = shape.format(y=day.year, m=day.month, d=day.day)
    assert normaliser.row({"held_on": cell}, on="2025-12-30").date == day.isoformat()


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_serial_day_is_that_day(normaliser, day):
    serial = (day - date(1899, 12, 30)).days
    assert {normaliser.row({"held_on": n}, on="2025-12-30").date for n in (serial, float(serial))} == {day.isoformat()}


@pytest.mark.parametrize(
    "cell",
    [
        "2025年3月8-9日",
        "2025.3.8-3.9",
        "2025年3月上旬",
        "25.3.8",
        "3/8/2025",
        "2025年13月1日",
        0,
        -1,
        1.5,
        float("inf"),
        float("nan"),
    ],
)
def test_a_span_a_part_of_a_month_and_an_unclear_order_are_no_day(codes, cell):
    assert codes(held_on=cell) == ["LED011"]


@pytest.mark.parametrize(("cell", "day"), [("2024.2.29", "2024-02-29"), ("2025.2.29", None), ("1900-02-29", None)])
def test_a_leap_day_is_a_day_in_leap_years(row, cell, day):
    assert (row(held_on=cell).date or None) == day


# --- amounts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("-￥3.5", -350),
        ("￥-3.5", -350),
        ("－3.50", -350),
        ("￥1,201.5", 120150),
        ("3.5万元", 3500000),
        ("三万五", 3500000),
        ("0", 0),
    ],
)
def test_an_amount_keeps_its_sign_and_its_mark(stored, cell, fen):
    assert stored("cost", cell) == fen


@pytest.mark.parametrize(
    "cell", ["--3", "-－3", "(3.5)", "3.5-4.5", "1,20", "1.234,56", "1e3", "3..5", "￥", "½", "+", "3.5元左右吗"]
)
def test_what_may_be_two_amounts_or_none_is_refused(codes, cell):
    assert codes(cost=cell) == ["LED005"]


@given(st.decimals(Decimal("-99999999"), Decimal("99999999"), places=2))
def test_every_amount_with_fen_is_stored_exactly_from_text_and_number(normaliser, amount):
    fen = int(amount.scaleb(2))
    cells = (f"{amount}", amount, float(amount), f"{amount:,}")
    assert {normaliser.row({"cost": cell}, on="2025-12-30").data["cost"] for cell in cells} == {fen}


@given(st.integers(0, 10**9))
def test_every_count_is_stored_exactly_from_text_and_number(normaliser, count):
    cells = (count, float(count), str(count), f"{count:,}", f"{count}人次", f"约{count}")
    assert {normaliser.row({"people": cell}, on="2025-12-30").data["people"] for cell in cells} == {count}


@given(st.integers(0, 10**6), st.sampled_from(["约", "近", "大约"]))
def test_a_count_that_is_about_is_marked_and_keeps_its_words(normaliser, count, about):
    row = normaliser.row({"people": f"{about}{count}"}, on="2025-12-30")
    assert (row.data["people"], row.approx, row.raw_kept) == (count, {"people"}, {"people": f"{about}{count}"})


@pytest.mark.parametrize("cell", ["12～15", "12-15", "百余", "数十", "近百", "上千", "1,2,3", "1 2", "12、13"])
def test_a_range_and_a_vague_number_are_no_count(codes, cell):
    assert codes(people=cell) == ["LED005"]


@pytest.mark.parametrize(("cell", "tenths"), [("50%", 500), ("百分之五十", 500), ("0.5", 5), (12.5, 125)])
def test_a_share_is_read_in_percent(stored, cell, tenths):
    assert stored("share", cell) == tenths


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell", ["法治、健康", "法治，健康", "健康;法治", "法治\n健康", ["健康", "法治"], "法治、健康、法治", "law,health"]
)
def test_themes_are_a_set_whatever_stands_between_them(stored, cell):
    assert stored("themes", cell) == ["health", "law"]


@pytest.mark.parametrize("cell", ["法治 健康", "法治/健康", "法治和健康", "法治、体育"])
def test_themes_that_cannot_be_told_apart_are_refused(codes, cell):
    assert codes(themes=cell) == ["LED015"]


@pytest.mark.parametrize(
    ("cell", "number"),
    [("138 0013 8000", "13800138000"), ("+86-138-0013-8000", "13800138000"), ("（0411）88801234", "041188801234")],
)
def test_a_telephone_number_is_sealed_as_it_is_dialled(row, cell, number):
    assert [seal.value for seal in row(phone=cell).seals] == [number]


@pytest.mark.parametrize("cell", ["138001380001", "1380013800O", "电话无", "0", "12"])
def test_what_cannot_be_dialled_is_refused_without_being_quoted(row, cell):
    (problem,) = row(phone=cell).problems
    assert (problem.code, cell in problem.sentence() + problem.mend()) == ("LED019", False)


@given(st.text(max_size=40))
def test_a_choice_is_one_of_the_codes_or_a_problem(normaliser, text):
    row = normaliser.row({"mode": text}, on="2025-12-30")
    known = row.data.get("mode") in ("online", "offline")
    blank = not {p.code for p in row.problems} - {"LED001", "LED002"} and "mode" not in row.data
    assert known or blank or [p.place.field for p in row.problems if p.place.field == "mode"] == ["mode"]


@given(st.timedeltas(timedelta(0), timedelta(days=3)))
def test_a_duration_of_a_workbook_is_told_and_never_guessed(normaliser, span):
    row = normaliser.row({"lasted": span}, on="2025-12-30")
    assert ("lasted" in row.data) != ("lasted" in {p.place.field for p in row.problems})
