"""A file that is opened and saved loses nothing: what nobody touched stays the same bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from engine.document.making import SPACES, document_xml, office_report, p, parts, saved, zipped
from youju.engine.document.names import W14, w
from youju.engine.document.package import Package
from youju.engine.document.reading import read

MAIN = "word/document.xml"


def record(data: bytes, name: str) -> tuple[bytes, bytes]:
    """The bytes of a part's local record up to the next one, and its record in the directory without the offset."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        starts = sorted([*(x.header_offset for x in file.infolist()), file.start_dir])
        start = file.getinfo(name).header_offset
    at = data.index(name.encode(), starts[-1]) - 46
    size = 46 + sum(int.from_bytes(data[at + n : at + n + 2], "little") for n in (28, 30, 32))
    end = starts[starts.index(start) + 1]
    return data[start:end], data[at : at + 42] + data[at + 46 : at + size]


def streamed(content: dict[str, str]) -> bytes:
    """A zip written to a pipe: sizes follow the data."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in content.items():
            with file.open(name, "w", force_zip64=True) as part:
                part.write(data.encode())
    return out.getvalue()


def test_a_file_that_nobody_touched_is_saved_as_the_same_bytes():
    data = office_report(pages=1)
    assert Package.open(data).save() == data


def test_only_the_touched_part_changes():
    data = office_report(pages=1)
    opened = Package.open(data)
    next(opened.tree(MAIN).iter(w("t"))).text = "改了"
    opened.touch(MAIN)
    after = opened.save()
    names = zipfile.ZipFile(BytesIO(data)).namelist()
    assert zipfile.ZipFile(BytesIO(after)).namelist() == names
    assert [name for name in names if record(data, name) != record(after, name)] == [MAIN]
    assert read(Package.open(after))[0].text == "改了"


def test_sizes_that_follow_the_data_are_kept():
    data = streamed(parts(p("小王")))
    opened = Package.open(data)
    opened.touch("_rels/.rels")
    opened.tree("_rels/.rels")
    after = opened.save()
    assert record(after, MAIN)[0] == record(data, MAIN)[0]
    assert [x.text for x in read(Package.open(after))] == ["小王"]
    assert zipfile.ZipFile(BytesIO(after)).testzip() is None


def changed(xml: str, encoding: str = "utf-8") -> bytes:
    """The main part after an empty change to it."""
    opened = Package.open(saved("", **{MAIN: xml.encode(encoding)}))
    opened.tree(MAIN)
    opened.touch(MAIN)
    return opened.part(MAIN)


BODY = f"<w:document {SPACES}><w:body><w:p/></w:body></w:document>"


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',
        "<?xml version='1.0' encoding='utf-8' standalone='no'?>",
        '<?xml version="1.0"?>\n',
        "",
    ],
)
def test_the_declaration_stays_as_it_was(head):
    assert changed(head + BODY).decode() == head + BODY


def test_another_encoding_becomes_utf8_and_says_so():
    xml = '<?xml version="1.0" encoding="UTF-16" standalone="yes"?>' + BODY
    assert changed(xml, "utf-16").decode().startswith('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:doc')


def test_prefixes_that_the_ignorable_list_names_stay_declared():
    root = etree.fromstring(changed(document_xml(p("小王"))))
    assert root.nsmap["w14"] == W14
    assert root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == "w14"


def test_new_parts_go_to_the_end_and_have_a_type():
    opened = Package.open(saved(p("小王")))
    opened.put("customXml/item1.xml", b"<x/>", "application/xml")
    opened.put("customXml/item1.xml", b"<y/>", "application/x+xml")
    again = Package.open(opened.save())
    assert again.names() == (*Package.open(saved(p("小王"))).names(), "customXml/item1.xml")
    assert again.part("customXml/item1.xml") == b"<y/>"
    assert again.part("[Content_Types].xml").count(b"/customXml/item1.xml") == 1


def test_no_name_is_ever_there_twice():
    opened = Package.open(saved(p("小王")))
    opened.put(MAIN, document_xml(p("老李")).encode())
    names = zipfile.ZipFile(BytesIO(opened.save())).namelist()
    assert names.count(MAIN) == 1
    with pytest.raises(ValueError, match="Document"):
        opened.put("word/Document.xml", b"<x/>")


def test_a_part_that_was_removed_is_gone_with_its_relations_and_type():
    opened = Package.open(office_report(pages=1))
    opened.remove("word/styles.xml")
    assert "word/styles.xml" not in Package.open(opened.save()).names()
    assert b"/word/styles.xml" not in opened.part("[Content_Types].xml")


def test_a_copy_has_a_life_of_its_own():
    opened = Package.open(saved(p("小王")))
    next(opened.tree(MAIN).iter(w("t"))).text = "老李"
    opened.touch(MAIN)
    copy = opened.copy()
    next(copy.tree(MAIN).iter(w("t"))).text = "阿强"
    copy.touch(MAIN)
    assert [x.text for package in (opened, copy) for x in read(package)] == ["老李", "阿强"]


def test_a_part_in_another_case_is_the_part_that_a_relation_means():
    opened = Package.open(
        zipped({name.replace("word/document.xml", "Word/Document.XML"): x for name, x in parts(p("小王")).items()})
    )
    assert opened.main == "Word/Document.XML"


def test_a_big_part_is_not_kept_at_hand_but_unpacked_again(monkeypatch):
    monkeypatch.setattr("youju.engine.document.package._KEPT", 10)
    opened = Package.open(saved(p("小王")))
    assert [x.text for x in read(opened)] == ["小王"]
    assert opened.part(MAIN) == document_xml(p("小王")).encode()


def test_new_files_of_the_same_content_are_the_same_bytes():
    made = {name: text.encode() for name, text in parts(p("小王")).items()}
    assert Package(made).save() == Package(dict(made)).save()


def test_a_new_relation_takes_a_free_number():
    opened = Package.open(saved(p("小王"), {"header1": p("页眉")}))
    assert opened.relate("word/document.xml", "http://x/image", "word/a.png") == "rId2"
    assert opened.relations("word/document.xml")[1].target == "word/a.png"
