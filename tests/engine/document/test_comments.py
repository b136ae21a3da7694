"""Comments beside what they are about: the words, their look and every other part stay as they were."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from engine.document.making import box, control, field, p, package, parts, r, row, saved, table, zipped  # type: ignore
from youju.engine.document.comments import AUTHOR, Comment, annotate
from youju.engine.document.names import w
from youju.engine.document.package import Package
from youju.engine.document.reading import comments, read

LOOK = '<w:b/><w:color w:val="FF0000"/>'


def note(file, words, said="不符", story="document"):
    """A comment on the first place where words stand."""
    paragraph = next(p for p in read(file) if words in p.text and p.story == story)
    start = paragraph.text.index(words)
    return Comment(paragraph, start, start + len(words), said)


def commented(file, *notes):
    """The file with comments, saved and opened again."""
    assert annotate(file, notes, "2025-12-30T08:00:00Z") == len(notes)
    return Package.open(file.save(), "批注.docx")


def around(file, number=0):
    """The text between the marks of a comment."""
    root = file.tree(file.main)
    inside, found = False, []
    for node in root.iter():
        if node.tag == w("commentRangeStart") and node.get(w("id")) == str(number):
            inside = True
        elif node.tag == w("commentRangeEnd") and node.get(w("id")) == str(number):
            return "".join(found)
        elif inside and node.tag == w("t"):
            found.append(node.text)
    return None


def looks(file):
    """Each character of the text with the look of its run."""
    runs = file.tree(file.main).iter(w("r"))
    return [
        (c, tuple(x.tag for x in run.iterfind(f"{w('rPr')}/*"))) for run in runs for c in run.findtext(w("t")) or ""
    ]


@pytest.fixture
def plain():
    """A paragraph whose number is split over two runs, the second of another look."""
    return Package.open(saved(p(r("开展宣讲1"), r("2场，", LOOK), r("受众300人次。"))))


def test_a_comment_encloses_exactly_the_words_it_is_about(plain):
    after = commented(plain, note(plain, "12场"))
    assert around(after) == "12场"


def test_it_says_what_was_said_by_whom_and_when(plain):
    after = commented(plain, note(plain, "12场", "不符\n可写：15场"))
    assert [paragraph.text for paragraph in comments(after)] == ["不符", "可写：15场"]
    (node,) = after.tree("word/comments.xml").iter(w("comment"))
    assert (node.get(w("author")), node.get(w("date"))) == (AUTHOR, "2025-12-30T08:00:00Z")


def test_no_word_and_no_look_changes(plain):
    before = [x.text for x in read(plain)], looks(plain)
    after = commented(plain, note(plain, "12场"), note(plain, "300人次"))
    assert ([x.text for x in read(after)], looks(after)) == before


def test_every_part_that_need_not_change_stays_as_its_bytes():
    made = saved(p("全年12场。"), {"header1": p("小王制"), "footnotes": ""})
    file = Package.open(made)
    after = commented(file, note(file, "12场"))
    old, new = ZipFile(BytesIO(made)), ZipFile(BytesIO(after.save()))
    changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}


def test_comments_that_are_there_keep_their_numbers_and_words():
    marks = '<w:commentRangeStart w:id="7"/>' + r("全年") + '<w:commentRangeEnd w:id="7"/>'
    there = {"comments": f'<w:comment w:id="7" w:author="老李">{p("请核对")}</w:comment>'}
    file = Package.open(saved(f"<w:p>{marks}{r('12场。')}</w:p>", there))
    after = commented(file, note(file, "12场"))
    assert [x.text for x in comments(after)] == ["请核对", "不符"]
    assert [x.get(w("id")) for x in after.tree("word/comments.xml")] == ["7", "8"]


def test_two_comments_of_one_run_enclose_their_own_words():
    file = Package.open(saved(p("演出12场，观众300人次。")))
    after = commented(file, note(file, "12场"), note(file, "300人次"))
    assert {around(after, 0), around(after, 1)} == {"12场", "300人次"}


def test_a_bound_number_is_enclosed_with_its_control_whole():
    file = Package.open(saved(p("宣讲", control("12"), "场。")))
    after = commented(file, note(file, "12场"))
    assert around(after) == "12场"
    assert len(list(after.tree(after.main).iter(w("sdt")))) == 1


@pytest.mark.parametrize(
    "body",
    [
        p("第", field("PAGE", "12场"), "页"),
        p(r("全"), f'<w:ins w:id="3" w:author="小王">{r("年12场")}</w:ins>', "。"),
        p(f'<w:hyperlink w:anchor="a">{r("见12场")}</w:hyperlink>'),
        table(row(p("演出"), p("12场"))),
    ],
    ids=["field", "tracked", "link", "cell"],
)
def test_a_comment_stands_in_every_kind_of_place(body):
    file = Package.open(saved(body))
    before = [x.text for x in read(file)]
    after = commented(file, note(file, "12场"))
    assert ("12场" in around(after), [x.text for x in read(after)]) == (True, before)


@pytest.mark.parametrize(("story", "place"), [("header", "页眉"), ("footnote", "脚注")])
def test_what_is_about_a_header_or_a_note_is_said_where_it_hangs(story, place):
    body = p("全文", '<w:r><w:footnoteReference w:id="2"/></w:r>', "完")
    stories = {"header1": p("共12场"), "footnotes": f'<w:footnote w:id="2">{p("计12场")}</w:footnote>'}
    file = Package.open(saved(body, stories))
    after = commented(file, note(file, "12场", story=story))
    assert comments(after)[0].text == f"（{place}）不符"
    assert around(after) is not None


def test_what_is_about_a_text_box_is_said_of_the_paragraph_that_holds_it():
    file = Package.open(saved(p("前文", box(p("共12场")))))
    after = commented(file, note(file, "12场"))
    assert comments(after)[0].text == "（文本框）不符"


def test_a_file_without_findings_is_left_alone():
    file = Package.open(saved(p("全年无事。")))
    before = file.save()
    assert (annotate(file, ()), file.save()) == (0, before)


def test_another_library_reads_the_comments():
    out = BytesIO()
    made = Document()
    made.add_paragraph("全年12场。")
    made.save(out)
    file = Package.open(out.getvalue())
    after = commented(file, note(file, "12场"))
    (found,) = Document(BytesIO(after.save())).comments
    assert (found.author, found.text) == (AUTHOR, "不符")


def test_a_part_of_that_name_that_belongs_to_nobody_is_not_overwritten():
    file = Package.open(zipped({**parts(p("全年12场。")), "word/comments.xml": "<x/>"}))
    after = commented(file, note(file, "12场"))
    assert (after.part("word/comments.xml"), comments(after)[0].text) == (b"<x/>", "不符")


def test_a_made_package_can_be_commented_before_it_was_ever_saved():
    file = package(p("全年12场。"))
    assert annotate(file, [note(file, "12场")]) == 1
