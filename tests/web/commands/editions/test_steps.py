"""The steps of an edition: who may take which, nobody their own, and what of it shows."""

from dataclasses import replace

import docx
import pytest

from annuals import frozen
from youju.engine.base.problems import Refused
from youju.web.commands.editions import steps
from youju.web.commands.editions.standing import standing
from youju.web.store import editions as kept

ANNUAL = "annual-2025-1"


def codes(problems):
    return [problem.code for problem in problems]


def checked(office):
    assert not codes(steps.check_edition(office, "老李", ANNUAL).problems)


def test_frozen_checked_signed_issued_with_names_and_times(office):
    checked(office)
    assert not steps.sign(office, "周主任", ANNUAL).problems
    done = steps.issue(office, "周主任", ANNUAL).standing
    assert (done.stage, [step.action for step in done.steps]) == ("issued", ["add", "check", "sign", "issue"])
    assert [step.actor for step in done.steps] == ["u1", "u2", "u5", "u5"]
    assert all(step.at.endswith("Z") and not step.alone for step in done.steps)


def test_checking_reads_the_very_file_and_keeps_its_counts(office):
    done = steps.check_edition(office, "老李", ANNUAL).standing
    assert done.counts is not None
    numerals, claims, supported, open_ = done.counts
    assert (claims, supported, open_) == (8, 8, 0)
    assert numerals > claims


def test_nobody_checks_what_they_froze(office):
    made = frozen(office, "老李").edition
    assert codes(steps.check_edition(office, "老李", made.id).problems) == ["LED104"]


def test_nobody_signs_what_they_checked(office):
    assert not steps.check_edition(office, "周主任", ANNUAL).problems
    assert codes(steps.sign(office, "周主任", ANNUAL).problems) == ["LED104"]


def test_one_person_may_do_it_all_where_the_site_says_so_and_it_shows(office):
    office.site = replace(office.site, one_person=True)
    steps.check_edition(office, "周主任", ANNUAL)
    done = steps.sign(office, "周主任", ANNUAL).standing
    assert (done.stage, done.step("sign").alone, done.step("check").alone) == ("signed", True, False)


@pytest.mark.parametrize("who", ["小王", "审计"])
def test_only_a_reviewer_or_approver_of_the_office_checks(office, who):
    assert codes(steps.check_edition(office, who, ANNUAL).problems)[0] == "LED103"


def test_whoever_reads_no_reports_does_not_learn_of_it(office):
    with pytest.raises(Refused) as refused:
        steps.check_edition(office, "阿强", ANNUAL)
    assert codes(refused.value.problems) == ["EDI001"]


def test_an_edition_is_not_signed_before_it_is_checked(office):
    assert "LED102" in codes(steps.sign(office, "周主任", ANNUAL).problems)


def test_a_number_without_a_basis_needs_a_reason_which_is_kept(office, tmp_path):
    file = docx.Document()
    file.add_paragraph("全年宣讲{{宣讲场次}}项，好评12345次。")
    file.save(tmp_path / "稿.docx")
    frozen(office, report=str(tmp_path / "稿.docx"))
    assert codes(steps.check_edition(office, "老李", "draft-2025-1").problems) == ["EDI004"]
    done = steps.check_edition(office, "老李", "draft-2025-1", "好评数由网信办提供").standing
    assert (done.counts[3], done.step("check").reason) == (1, "好评数由网信办提供")


def test_a_file_that_was_changed_is_not_signed(office):
    checked(office)
    kept.add_file(ANNUAL, kept.DOCX, b"another")
    with pytest.raises(Refused) as refused:
        steps.sign(office, "周主任", ANNUAL)
    assert codes(refused.value.problems) == ["EDI005"]


def test_withdrawing_needs_a_reason_and_hides_nothing(office):
    assert "LED105" in codes(steps.withdraw(office, "周主任", ANNUAL, " ").problems)
    steps.withdraw(office, "周主任", ANNUAL, "补录后重出")
    one = standing(office, ANNUAL)
    assert (one.stage, one.step("withdraw").reason) == ("withdrawn", "补录后重出")
