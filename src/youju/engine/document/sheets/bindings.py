"""Which cells are bound: a hidden name of the workbook for each, and what is bound to it in the file's own properties.

A name goes with its cell when rows are put in or sheets renamed. Names and properties outlive every program that was
tried; a name's comment, a hidden sheet's state and parts of custom XML do not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple, dataclass, fields

from lxml import etree

from youju.engine.base.digests import canonical, hex_digest
from youju.engine.base.problems import Problem
from youju.engine.document.manifest import DIGEST, REPORT
from youju.engine.document.names import s
from youju.engine.document.package import Package
from youju.engine.document.problems import MANIFEST_CHANGED
from youju.engine.document.properties import get_property, property_names, set_property
from youju.engine.document.sheets.cells import At, Sheet, at_of

PREFIX = "_yj_"
_NAME = re.compile(rf"{PREFIX}[0-9a-f]{{12}}")
_BEFORE = ("sheets", "functionGroups", "externalReferences")


@dataclass(frozen=True, slots=True)
class Binding:
    """One bound cell. `issued` is what was written or stood there ("" for a blank), `value` the exact value as text.

    `unit_code` is "" for the report's own unit; period and scale are what the heads say, and are not kept.
    """

    instance: str
    indicator: str
    unit_code: str = ""
    issued: str = ""
    value: str = ""
    unit: str = ""
    period: str = ""
    definition: str = ""


_FIELDS = len(fields(Binding)) - 1


def read_bindings(package: Package) -> tuple[tuple[Binding, ...], tuple[Problem, ...]]:
    """The bindings of a form in the order of their properties; DOC034 where they are not those of their digest."""
    found = []
    for name in property_names(package):
        if _NAME.fullmatch(name):
            values = _values(get_property(package, name))
            if values is not None:
                found.append(Binding(name.removeprefix(PREFIX), *values))
    whole = not found or get_property(package, DIGEST) == _digest(found)
    return tuple(found), () if whole else (MANIFEST_CHANGED.at(package.place),)


def write_bindings(package: Package, report: str, rows: Iterable[Binding]) -> None:
    """Keep the bindings, each under its name, in place of those kept before under the same name."""
    rows = tuple(rows)
    for row in rows:
        text = json.dumps(astuple(row)[1:], ensure_ascii=False, separators=(",", ":"))
        set_property(package, PREFIX + row.instance, text)
    set_property(package, REPORT, report)
    set_property(package, DIGEST, _digest(rows))


def read_places(package: Package, sheets: Iterable[Sheet]) -> dict[str, tuple[Sheet, At]]:
    """Where each instance stands; those whose cell was deleted, or whose sheet is hidden, are left out."""
    by_name = {sheet.name: sheet for sheet in sheets}
    found: dict[str, tuple[Sheet, At]] = {}
    for node in package.tree(package.main).iterfind(f"{s('definedNames')}/{s('definedName')}"):
        name, (title, _, reference) = node.get("name", ""), (node.text or "").rpartition("!")
        at = at_of(reference)
        if title.startswith("'"):
            title = title[1:-1].replace("''", "'")
        if _NAME.fullmatch(name) and node.get("localSheetId") is None and at is not None and title in by_name:
            found[name.removeprefix(PREFIX)] = by_name[title], at
    return found


def write_places(package: Package, places: Mapping[str, tuple[Sheet, At]]) -> None:
    """Give each instance's cell its hidden name."""
    root = package.tree(package.main)
    names = root.find(s("definedNames"))
    if names is None:
        names = etree.Element(s("definedNames"))
        earlier = [child for child in root if etree.QName(child).localname in _BEFORE]
        root.insert(root.index(earlier[-1]) + 1, names)
    for instance, (sheet, at) in places.items():
        node = etree.SubElement(names, s("definedName"), name=PREFIX + instance, hidden="1")
        letters = at.letters.rstrip("0123456789")
        node.text = "'{}'!${}${}".format(sheet.name.replace("'", "''"), letters, at.row)
    package.touch(package.main)


def _values(text: str) -> list[str] | None:
    try:
        values = json.loads(text)
    except ValueError:
        return None
    whole = isinstance(values, list) and len(values) == _FIELDS and all(isinstance(value, str) for value in values)
    return values if whole else None


def _digest(rows: Iterable[Binding]) -> str:
    return hex_digest(canonical([asdict(row) for row in sorted(rows, key=lambda row: row.instance)]))
