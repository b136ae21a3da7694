"""A file from outside is believed step by step; each reason to refuse it has a code, and a file that is really so made."""

from __future__ import annotations

import random
import struct
import tracemalloc
import zipfile
import zlib
from io import BytesIO

import pytest
from docx import Document

from engine.document.making import (
    TYPES,
    box,
    document_xml,
    field,
    p,
    package,
    parts,
    r,
    relations_xml,
    saved,
    types_xml,
    zipped,
)
from youju.engine.base.problems import Place, Refused
from youju.engine.document import archive, parsing, problems
from youju.engine.document.archive import Limits, good_name, packed
from youju.engine.document.names import MAIN_TYPE, OFFICE_DOCUMENT_STRICT
from youju.engine.document.package import Package
from youju.engine.document.reading import read

OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN = p("宣讲120场")


def code(data: bytes, name: str = "总结.docx") -> str:
    """The code of the one reason why a file is refused."""
    with pytest.raises(Refused) as caught:
        Package.open(data, name)
    (problem,) = caught.value.problems
    assert problem.place.file == name
    assert all((problem.sentence("zh"), problem.sentence("en"), problem.mend("zh"), problem.mend("en")))
    return problem.code


def compound_file(*names: str) -> bytes:
    """An OLE2 file of 512-byte sectors: allocation table, then the directory over as many sectors as it needs."""
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", len(name) * 2 + 2) + bytes(62) for name in names
    )
    sectors = -(-len(entries) // 512)
    chain = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    return bytes(header) + table + entries.ljust(sectors * 512, b"\0")


def test_an_ordinary_file_is_read():
    opened = Package.open(saved(PLAIN), "总结.docx")
    assert ([x.text for x in read(opened)], opened.problems) == (["宣讲120场"], ())


def test_a_file_of_another_library_is_read_from_its_path(tmp_path):
    made = Document()
    made.add_paragraph("小王")
    made.save(str(tmp_path / "总结.docx"))
    opened = Package.open(tmp_path / "总结.docx")
    assert ([x.text for x in read(opened)], opened.problems, opened.place.file) == (["小王"], (), "总结.docx")


def test_no_file_and_an_empty_one(tmp_path):
    assert code(b"") == "DOC001"
    with pytest.raises(Refused, match="DOC001"):
        Package.open(tmp_path / "没有.docx")


def test_a_file_over_twenty_megabytes_is_not_even_read(tmp_path):
    path = tmp_path / "大.docx"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(Refused, match="DOC002"):
        Package.open(path)
    assert code(bytes(20_000_001)) == "DOC002"


@pytest.mark.parametrize(
    ("streams", "expected"),
    [
        (("Root Entry", "1Table", "Data", "WordDocument", "SummaryInformation"), "DOC003"),
        (("Root Entry", "EncryptionInfo", "EncryptedPackage"), "DOC004"),
        (("Root Entry", "WordDocument", "WpsCustomData"), "DOC005"),
        (("Root Entry", "Workbook"), "DOC005"),
        (("Root Entry", "其他"), "DOC006"),
    ],
)
def test_compound_files_are_told_apart_by_their_directory(streams, expected):
    assert code(compound_file(*streams)) == expected


def test_a_word_in_the_text_of_an_old_file_is_no_entry_of_its_directory():
    assert code(compound_file("Root Entry", "WordDocument") + "EncryptedPackage".encode("utf-16-le")) == "DOC003"


def test_a_directory_that_runs_in_a_circle_ends():
    data = bytearray(compound_file("Root Entry", *("x" * 5,) * 6))
    struct.pack_into("<I", data, 512 + 4, 1)
    assert code(bytes(data)) == "DOC006"
    assert code(bytes(data[:600])) == "DOC006"


@pytest.mark.parametrize(
    "data",
    [
        rb"{\rtf1\ansi 120}",
        b"%PDF-1.7",
        "\ufeff<html>".encode(),
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        zipped({TYPES: types_xml(), "xl/workbook.xml": "<x/>"}),
    ],
)
def test_other_formats_are_known_by_content(data):
    assert code(data) == "DOC005"


def test_a_wps_file_is_named_as_such():
    with pytest.raises(Refused, match="WPS"):
        Package.open(compound_file("Root Entry", "WordDocument"), "总结.wps")


@pytest.mark.parametrize("cut", [40, 200, 700])
def test_a_truncated_file_is_damaged(cut):
    assert code(saved(PLAIN)[:-cut]) == "DOC006"


def test_a_changed_byte_in_the_data_is_damage():
    data = bytearray(zipped({**parts(PLAIN), "word/media/a.bin": random.Random(1).randbytes(500)}))
    at = data.index(b"word/media/a.bin") + 100
    data[at] ^= 0xFF
    assert code(bytes(data)) == "DOC006"


def test_text_that_only_calls_itself_a_zip_is_damaged():
    assert code(b"PK\x03\x04" + bytes(100)) == "DOC006"
    assert code("小王".encode()) == "DOC006"


def test_too_many_parts():
    assert code(zipped({**parts(PLAIN), **{f"x/{n}.txt": "" for n in range(2_000)}})) == "DOC007"
    assert code(saved(PLAIN) + b"PK\x01\x02" * 5_000) == "DOC007"


def test_a_part_packed_too_tightly_is_refused():
    assert code(saved(PLAIN, **{"word/media/a.bin": bytes(1_500_000)})) == "DOC008"


@pytest.mark.parametrize("limits", [Limits(unpacked=1_000), Limits(part=500)])
def test_each_part_and_all_parts_together_are_limited(limits):
    with pytest.raises(Refused, match="DOC008"):
        archive.Archive(saved(PLAIN), Place(), limits)


def lying_bomb() -> bytes:
    """A file with a part of 30 MB that says in both headers that it unpacks to 100 bytes."""
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = bomb.compress(bytes(30_000_000)) + bomb.flush()
    content = zipped({**parts(PLAIN), "word/media/a.bin": b"?" * 100})
    opened = archive.Archive(content, Place())
    header = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, 0, len(data), 100, 16, 0) + b"word/media/a.bin"
    central = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, 0, len(data), 100, 16, 0, 0, 0, 0, 0, 0)
    record = header + data
    entry = opened.entries["word/media/a.bin"]._replace(
        start=len(content), end=len(content) + len(record), central=central + b"word/media/a.bin"
    )
    items = [(n, entry if n.endswith("a.bin") else e) for n, e in opened.entries.items()]
    return packed(items, content + record)


