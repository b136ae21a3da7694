"""A file that comes in again never overwrites what a person typed or corrected since."""

import pytest

from making import PACK
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import correct, step
from youju.web.commands.imports.imports import Import, import_file
from youju.web.commands.people.persons import erase_person
from youju.web.commands.review.reviewing import correct_and_accept
from youju.web.store import read
from youju.web.store.persons import personal_values


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


@pytest.fixture
def bring(office, tmp_path):
    """Import 小王's lecture with so many people; the verdict on the row."""

    def command(people):
        file = tmp_path / "lectures.csv"
        file.write_text(f"日期,题目,地点,听众\n2025-03-08,宪法,文化站,{people}\n", "utf-8")
        result, _ = import_file(office, "小王", Import(file, "lectures", "990101001"), lambda *_: None)
        return next(name for name, count in result.counts().items() if count)

    return command


def standing():
    """The lecture as it stands."""
    return next(iter(read.live("lectures")))


def test_a_later_file_changes_what_a_file_said(bring):
    assert [bring(40), bring(45), standing().entry.data["people"]] == ["new", "changed", 45]


def test_accepting_says_nothing_new(office, bring):
    bring(40)
    step(office, "老李", standing().record, "accept")
    assert [bring(45), standing().entry.stage] == ["changed", "submitted"]


def test_a_reviewers_correction_stands_against_the_file_that_comes_in_again(office, bring):
    bring(400)
    correct_and_accept(office, "老李", standing().record, standing().seq, {"people": "40"})
    assert [bring(400), standing().entry.data["people"]] == ["conflict", 40]


def test_a_clerks_correction_stands_after_it_was_accepted(office, bring):
    bring(400)
    correct(office, "小王", standing().record, standing().seq, {"people": "40"})
    step(office, "老李", standing().record, "accept")
    assert [bring(400), standing().entry.data["people"]] == ["conflict", 40]


CONTACT = """
[[register.lectures.field]]
id = "contact"
title = { zh = "联系电话", en = "Contact" }
type = "phone"
purpose = { zh = "联系", en = "contact" }
[register.lectures.measure.people]"""


@pytest.fixture
def call(office, tmp_path):
    """Import 小王's lecture with this telephone number; the verdict on the row."""
    wanted = PACK.replace("\n[register.lectures.measure.people]", CONTACT)
    assert sync_definitions(office, "cli:test", (("pack", "pack.toml", wanted),)) == ()

    def command(phone):
        file = tmp_path / "lectures.csv"
        file.write_text(f"日期,题目,地点,听众,联系电话\n2025-03-08,宪法,文化站,40,{phone}\n", "utf-8")
        result, _ = import_file(office, "小王", Import(file, "lectures", "990101001"), lambda *_: None)
        return next(name for name, count in result.counts().items() if count)

    return command


def test_a_new_telephone_number_in_the_file_is_taken_over(call):
    verdicts = [call("13800000001"), call("13800000001"), call("13900000002")]
    assert verdicts == ["new", "same", "changed"]
    assert personal_values(standing().record) == {"contact": "13900000002"}


def test_an_erased_telephone_number_does_not_come_back_with_the_file(office, call):
    call("13800000001")
    erase_person(office, "cli:test", standing().record, ["contact"], "本人要求")
    assert [call("13800000001"), personal_values(standing().record)] == ["same", {}]
