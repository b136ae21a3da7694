"""The form of a record without scripts: entering, mending, drafts, two people at once."""

import io
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from making import EAST_GATE, PACK
from offices import held
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.entry.drafts import drafts
from youju.web.commands.entry.entering import differences, record_of
from youju.web.commands.entry.entries import Given, accept_all, correct, enter
from youju.web.commands.entry.entry_values import Texts
from youju.web.commands.registers.evidence import evidence_of
from youju.web.commands.review.reviewing import send_back

NEW = "/registers/lectures/new"
LECTURE = {"title": "消防安全进社区", "place": "东关社区", "held_on": "2025-12-29", "people": "45"}


def text(answer):
    return answer.content.decode()


def value_of(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else None


def test_a_new_form_has_unit_and_day_filled_in(clerk):
    page = text(clerk.get(NEW))
    assert "东关街道" in page
    assert value_of(page, "held_on") == "2025-12-30"


def test_required_fields_come_first_and_the_others_are_folded_away(clerk):
    page = text(clerk.get(NEW))
    assert page.index('id="f-held_on"') < page.index("<details") < page.index('id="f-people"')


def test_a_lecture_is_saved_and_leads_to_its_record(clerk, office):
    answer = clerk.post(NEW, LECTURE | {"client-id": "a" * 32})
    record = int(answer["Location"].removeprefix("/records/"))
    assert answer.status_code == 303
    assert record_of(office, record).entry.data["people"] == 45


def test_sent_twice_it_is_one_record(clerk):
    first, second = (clerk.post(NEW, LECTURE | {"client-id": "a" * 32}) for _ in range(2))
    assert first["Location"] == second["Location"]


def test_a_form_that_cannot_be_saved_keeps_what_was_typed_and_leads_to_the_field(clerk):
    answer = clerk.post(NEW, LECTURE | {"title": "", "people": "很多"})
    page = text(answer)
    assert answer.status_code == 422
    assert 'href="#f-title"' in page
    assert value_of(page, "people") == "很多"


def test_a_unit_of_others_is_refused(signed):
    page = signed("aqiang").post(NEW, LECTURE | {"for-unit": "东关街道"})
    assert page.status_code == 422
    assert "无权" in text(page)


def test_a_field_added_an_hour_ago_is_in_the_form(clerk, office):
    seats = '[[register.lectures.field]]\nid = "seats"\ntitle = { zh = "座位", en = "Seats" }\ntype = "integer"\n'
    before = "[register.lectures.measure.people]"
    assert sync_definitions(office, "cli:test", (("pack", "pack.toml", PACK.replace(before, seats + before)),)) == ()
    assert "座位" in text(clerk.get(NEW))


def test_choices_of_the_last_record_are_carried_over_and_numbers_are_not(clerk, office):
    held(office, "小王", EAST_GATE, "宪法", 40)
    page = text(clerk.get(NEW))
    assert "文化站" in page  # offered while one types
    assert value_of(page, "people") == ""


def test_a_form_of_a_register_that_does_not_exist_is_not_found(clerk):
    assert clerk.get("/registers/nothing/new").status_code == 404
    assert clerk.get("/registers/units/new").status_code == 404


def test_an_auditor_enters_nothing(signed):
    assert signed("shenji").get(NEW).status_code == 403


def test_a_draft_is_kept_by_its_button_and_taken_up_again(clerk, office):
    answer = clerk.post(NEW, LECTURE | {"people": "", "client-id": "b" * 32, "do-what": "draft"})
    assert value_of(text(clerk.get(answer["Location"])), "title") == "消防安全进社区"
    assert "接着填" in text(clerk.get(NEW))


def test_a_draft_goes_when_its_record_is_saved(clerk, office, xiaowang):
    given = LECTURE | {"client-id": "b" * 32}
    clerk.post(NEW, given | {"do-what": "draft"})
    clerk.post(NEW, given)
    assert drafts(office, xiaowang) == []


def test_the_same_lecture_is_shown_before_anything_is_written_twice(clerk, office):
    held(office, "小王", EAST_GATE, "消防安全进社区", 40, held_on="2025-12-29", place="东关社区")
    answer = clerk.post(NEW, LECTURE)
    assert answer.status_code == 422
    assert "小王 填的这一条" in text(answer)


def test_it_is_that_one_leads_to_both_versions_side_by_side(clerk, office):
    record = held(office, "小王", EAST_GATE, "消防安全进社区", 40, held_on="2025-12-29", place="东关社区")
    page = text(clerk.post(NEW, LECTURE | {"do-what": f"same-{record}"}))
    assert all(part in page for part in ("台账现在", "<strong>40</strong>", "我填的", "<strong>45</strong>"))


def test_a_change_of_others_meanwhile_loses_neither_version(clerk, office):
    record = held(office, "小王", EAST_GATE, "宪法", 40)
    seq = record_of(office, record).seq
    correct(office, "老李", record, seq, {"people": "41"})
    answer = clerk.post(f"/records/{record}/edit", {"base-seq": seq, "title": "宪法", "people": "42"})
    assert answer.status_code == 409
    assert all(f"<strong>{n}</strong>" in text(answer) for n in (41, 42))


def test_fields_that_only_one_of_them_changed_are_chosen_already(clerk, office):
    record = held(office, "小王", EAST_GATE, "宪法", 40)
    seq = record_of(office, record).seq
    correct(office, "老李", record, seq, {"people": "41"})
    page = text(clerk.post(f"/records/{record}/edit", {"base-seq": seq, "title": "民法典", "people": "40"}))
    assert 'name="take--title" value="mine" checked' in page
    assert 'name="take--people" value="now" checked' in page


def test_what_is_chosen_is_saved_field_by_field(clerk, office):
    record = held(office, "小王", EAST_GATE, "宪法", 40)
    seq = record_of(office, record).seq
    chosen = {"base-seq": seq, "title": "民法典", "people": "42", "take--title": "mine", "take--people": "now"}
    clerk.post(f"/records/{record}/merge", chosen)
    data = record_of(office, record).entry.data
    assert (data["title"], data["people"]) == ("民法典", 40)


def test_a_field_that_both_changed_has_to_be_chosen(clerk, office):
    record = held(office, "小王", EAST_GATE, "宪法", 40)
    seq = record_of(office, record).seq
    answer = clerk.post(f"/records/{record}/merge", {"base-seq": seq, "people": "42"})
    assert answer.status_code == 422


def test_a_form_that_nobody_changed_differs_in_nothing(clerk, office):
    record = record_of(office, held(office, "小王", EAST_GATE, "宪法", 40))
    raw = Texts(office).of(office.register("lectures"), record)
    assert differences(office, record, None, raw, "zh") == []


def test_changing_an_accepted_record_sends_it_back_to_review(clerk, office):
    record = held(office, "小王", EAST_GATE, "宪法", 40)
    accept_all(office, "老李", [record])
    seq = record_of(office, record).seq
    clerk.post(f"/records/{record}/edit", {"base-seq": seq, "people": "42"})
    assert record_of(office, record).entry.stage == "submitted"


def test_the_reason_of_a_return_stands_above_the_form(clerk, office):
    record = held(office, "小王", EAST_GATE, "宪法", 40)
    send_back(office, "老李", record, record_of(office, record).seq, "人数请再核对")
    assert "人数请再核对" in text(clerk.get(f"/records/{record}/edit"))


def test_a_record_of_another_unit_is_not_changed(signed, office):
    record = held(office, "小王", EAST_GATE, "宪法", 40)
    assert signed("aqiang").get(f"/records/{record}/edit").status_code == 422


def test_a_personal_value_left_blank_is_kept(clerk, office):
    person = enter(office, "小王", "people", Given(EAST_GATE, {"name": "张三", "phone": "13800000000"}))[0].record
    before = record_of(office, person)
    page = text(clerk.get(f"/records/{person}/edit"))
    clerk.post(f"/records/{person}/edit", {"base-seq": before.seq, "name": "", "phone": "13900000000"})
    after = record_of(office, person)
    assert "张三" not in page
    assert after.entry.data["name"] == before.entry.data["name"]
    assert after.entry.data["phone"] != before.entry.data["phone"]


def test_a_list_is_searched_by_chinese_and_by_pinyin(clerk, office):
    enter(office, "cli:test", "outlets", Given(0, {"name": "清和日报", "since": "2020-01-01"}))
    for wanted in ("和日", "qhrb"):
        assert "清和日报 #" in clerk.get(f"/entry/suggest/outlets?q={wanted}").json()[0]["text"]


def test_the_queue_is_answered_in_json_and_only_for_its_account(clerk, xiaowang):
    mine = {"HTTP_X_YOUJU_QUEUE": xiaowang.id}
    assert clerk.post(NEW, LECTURE, **mine).json()["state"] == "saved"
    assert clerk.post(NEW, LECTURE | {"title": ""}, **mine).json()["state"] == "refused"
    assert clerk.post(NEW, LECTURE | {"client-id": "c" * 32}, **mine).json()["state"] == "conflict"
    assert clerk.post(NEW, LECTURE, HTTP_X_YOUJU_QUEUE="u999").json()["state"] == "other"


def test_a_lecture_much_like_another_is_shown_before_it_is_saved(clerk, office):
    record = held(office, "小王", EAST_GATE, "消防安全进社区宣讲", 45, held_on="2025-12-29", place="东关社区")
    answer = clerk.post(NEW, LECTURE)
    assert answer.status_code == 422
    assert f'value="same-{record}"' in text(answer)
    assert clerk.post(NEW, LECTURE | {"do-what": "anyway"}).status_code == 303


def test_a_photo_comes_with_the_form(clerk, office):
    photo = io.BytesIO()
    Image.new("RGB", (64, 48), "grey").save(photo, "JPEG")
    file = SimpleUploadedFile("现场.jpg", photo.getvalue())
    answer = clerk.post(NEW, LECTURE | {"evidence-files": file})
    record = int(answer["Location"].removeprefix("/records/"))
    assert [item.name for item in evidence_of(office, record)] == ["现场.jpg"]


def test_records_of_other_units_are_not_suggested(signed, office):
    held(office, "小王", EAST_GATE, "宪法", 40)
    assert len(signed("xiaowang").get("/entry/suggest/lectures?q=宪法").json()) == 1
    assert signed("aqiang").get("/entry/suggest/lectures?q=宪法").json() == []
