"""A definition as one sentence that a leader can read and question."""

import pytest

from youju.engine.definitions import describe

HEAD = '[indicator."some"]\ntitle = { zh = "某数", en = "Some" }\nregister = "lectures"\n'


@pytest.fixture(scope="module")
def sentence(read):
    """The sentence of an indicator over lectures, from its further keys."""

    def made(keys: str, language: str = "zh") -> str:
        pack = read(HEAD + keys)
        return describe(pack, pack.indicators["some"], language)

    return made


def test_a_count_says_what_is_counted_when_and_at_which_stage(sentence):
    assert sentence("") == "数“宣讲场次”台账中 环节为已审核、日期在期间内 的记录，逐条计数（项）。"


def test_a_count_is_told_in_english(sentence):
    told = "Records of “Lectures” with stage Accepted, dated in the period, counted one by one (项)."
    assert sentence("", "en") == told


def test_a_sum_says_which_field_is_added_up(sentence):
    assert sentence('measure = "people"').endswith("按“听众”相加（人次）。")


def test_a_distinct_count_says_so(sentence):
    assert sentence('measure = "outlets"').endswith("按“媒体”去重计数（家）。")


def test_stages_that_count_by_exception_are_named(sentence):
    assert "环节为已提交、已审核" in sentence('counts = ["submitted", "accepted"]')


def test_a_running_total_says_up_to_when(sentence):
    assert "日期不晚于期末" in sentence('time = "cumulative"')


def test_a_stock_says_on_which_day(read):
    pack = read(HEAD.replace('"lectures"', '"outlets"') + 'time = "stock"')
    assert "期末时有效" in describe(pack, pack.indicators["some"])


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ('title = "宪法宣讲"', "题目 = 宪法宣讲"),
        ('title__ne = "宪法宣讲"', "题目 ≠ 宪法宣讲"),
        ('outlet_level = "central"', "层级 = 中央"),
        ('outlet_level = ["central", "province"]', "层级 为中央/省级之一"),
        ('themes__has = "law"', "主题含法治"),
        ("people__gt = 100", "听众 > 100"),
        ("people__gte = 100", "听众 ≥ 100"),
        ("people__lt = 100", "听众 < 100"),
        ("people__lte = 100", "听众 ≤ 100"),
        ("cost__gte = 12.5", "费用 ≥ 12.50"),
        ("cost__lt = -1.5", "费用 < -1.50"),
        ("cost__lt = -0.05", "费用 < -0.05"),
        ("open = true", "公开 = 是"),
        ("open = false", "公开 = 否"),
        ("people__empty = true", "听众未填写"),
        ("people__empty = false", "听众已填写"),
        ("held_on__gte = 2025-03-08", "日期 ≥ 2025-03-08"),
        ('noted_on__lte = { field = "held_on" }', "登记日期 ≤ 日期"),
        ("due_on__lt = 2025-12-31", "期限 < 2025-12-31"),
        ('stage = "returned"', "环节 = 已退回"),
        ("stage_returned_times__gt = 1", "“已退回”的次数 > 1"),
        ('stage_accepted_first__lte = { field = "due_on" }', "首次“已审核”的日期 ≤ 期限"),
        ('due_on__lt = { day = "scope" }', "期限 < 统计当日（期末，未到期末则为今天）"),
        ("stage_accepted_last__gte = 2025-01-01", "最近“已审核”的日期 ≥ 2025-01-01"),
    ],
)
def test_a_condition_is_told_in_titles_and_not_in_codes(sentence, where, words):
    assert words in sentence(f"where = {{ {where} }}")


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ('outlet_level = ["central", "province"]', "Level is one of Central/Province"),
        ('themes__has = "law"', "Themes includes Law"),
        ("open__ne = true", "Open is not yes"),
        ("people__empty = false", "Audience is filled in"),
        (
            'due_on__lte = { day = "scope" }',
            "deadline ≤ the day of the figure (the end of the period, or today if earlier)",
        ),
        ("stage_returned_times__gt = 1", "times in “Returned” > 1"),
    ],
)
def test_a_condition_is_told_in_english_titles(sentence, where, words):
    assert words in sentence(f"where = {{ {where} }}", "en")


def derived(read, keys: str, language: str = "zh") -> str:
    pack = read(f'[indicator."some"]\ntitle = {{ zh = "某数" }}\n{keys}')
    return describe(pack, pack.indicators["some"], language)


def test_a_ratio_says_what_is_divided_by_what(read):
    keys = 'kind = "ratio"\nnumerator = "lectures.audience"\ndenominator = "lectures.all"\nplaces = 2'
    assert derived(read, keys) == "“宣讲听众”除以“宣讲总场次”，按百分比取 2 位小数，四舍五入。"


def test_a_growth_says_against_what(read):
    told = derived(read, 'kind = "growth"\nof = "lectures.all"', "en")
    assert told.startswith("Change of “All lectures” against the same period a year before")


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh", "“线上听众”、“宣讲听众”相加。"), ("en", "Sum of “Audience online”, “Audience of lectures”.")],
)
def test_a_sum_names_its_parts(read, language, told):
    online = 'title = { zh = "线上听众", en = "Audience online" }\nregister = "lectures"\nmeasure = "people"'
    keys = f'kind = "sum"\nparts = ["online", "lectures.audience"]\n[indicator."online"]\n{online}'
    assert derived(read, keys, language) == told
