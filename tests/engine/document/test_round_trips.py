"""What another editor does to a bound figure: it is found again, or honestly reported missing or doubled."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from youju.engine.document.carriers import Carrier, instances, wrap
from youju.engine.document.editing import Editor
from youju.engine.document.manifest import Manifest, Row, issued_as, read_manifest, write_manifest
from youju.engine.document.names import w
from youju.engine.document.package import Package
from youju.engine.document.reading import read

PLAIN, BOLD = "a1b2c3d4e5f6", "0f0f0f0f0f0f"
ROWS = (Row(PLAIN, "figure", "lectures.offline.sessions", "2025"), Row(BOLD, "figure", "performances.shows", "2025"))


def original() -> Package:
    """A file with a number in plain type and one in bold, both bound."""
    made = Document()
    made.add_paragraph("开展线下宣讲655场次，受众众多。")
    second = made.add_paragraph("完成惠民演出")
    second.add_run("260").bold = True
    second.add_run("场。")
    out = BytesIO()
    made.save(out)
    file = Package.open(out.getvalue(), "original.docx")
    for paragraph, number, name in zip(read(file), ("655", "260"), (PLAIN, BOLD), strict=True):
        start = paragraph.text.index(number)
        assert wrap(Editor(paragraph), start, start + 3, Carrier(name, "宣讲")) is None
    file.touch(file.main)
    write_manifest(file, Manifest("annual", "", 12, ROWS))
    return file


def edited(what: str) -> bytes:
    """The file after something that people do."""
    file = original()
    first = file.tree(file.main)[0][0]
    text = next(t for t in first.iter(w("t")) if t.text == "655")
    around = next(text.iterancestors(w("sdt")))
    if what == "inside":
        text.text = "6575"
    elif what == "replaced":
        text.text = "1千余"
    elif what == "before":
        run = around.getprevious().getprevious()  # type: ignore[union-attr]
        run.find(w("t")).text += "1"
    elif what == "after":
        around.getnext().getnext().find(w("t")).text = "8场次，受众众多。"  # type: ignore[union-attr]
    elif what == "copied":
        copy = Package({n: file.part(n) for n in file.names()}).tree(file.main)[0][0]
        for node in [*copy.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
            node.getparent().remove(node)  # an editor makes a copy of the control alone
        first.addnext(copy)
    elif what == "deleted":
        for node in [around.getprevious(), around.getnext(), around]:
            first.remove(node)
    file.touch(file.main)
    return file.save()


def odt_with(data: bytes, old: str, new: str) -> bytes:
    """An .odt whose text was edited in place, as its own editors would write it."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as file, ZipFile(out, "w") as copy:
        for item in file.infolist():
            content = file.read(item)
            if item.filename == "content.xml":
                assert content.decode().count(old) == 1
                content = content.decode().replace(old, new).encode()
            copy.writestr(item, content)
    return out.getvalue()


def found(data: bytes) -> list[tuple[str, str]]:
    """(instance, text) of what is found in a file."""
    return [(i.instance, i.text) for i in instances(read(Package.open(data)), (PLAIN, BOLD))]


WHOLE = [(PLAIN, "655"), (BOLD, "260")]
EDITS = {
    "inside": [(PLAIN, "6575"), (BOLD, "260")],
    "replaced": [(PLAIN, "1千余"), (BOLD, "260")],
    "before": [(PLAIN, "1655"), (BOLD, "260")],
    "after": [(PLAIN, "6558"), (BOLD, "260")],
    "copied": [(PLAIN, "655"), (PLAIN, "655"), (BOLD, "260")],
    "deleted": [(BOLD, "260")],
}

SAVED = EDITS | {"copied": WHOLE}
"""As LibreOffice 7.4 saves them: it drops tag and title of a control, so a copy without a bookmark is an ordinary number."""


@pytest.fixture(scope="module")
def saved_again(convert):
    """Every edited file opened and saved by LibreOffice."""
    return convert({f"{name}.docx": edited(name) for name in (*EDITS, "whole")}, "docx")


@pytest.mark.parametrize("what", EDITS)
def test_what_people_do_to_a_number_is_seen_in_the_file(what):
    assert found(edited(what)) == EDITS[what]


@pytest.mark.parametrize("what", EDITS)
def test_it_is_seen_after_another_editor_has_saved_the_file(saved_again, what):
    assert found(saved_again[what]) == SAVED[what]


def test_opening_and_saving_keeps_every_figure_and_the_manifest(saved_again):
    assert found(saved_again["whole"]) == WHOLE
    manifest, problems = read_manifest(Package.open(saved_again["whole"]))
    assert (manifest and manifest.rows, problems) == (ROWS, ())


@pytest.mark.parametrize("ending", ["odt", "doc"])
def test_a_round_trip_through_another_format_keeps_the_bookmarks(convert, ending):
    there = convert({"whole.docx": original().save()}, ending)
    back = convert({f"whole.{ending}": there["whole"]}, "docx")["whole"]
    assert found(back) == WHOLE
    assert issued_as(Package.open(back))[0] == "annual"


@pytest.fixture(scope="module")
def odt(convert) -> bytes:
    """The file as .odt."""
    return convert({"whole.docx": original().save()}, "odt")["whole"]


def test_what_is_done_to_a_number_in_another_format_is_seen_on_the_way_back(convert, odt):
    edits = {
        "inside": (">655<", ">6575<"),
        "before": (">开展线下宣讲<", ">开展线下宣讲1<"),
        "after": (">场次，受众众多。<", ">8场次，受众众多。<"),
        "replaced": (">655<", ">1千余<"),
    }
    back = convert({f"{name}.odt": odt_with(odt, *edit) for name, edit in edits.items()}, "docx")
    assert {name: found(data) for name, data in back.items()} == {name: EDITS[name] for name in edits}


def test_a_manifest_in_several_parts_outlives_opening_and_saving(convert):
    file = original()
    many = tuple(replace(ROWS[0], instance=f"{n:012x}", definition="d" * 64) for n in range(250))
    write_manifest(file, Manifest("annual", "", 12, many))
    manifest, problems = read_manifest(Package.open(convert({"many.docx": file.save()}, "docx")["many"]))
    assert (manifest and manifest.rows, problems) == (many, ())


def test_a_figure_of_another_report_is_an_orphan():
    file = original()
    write_manifest(file, Manifest("annual", "", 12, (replace(ROWS[0], instance="123456789abc"), ROWS[1])))
    known = {row.instance for row in (read_manifest(file)[0] or Manifest("", "", 0, ())).rows}
    assert [i.instance for i in instances(read(file), known) if i.instance not in known] == [PLAIN]
