"""Every kind of field has an input; what a form sends is read as the ledger reads it."""

from typing import get_args

import pytest
from django.template.loader import render_to_string

from youju.engine.base.labels import Label
from youju.engine.definitions.model import Choice, Field, FieldType, Register
from youju.web.commands.entry.entry_values import changed_only, readable
from youju.web.entry.inputs import RADIOS, form_of, input_of

CHOICES = tuple(Choice(f"c{n}", Label(f"选项{n}")) for n in range(3))


def field(type_, **more):
    return Field("it", Label("字段"), type_, choices=CHOICES if type_ in ("choice", "choices") else (), **more)


@pytest.mark.parametrize("type_", get_args(FieldType))
def test_every_type_has_an_input_that_the_error_summary_can_lead_to(type_):
    page = render_to_string("entry/_input.html", {"input": input_of(field(type_), "")})
    assert 'id="f-it"' in page
    assert 'name="it"' in page


def test_many_choices_are_a_drop_down():
    many = tuple(Choice(f"c{n}", Label(f"选项{n}")) for n in range(RADIOS + 1))
    assert input_of(Field("it", Label("字段"), "choice", choices=many), "").kind == "select"


def test_a_day_that_cannot_be_read_stays_as_it_was_typed():
    typed = input_of(field("date"), "二月三十")
    assert (typed.type, typed.value) == ("text", "二月三十")


def test_the_optional_fields_open_where_one_holds_something():
    register = Register("r", Label("台账"), {"it": field("text")}, {}, "list", date="")
    must = Register("r", Label("台账"), {"a": field("text", required=True), "it": field("text")}, {}, "list")
    assert form_of(register, {}).opened
    assert not form_of(must, {}).opened
    assert form_of(must, {"it": "有"}).opened


def test_of_a_name_with_its_number_the_number_counts():
    fields = {name: Field(name, Label(name), type_, register="people") for name, type_ in POINTING.items()}
    sent = {"team": "甲团 #12", "people": "XJ01 #3、#4、李四"}
    assert readable(Register("r", Label("台账"), fields, {}, "list"), sent) == {"team": "12", "people": "3、4、李四"}


POINTING = {"team": "ref", "people": "refs"}


def test_a_field_that_still_says_what_it_said_is_left_alone():
    assert changed_only({"title": "宪法", "people": "41"}, {"title": "宪法", "people": "40"}) == {"people": "41"}
