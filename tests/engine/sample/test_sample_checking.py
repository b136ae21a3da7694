"""A recipe against a pack: names that the pack does not know are told, with the nearest."""

from dataclasses import replace

import pytest

from youju.engine.base.problems import Refused
from youju.engine.sample import check_recipe, generate, read_recipe


@pytest.fixture
def found(small_pack, recipe_text):
    """Codes of what the pack has against the recipe after a change of its text."""

    def check(old, new):
        assert old in recipe_text
        recipe, problems = read_recipe(recipe_text.replace(old, new))
        assert recipe is not None, [str(p) for p in problems]
        return [p.code for p in check_recipe(small_pack, recipe)]

    return check


def test_a_sound_recipe_fits_its_pack(small_pack, recipe):
    assert check_recipe(small_pack, recipe) == ()


def test_the_district_recipe_fits_the_district_pack(district_pack, district_recipe):
    assert [str(p) for p in check_recipe(district_pack, district_recipe)] == []


def test_the_district_recipe_fills_every_register_of_the_pack(district_pack, district_recipe):
    own = {r.id for r in district_pack.registers.values() if not r.system}
    system = {"units", "roles", "imports", "definitions", "erasures", "holidays", "stated"}
    assert own - set(district_recipe.registers) - system == set()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[register.persons]\n", "[register.person]\nrows = 1\n[register.persons]\n", "SMP005"),
        ('level = "city"\nsince', 'level = "city"\nlevle = "city"\nsince', "SMP006"),
        ('title = "{unit}“{theme}”宣讲"\n', "", "SMP007"),
        ('make = "until"', 'make = "untill"', "SMP008"),
        ('level = "city"\nsince', 'level = "county"\nsince', "SMP009"),
        ("{theme}”宣讲", "{themes}”宣讲", "SMP010"),
        ('"accept 0-5"', '"acept 0-5"', "SMP011"),
        ("low = 20, high = 60", 'low = "few", high = 60', "SMP003"),
        ("low = 20, high = 60", "low = 20, hihg = 60", "SMP003"),
        ("months = [4, 4,", "months = [4,", "SMP003"),
        ('groups = ["town", "village"]', 'groups = ["towns"]', "SMP003"),
        ('profile = "office"', 'profile = "offise"', "SMP003"),
        ('merged_on = "2025-08-01"', 'merged_on = "2025-08-32"', "SMP003"),
        ('on = "2025-07-01"', 'on = "1 July"', "SMP003"),
        ('kind = "overlap"', 'kind = "overlaps"', "SMP003"),
        ('end = { make = "until",', 'end = { make = "until", only = { strat = "*" },', "SMP003"),
        ('talk = { make = "ref" }', 'talk = { make = "ref", only = { hours = "1" } }', "SMP003"),
    ],
)
def test_what_the_pack_does_not_know_is_told(found, old, new, code):
    assert code in found(old, new)


def test_registers_that_point_to_each_other_in_a_circle_are_named(small_pack, recipe_text, found):
    register = small_pack.registers["halls"]
    fields = {**register.fields, "talk": small_pack.registers["helpings"].fields["talk"]}
    pack = _with(small_pack, "halls", fields)
    recipe, _ = read_recipe(
        recipe_text.replace('level = "city"\nsince', 'level = "city"\ntalk = { make = "ref" }\nsince')
    )
    problem = check_recipe(pack, recipe)[0]
    assert problem.code == "SMP012"
    assert "halls" in str(problem)


def test_an_unfit_recipe_makes_no_ledger(small_pack, recipe_text):
    recipe, _ = read_recipe(recipe_text.replace('make = "until"', 'make = "untill"'))
    with pytest.raises(Refused):
        generate(small_pack, recipe, 1)


def test_the_nearest_name_is_offered(small_pack, recipe_text):
    recipe, _ = read_recipe(recipe_text.replace('"accept 0-5"', '"acept 0-5"'))
    assert dict(check_recipe(small_pack, recipe)[0].details)["nearest"] == "accept"


def _with(pack, register, fields):
    """The pack with other fields in one register."""
    changed = replace(pack.registers[register], fields=fields)
    return replace(pack, registers={**pack.registers, register: changed})