def test_a_header_that_lies_about_the_size_is_caught_while_counting():
    assert code(lying_bomb()) == "DOC008"


def test_a_bomb_is_given_up_before_it_takes_memory():
    data = lying_bomb()
    tracemalloc.start()
    assert code(data) == "DOC008"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_a_part_of_too_many_marks_is_not_parsed(monkeypatch):
    monkeypatch.setattr(parsing, "LIMITS", Limits(marks=1_000))
    assert code(saved(PLAIN, **{"word/x.xml": f"<x>{'<a/>' * 1_000}</x>"})) == "DOC008"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "word/Document.XML"])
def test_the_same_part_twice_is_two_truths(name):
    out = BytesIO(saved(PLAIN))
    with zipfile.ZipFile(out, "a") as file:
        file.writestr(name, document_xml(p("宣讲999场")))
    assert code(out.getvalue()) == "DOC009"


def test_a_part_that_the_directory_does_not_list_is_seen():
    hidden = zipped({"word/document.xml": document_xml(p("宣讲999场"))})
    record = hidden[: hidden.index(b"PK\x01\x02")]
    data = saved(PLAIN)
    at = data.index(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    moved = bytearray(data[:at] + record + data[at:])
    struct.pack_into("<I", moved, end + len(record) + 16, at + len(record))
    assert code(bytes(moved)) == "DOC006"


def test_a_second_archive_before_the_first_is_damage():
    assert code(saved(p("宣讲999场")) + saved(PLAIN)) == "DOC006"


@pytest.mark.parametrize(
    "name", ["../../etc/cron", "/word/x.xml", "word\\x.xml", "word/../x.xml", "C:/x", "a//b", "a\x01b"]
)
def test_names_that_leave_the_file(name):
    assert code(saved(PLAIN, **{name: "x"})) == "DOC010"


def test_ordinary_names_pass():
    assert all(map(good_name, ("[Content_Types].xml", "_rels/.rels", "word/media/图 1.png", "word/")))


def test_a_folder_entry_is_no_part():
    assert "word/" not in Package.open(saved(PLAIN, **{"word/": ""})).names()


def patched(data: bytes, local: int, central: int, value: int) -> bytes:
    """The file with a two-byte field of its last part's headers set."""
    found = bytearray(data)
    struct.pack_into("<H", found, data.rindex(b"PK\x03\x04") + local, value)
    struct.pack_into("<H", found, data.rindex(b"PK\x01\x02") + central, value)
    return bytes(found)


def test_an_encrypted_part():
    assert code(patched(saved(PLAIN), 6, 8, 1)) == "DOC011"


def test_an_unknown_compression():
    assert code(patched(saved(PLAIN), 8, 10, 93)) == "DOC012"


def test_no_list_of_types_and_one_that_contradicts_itself():
    assert code(zipped({k: v for k, v in parts(PLAIN).items() if k != TYPES})) == "DOC013"
    twice = types_xml(more=f'<Override PartName="/WORD/document.xml" ContentType="{OFFICE}template.main+xml"/>')
    assert code(saved(PLAIN, **{TYPES: twice})) == "DOC013"


@pytest.mark.parametrize(
    "change",
    [
        {"_rels/.rels": relations_xml()},
        {"_rels/.rels": relations_xml(("rId1", "officeDocument", "word/other.xml"))},
        {"_rels/.rels": relations_xml(("rId1", "officeDocument", "http://x/document.xml", "External"))},
        {
            "_rels/.rels": relations_xml(
                ("a", "officeDocument", "word/document.xml"), ("b", "officeDocument", "x.xml")
            ),
            "x.xml": "<x/>",
        },
        {TYPES: types_xml("application/xml")},
        {"word/document.xml": "<x/>"},
    ],
)
def test_no_main_part_or_more_than_one(change):
    assert code(saved(PLAIN, **change)) == "DOC014"


def test_macros_are_seen_by_type_whatever_the_file_is_called():
    assert code(saved(PLAIN, **{TYPES: types_xml(MACRO_MAIN)}), "改名.docx") == "DOC015"
    assert code(saved(PLAIN, **{"word/vbaProject.bin": b"x"})) == "DOC015"


def test_a_relation_to_macros_is_enough():
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    assert code(saved(PLAIN, **{"word/_rels/document.xml.rels": relations_xml(("a", kind, "x.bin"))})) == "DOC015"


def test_a_template():
    assert code(saved(PLAIN, **{TYPES: types_xml(f"{OFFICE}template.main+xml")})) == "DOC016"


def test_activex():
    assert code(saved(PLAIN, **{"word/activeX/activeX1.xml": "<x/>"})) == "DOC017"
    assert code(saved(PLAIN, **{"word/_rels/document.xml.rels": relations_xml(("a", "control", "x.xml"))})) == "DOC017"


def test_custom_menus():
    assert code(saved(PLAIN, **{"customUI/customUI.xml": "<x/>"})) == "DOC018"


XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32", "utf-7"])
def test_a_document_type_is_refused_in_any_encoding(encoding):
    plain = document_xml(p("&e;")).replace("UTF-8", encoding).replace("\n", XXE, 1)
    bom = "\ufeff" if encoding == "utf-16-be" else ""
    assert code(saved(PLAIN, **{"word/document.xml": (bom + plain).encode(encoding)})) == "DOC019"


def test_a_document_type_in_any_other_part_is_refused():
    assert code(saved(PLAIN, **{"docProps/app.xml": XXE + "<x/>"})) == "DOC019"


def test_an_entity_bomb_is_refused_before_it_is_parsed():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
    data = document_xml(p("&c;")).replace("\n", bomb, 1)
    assert code(saved(PLAIN, **{"word/document.xml": data})) == "DOC019"


def test_twenty_thousand_nested_controls_are_too_deep():
    deep = "<w:sdt><w:sdtContent>" * 20_000 + PLAIN + "</w:sdtContent></w:sdt>" * 20_000
    assert code(saved(deep)) == "DOC020"


def test_the_deepest_file_that_is_parsed_is_also_read():
    deep = "<w:sdt><w:sdtContent>" * 124 + PLAIN + "</w:sdtContent></w:sdt>" * 124
    assert [x.text for x in read(Package.open(saved(deep)))] == ["宣讲120场"]


def test_xml_that_is_cut_off():
    assert code(saved(PLAIN, **{"word/document.xml": document_xml(PLAIN)[:-20]})) == "DOC020"


def test_a_part_that_is_only_read_later_is_refused_then():
    opened = Package.open(saved(PLAIN, **{"word/other.xml": "<a><b></a>"}))
    with pytest.raises(Refused, match="DOC020"):
        opened.tree("word/other.xml")


def test_a_strict_document():
    strict = document_xml(PLAIN).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    rels = relations_xml(("rId1", OFFICE_DOCUMENT_STRICT, "word/document.xml"))
    assert code(saved(PLAIN, **{"word/document.xml": strict, "_rels/.rels": rels})) == "DOC021"


def found(body: str, *relations: tuple, **more: str | bytes) -> list[tuple[str, str]]:
    """(code, last detail) of the findings about a file that is read all the same."""
    rels = {"word/_rels/document.xml.rels": relations_xml(*relations)}
    return [(x.code, x.details[-1][1]) for x in Package.open(saved(body, **rels, **more)).problems]


def test_links_that_a_person_follows_are_no_finding():
    assert (
        found(
            PLAIN,
            ("a", "hyperlink", "https://example.org/", "External"),
            ("b", "hyperlink", "mailto:a@b.c", "External"),
        )
        == []
    )


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame", "subDocument", "aFChunk"])
def test_content_from_outside_is_listed(kind):
    assert found(PLAIN, ("a", kind, "http://example.org/x", "External")) == [("DOC022", "http://example.org/x")]


def test_a_link_to_a_file_is_listed_and_an_address_in_disguise_too():
    assert found(PLAIN, ("a", "hyperlink", "file:///C:/x", "External")) == [("DOC022", "file:///C:/x")]
    assert [c for c, _ in found(PLAIN, ("a", "image", "http://example.org/x.png"))] == ["DOC022"]


def test_an_attached_template_of_the_settings_is_listed():
    rels = relations_xml(("a", "attachedTemplate", "\\\\server\\x.dotm", "External"))
    assert found(PLAIN, **{"word/settings.xml": "<x/>", "word/_rels/settings.xml.rels": rels}) == [
        ("DOC022", "\\\\server\\x.dotm")
    ]


@pytest.mark.parametrize("name", ["INCLUDETEXT", "includepicture", "DDE", "DDEAUTO", "LINK", "IMPORT"])
def test_fields_that_fetch_are_listed(name):
    assert found(p(field(f"{name} x", "120"))) == [("DOC023", f"{name} x")]
    assert found(p(f'<w:fldSimple w:instr=" {name} x">{r("120")}</w:fldSimple>')) == [("DOC023", f"{name} x")]


def test_a_fetching_field_cut_into_runs_is_listed():
    cut = field("DDE", "1").replace(" DDE ", "D</w:instrText></w:r><w:r><w:instrText>DE x")
    assert found(p(cut)) == [("DOC023", "DDE x")]


def test_other_fields_are_no_finding():
    assert found(p(field('HYPERLINK "LINK"', "1"), field("PAGE", "2"))) == []


def test_embedded_files_and_whole_foreign_texts_are_listed():
    assert found(PLAIN, **{"word/embeddings/x.bin": b"x"}) == [("DOC024", "word/embeddings/x.bin")]
    assert found(PLAIN + '<w:altChunk r:id="a"/>', ("a", "aFChunk", "x.html"), **{"word/x.html": "<html/>"}) == [
        ("DOC025", "word/document.xml")
    ]


def test_two_texts_in_one_place_are_listed():
    assert found(p(box(p("120")))) == []
    assert found(p(box(p("120")).replace("120", "999", 1))) == [("DOC026", "word/document.xml")]


def test_every_kind_of_problem_says_what_to_do_in_both_languages():
    kinds = [x for x in vars(problems).values() if isinstance(x, problems.Kind)]
    assert len({x.code for x in kinds}) == len(kinds)
    assert all(x.says.zh and x.says.en and x.mend.zh and x.mend.en for x in kinds)


def test_a_package_of_our_own_needs_no_archive():
    made = package(PLAIN)
    assert MAIN_TYPE.encode() in made.part(TYPES)
    assert [x.text for x in read(Package.open(made.save()))] == ["宣讲120场"]
