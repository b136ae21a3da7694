"""When numbers, days and titles are asked about: declared beside the fields, every name in it checked."""

from decimal import Decimal

import pytest

from youju.engine.base.labels import Label
from youju.engine.definitions.model import Asking, Bound, Fuzzy

HEAD = """
[register.visits]
title = { zh = "走访" }
date = "held_on"
"""
TYPES = {
    "title": "text",
    "held_on": "date",
    "ended_on": "date",
    "outlet": "ref",
    "sessions": "integer",
    "host": "person_name",
}


def field(name: str, type_: str, more: str = "") -> str:
    register = '\nregister = "outlets"' if type_ == "ref" else ""
    return f'[[register.visits.field]]\nid = "{name}"\ntype = "{type_}"{register}\ntitle = {{ zh = "{name}" }}\n{more}'


def visits(plausible: str = "", register: str = "") -> str:
    fields = "".join(field(name, type_) for name, type_ in TYPES.items())
    return f"{HEAD}{register}{fields}" + field("people", "integer", f"plausible = {{ {plausible} }}\n")


def test_a_bound_is_a_product_of_a_place_own_fields_and_a_number(read):
    pack = read(visits('max_of = "outlet.seats * sessions * 1.5"'))
    bound = pack.registers["visits"].fields["people"].plausible.most
    assert bound == Bound(
        Decimal("1.5"), ("sessions",), ("outlet", "seats"), "outlet.seats * sessions * 1.5", Label("座位")
    )


@pytest.mark.parametrize(
    ("plausible", "code"),
    [
        ('max_of = "outlet.chairs"', "DEF005"),
        ('max_of = "outlet.name"', "DEF009"),
        ('max_of = "outlets.seats"', "DEF005"),
        ('max_of = "visitors * 2"', "DEF005"),
        ('max_of = "title * 2"', "DEF009"),
        ('max_of = "sessions + 2"', "DEF004"),
        ('max_of = "sessions * -1"', "DEF004"),
        ('per = "title"', "DEF009"),
        ('per = "visits"', "DEF005"),
        ('skip = ["heaps"]', "DEF005"),
        ("usual = 3", "DEF002"),
    ],
)
def test_a_name_that_leads_nowhere_is_found_at_the_line_of_the_field(find, plausible, code):
    assert find(visits(plausible)) == [f"33 {code}"]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ('ask = { texts = ["host"] }', ["4 DEF010"]),
        ('ask = { texts = ["sessions"] }', ["4 DEF009"]),
        ('ask = { until = "title" }', ["4 DEF009"]),
        ("ask = { ranking = true }", ["4 DEF002"]),
        ('fuzzy = { title = "host" }', ["4 DEF010"]),
        ('fuzzy = { title = "title", place = ["room"] }', ["4 DEF005"]),
        ('fuzzy = { title = "title", days = 400 }', ["4 DEF029"]),
        ("fuzzy = { days = 1 }", ["4 DEF003"]),
    ],
)
def test_nothing_is_asked_about_a_person_or_a_field_of_another_kind(find, keys, found):
    assert find(visits("median = 3", f"{keys}\n")) == found


def test_what_is_declared_is_kept(read):
    keys = 'ask = { off_day = true, happens = true, until = "ended_on", texts = ["title"] }\n'
    keys += 'fuzzy = { title = "title", place = ["outlet"], days = 0, ratio = 85, across = false }\n'
    register = read(visits("median = 3", keys)).registers["visits"]
    assert register.ask == Asking(True, True, "ended_on", ("title",))
    assert register.fuzzy == Fuzzy("title", 0, ("outlet",), 85, False)


def test_a_register_that_says_nothing_asks_nothing(read):
    register = read(visits("median = 3")).registers["visits"]
    assert (register.ask, register.fuzzy) == (Asking(), None)
