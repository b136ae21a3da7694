"""What is well written and yet cannot be meant is reported on its line, with how to mend it."""

import pytest

from youju.engine.definitions import read_texts, system_texts


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("min = 10\nmax = 5", ["7 DEF019"]),
        ("min = 5\nmax = 5", []),
        ("max = 5", []),
        ("plausible = { median = 254, p99 = 46 }", ["7 DEF019"]),
        ("plausible = { median = 46, p99 = 46 }", []),
        ("plausible = { p50 = 46 }", ["7 DEF002"]),
    ],
)
def test_bounds_that_cross_are_found(field_faults, keys, found):
    assert field_faults(f'id = "one"\ntype = "integer"\n{keys}') == found


def test_crossed_bounds_are_told_as_they_were_written(look):
    keys = 'id = "one"\ntype = "money"\nmin = 10.5\nmax = 2'
    (problem,) = look(f'[register.visits]\ntitle = {{ zh = "走访" }}\n[[register.visits.field]]\n{keys}\n' + TITLE)
    assert "min (10.5) is above max (2)" in problem.sentence("en")


TITLE = 'title = { zh = "一项" }\n'
MORE = '[indicator."more"]\ntitle = { zh = "又一" }\n'


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('type = "text"\nmin = 1', ["7 DEF021"]),
        ('type = "date"\nmax = 1', ["7 DEF021"]),
        ('type = "text"\nunit = "篇"', ["7 DEF021"]),
        ('type = "integer"\nplaces = 2', ["7 DEF021"]),
        ('type = "money"\nplaces = 3', ["7 DEF021"]),
        ('type = "text"\nchoices = "level"', ["7 DEF021"]),
        ('type = "text"\nregister = "outlets"', ["7 DEF021"]),
        ('type = "bool"\nplausible = { median = 1 }', ["7 DEF021"]),
    ],
)
def test_a_key_that_says_nothing_about_a_field_of_its_type_is_found(field_faults, keys, found):
    assert field_faults(f'id = "one"\n{keys}') == found


def test_the_keys_that_would_have_an_effect_are_named(look):
    keys = 'id = "one"\ntype = "decimal"\nchoices = "level"'
    (problem,) = look(f'[register.visits]\ntitle = {{ zh = "走访" }}\n[[register.visits.field]]\n{keys}\n' + TITLE)
    assert problem.mend("en") == "Remove it; these have an effect: min、max、plausible、unit、places."


CHOICES = """
[codelist.mode]
online = { zh = "线上", aliases = ["网上", "网上"] }
offline = { zh = "线下", aliases = ["线上"] }
"""


def test_a_word_for_two_codes_and_a_word_twice_are_found(find):
    assert find(CHOICES) == ["2 DEF024", "3 DEF023"]


def test_two_codes_with_one_title_are_found(find):
    assert find('[codelist.mode]\non = { zh = "线上" }\noff = { zh = "线上" }\n') == ["3 DEF023"]


def fields(*keys: str) -> str:
    return '[register.visits]\ntitle = { zh = "走访" }\n' + "".join(
        f"[[register.visits.field]]\n{one}\n" for one in keys
    )


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ('title = { zh = "人数" }', ["5 DEF023"]),
        ('title = { zh = "观众" }\naliases = ["人数"]', ["5 DEF023"]),
        ('title = { zh = "观众" }\naliases = ["听众"]', ["5 DEF023"]),
        ('title = { zh = "观众" }\naliases = ["看客", "看客"]', ["5 DEF024"]),
        ('title = { zh = "观众" }\naliases = ["观众"]', []),
        ('title = { zh = "人数" }\nretired = true', []),
    ],
)
def test_one_heading_for_two_fields_is_found(find, second, found):
    first = 'id = "people"; title = { zh = "人数" }; type = "integer"; aliases = ["听众"]'.replace("; ", "\n")
    lines = find(fields(first, f'id = "crowd"\ntype = "integer"\n{second}'))
    assert [line.replace("8 ", "5 ") for line in lines] == found


def test_a_field_twice_in_the_key_is_found(find):
    document = '[register.visits]\ntitle = { zh = "走访" }\nkey = ["one", "one"]\n'
    assert find(document + '[[register.visits.field]]\nid = "one"\ntype = "text"\n' + TITLE) == ["3 DEF024"]


@pytest.mark.parametrize("name", ["stage", "due_on", "stage_accepted_first", "stage_lent_times"])
def test_a_field_named_like_a_column_of_the_ledger_is_found(field_faults, name):
    assert field_faults(f'id = "{name}"\ntype = "text"') == ["5 DEF029"]


def test_a_field_kept_for_less_than_a_day_is_found(field_faults):
    assert field_faults('id = "one"\ntype = "phone"\nretention_days = -3') == ["7 DEF029"]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('date = "one"', ["3 DEF029"]),
        ('key = ["one"]', ["3 DEF029"]),
        ('from = "one"\nto = "one"', ["3 DEF029", "4 DEF029"]),
    ],
)
def test_a_register_dated_or_keyed_by_a_retired_field_is_found(find, keys, found):
    head = f'[register.visits]\ntitle = {{ zh = "走访" }}\n{keys}\n'
    assert find(f'{head}[[register.visits.field]]\nid = "one"\ntype = "date"\nretired = true\n{TITLE}') == found


