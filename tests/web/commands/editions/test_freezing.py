"""Freezing: what an edition keeps, who may, what stands in the way, and that it can be recomputed from the database alone."""

import shutil

import docx
import pytest

from annuals import another_lecture, frozen
from youju.engine.base.digests import hex_digest
from youju.engine.base.problems import Refused
from youju.engine.report.edition import from_json
from youju.web.commands.editions.recomputing import recompute
from youju.web.commands.editions.standing import document_of, edition_of, editions, standing
from youju.web.store import editions as kept
from youju.web.store import read


def codes(problems):
    return [problem.code for problem in problems]


def figure(edition, id_, period="2025", unit=""):
    return next(f for f in edition.figures if (f.id, f.period, f.unit_code) == (id_, period, unit))


def test_an_edition_has_its_figures_with_definitions_and_rows(office, edition):
    sessions, people = figure(edition, "lectures.sessions"), figure(edition, "lectures.people")
    assert (edition.id, edition.period, edition.frozen_by) == ("annual-2025-1", "2025", "u1")
    assert (sessions.value, sessions.rows, people.value) == ("3", 3, "32540")
    assert edition.definitions["lectures.people"] == people.definition
    assert people.digest == office.calculator().digest("lectures.people", edition.scope(people, None, edition.seq))


def test_the_year_before_and_each_unit_are_frozen_too(edition):
    assert figure(edition, "lectures.people", "2024").value == "25000"
    assert figure(edition, "lectures.sessions", unit="990101001").value == "2"


def test_every_printed_number_is_listed_with_its_place(edition):
    printed = {(one.name, one.kind): one.text for one in edition.shown if one.part == "word/document.xml"}
    assert printed["lectures.people", "figure"] == "3.2万余"
    assert printed["lectures.people", "change"] == "30.2"
    changed = next(one for one in edition.shown if one.kind == "change")
    assert [edition.figures[n].period for n in (changed.figure, changed.before)] == ["2025", "2024"]


def test_the_log_holds_the_digest_of_what_the_folder_and_the_table_hold(office, edition):
    one = standing(office, edition.id)
    assert one.digest == edition.digest == hex_digest(kept.text_of(edition.id))
    assert from_json(kept.file_of(edition.id, kept.JSON)) == edition
    assert hex_digest(document_of(one)) == edition.docx


def test_the_edition_is_recomputed_from_the_database_alone(office, edition):
    another_lecture(office, 100)
    shutil.rmtree(office.site.path("snapshot"), ignore_errors=True)
    shutil.rmtree(office.site.path("editions"))
    again = recompute(office, standing(office, edition.id))
    assert again.figures == edition.figures
    assert codes(again.problems) == ["EDI005", "EDI005"]
    assert not office.site.path("snapshot").exists()


def test_an_edition_altered_in_the_database_is_not_read(office, edition):
    kept.Edition.objects.update(text=kept.text_of(edition.id).decode().replace('"32540"', '"32541"'))
    with pytest.raises(Refused) as refused:
        edition_of(standing(office, edition.id))
    assert codes(refused.value.problems) == ["EDI006"]


def test_later_entries_leave_it_as_it_was(office, edition):
    another_lecture(office, 100)
    assert figure(frozen(office).edition, "lectures.sessions").value == "4"
    assert figure(edition_of(standing(office, edition.id)), "lectures.sessions").value == "3"
    assert [one.id for one in editions(office)] == ["annual-2025-2", "annual-2025-1"]


def test_a_clerk_of_a_town_may_not_freeze(office):
    before = read.head()
    made = frozen(office, "阿强")
    assert (made.edition, codes(made.problems)) == (None, ["EDI003"])
    assert read.head() == before


def test_a_report_with_a_name_nobody_knows_is_not_frozen(office, tmp_path):
    file = docx.Document()
    file.add_paragraph("全年{{没有的数}}场。")
    file.save(tmp_path / "稿.docx")
    made = frozen(office, report=str(tmp_path / "稿.docx"))
    assert made.edition is None
    assert codes(made.problems)[0] == "EDI002"


def test_a_word_file_of_the_office_is_frozen_as_a_draft(office, tmp_path):
    file = docx.Document()
    file.add_paragraph("全年宣讲{{宣讲场次}}项。")
    file.save(tmp_path / "稿.docx")
    assert frozen(office, report=str(tmp_path / "稿.docx")).edition.id == "draft-2025-1"


def test_who_reads_reports_sees_editions_and_no_clerk_does(office, edition):
    assert [len(editions(office, who)) for who in ("小王", "审计", "阿强")] == [1, 1, 0]
