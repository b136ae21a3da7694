"""Fields, code lists, measures and evidence as a pack declares them."""

import pytest

from youju.engine.base.labels import Label
from youju.engine.definitions import Choice, Evidence, Measure
from youju.engine.definitions.fields import TYPES
from youju.engine.definitions.model import Plausible

LEVEL = (Choice("central", Label("中央", "Central")), Choice("province", Label("省级", "Province"), ("省", "自治区级")))
PLAIN = sorted(set(TYPES) - {"choice", "choices", "ref", "refs"})


@pytest.mark.parametrize("type_", PLAIN)
def test_every_plain_type_needs_nothing_but_its_name(field, type_):
    assert field(f'type = "{type_}"').type == type_


@pytest.mark.parametrize(
    ("keys", "attribute", "value"),
    [
        ('type = "integer"\nrequired = true', "required", True),
        ('type = "integer"\nunit = "人次"', "unit", "人次"),
        ('type = "integer"\nmin = 0', "min", 0),
        ('type = "integer"\nmax = 5000', "max", 5000),
        ('type = "money"\nmin = 0.5', "min", 50),
        ('type = "hours"\nmax = "7.25"', "max", 725),
        ('type = "decimal"\nplaces = 1\nmax = 9.5', "max", 95),
        ('type = "text"\naliases = ["受众", "听讲人数"]', "aliases", ("受众", "听讲人数")),
        ('type = "text"\nhint = { zh = "写全称" }', "hint", Label("写全称")),
        ('type = "text"\nretired = true', "retired", True),
        ('type = "text"\nsensitive = true', "sensitive", True),
        ('type = "text"\nminor = true', "minor", True),
        ('type = "phone"\npurpose = { zh = "联系" }', "purpose", Label("联系")),
        ('type = "phone"\nretention_days = 365', "retention_days", 365),
        ('type = "integer"\nplausible = { median = 46, p99 = 254 }', "plausible", Plausible(46, 254)),
        ('type = "hours"\nplausible = { median = 1.5 }', "plausible", Plausible(150)),
    ],
)
def test_a_key_of_a_field_is_kept(field, keys, attribute, value):
    assert getattr(field(keys), attribute) == value


@pytest.mark.parametrize(("type_", "places"), [("money", 2), ("hours", 2), ("integer", 0), ("decimal", 0)])
def test_money_and_hours_have_two_decimals_without_saying_so(field, type_, places):
    assert field(f'type = "{type_}"').places == places


@pytest.mark.parametrize("type_", ["person_name", "phone", "id_number"])
def test_names_phones_and_id_numbers_are_personal(field, type_):
    assert field(f'type = "{type_}"').personal


def test_any_field_can_be_declared_personal(field):
    assert field('type = "text"\npersonal = true').personal


@pytest.mark.parametrize(("type_", "numeric"), [("integer", True), ("money", True), ("text", False), ("date", False)])
def test_only_numbers_can_be_added_up(field, type_, numeric):
    assert field(f'type = "{type_}"').numeric is numeric


def test_a_code_list_is_used_by_its_name(field):
    assert field('type = "choice"\nchoices = "level"').choices == LEVEL


def test_choices_can_stand_in_the_field_itself(field):
    assert field('type = "choice"\nchoices = { on = { zh = "线上" } }').choices == (Choice("on", Label("线上")),)


def test_a_choice_is_found_by_its_code(field):
    level = field('type = "choice"\nchoices = "level"')
    assert (level.choice("province"), level.choice("town")) == (LEVEL[1], None)


def test_a_single_alias_of_a_choice_is_one_word(field):
    made = field('type = "choice"\nchoices = { on = { zh = "线上", aliases = "网上" } }')
    assert made.choices[0].aliases == ("网上",)


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('id = "one"', ["3 DEF003"]),
        ('id = ""\ntype = "text"', ["5 DEF003"]),
        ('id = "One"\ntype = "text"', ["5 DEF007"]),
        ('id = "one"\ntype = "string"', ["6 DEF005"]),
        ('id = "one"\ntype = "text"\nrequird = true', ["7 DEF002"]),
        ('id = "one"\ntype = "choice"', ["3 DEF003"]),
        ('id = "one"\ntype = "choices"\nchoices = "levels"', ["7 DEF005"]),
        ('id = "one"\ntype = "choice"\nchoices = 5', ["7 DEF004"]),
        ('id = "one"\ntype = "choice"\nchoices = { "大" = { zh = "大" } }', ["7 DEF007"]),
        ('id = "one"\ntype = "choice"\nchoices = { on = { zh = "线上", alias = "网上" } }', ["7 DEF002"]),
        ('id = "one"\ntype = "choice"\nchoices = { on = { zh = "线上", aliases = 5 } }', ["7 DEF004"]),
        ('id = "one"\ntype = "ref"', ["3 DEF003"]),
        ('id = "one"\ntype = "ref"\nregister = "outlet"', ["7 DEF005"]),
        ('id = "one"\ntype = "ref"\nregister = "outlets"\ncopy = ["levl"]', ["8 DEF005"]),
        ('id = "one"\ntype = "ref"\nregister = "outlets"\ncopy = ["contact"]', ["8 DEF010"]),
        ('id = "one"\ntype = "text"\ncopy = ["level"]', ["7 DEF004"]),
        ('id = "one"\ntype = "integer"\nmin = 0.5', ["7 DEF004"]),
        ('id = "one"\ntype = "decimal"\nplaces = "two"', ["7 DEF004"]),
        ('id = "one"\ntype = "decimal"\nplaces = -1', ["7 DEF004"]),
        ('id = "one"\ntype = "decimal"\nplaces = 40', ["7 DEF004"]),
        ('id = "one"\ntype = "integer"\nplausible = { median = "many" }', ["7 DEF004"]),
    ],
)
def test_a_mistake_in_a_field_is_found_on_its_line(field_faults, keys, found):
    assert field_faults(keys) == found


