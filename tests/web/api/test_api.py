"""The API does what the pages do, with the same rights, and tells what stands against it as values."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from making import EAST_GATE, NOON, WILLOW_RIVER, listed
from offices import held, with_pack
from youju.web.accounts import tokens
from youju.web.accounts.models import Account
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.people import certificates
from youju.web.store.log import append

LECTURE = {"title": "宪法", "place": "文化站", "held_on": "2025-03-08", "people": 40}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def office(site, tmp_path):
    return with_pack(site, tmp_path / "small")


@pytest.fixture
def as_(office):
    """A program with a token of one of the cast: `as_("xiaowang")("get", "/records/9")` gives status and JSON."""

    def program(login, tongue="zh"):
        _, text = tokens.make(Account.objects.get(login=login), "测试", 30, certificates.now())
        client = Client(headers={"Authorization": f"Bearer {text}", "Accept-Language": tongue})

        def call(method, path, body=None, **more):
            given = {"data": json.dumps(body), "content_type": "application/json"} if body is not None else more
            answer = getattr(client, method)(f"/api{path}", **given)
            return answer.status_code, answer.json()

        return call

    return program


@pytest.fixture
def xiaowangs(as_):
    return as_("xiaowang")


@pytest.fixture
def lecture(office):
    """A lecture of 东关街道, entered by 小王."""
    return held(office, "小王", EAST_GATE, "宪法", 40)


def codes(answer):
    return [problem["code"] for problem in answer[1]["problems"]]


def test_a_program_is_the_person_whose_token_it_has(xiaowangs):
    assert xiaowangs("get", "/me") == (200, {"user": "u1", "name": "小王", "roles": ["clerk"]})


@pytest.mark.parametrize("path", ["/me", "/registers", "/figures", "/records/1", "/requests"])
def test_without_a_token_nothing_is_told(office, path):
    answer = Client().get(f"/api{path}")
    assert (answer.status_code, answer.json()["problems"][0]["code"]) == (401, "API001")


def test_the_description_is_open_to_all(office):
    described = Client().get("/api/openapi.json")
    assert (described.status_code, described.json()["openapi"][:2]) == (200, "3.")
    assert "/api/registers/{name}/records" in Client().get("/api/docs").content.decode()


def test_registers_are_told_with_their_fields(xiaowangs):
    assert "lectures" in [register["id"] for register in xiaowangs("get", "/registers")[1]]
    fields = {field["id"]: field for field in xiaowangs("get", "/registers/lectures")[1]["fields"]}
    assert (fields["people"]["type"], fields["people"]["unit"], fields["title"]["required"]) == (
        "integer",
        "人次",
        True,
    )


def test_a_record_is_entered_once_however_often_it_is_sent(xiaowangs):
    given = {"unit": "东关街道", "values": LECTURE, "client_id": "abc"}
    (first, saved), (second, again) = (xiaowangs("post", "/registers/lectures/records", given) for _ in range(2))
    assert (first, second, saved["record"]) == (201, 201, again["record"])


def test_what_stands_against_a_record_is_told_with_its_field(xiaowangs):
    answer = xiaowangs("post", "/registers/lectures/records", {"unit": "东关街道", "values": {"people": "很多"}})
    assert answer[0] == 422
    assert {problem["place"] for problem in answer[1]["problems"]} >= {"title", "held_on", "people"}


def test_nobody_enters_for_a_unit_that_is_not_theirs(xiaowangs):
    answer = xiaowangs("post", "/registers/lectures/records", {"unit": "柳河镇", "values": LECTURE})
    assert (answer[0], codes(answer)) == (403, ["CMD005"])


def test_a_record_is_told_as_stored_and_as_people_read_it(xiaowangs, lecture):
    _, told = xiaowangs("get", f"/records/{lecture}")
    assert (told["data"]["people"], told["texts"]["people"], told["label"], told["stage"]) == (
        40,
        "40",
        "宪法",
        "submitted",
    )


@pytest.mark.parametrize("method", ["get", "patch"])
def test_another_units_record_is_not_there(as_, lecture, method):
    answer = as_("aqiang")(method, f"/records/{lecture}", {"seq": lecture, "values": {}} if method == "patch" else None)
    assert (answer[0], codes(answer)) == (404, ["ENT017"])
    assert "宪法" not in json.dumps(answer[1], ensure_ascii=False)


def test_a_list_holds_the_own_units_records_only(as_, office, lecture):
    held(office, "阿强", WILLOW_RIVER, "民法典", 9)
    seen = {who: as_(who)("get", "/registers/lectures/records")[1] for who in ("xiaowang", "aqiang", "shenji")}
    assert {who: [r["label"] for r in told["records"]] for who, told in seen.items()} == {
        "xiaowang": ["宪法"],
        "aqiang": ["民法典"],
        "shenji": ["宪法", "民法典"],
    }


def test_a_list_is_filtered_and_paged(xiaowangs, office):
    numbers = [held(office, "小王", EAST_GATE, f"第{n}讲", n) for n in (10, 20, 30)]
    _, page = xiaowangs("get", "/registers/lectures/records?filter=people:min:15&limit=1")
    assert (page["total"], page["records"][0]["values"]["people"], page["next"]) == (2, "20", numbers[1])
    _, page = xiaowangs("get", f"/registers/lectures/records?filter=people:min:15&after={page['next']}")
    assert [line["record"] for line in page["records"]] == [numbers[2]]


def test_a_correction_names_the_revision_that_it_started_from(xiaowangs, lecture):
    change = {"seq": lecture, "values": {"people": 45}}
    status, saved = xiaowangs("patch", f"/records/{lecture}", change)
    assert (status, saved["seq"] > lecture) == (200, True)
    assert xiaowangs("patch", f"/records/{lecture}", change | {"values": {"people": 50}})[0] in (409, 422)
    assert xiaowangs("get", f"/records/{lecture}")[1]["data"]["people"] == 45


def test_a_reviewer_accepts_and_the_clerk_may_not(as_, lecture):
    assert as_("xiaowang")("post", f"/records/{lecture}/steps", {"transition": "accept"})[0] == 422
    assert as_("laoli")("post", f"/records/{lecture}/steps", {"transition": "accept"})[0] == 200
    assert as_("laoli")("get", f"/records/{lecture}")[1]["stage"] == "accepted"


def test_an_auditor_reads_and_changes_nothing(as_, lecture):
    shenji = as_("shenji")
    assert shenji("get", f"/records/{lecture}")[0] == 200
    assert shenji("post", f"/records/{lecture}/void", {"reason": "x"})[0] == 403


def test_a_submission_is_withdrawn_and_restored(xiaowangs, lecture):
    stages = []
    for verb in ("withdraw", "restore"):
        assert xiaowangs("post", f"/records/{lecture}/{verb}")[0] == 200
        stages.append(xiaowangs("get", f"/records/{lecture}")[1]["stage"])
    assert stages == ["void", "submitted"]


def test_the_history_names_who_did_what(xiaowangs, lecture):
    xiaowangs("patch", f"/records/{lecture}", {"seq": lecture, "values": {"people": 45}})
    _, told = xiaowangs("get", f"/records/{lecture}/history")
    assert [(one["by"], one["changes"][-1]) for one in told if one["changes"] and one["seq"] > lecture] == [
        ("小王", ["听众", "40", "45"])
    ]


def test_a_file_is_attached_read_and_taken_off(xiaowangs, as_, lecture):
    photo = SimpleUploadedFile("照片.png", PNG, "image/png")
    status, saved = xiaowangs("post", f"/records/{lecture}/evidence", data={"file": photo})
    assert status == 201
    assert [item["number"] for item in xiaowangs("get", f"/records/{lecture}/evidence")[1]] == [saved["record"]]
    assert as_("aqiang")("get", f"/evidence/{saved['record']}")[0] == 404
    assert xiaowangs("delete", f"/evidence/{saved['record']}")[0] == 200
    assert xiaowangs("get", f"/records/{lecture}/evidence")[1] == []


def test_figures_are_whole_numbers_and_traced_to_records(as_, office, lecture):
    laoli = as_("laoli")
    laoli("post", f"/records/{lecture}/steps", {"transition": "accept"})
    _, (figure,) = laoli("get", "/figures?id=lectures.people&period=2025")
    assert (figure["value"], figure["unit"], figure["rows"]) == (40, "人次", 1)
    _, told = laoli("get", "/figures/lectures.people/trace?period=2025")
    assert ([row["record"] for row in told["rows"]], [p["value"] for p in told["by"] if p["value"]]) == (
        [lecture],
        [40],
    )


def test_a_trace_tells_no_title_of_another_unit(as_, lecture):
    as_("laoli")("post", f"/records/{lecture}/steps", {"transition": "accept"})
    _, told = as_("aqiang")("get", "/figures/lectures.people/trace?period=2025")
    assert [(row["record"], row["title"]) for row in told["rows"]] == [(lecture, "")]


def test_the_ledgers_own_registers_are_written_by_nobody_here(as_, office):
    role = {"user": "u1", "role": "admin"}
    for who in ("xiaowang", "laoli"):
        assert as_(who)("post", "/registers/roles/records", {"unit": "东关街道", "values": role})[0] == 404
    saved, problems = enter(office, "小王", "roles", Given(EAST_GATE, role))
    assert (saved.seq, [problem.code for problem in problems]) == (0, ["CMD005"])


@pytest.mark.parametrize("path", ["/registers/nothing", "/figures/nothing/trace", "/records/999", "/evidence/999"])
def test_what_is_not_there_is_404(xiaowangs, path):
    assert xiaowangs("get", path)[0] == 404


@pytest.mark.parametrize(
    "path", ["/registers/lectures/records?limit=0", "/records/x", "/registers/lectures/records?filter=a:b"]
)
def test_what_makes_no_sense_is_422(xiaowangs, path):
    answer = xiaowangs("get", path)
    assert (answer[0], len(codes(answer)) > 0) == (422, True)


def test_problems_come_in_english_on_demand(as_):
    answer = as_("xiaowang", "en")("get", "/registers/nowhere")
    assert answer[1]["problems"][0]["sentence"].startswith("There is no register")


def test_a_check_needs_a_role_of_the_office(xiaowangs):
    file = SimpleUploadedFile("a.docx", b"x")
    assert xiaowangs("post", "/check", data={"file": file})[0] == 403


def test_units_are_asked_for_registers(as_, office):
    append([listed("roles", user="u2", role="office_reviewer")], NOON)
    asked = {"title": "一季度", "units": ["柳河镇"], "registers": ["lectures"], "period": "2025Q4", "due": "2025-12-31"}
    status, saved = as_("laoli")("post", "/requests", asked)
    assert (status, codes((0, saved))) == (201, [])
    assert [r["title"] for r in as_("laoli")("get", "/requests")[1]] == ["一季度"]
    assert as_("xiaowang")("get", "/requests")[1] == []
    assert as_("laoli")("post", f"/requests/{saved['record']}/close")[0] == 200


def test_a_file_that_is_no_return_is_told_beside_the_others(as_):
    _, told = as_("laoli")("post", "/returns", data={"files": [SimpleUploadedFile("a.xlsx", b"x")]})
    assert [(one["name"], bool(one["problems"])) for one in told] == [("a.xlsx", True)]


@pytest.fixture
def page(office):
    """A page of the site in 小王's browser, CSRF looked at."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(Account.objects.get(login="xiaowang"))
    return client


def test_a_page_reads_with_the_session(page):
    assert page.get("/api/me").json()["name"] == "小王"


def test_a_page_writes_only_with_its_csrf_token(page, lecture):
    assert page.post(f"/api/records/{lecture}/withdraw").status_code == 403
    page.get("/signin")
    token = page.cookies["csrftoken"].value
    assert page.post(f"/api/records/{lecture}/withdraw", headers={"X-CSRFToken": token}).status_code == 200


def test_a_first_password_opens_no_api(page):
    Account.objects.update(must_change=True)
    assert page.get("/api/me").status_code == 403
