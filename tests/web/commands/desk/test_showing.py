"""What a record shows: its label, its values as text, what a change changed."""

import pytest

from making import EAST_GATE, NOON, lecture
from youju.engine.base.labels import Label
from youju.engine.definitions import Field
from youju.web.commands.desk.office import use
from youju.web.commands.desk.people import names_of
from youju.web.commands.desk.showing import Shown, scaled
from youju.web.store.log import append
from youju.web.store.read import last


@pytest.fixture
def shown(site):
    """What the cast's office shows in Chinese."""
    return Shown(use(site))


@pytest.fixture
def record(site):
    """A lecture of 小王 as the log has it."""
    number = append([lecture("宪法宣讲", 40)], NOON).records[0]
    return last([number])[number]


def test_a_record_is_called_by_its_label(shown, record):
    assert shown.label(record) == "宪法宣讲"


def test_a_unit_is_called_by_its_name(shown):
    assert shown.unit(EAST_GATE) == "东关街道"


def test_a_change_names_field_and_both_values(shown, record):
    field, before, after = shown.changes({**record.entry.data, "people": 45}, record)[0]
    assert (field.title.zh, before, after) == ("听众", "45", "40")


def test_a_personal_value_is_not_opened(shown):
    field = Field("name", Label("姓名"), "person_name", personal=True)
    assert shown.value(field, "5f" * 32) == "（个人信息）"


@pytest.mark.parametrize(("value", "places", "text"), [(12345, 2, "123.45"), (-5, 2, "-0.05"), (7, 0, "7")])
def test_money_is_written_digit_for_digit(value, places, text):
    assert scaled(value, places) == text


def test_people_are_called_by_their_names_and_programs_by_their_logins(site):
    assert names_of(["u1", "cli:root", "u999"]) == {
        "u1": "小王",
        "cli:root": "root",
        "u999": "u999",
        "system": "有据",
    }
