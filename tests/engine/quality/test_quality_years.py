"""A unit's year: many round numbers, a jump on last year, the same as last year."""

from quality_talks import WILLOW_RIVER, codes, talk

COUNTED = [31, 42, 38, 27, 55, 46, 33, 29, 41, 36, 48, 52, 37, 44, 39, 28, 47, 53, 34, 40]
ROUND = [30, 40, 40, 25, 55, 45, 35, 30, 40, 35, 50, 50, 35, 45, 40, 30, 45, 55, 35, 40]


def year(of, values, unit=2, title="第{n}讲"):
    """Talks of one unit on Mondays of a year."""
    first = 100 * (of - 2000) + 1000 * unit
    monday = 6 if of == 2025 else 8
    days = [f"{of}-{n // 4 + 1:02}-{(monday + 7 * (n % 4)):02}" for n in range(len(values))]
    made = enumerate(zip(days, values, strict=True))
    return [talk(first + n, day, unit, title=title.format(n=n), people=value) for n, (day, value) in made]


def about_years(questions):
    """Those that are about no single record."""
    return [q for q in questions if not q.records]


def test_a_heap_of_round_numbers_among_units_that_count_is_asked_about(asked):
    (question,) = about_years(asked(*year(2025, ROUND), *year(2025, COUNTED, WILLOW_RIVER)))
    said = "2025 年“听众”的 20 个数里有 20 个是 5 的倍数（其他单位 20 个里有 2 个），请说明是清点还是估计。"
    assert question.problem.sentence() == said


def test_a_few_round_numbers_are_no_heap(asked):
    assert about_years(asked(*year(2025, ROUND[:11]), *year(2025, COUNTED, WILLOW_RIVER))) == []
    assert about_years(asked(*year(2025, ROUND), *year(2025, COUNTED[:11], WILLOW_RIVER))) == []


def test_where_all_round_nobody_is_asked(asked):
    assert about_years(asked(*year(2025, ROUND), *year(2025, ROUND, WILLOW_RIVER))) == []


def test_numbers_whose_rule_is_skipped_are_not_heaped(asked):
    rows = [r._replace(data={**r.data, "leaflets": r.data["people"], "people": 31}) for r in year(2025, ROUND)]
    others = [r._replace(data={**r.data, "leaflets": 31, "people": 31}) for r in year(2025, COUNTED, WILLOW_RIVER)]
    assert about_years(asked(*rows, *others)) == []


def test_a_jump_of_the_mean_is_asked_about_with_both_means(asked):
    (question,) = about_years(asked(*year(2024, [21] * 10), *year(2025, [56] * 5 + [51] * 5)))
    assert question.kind.code == "QUA011"
    assert question.problem.sentence() == "2025 年“听众”平均每场次 53.5人次，上年 21.0人次，变化较大，请核实。"


def test_more_events_of_the_same_size_are_no_jump(asked):
    assert about_years(asked(*year(2024, [21] * 10), *year(2025, [22] * 40))) == []


def test_too_few_records_say_nothing_about_a_jump(asked):
    assert about_years(asked(*year(2024, [21] * 9), *year(2025, [91] * 20))) == []


def test_a_total_that_is_exactly_last_years_is_asked_about(asked):
    (question,) = about_years(asked(*year(2024, [31, 42, 38]), *year(2025, [31, 42, 30, 8], title="{n}号讲堂")))
    assert (question.kind.code, question.details["now"]) == ("QUA012", "111")


def test_each_number_as_last_year_is_asked_about_even_if_the_totals_differ(asked):
    (question,) = about_years(asked(*year(2024, [31, 42, 38]), *year(2025, [31, 42, 38, 27])))
    assert (question.kind.code, question.details["count"]) == ("QUA014", "3")


def test_one_that_differs_shows_that_they_were_counted(asked):
    assert about_years(asked(*year(2024, [31, 42, 38]), *year(2025, [31, 42, 39, 27]))) == []


def test_a_units_year_is_asked_about_once(asked):
    (early,) = about_years(asked(*year(2024, [21] * 10), *year(2025, [61] * 10)))
    (late,) = about_years(asked(*year(2024, [21] * 10), *year(2025, [61] * 12)))
    assert early.key == late.key


def test_units_are_asked_each_for_itself(asked):
    rows = [*year(2024, [21] * 10), *year(2025, [61] * 10), *year(2025, [61] * 10, WILLOW_RIVER)]
    assert [q.unit for q in about_years(asked(*rows))] == [2]
    assert "QUA011" in codes(asked(*rows))
