"""The taxonomy: concepts of the report's numbers, labels in both languages, addresses that nobody owns."""

import json
import xml.etree.ElementTree as ET
from io import BytesIO
from zipfile import ZipFile

import pytest

from youju.engine.report.xbrl.markup import element, ncname, text
from youju.engine.report.xbrl.taxonomy import entry_point

XSD, XBRLI = "{http://www.w3.org/2001/XMLSchema}", "{http://www.xbrl.org/2003/instance}"
XLINK = "{http://www.w3.org/1999/xlink}"


@pytest.fixture(scope="module")
def declared(report):
    """Type and kind of period of everything declared, by name."""
    root = ET.fromstring(report.taxonomy["core.xsd"])
    return {e.get("name"): (e.get("type"), e.get(f"{XBRLI}periodType")) for e in root.iter(f"{XSD}element")}


@pytest.mark.parametrize(
    ("name", "type_", "period"),
    [
        ("lectures.sessions", "xbrli:nonNegativeIntegerItemType", "duration"),
        ("lectures.people", "xbrli:integerItemType", "duration"),
        ("lectures.both", "xbrli:integerItemType", "duration"),
        ("lectures.ever", "xbrli:nonNegativeIntegerItemType", "instant"),
        ("lectures.share", "dtr-types:percentItemType", "duration"),
        ("lectures.people.change", "dtr-types:percentItemType", "duration"),
        ("entry.projects.due", "xbrli:dateItemType", "duration"),
        ("unit.990101001", "dtr-types:domainItemType", "duration"),
    ],
)
def test_a_concept_has_the_type_of_its_values(declared, name, type_, period):
    assert declared[name] == (type_, period)


@pytest.mark.parametrize(
    ("file", "words"),
    [("lab-zh.xml", ("听众", "按“听众”相加", "东关街道")), ("lab-en.xml", ("Audience", "added up", "By unit"))],
)
def test_labels_are_titles_and_definitions_in_each_language(report, file, words):
    written = report.taxonomy[file].decode()
    assert [word in written for word in words] == [True] * len(words)


def test_only_sums_with_all_their_parts_are_declared_to_add_up(report, make):
    (arc, other) = ET.fromstring(report.taxonomy["cal.xml"]).iter("{http://www.xbrl.org/2003/linkbase}calculationArc")
    assert [arc.get(f"{XLINK}to"), other.get(f"{XLINK}to")] == ["lectures.people", "lectures.guests"]
    alone = make('+++\ntitle = "报告"\n+++\n合计{{合计}}人次，听众{{听众}}人次。\n')
    assert "cal.xml" not in alone.taxonomy


def test_the_address_stands_for_the_content(report, make):
    other = make('+++\ntitle = "报告"\n+++\n听众{{听众}}人次。\n')
    assert report.schema == entry_point(report.content, report.taxonomy)
    assert report.schema.startswith("https://youju.example/xbrl/small/annual/")
    assert other.schema != report.schema


def test_a_draft_with_a_chinese_name_has_an_address_too(make):
    assert "/%E6%80%BB%E7%BB%93/" in make(report="总结").schema


def test_a_package_has_one_folder_with_what_a_report_package_needs(report):
    with ZipFile(BytesIO(report.xbri())) as archive:
        roots = {name.split("/")[0] for name in archive.namelist()}
        inside = {name.partition("/")[2] for name in archive.namelist()}
        kind = json.loads(archive.read(f"{min(roots)}/META-INF/reportPackage.json"))
    assert (len(roots), {i.date_time for i in archive.infolist()}) == (1, {(1980, 1, 1, 0, 0, 0)})
    assert {
        "META-INF/catalog.xml",
        "META-INF/taxonomyPackage.xml",
        "reports/report.xhtml",
        "taxonomy/core.xsd",
    } < inside
    assert kind["documentInfo"]["documentType"] == "https://xbrl.org/report-package/2023/xbri"


def test_the_json_states_each_fact_once_and_exact_ones_without_decimals(report):
    facts = json.loads(report.json())["facts"]
    people = [f for f in facts.values() if f["dimensions"]["concept"] == "yj:lectures.people" and f["value"] == "31240"]
    assert people == [
        {
            "value": "31240",
            "dimensions": {
                "concept": "yj:lectures.people",
                "entity": "scheme:990101",
                "period": "2025-01-01T00:00:00/2026-01-01T00:00:00",
                "unit": "yj:人次",
            },
            "links": {"footnote": {"_": ["fn2"]}},
        }
    ]


@pytest.mark.parametrize(
    ("word", "name"),
    [("人次", "人次"), ("万 元", "万_x20_元"), ("%", "_x25_"), ("3D", "_x33_D"), ("个/天", "个_x2F_天")],
)
def test_a_unit_word_is_a_name_that_no_other_word_has(word, name):
    assert ncname(word) == name


def test_markup_is_escaped_and_holds_no_sign_that_xml_cannot():
    assert element("a", {"b": 'x"<\x00', "c": ""}, text("<&\x0b>")) == '<a b="x&quot;&lt;">&lt;&amp;&gt;</a>'
