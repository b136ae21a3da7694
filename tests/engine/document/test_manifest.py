"""What a file says of its figures is read back whole, or the file is told to have been changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.document.making import p, package
from youju.engine.document.manifest import DIGEST, NAMESPACE, Manifest, Row, issued_as, read_manifest, write_manifest
from youju.engine.document.package import Package
from youju.engine.document.properties import get_property, set_property
from youju.engine.document.relations import relations_part

ROW = Row("a1b2c3d4e5f6", "figure", "lectures.offline.sessions", "2025", "990101", "wan_yu", "650余", "655", "场次")


def made(count: int = 1) -> tuple[Package, Manifest]:
    """A file with a manifest of so many rows."""
    file = package(p("x"))
    manifest = Manifest("annual", "f" * 64, 12, tuple(replace(ROW, instance=f"{n:012x}") for n in range(count)))
    write_manifest(file, manifest)
    return Package({name: file.part(name) for name in file.names()}), manifest


@pytest.mark.parametrize("count", [0, 1, 100, 101, 250])
def test_a_manifest_is_read_back_row_by_row(count):
    file, manifest = made(count)
    assert read_manifest(file) == (manifest, ())


def test_no_part_reaches_the_size_that_one_editor_cannot_open():
    long = replace(ROW, definition="d" * 64, rows="e" * 64, indicator="lectures.offline.sessions.of.all.kinds")
    file = package(p("x"))
    write_manifest(
        file, Manifest("annual", "f" * 64, 12, tuple(replace(long, instance=f"{n:012x}") for n in range(250)))
    )
    assert max(len(file.part(name)) for name in file.names() if name.startswith("customXml/item")) < 32 * 1024
    assert read_manifest(file)[1] == ()


def test_the_order_of_rows_does_not_hang_on_how_an_editor_lists_the_parts():
    file, manifest = made(250)
    relations = file.tree(relations_part(file.main))
    relations[:] = list(reversed(relations))
    assert read_manifest(file) == (manifest, ())


def test_a_file_without_one_has_none():
    assert read_manifest(package(p("x"))) == (None, ())


def test_a_row_that_was_changed_is_noticed():
    file, _ = made()
    (name,) = [n for n in file.names() if NAMESPACE.encode() in file.part(n) and "Props" not in n]
    file.put(name, file.part(name).replace("650余".encode(), "950余".encode()))
    manifest, problems = read_manifest(file)
    assert manifest is not None
    assert [problem.code for problem in problems] == ["DOC034"]


def test_report_and_digest_outlive_the_parts():
    file, manifest = made()
    assert issued_as(file) == ("annual", manifest.digest)


def test_a_new_manifest_takes_the_place_of_the_old_one():
    file, manifest = made(150)
    again = replace(manifest, as_of=13, rows=manifest.rows[:1])
    write_manifest(file, again)
    assert read_manifest(file) == (again, ())
    assert (
        len([n for n in file.names() if n.startswith("customXml/item") and "Props" not in n and "rels" not in n]) == 1
    )


def test_other_properties_of_the_document_stay():
    file = package(p("x"))
    set_property(file, "密级", "内部")
    write_manifest(file, Manifest("annual", "", 1, ()))
    set_property(file, "密级", "公开")
    assert (get_property(file, "密级"), len(get_property(file, DIGEST))) == ("公开", 64)


def test_the_file_that_is_shipped_for_trying_editors_is_whole():
    shipped = Package.open(Path(__file__).resolve().parents[3] / "docs" / "figure-carriers.docx")
    manifest, problems = read_manifest(shipped)
    assert manifest is not None
    assert ([row.instance for row in manifest.rows], problems) == ([f"{n:012x}" for n in range(1, 10)], ())