def test_a_field_type_that_does_not_exist_is_answered_with_the_nearest(look):
    field = '{ id = "one", title = { zh = "一项" }, type = "integr" }'
    (problem,) = look(f'[register.visits]\ntitle = {{ zh = "走访" }}\nfield = [{field}]')
    assert problem.mend("en").startswith("The nearest is: integer")


def measure(read, keys: str) -> Measure:
    document = f"""
    [register.visits]
    title = {{ zh = "走访" }}
    field = [{{ id = "people", title = {{ zh = "人数" }}, type = "integer" }}]
    [register.visits.measure.some]
    {keys}
    """
    return read(document).registers["visits"].measures["some"]


@pytest.mark.parametrize(
    ("keys", "operation", "target"),
    [("count = true", "count", ""), ('sum = "people"', "sum", "people"), ('distinct = "people"', "distinct", "people")],
)
def test_a_measure_counts_adds_or_tells_apart(read, keys, operation, target):
    assert measure(read, f'{keys}\nunit = "人"') == Measure("some", operation, "人", target)


def test_a_measure_may_have_a_title(read):
    assert measure(read, 'count = true\nunit = "次"\ntitle = { zh = "次数" }').title == Label("次数")


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('unit = "人"', ["4 DEF003"]),
        ("count = true", ["4 DEF003"]),
        ('count = true\nsum = "people"\nunit = "人"', ["4 DEF003"]),
        ('count = false\nunit = "人"', ["5 DEF004"]),
        ('count = "yes"\nunit = "人"', ["5 DEF004"]),
        ('sum = "peple"\nunit = "人"', ["4 DEF005"]),
        ('sum = "place"\nunit = "人"', ["4 DEF009"]),
        ('distinct = "tags"\nunit = "个"', ["4 DEF009"]),
        ('distinct = "speaker"\nunit = "人"', ["4 DEF010"]),
        ('avg = "people"\ncount = true\nunit = "人"', ["5 DEF002"]),
    ],
)
def test_a_mistake_in_a_measure_is_found_on_its_line(find, keys, found):
    people = '{ id = "people", title = { zh = "人数" }, type = "integer" }'
    place, speaker = "id = 'place', title = { zh = '地点' }", "id = 'speaker', title = { zh = '电话' }"
    others = f"{{ {place}, type = 'text' }}, {{ {speaker}, type = 'phone' }}"
    tags = "{ id = 'tags', title = { zh = '标签' }, type = 'choices', choices = 'level' }"
    head = f"[register.visits]\ntitle = {{ zh = '走访' }}\nfield = [{people}, {others}, {tags}]\n"
    assert find(f"{head}[register.visits.measure.some]\n{keys}") == found


def evidence(keys: str) -> str:
    field = "{ id = 'people', title = { zh = '人数' }, type = 'integer' }"
    return f"[register.visits]\ntitle = {{ zh = '走访' }}\nfield = [{field}]\nevidence = {keys}\n"


def test_a_register_asks_for_no_evidence_unless_it_says_so(small):
    assert small.registers["lectures"].evidence == Evidence("none", False, "")


def test_evidence_that_is_required_has_its_reason(read):
    asked = read(evidence('{ grade = "sealed_receipt", required = true, reason = "财政支付凭证" }')).registers["visits"]
    assert asked.evidence == Evidence("sealed_receipt", True, "财政支付凭证")


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('{ grade = "photo", required = true }', ["4 DEF011"]),
        ('{ grade = "fotos" }', ["4 DEF005"]),
        ('{ grad = "photo" }', ["4 DEF002"]),
        ('"photo"', ["4 DEF004"]),
    ],
)
def test_a_mistake_in_the_evidence_is_found_on_its_line(find, keys, found):
    assert find(evidence(keys)) == found
