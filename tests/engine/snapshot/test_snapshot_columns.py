"""Which columns a register has in the snapshot, and of which shape."""

from dataclasses import replace

from youju.engine.base.labels import Label
from youju.engine.definitions import Stage
from youju.engine.snapshot import columns_of


def columns(office, register="lectures"):
    found = office.registers[register]
    return columns_of(found, office.loops[found.loop])


def test_every_register_has_the_columns_that_all_records_have(office):
    head = ["record", "seq", "unit", "date", "stage", "due_on", "co_units", "credited_units"]
    assert list(columns(office, "speakers"))[:8] == head


def test_every_stage_has_a_first_day_a_last_day_and_a_count(office):
    found = columns(office)
    names = ("stage_accepted_first", "stage_accepted_last", "stage_accepted_times")
    assert [(found[n].shape, found[n].path[2]) for n in names] == [("day", 0), ("day", 1), ("whole", 2)]


def test_a_stage_with_a_hyphen_goes_by_the_name_that_definitions_use(office):
    loop = replace(office.loops["list"], stages={"on-notice": Stage("on-notice", Label("公示"))})
    found = columns_of(office.registers["speakers"], loop)
    assert found["stage_on_notice_first"].path == ("stages", "on-notice", 0)


def test_fields_are_prefixed_so_that_none_is_taken_for_a_column_of_the_loop(office):
    assert columns(office)["f_people"].path == ("data", "people")


def test_money_is_kept_as_whole_fen(office):
    assert columns(office)["f_cost"].shape == "whole"


def test_several_choices_are_a_list_of_texts_and_several_refs_of_numbers(office):
    found = columns(office)
    assert (found["f_programme"].shape, found["f_guests"].shape) == ("texts", "wholes")


def test_a_personal_field_has_no_column(office):
    assert "f_name" not in columns(office, "speakers")
