"""Every character that a reader of the page sees is read once, and knows where it stands."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docxtpl import DocxTemplate

from engine.document.making import box, control, field, p, package, r, row, table
from youju.engine.document.package import Package
from youju.engine.document.reading import comments, not_examined, read


def texts(body: str, mode: str = "final", **more) -> list[str]:
    """The text of each paragraph."""
    return [x.text for x in read(package(body, **more), mode)]


def spans(body: str, kind: str, **more) -> list[tuple[str, str]]:
    """(key, covered text) of each span of a kind."""
    found = read(package(body, **more))
    return [(s.key, x.text[s.start : s.end]) for x in found for s in x.spans if s.kind == kind]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:t>共</w:t><w:tab/><w:t>9项</w:t>", "共\t9项"),
        ("<w:t>1</w:t><w:br/><w:t>2</w:t><w:cr/>", "1\n2\n"),
        ("<w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t>", "1\u20112"),
        ("<w:t>1</w:t><w:softHyphen/><w:lastRenderedPageBreak/><w:t>2</w:t>", "12"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "\uf0fc"),
        ('<w:sym w:char="D800"/><w:sym w:char="no"/>', "\ufffd"),
        ("<w:instrText>PAGE</w:instrText><w:t>1</w:t>", "1"),
        (
            "<w:ruby><w:rt><w:r><w:t>xuān</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>宣</w:t></w:r></w:rubyBase></w:ruby>",
            "宣",
        ),
    ],
)
def test_what_a_run_holds_is_read_by_fixed_rules(inside, text):
    assert texts(p(f"<w:r>{inside}</w:r>")) == [text]


def test_a_number_cut_into_runs_is_one_number():
    assert texts(p("宣讲", "<w:proofErr/>", "12", r("34", "<w:b/>"), "5场")) == ["宣讲12345场"]


@pytest.mark.parametrize(
    "wrapped",
    [
        control("120"),
        "<w:hyperlink>{}</w:hyperlink>".format(r("120")),
        "<w:smartTag>{}</w:smartTag>".format(r("120")),
        "<w:customXml>{}</w:customXml>".format(r("120")),
        '<w:fldSimple w:instr="DOCPROPERTY n">{}</w:fldSimple>'.format(r("120")),
        "<w:ins>{}</w:ins>".format(r("120")),
        "<w:moveTo>{}</w:moveTo>".format(r("120")),
        '<w:dir w:val="ltr">{}</w:dir>'.format(r("120")),
        field("FORMTEXT", "120"),
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format(control("120")),
    ],
)
def test_what_is_wrapped_is_read(wrapped):
    assert texts(p("宣讲", wrapped, "场")) == ["宣讲120场"]


def test_blocks_are_read_through_every_wrapper():
    body = "".join(
        f"<w:{name}>{start}{p(name)}{end}</w:{name}>"
        for name, start, end in (
            ("sdt", "<w:sdtContent>", "</w:sdtContent>"),
            ("customXml", "", ""),
            ("ins", "", ""),
        )
    )
    assert texts(body) == ["sdt", "customXml", "ins"]


def test_rows_and_cells_in_controls_and_tables_in_tables_are_read():
    inner = table(row(p("3")))
    cell = f"<w:sdt><w:sdtContent><w:tc>{p('2')}{inner}{p('')}</w:tc></w:sdtContent></w:sdt>"
    body = table(row(p("1")), f"<w:sdt><w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt>")
    assert texts(body) == ["1", "2", "3", ""]


def test_a_cell_knows_its_table_row_and_grid_column():
    wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("合计")}</w:tc><w:tc>{p("12")}</w:tc></w:tr>'
    found = read(package(p("前") + table(row(p("a"), p("b"), p("c")), wide)))
    assert [x.cell for x in found] == [None, (0, 0, 0), (0, 0, 1), (0, 0, 2), (0, 1, 0), (0, 1, 2)]


def test_a_text_box_is_read_once_and_apart():
    assert texts(p("前", box(p("框里", control("120"))), "后")) == ["前后", "框里120"]


def test_a_choice_of_unknown_needs_is_not_shown_so_the_fallback_is_read():
    body = (
        '<mc:AlternateContent><mc:Choice Requires="x" xmlns:x="urn:unknown">{}</mc:Choice>'
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(p(body.format(r("9"), r("8")))) == ["8"]


CHANGED = p(
    "共",
    '<w:del w:author="老李"><w:r><w:delText>100</w:delText></w:r></w:del>',
    '<w:ins w:author="小王">{}</w:ins>'.format(r("120")),
    "场",
)


def test_tracked_changes_have_two_truths():
    assert (texts(CHANGED), texts(CHANGED, "original")) == (["共120场"], ["共100场"])


def test_changes_say_who_made_them():
    assert spans(CHANGED, "inserted") == [("小王", "120")]
    found = read(package(CHANGED), "original")[0].spans
    assert [(s.kind, s.key, s.start, s.end) for s in found] == [("deleted", "老李", 1, 4)]


MARK = "<w:rPr><w:{} w:author='小王'/></w:rPr>"


def test_a_deleted_paragraph_mark_joins_the_next_paragraph():
    body = p("共12", properties=MARK.format("del")) + p("0场", properties='<w:pStyle w:val="x"/>') + p("后")
    found = read(package(body))
    assert [(x.text, x.style) for x in found] == [("共120场", "x"), ("后", "")]
    assert texts(body, "original") == ["共12", "0场", "后"]


def test_an_inserted_paragraph_mark_joins_in_the_original():
    body = p("共12", properties=MARK.format("ins")) + p("0场")
    assert (texts(body), texts(body, "original")) == (["共12", "0场"], ["共120场"])


def test_a_deleted_mark_before_a_table_stays():
    assert texts(p("前", properties=MARK.format("del")) + table(row(p("1")))) == ["前", "1"]


def test_deleted_rows_and_inserted_rows():
    body = table(row(p("旧"), properties="<w:del/>"), row(p("新"), properties="<w:ins/>"), row(p("常"), properties=""))
    assert (texts(body), texts(body, "original")) == (["新", "常"], ["旧", "常"])


def test_nested_fields_show_their_outer_result_only():
    code = field("PAGE", "7")
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    nested = mark.format("begin") + code + mark.format("separate") + r("120") + mark.format("end")
    assert texts(p("共", nested, "场")) == ["共120场"]


def test_a_field_knows_its_instruction():
    assert spans(p(field("DOCPROPERTY  场次", "120"), "场"), "field") == [("DOCPROPERTY  场次", "120")]


def test_a_field_may_go_over_paragraphs():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    split = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = (
        p(begin, "代码") + p("还是代码", split, "一、") + p("二、", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "后")
    )
    assert texts(body) == ["", "一、", "二、后"]
    assert spans(body, "field") == [("TOC", "一、"), ("TOC", "二、")]


def test_a_field_without_an_end_hides_nothing():
    assert texts(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "120场") + p("后")) == ["120场", "后"]


def test_a_figure_is_found_by_its_tag():
    assert spans(p("共", control("120"), "场"), "figure") == [("a1b2c3d4e5f6", "120")]


def test_a_figure_whose_tag_was_dropped_is_found_by_its_alias():
    dropped = control("120").replace('<w:tag w:val="yj:a1b2c3d4e5f6"/>', "")
    assert spans(p(dropped), "figure") == [("a1b2c3", "120")]


def test_the_innermost_of_nested_figures_wins():
    body = p(control(f"{r('约')}{control('120', 'ffffffffffff')}"))
    assert spans(body, "figure") == [("ffffffffffff", "120")]
    assert spans(body, "control") == [("yj:a1b2c3d4e5f6", "约120")]


def test_a_control_that_an_editor_pulled_around_the_paragraph_still_names_its_figure():
    body = control(p("120")) + p("后")
    assert spans(body, "figure") == [("a1b2c3d4e5f6", "120")]


def test_a_foreign_control_is_no_figure():
    body = p('<w:sdt><w:sdtPr><w:tag w:val="日期"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'.format(r("12")))
    assert (spans(body, "figure"), spans(body, "control")) == ([], [("日期", "12")])


def test_bookmarks_of_a_paragraph_and_over_paragraphs():
    start, end = '<w:bookmarkStart w:id="{0}" w:name="_yj_{0}"/>', '<w:bookmarkEnd w:id="{0}"/>'
    body = start.format(1) + p("1", start.format(2), "2", end.format(2), start.format(3), "3") + p("4", end.format(3))
    assert spans(body, "bookmark") == [("_yj_1", "123"), ("_yj_2", "2"), ("_yj_3", "3")]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="小标题"/><w:basedOn w:val="c"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="b"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 3"/></w:style>'
    '<w:style w:type="character" w:styleId="v"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="pv"><w:name w:val="藏段"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        (r("1", "<w:vanish/>"), "vanish"),
        (r("1", '<w:rStyle w:val="v"/>'), "vanish"),
        (r("1", '<w:color w:val="ffffff"/>'), "white"),
        (r("1", '<w:sz w:val="2"/>'), "tiny"),
    ],
)
def test_hidden_text_is_read_and_flagged(run, reason):
    assert texts(p("0", run), styles=STYLES) == ["01"]
    assert spans(p("0", run), "hidden", styles=STYLES) == [(reason, "1")]


@pytest.mark.parametrize(
    "run",
    [
        r("1", '<w:vanish w:val="0"/>'),
        r("1", '<w:rStyle w:val="v"/><w:vanish w:val="false"/>'),
        r("1", '<w:color w:val="FFFFFF"/><w:shd w:fill="C00000"/>'),
        r("1", '<w:sz w:val="32"/>'),
    ],
)
def test_what_can_be_seen_is_not_flagged(run):
    assert spans(p(run), "hidden", styles=STYLES) == []


def test_a_paragraph_style_hides_and_its_character_style_toggles():
    body = p("1", r("2"), r("3", '<w:rStyle w:val="v"/>'), properties='<w:pStyle w:val="pv"/>')
    assert spans(body, "hidden", styles=STYLES) == [("vanish", "12")]


def test_white_in_a_dark_cell_can_be_seen():
    cell = p(r("1", '<w:color w:val="FFFFFF"/>'))
    dark = f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr>{cell}</w:tc></w:tr></w:tbl>'
    assert spans(dark, "hidden") == []


def test_headings_are_known_by_outline_level_or_name():
    body = "".join(p("x", properties=f'<w:pStyle w:val="{key}"/>') for key in "bch") + p("x")
    found = [(x.style, x.level) for x in read(package(body, styles=STYLES))]
    assert found == [("小标题", 2), ("c", 2), ("heading 3", 3), ("Normal", 0)]


def test_an_outline_level_of_its_own_counts_and_nine_is_text():
    body = p("x", properties='<w:outlineLvl w:val="0"/>') + p("x", properties='<w:outlineLvl w:val="9"/>')
    assert [x.level for x in read(package(body))] == [1, 0]


def test_all_stories_are_read_in_order_and_numbered_by_part():
    note = (
        f'<w:footnote w:type="separator" w:id="0">{p("线")}</w:footnote><w:footnote w:id="2">{p("注12")}</w:footnote>'
    )
    stories = {
        "comments": f'<w:comment w:id="0">{p("请核")}</w:comment>',
        "footnotes": note,
        "header1": p("页眉"),
        "footer1": p("页脚"),
        "endnotes": f'<w:endnote w:id="3">{p("尾注")}</w:endnote>',
    }
    made = package(p("一") + p("二"), stories)
    found = [(x.story, x.index, x.text) for x in read(made)]
    assert found == [
        ("document", 0, "一"),
        ("document", 1, "二"),
        ("header", 0, "页眉"),
        ("footer", 0, "页脚"),
        ("footnote", 0, "注12"),
        ("endnote", 0, "尾注"),
    ]
    assert [(x.story, x.text) for x in comments(made)] == [("comment", "请核")]


def test_notes_and_links_are_marked():
    link = '<w:hyperlink w:anchor="附件">{}</w:hyperlink>'.format(r("见附件"))
    body = p(link, '<w:r><w:footnoteReference w:id="2"/></w:r>')
    assert spans(body, "link") == [("#附件", "见附件")]
    assert spans(body, "note") == [("footnote:2", "")]


def test_pieces_map_every_character_to_its_element():
    found = read(package(p("宣讲", control("120"), "<w:r><w:tab/><w:t>场</w:t></w:r>")))[0]
    assert [(x.start, x.end, x.element.text) for x in found.pieces] == [
        (0, 2, "宣讲"),
        (2, 5, "120"),
        (5, 6, None),
        (6, 7, "场"),
    ]


def test_a_paragraph_id_is_a_hint():
    assert read(package('<w:p w14:paraId="1A2B3C4D"/>'))[0].hint == "1A2B3C4D"


def test_what_is_not_examined_is_listed_with_its_part():
    made = package(p("见图", "<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>") + '<w:altChunk r:id="rId7"/>')
    for kind, target in (("image", "word/media/image1.png"), ("chart", "word/charts/chart1.xml")):
        made.relate("word/document.xml", "http://x/" + kind, target)
    made.put(
        "word/charts/_rels/chart1.xml.rels",
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
    )
    made.relate("word/charts/chart1.xml", "http://x/package", "word/embeddings/book1.xlsx")
    assert not_examined(made) == (
        ("picture", "word/document.xml", "word/media/image1.png"),
        ("chart", "word/document.xml", "word/charts/chart1.xml"),
        ("embedding", "word/charts/chart1.xml", "word/embeddings/book1.xlsx"),
        ("formula", "word/document.xml", ""),
        ("foreign", "word/document.xml", ""),
    )


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the other library
def test_a_file_rendered_by_another_library_is_read():
    made = Document()
    paragraph = made.add_paragraph("共{{ f")
    paragraph.add_run("ig }}").bold = True
    made.add_table(1, 2).cell(0, 1).text = "{{ fig }}场"
    template, out = BytesIO(), BytesIO()
    made.save(template)
    rendered = DocxTemplate(template)
    rendered.render({"fig": 120})
    rendered.save(out)
    found = read(Package.open(out.getvalue()))
    assert [(x.text, x.cell) for x in found] == [("共120", None), ("", (0, 0, 0)), ("120场", (0, 0, 1))]
