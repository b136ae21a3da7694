"""Record rules: a closed list, each with its own arguments."""

import pytest

from youju.engine.definitions import Rule

FIELDS = """
[register.visits]
title = { zh = "走访" }
[[register.visits.field]]
id = "people"
title = { zh = "人数" }
type = "integer"
[[register.visits.field]]
id = "begun_on"
title = { zh = "开始" }
type = "date"
[[register.visits.field]]
id = "ended_on"
title = { zh = "结束" }
type = "date"
[[register.visits.field]]
id = "outlet"
title = { zh = "媒体" }
type = "ref"
register = "outlets"
[[register.visits.rule]]
"""


def rule(read, keys: str) -> Rule:
    (found,) = read(FIELDS + keys).registers["visits"].rules
    return found


@pytest.mark.parametrize(
    ("keys", "arguments"),
    [
        ('kind = "unique"\nfields = ["outlet"]', {"fields": ("outlet",)}),
        ('kind = "order_of"\nfields = ["begun_on", "ended_on"]', {"fields": ("begun_on", "ended_on")}),
        ('kind = "balance"\nref = "outlet"\namount = "people"', {"ref": "outlet", "amount": "people"}),
        ('kind = "gapless"\nfield = "people"', {"field": "people"}),
        (
            'kind = "no_overlap"\nref = "outlet"\nstart = "begun_on"\nend = "ended_on"',
            {"ref": "outlet", "start": "begun_on", "end": "ended_on"},
        ),
        (
            'kind = "within"\nref = "outlet"\nof = "seats"\nfield = "people"\nfactor = 2',
            {"ref": "outlet", "of": "seats", "field": "people", "factor": 2},
        ),
        (
            'kind = "working_days"\nfrom = "begun_on"\nto = "ended_on"\nn = 5',
            {"from": "begun_on", "to": "ended_on", "n": 5},
        ),
    ],
)
def test_a_rule_has_the_arguments_of_its_kind(read, keys, arguments):
    assert rule(read, keys).arguments == arguments


def test_a_rule_must_be_kept_unless_it_only_asks(read):
    assert rule(read, 'kind = "gapless"\nfield = "people"').level == "error"


def test_a_rule_may_only_ask(read):
    assert rule(read, 'kind = "gapless"\nfield = "people"\nlevel = "question"').level == "question"


def test_a_rule_may_say_in_words_what_it_wants(read):
    assert str(rule(read, 'kind = "gapless"\nfield = "people"\ntitle = { zh = "编号连续" }').title) == "编号连续"


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('kind = "unik"\nfields = ["outlet"]', ["21 DEF005"]),
        ('kind = ["unique"]\nfields = ["outlet"]', ["21 DEF004"]),
        ('fields = ["outlet"]', ["20 DEF003"]),
        ('kind = "unique"', ["20 DEF003"]),
        ('kind = "unique"\nfields = ["outlets"]', ["20 DEF005"]),
        ('kind = "balance"\nref = "outlet"', ["20 DEF003"]),
        ('kind = "balance"\nref = "outlet"\namount = 5', ["23 DEF004"]),
        ('kind = "gapless"\nfield = "number"', ["20 DEF005"]),
        ('kind = "gapless"\nfield = "people"\nlevel = "warning"', ["23 DEF005"]),
        ('kind = "gapless"\nfields = "people"\nfield = "people"', ["22 DEF002"]),
        ('kind = "working_days"\nfrom = "begun_on"\nto = "ended_on"\nn = "five"', ["24 DEF004"]),
        ('kind = "within"\nref = "outlet"\nof = "seat"\nfield = "people"\nfactor = 2', ["23 DEF005"]),
        ('kind = "within"\nref = "outlet"\nof = "seats"\nfield = "people"\nfactor = "twice"', ["25 DEF004"]),
    ],
)
def test_a_mistake_in_a_rule_is_found_on_its_line(find, keys, found):
    assert find(FIELDS + keys) == found


def test_a_rule_that_does_not_exist_moves_no_line_of_a_later_one(find):
    rules = 'kind = "unik"\n[[register.visits.rule]]\nkind = "gapless"\nfield = "number"\n'
    assert find(FIELDS + rules) == ["21 DEF005", "22 DEF005"]
