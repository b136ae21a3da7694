"""A code list and the figures of a report changed by a form: shown with their effect, into force, kept by code."""

import html
import re

import pytest
from django.test import Client

from making import NOON, PACK, listed
from offices import with_pack
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import current_office
from youju.web.store.log import append

REPORT = """
[report.annual]
title = { zh = "年报", en = "Annual report" }
figures = ["lectures.sessions", "lectures.people"]
"""
LEVELS = {
    "code": ["central", "province", ""], "zh": ["国家级", "省级", "市级"], "en": ["Central", "Province", ""],
    "aliases": ["中央", "省、省部", ""],
}  # fmt: skip


@pytest.fixture
def at(site, tmp_path):
    """The browser of 审计, administrator too, or of somebody else."""
    append([listed("roles", user="u4", role="admin"), listed("roles", user="u2", role="auditor")], NOON)
    with_pack(site, tmp_path / "pack", PACK + REPORT)

    def at(login="shenji"):
        client = Client()
        client.force_login(Account.objects.get(login=login))
        return client

    return at


def into_force(client, answer):
    """What the page of the effect posts."""
    page = answer.content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(seen|back)" value="([^"]*)"', page))
    files = re.findall(r'name="file" value="([^"]+)"><textarea name="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    given = fields | {"file": [f for f, _ in files], "text": [html.unescape(t) for _, t in files]}
    return client.post("/settings/definitions/apply", given)


def levels():
    choices = current_office().register("outlets").fields["level"].choices
    return [(c.title.zh, c.aliases) for c in choices], [c.code for c in choices]


def test_a_choice_is_renamed_and_one_added_while_codes_stay(at):
    assert 'value="中央"' in at().get("/settings/codelists/level").content.decode()
    assert into_force(at(), at().post("/settings/codelists/level", LEVELS)).status_code == 303
    titles, codes = levels()
    assert titles == [("国家级", ("中央",)), ("省级", ("省", "省部")), ("市级", ())]
    assert (codes[:2], len(codes)) == (["central", "province"], 3)


def test_a_choice_whose_words_are_taken_out_goes(at):
    into_force(at(), at().post("/settings/codelists/level", LEVELS | {"zh": ["中央", "", ""]}))
    assert levels()[1] == ["central"]


@pytest.mark.parametrize("places", [["1", "1", "3"], ["2", "2", "3"], ["2", "1", "3"]])
def test_the_figures_of_a_report_are_put_in_another_order(at, places):
    given = {"title_zh": "年报", "title_en": "Annual", "place": places}
    given |= {"figure": ["宣讲场次 · lectures.sessions", "听众 · lectures.people", ""]}
    assert into_force(at(), at().post("/settings/reports/annual", given)).status_code == 303
    report = current_office().pack().reports["annual"]
    assert (report.figures, report.title.en) == (("lectures.people", "lectures.sessions"), "Annual")


def test_a_figure_that_there_is_not_is_said_and_nothing_typed_is_lost(at):
    answer = at().post("/settings/reports/annual", {"title_zh": "年报", "place": ["1"], "figure": ["没有的数"]})
    page = answer.content.decode()
    assert (answer.status_code, "没有的数" in page, 'href="#f-figures"' in page) == (422, True, True)


@pytest.mark.parametrize("address", ["/settings/codelists/level", "/settings/reports/annual"])
def test_an_auditor_reads_and_changes_nothing(at, address):
    assert (at("laoli").get(address).status_code, at("laoli").post(address, LEVELS).status_code) == (200, 404)


@pytest.mark.parametrize("address", ["/settings/codelists/nothing", "/settings/reports/nothing"])
def test_what_there_is_not_is_not_found(at, address):
    assert at().get(address).status_code == 404


def test_the_list_of_definitions_leads_to_them(at):
    page = at().get("/settings/definitions").content.decode()
    assert all(f'href="/settings/{there}"' in page for there in ("codelists/level", "reports/annual"))