def test_an_end_without_a_beginning_is_found(find):
    head = '[register.visits]\ntitle = { zh = "走访" }\nto = "one"\n'
    assert find(f'{head}[[register.visits.field]]\nid = "one"\ntype = "date"\n{TITLE}') == ["3 DEF021"]


def test_a_title_of_blanks_is_no_title(find):
    assert find('[group.more]\ntitle = { zh = "  " }\n') == ["2 DEF008"]


@pytest.mark.parametrize(
    ("mistake", "use"),
    [
        ('type = "integr"', '[register.visits.measure.all]\nsum = "one"\nunit = "人"\n'),
        ('type = "integr"', '[[register.visits.rule]]\nkind = "gapless"\nfield = "one"\n'),
        (
            'type = "integer"\n[register.visits.measure.all]\nunit = "人"',
            MORE + 'register = "visits"\nmeasure = "all"\n',
        ),
    ],
)
def test_a_field_or_measure_with_a_mistake_of_its_own_is_reported_once(find, mistake, use):
    head = '[register.visits]\ntitle = { zh = "走访" }\ndate = "day"\n'
    day = '[[register.visits.field]]\nid = "day"\ntitle = { zh = "日期" }\ntype = "date"\n'
    one = f'[[register.visits.field]]\nid = "one"\n{TITLE}{mistake}\n'
    assert len(find(head + day + one + use)) == 1


# --- rules -----------------------------------------------------------------------------------------------------------

SHIFTS = """
[register.shifts]
title = { zh = "值班" }
[[register.shifts.field]]
id = "who"
title = { zh = "姓名" }
type = "person_name"
[[register.shifts.field]]
id = "outlet"
title = { zh = "媒体" }
type = "ref"
register = "outlets"
[[register.shifts.field]]
id = "day"
title = { zh = "日期" }
type = "date"
[[register.shifts.field]]
id = "people"
title = { zh = "人数" }
type = "integer"
[[register.shifts.field]]
id = "note"
title = { zh = "备注" }
type = "text"
[[register.shifts.rule]]
"""


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ('kind = "gapless"\nfield = "note"', ["24 DEF029"]),
        ('kind = "gapless"\nfield = "people"', []),
        ('kind = "balance"\nref = "outlet"\namount = "note"', ["24 DEF029"]),
        ('kind = "no_overlap"\nref = "outlet"\nstart = "day"\nend = "people"', ["24 DEF029"]),
        ('kind = "working_days"\nfrom = "day"\nto = "note"\nn = 5', ["24 DEF029"]),
        ('kind = "working_days"\nfrom = "day"\nto = "day"\nn = 0', ["24 DEF029"]),
        ('kind = "within"\nref = "outlet"\nof = "seats"\nfield = "people"\nfactor = 1.5', []),
        ('kind = "within"\nref = "outlet"\nof = "name"\nfield = "people"\nfactor = 1', ["27 DEF029"]),
        ('kind = "within"\nref = "outlet"\nof = "seets"\nfield = "people"\nfactor = 1', ["27 DEF005"]),
        ('kind = "within"\nref = "note"\nof = "seats"\nfield = "people"\nfactor = 1', ["24 DEF029", "27 DEF005"]),
        ('kind = "order_of"\nfields = ["day"]', ["24 DEF029"]),
        ('kind = "unique"\nfields = ["who"]', ["24 DEF010"]),
    ],
)
def test_a_rule_over_fields_that_it_cannot_judge_is_found(find, rule, found):
    assert find(SHIFTS + rule + "\n") == found


# --- loops -----------------------------------------------------------------------------------------------------------

LEND = """
[loop.lend]
title = { zh = "借还" }
initial = "asked"
counts = ["lent"]
[loop.lend.stage.asked]
title = { zh = "申请" }
[loop.lend.stage.lent]
title = { zh = "借出" }
[loop.lend.transition.lend]
title = { zh = "借出" }
from = ["asked"]
to = "lent"
roles = ["reviewer"]
requires = ["reason", "receipt"]
"""


def visits(name: str, field: str) -> str:
    head = f'[register.{name}]\ntitle = {{ zh = "走访" }}\nloop = "lend"\n'
    return head + f'[[register.{name}.field]]\nid = "{field}"\ntitle = {{ zh = "一项" }}\ntype = "text"\n'


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ('from = ["asked"]', "", ["9 DEF025"]),
        ('roles = ["reviewer"]', "roles = []", ["9 DEF025"]),
        ('title = { zh = "申请" }', 'title = { zh = "申请" }\nfinal = true', ["12 DEF026"]),
        ('to = "lent"', 'to = "asked"', ["7 DEF027"]),
        ('counts = ["lent"]', 'counts = ["void"]', ["4 DEF029"]),
    ],
)
def test_a_step_that_nobody_can_take_and_a_stage_nobody_reaches_are_found(find, right, wrong, found):
    assert find(LEND.replace(right, wrong, 1)) == found


