"""The copy for converters reads as the original does, and holds nothing that moves, fetches or remembers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from lxml import etree

from engine.document.inventing import bodies
from engine.document.making import (
    SPACES,
    box,
    control,
    field,
    office_report,
    p,
    package,
    r,
    relations_xml,
    row,
    saved,
    story_xml,
    table,
)
from youju.engine.document.flatten import flattened
from youju.engine.document.names import w
from youju.engine.document.package import Package
from youju.engine.document.reading import comments, read

MAIN = "word/document.xml"
MARK = "<w:rPr><w:{} w:author='小王'/></w:rPr>"


def texts(made: Package) -> list[tuple[str, str]]:
    """(part, text) of every paragraph."""
    return [(x.part, x.text) for x in read(made)]


def flat(body: str, **stories: str) -> Package:
    """The flattened copy of a file; its text is that of the original, which stays as it was."""
    made = package(body, stories)
    before = made.save()
    copy = flattened(made)
    assert texts(copy) == texts(made)
    assert [(x.part, x.text) for x in read(copy, "original")] == texts(copy)
    assert made.save() == before
    return Package.open(copy.save())


def left(made: Package, *names: str) -> list[str]:
    """Local names of the wanted elements that are still in the main part."""
    return [etree.QName(x).localname for x in made.tree(MAIN).iter(*map(w, names))]


BODIES = [
    p("共", control("120"), "场"),
    control(p("120")) + table(row(control(p("1")))),
    table(f"<w:sdt><w:sdtContent>{row(p('1'))}</w:sdtContent></w:sdt>"),
    p("前", control(f"{r('约')}{control('120', 'ffffffffffff')}")),
    p("前", box(p("框里", control("120"))), "后"),
    p("1", f"<w:ins>{r('2')}</w:ins>", "<w:del><w:r><w:delText>3</w:delText></w:r></w:del>"),
    p("共12", properties=MARK.format("del")) + p("0场") + p("后"),
    p("1", properties=MARK.format("del")) + p("2", properties=MARK.format("moveFrom")) + p("3"),
    p("1", properties=MARK.format("del")) + control(p("2")),
    p("1", properties=MARK.format("del")) + table(row(p("2"), properties="<w:del/>")) + p("3"),
    p("1", properties=MARK.format("del")) + table(row(p("2"))) + p("3"),
    table(row(p("1", properties=MARK.format("del")))) + p("2"),
    table(row(p("旧"), properties="<w:del/>"), row(p("新"), properties="<w:ins/>")),
    "<w:ins>" + p("1") + "</w:ins><w:moveFrom>" + p("2") + "</w:moveFrom>",
    p(field("DATE", "2025"), field("PAGE", "7")),
    p(field("IF " + "</w:instrText></w:r>" + field("PAGE", "7") + "<w:r><w:instrText>", "120")),
    p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "120场") + p("后"),
    p("1", "<w:smartTag><w:smartTagPr/>{}</w:smartTag>".format(r("2")), "<w:customXml><w:customXmlPr/></w:customXml>"),
    "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>".format(
        p("1"), p("2")
    ),
]


@pytest.mark.parametrize("body", BODIES)
def test_the_text_of_every_paragraph_stays(body):
    made = flat(body)
    assert left(made, "sdt", "ins", "del", "moveFrom", "smartTag", "customXml") == []


@settings(max_examples=150, deadline=None)
@given(bodies())
def test_the_text_stays_in_any_document(body):
    copy = flat(body)
    assert left(copy, "sdt", "ins", "del", "moveFrom", "moveTo", "delText") == []


def test_both_modes_of_the_copy_are_one():
    copy = flat(BODIES[5] + BODIES[6] + BODIES[12])
    assert [x.text for x in read(copy, "original")] == [x.text for x in read(copy)]


def test_a_report_of_another_library_stays_the_same():
    original = Package.open(office_report())
    copy = Package.open(flattened(original).save())
    assert texts(copy) == texts(original)
    assert left(copy, "sdt") == []
    assert sum(span.kind == "figure" for x in read(original) for span in x.spans) == 60


def test_headers_notes_and_boxes_are_flattened_too():
    note = f'<w:footnote w:id="2">{p(control("3"))}</w:footnote>'
    copy = flat(p("1"), header1=p(control("2")), footnotes=note)
    assert not [x for name in copy.names() if name.endswith(".xml") for x in copy.tree(name).iter(w("sdt"))]


def test_comments_are_gone():
    body = p(
        '<w:commentRangeStart w:id="0"/>',
        "120",
        '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    copy = flat(body, comments=f'<w:comment w:id="0">{p("请核")}</w:comment>')
    assert comments(copy) == ()
    assert "word/comments.xml" not in copy.names()
    assert left(copy, "commentRangeStart", "commentRangeEnd", "commentReference") == []


def test_fields_that_work_something_out_become_their_result():
    copy = flat(
        p(
            field("INCLUDETEXT x", "1"),
            field("DATE", "2"),
            '<w:fldSimple w:instr="TITLE">{}</w:fldSimple>'.format(r("3")),
        )
    )
    assert left(copy, "fldChar", "instrText", "fldSimple") == []
    assert copy.problems == ()


def test_page_numbers_stay_fields():
    assert left(flat(p(field("PAGE", "7"))), "fldChar") == ["fldChar"] * 3


@pytest.mark.parametrize(("link", "marks"), [('HYPERLINK "https://x"', 3), ("HYPERLINK \\\\\\\\server\\\\x", 0)])
def test_links_by_field_stay_where_a_person_may_follow_them(link, marks):
    assert len(left(flat(p(field(link, "x"))), "fldChar")) == marks


def test_a_mark_without_its_field_is_taken_out():
    assert left(flat(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "120")), "fldChar") == []


def foreign(body: str, *relations: tuple, **more: str | bytes) -> Package:
    """The flattened copy of a file with relations and more parts, opened again."""
    rels = {"word/_rels/document.xml.rels": relations_xml(*relations)}
    original = Package.open(saved(body, **rels, **more))
    copy = flattened(original)
    assert texts(copy) == texts(original)
    return Package.open(copy.save())


def test_links_stay_and_links_to_files_become_text():
    body = p(
        '<w:hyperlink r:id="a">{}</w:hyperlink>'.format(r("网")),
        '<w:hyperlink r:id="b">{}</w:hyperlink>'.format(r("盘")),
    )
    copy = foreign(body, ("a", "hyperlink", "https://x/", "External"), ("b", "hyperlink", "file:///x", "External"))
    assert [x.target for x in copy.relations(MAIN)] == ["https://x/"]
    assert copy.problems == ()


def test_pictures_from_outside_lose_their_address():
    body = p(
        '<w:r><w:drawing><a:blip r:link="a"/></w:drawing></w:r>',
        '<w:r><w:pict><v:imagedata src="http://x/y"/></w:pict></w:r>',
    )
    copy = foreign(body, ("a", "image", "http://x/y.png", "External"))
    assert b"http://x/y" not in copy.part(MAIN)
    assert (copy.relations(MAIN), copy.problems) == ((), ())


def test_embedded_files_are_gone_and_their_picture_stays():
    space = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    body = p(f'<w:r><w:object><v:shape/><o:OLEObject {space} r:id="a"/></w:object></w:r>')
    copy = foreign(body, ("a", "oleObject", "embeddings/x.bin"), **{"word/embeddings/x.bin": b"x"})
    assert "word/embeddings/x.bin" not in copy.names()
    assert b"OLEObject" not in copy.part(MAIN)
    assert left(copy, "object") == ["object"]


def test_whole_foreign_texts_are_gone():
    copy = foreign(p("1") + '<w:altChunk r:id="a"/>', ("a", "aFChunk", "x.html"), **{"word/x.html": "<html/>"})
    assert ("word/x.html" in copy.names(), left(copy, "altChunk")) == (False, [])


def test_the_template_and_the_data_source_of_the_settings_are_gone():
    body = '<w:attachedTemplate r:id="a"/><w:mailMerge/><w:zoom/>'
    copy = foreign(
        p("1"),
        ("s", "settings", "settings.xml"),
        **{
            "word/settings.xml": story_xml("header", body),
            "word/_rels/settings.xml.rels": relations_xml(("a", "attachedTemplate", "http://x/t.dotm", "External")),
        },
    )
    assert [etree.QName(x).localname for x in copy.tree("word/settings.xml")] == ["zoom"]
    assert copy.problems == ()


def test_a_binding_to_a_store_is_gone():
    bound = control("120").replace("<w:text/>", '<w:dataBinding w:xpath="/y" w:storeItemID="{1}"/><w:text/>')
    assert left(flat(p(bound)), "dataBinding") == []


def test_a_branch_whose_prefix_the_wrapper_declares_is_chosen_before_it_goes():
    shape = box(p("框")).replace('Requires="wps"', 'Requires="s"')
    spaces = SPACES.split("xmlns:wps=")[1].split('"')[1]
    body = p(f'<w:sdt xmlns:s="{spaces}"><w:sdtContent>{shape}</w:sdtContent></w:sdt>')
    assert [x.text for x in read(flat(body))] == ["", "框"]


def test_of_two_texts_in_one_place_the_one_that_was_read_stays():
    copy = flat(p("前", box(p("120")).replace("120", "999", 1)))
    assert b"120" not in copy.part(MAIN)
    assert [x.text for x in read(copy)] == ["前", "999"]


@pytest.mark.parametrize("hidden", [p("外", "<w:p>{}</w:p>".format(r("999"))), "<w:x>{}</w:x>".format(p("999"))])
def test_what_reading_does_not_see_no_other_program_can_show(hidden):
    assert b"999" not in flat(hidden).part(MAIN)


def test_the_readings_over_characters_stay():
    ruby = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>".format(r("xuān"), r("宣"))
    assert "xuān".encode() in flat(p(ruby)).part(MAIN)


def test_a_joined_paragraph_has_the_look_of_the_last():
    body = p("1", properties=MARK.format("del")) + p("2", properties='<w:jc w:val="center"/>')
    (paragraph,) = flat(body).tree(MAIN).iter(w("p"))
    assert [etree.QName(x).localname for x in paragraph] == ["pPr", "r", "r"]
