"""Definition versions: they change with what a value depends on, and with nothing else."""

import re

import pytest

from youju.engine.definitions import indicator_version, register_version

SOME = """
[register.visits]
title = { zh = "走访" }
date = "day"
[[register.visits.field]]
id = "day"
title = { zh = "日期" }
type = "date"
[[register.visits.field]]
id = "people"
title = { zh = "人数" }
type = "integer"
unit = "人"
[[register.visits.field]]
id = "kind"
title = { zh = "类别" }
type = "choice"
choices = { home = { zh = "入户" }, site = { zh = "现场" } }
[[register.visits.field]]
id = "place"
title = { zh = "地点" }
type = "text"
[register.visits.measure.people]
sum = "people"
unit = "人"
[indicator."visits.people"]
title = { zh = "走访人数" }
register = "visits"
measure = "people"
where = { kind = "home", people__gte = 2 }
[indicator."visits.all"]
title = { zh = "走访次数" }
register = "visits"
[indicator."visits.share"]
title = { zh = "占比" }
kind = "ratio"
numerator = "visits.people"
denominator = "visits.all"
[indicator."visits.growth"]
title = { zh = "增幅" }
kind = "growth"
of = "visits.people"
"""


@pytest.fixture(scope="module")
def changes(read):
    """Whether an indicator's version differs once `old` reads `new` in the pack."""
    before = read(SOME)

    def made(old: str, new: str, id_: str = "visits.people") -> bool:
        assert old in SOME
        return indicator_version(read(SOME.replace(old, new)), id_) != indicator_version(before, id_)

    return made


def test_a_version_has_64_hexadecimal_digits(small):
    assert re.fullmatch("[0-9a-f]{64}", indicator_version(small, "lectures.all"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('where = { kind = "home"', 'where = { kind = "site"'),
        ("people__gte = 2", "people__gte = 3"),
        ("people__gte = 2", "people__gt = 2"),
        ('measure = "people"\n', ""),
        ('measure = "people"', 'measure = "people"\ntime = "cumulative"'),
        ('measure = "people"', 'measure = "people"\ncounts = ["submitted"]'),
        ('measure = "people"', 'measure = "people"\nunit = "人次"'),
        ('sum = "people"', 'distinct = "people"'),
        ("home = { zh", "shop = { zh = '商铺' }, home = { zh"),
        ('type = "integer"', 'type = "decimal"\nplaces = 1'),
        ('date = "day"', 'date = "day"\nloop = "list"'),
        ('date = "day"', 'date = "day"\nfrom = "day"'),
    ],
)
def test_a_change_that_can_change_the_value_changes_the_version(changes, old, new):
    assert changes(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{ zh = "走访人数" }', '{ zh = "走访群众人数" }'),
        ('{ zh = "入户" }', '{ zh = "入户走访" }'),
        ('measure = "people"', 'measure = "people"\nwording = "wan"'),
        ('measure = "people"', 'measure = "people"\nnote = { zh = "说明" }'),
        ('kind = "home", people__gte = 2', 'people__gte = 2, kind = "home"'),
        ('home = { zh = "入户" }, site = { zh = "现场" }', 'site = { zh = "现场" }, home = { zh = "入户" }'),
        ('id = "place"', 'id = "address"'),
        ('{ zh = "地点" }\ntype = "text"', '{ zh = "地点" }\ntype = "long_text"'),
        ('type = "integer"', 'type = "integer"\nrequired = true'),
        ("people__gte = 2", 'people__gte = "2"'),
    ],
)
def test_a_change_that_cannot_change_the_value_changes_no_version(changes, old, new):
    assert not changes(old, new)


@pytest.mark.parametrize("id_", ["visits.share", "visits.growth"])
def test_what_is_made_of_a_changed_indicator_changes_with_it(changes, id_):
    assert changes("people__gte = 2", "people__gte = 3", id_)


def test_what_is_not_made_of_a_changed_indicator_stays(changes):
    assert not changes("people__gte = 2", "people__gte = 3", "visits.all")


def test_the_decimals_of_a_percentage_belong_to_its_version(changes):
    assert changes('kind = "ratio"', 'kind = "ratio"\nplaces = 2', "visits.share")


def test_numerator_and_denominator_are_not_the_same_the_other_way_round(changes):
    turned = 'numerator = "visits.all"\ndenominator = "visits.people"'
    assert changes('numerator = "visits.people"\ndenominator = "visits.all"', turned, "visits.share")


def test_two_columns_compared_both_belong_to_the_version(read):
    where = '[indicator."x"]\ntitle = {{ zh = "数" }}\nregister = "lectures"\nwhere = {{ noted_on__lte = {} }}'
    day = indicator_version(read(where.format("2025-03-08")), "x")
    assert indicator_version(read(where.format('{ field = "held_on" }')), "x") != day


def test_the_day_of_the_figure_belongs_to_the_version(read):
    where = '[indicator."x"]\ntitle = {{ zh = "数" }}\nregister = "lectures"\nwhere = {{ noted_on__lte = {} }}'
    found = {indicator_version(read(where.format(day)), "x") for day in ('{ day = "scope" }', "2025-03-08")}
    assert len(found) == 2


def test_an_unknown_indicator_has_no_version(small):
    with pytest.raises(KeyError):
        indicator_version(small, "lectures.none")


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ('id = "place"', 'id = "address"', True),
        ('type = "integer"', 'type = "decimal"\nplaces = 1', True),
        ('date = "day"', 'date = "day"\nkey = ["place"]', True),
        ("home = { zh", "shop = { zh = '商铺' }, home = { zh", True),
        ('{ zh = "走访" }', '{ zh = "走访台账" }', False),
        ('{ zh = "地点" }', '{ zh = "地址" }', False),
        ("people__gte = 2", "people__gte = 3", False),
    ],
)
def test_a_register_has_a_version_of_what_its_records_hold(read, old, new, changed):
    before, after = (register_version(read(text).registers["visits"]) for text in (SOME, SOME.replace(old, new)))
    assert (before != after) is changed