def test_a_loop_that_no_register_uses_may_require_anything(find):
    assert find(LEND) == []


def test_a_step_may_require_a_field_of_every_register_of_its_loop(find):
    assert find(LEND + visits("tools", "receipt")) == []


def test_a_required_field_that_no_register_has_is_the_steps_mistake(look):
    (problem,) = look(LEND + visits("tools", "reciept"))
    assert (problem.place.line, problem.code, dict(problem.details)["near"]) == (14, "DEF005", "reciept")


def test_a_required_field_that_one_register_lacks_is_reported_there(look):
    (problem,) = look(LEND + visits("tools", "receipt") + visits("books", "note"))
    assert (problem.place.line, problem.code) == (24, "DEF028")


def test_a_register_is_told_where_its_loop_requires_the_field(look):
    (problem,) = look(LEND + visits("tools", "receipt") + visits("books", "note"))
    assert ("books" in problem.sentence("en"), "more.toml:14" in problem.mend("en")) == (True, True)


def test_a_retired_field_cannot_be_given_at_a_step(find):
    retired = visits("books", "receipt") + "retired = true\n"
    assert find(LEND + visits("tools", "receipt") + retired) == ["24 DEF028"]


# --- indicators ------------------------------------------------------------------------------------------------------

SUM = '[indicator."some"]\ntitle = { zh = "某数" }\nkind = "sum"\n'


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('parts = ["lectures.all", "lectures.audience"]', ["4 DEF020"]),
        ('parts = ["lectures.all", "lectures.all"]', ["4 DEF024"]),
        (f'parts = ["lectures.all", "more"]\n{MORE}register = "lectures"', []),
        (f'parts = ["lectures.all", "more"]\n{MORE}register = "lectures"\nunit = "场"', ["4 DEF020"]),
        (f'parts = ["lectures.audience", "more"]\n{MORE}kind = "sum"\nparts = ["lectures.all"]', ["4 DEF020"]),
        (f'parts = ["more"]\n{MORE}kind = "growth"\nof = "lectures.all"', ["4 DEF020"]),
    ],
)
def test_a_sum_of_different_unit_words_is_found(find, keys, found):
    assert find(SUM + keys + "\n") == found


def test_the_unit_word_of_each_part_is_named(look):
    (problem,) = look(SUM + 'parts = ["lectures.all", "lectures.audience"]')
    assert "lectures.all（项）、lectures.audience（人次）" in problem.sentence("en")


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('register = "lectures"\nplaces = 2', ["4 DEF021"]),
        ('register = "lectures"\ncounts = ["void"]', ["4 DEF029"]),
        ('register = "lectures"\nparts = ["lectures.all"]', ["4 DEF021"]),
        ('kind = "growth"\nof = "lectures.all"\nwhere = { title = "甲" }', ["5 DEF021"]),
        ('kind = "growth"\nof = "lectures.all"\nregister = "lectures"', ["5 DEF021"]),
        ('kind = "sum"\nparts = ["lectures.all"]\ntime = "stock"', ["5 DEF021"]),
    ],
)
def test_a_key_that_says_nothing_about_an_indicator_of_its_kind_is_found(find, keys, found):
    assert find(f'[indicator."some"]\ntitle = {{ zh = "某数" }}\n{keys}\n') == found


def test_a_figure_twice_in_a_report_is_found(find):
    document = '[report.annual]\ntitle = { zh = "年报" }\nfigures = ["lectures.all", "lectures.all"]\n'
    assert find(document) == ["3 DEF024"]


# --- registers of the system -----------------------------------------------------------------------------------------


def units(text: str) -> str:
    """The system's register of units as an office might write it into its own folder."""
    (registers,) = (content for _, file, content in system_texts() if file == "registers.toml")
    return registers[registers.index("[register.units]") : registers.index("[register.roles]")] + text


def test_a_register_of_the_system_may_get_a_further_field(find):
    assert find(units(fields('id = "fax"\ntype = "text"\n' + TITLE).split("\n", 2)[2].replace("visits", "units"))) == []


def test_a_register_of_the_system_keeps_its_fields(look):
    (problem,) = [p for p in look(units("").replace('id = "short"', 'id = "brief"')) if p.code == "DEF030"]
    assert "short" in problem.sentence("en")


# --- what has been logged --------------------------------------------------------------------------------------------

HEAD = '[pack]\nid = "office"\ntitle = { zh = "文化办" }\n'


def test_a_pack_that_was_logged_before_lint_knew_better_is_read(find):
    text = ("pack", "pack.toml", HEAD + '[codelist.mode]\non = { zh = "线上" }\noff = { zh = "线上" }\n')
    assert (read_texts([text])[0], read_texts([text], logged=True)[0].id) == (None, "office")


def test_a_logged_pack_whose_names_lead_nowhere_is_not_read():
    text = ("pack", "pack.toml", HEAD + '[report.annual]\ntitle = { zh = "年报" }\nfigures = ["none"]\n')
    assert read_texts([text], logged=True)[0] is None
