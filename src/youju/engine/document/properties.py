"""The document's own custom properties (`docProps/custom.xml`, ECMA-376 15.2.12.2): what outlives other formats."""

from __future__ import annotations

from lxml import etree

from youju.engine.document.names import R
from youju.engine.document.package import Package

_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of user-defined properties
_PART = "docProps/custom.xml"
_FIRST = 2  # numbers 0 and 1 are taken by the format
_DC, _CP = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}",
)
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_PEOPLE = {
    "docProps/core.xml": (f"{_DC}creator", f"{_CP}lastModifiedBy", f"{_CP}keywords", f"{_DC}description"),
    "docProps/app.xml": (f"{_APP}Manager", f"{_APP}Company", f"{_APP}HyperlinkBase"),
}


def get_property(package: Package, name: str) -> str:
    """The text of a property, "" where there is none."""
    root = _root(package)
    node = None if root is None else _find(root, name)
    return "" if node is None else "".join(str(text) for text in node.itertext())


def property_names(package: Package) -> tuple[str, ...]:
    """Names of all properties, in their order."""
    root = _root(package)
    return () if root is None else tuple(node.get("name", "") for node in root.iterchildren(f"{{{_SPACE}}}property"))


def set_property(package: Package, name: str, value: str) -> None:
    """Set a text property; the others stay."""
    root = _root(package)
    if root is None:
        package.put(_PART, f'<Properties xmlns="{_SPACE}" xmlns:vt="{_VALUES}"/>'.encode(), _TYPE)
        package.relate("", f"{R}/custom-properties", _PART)
        root = package.tree(_PART)
    node = _find(root, name)
    if node is None:
        numbers = [int(p.get("pid", "0")) for p in root if p.get("pid", "").isdecimal()]
        number = max([_FIRST - 1, *numbers]) + 1
        node = etree.SubElement(root, f"{{{_SPACE}}}property", fmtid=_FORMAT, pid=str(number), name=name)
    for child in list(node):
        node.remove(child)
    etree.SubElement(node, f"{{{_VALUES}}}lpwstr").text = value
    package.touch(_part(package))


def drop_property(package: Package, name: str) -> None:
    """Take a property out, if it is there."""
    root = _root(package)
    node = None if root is None else _find(root, name)
    if root is not None and node is not None:
        root.remove(node)
        package.touch(_part(package))


def forget_people(package: Package) -> None:
    """Empty what a file says of who wrote it, where and for whom; other properties stay."""
    for part, names in _PEOPLE.items():
        if part not in package:
            continue
        for node in package.tree(part).iter(*names):
            node.text = ""
        package.touch(part)


def _part(package: Package) -> str:
    found = (r.target for r in package.relations("") if r.type == f"{R}/custom-properties" and r.target in package)
    return next(found, _PART)


def _root(package: Package) -> etree._Element | None:
    name = _part(package)
    return package.tree(name) if name in package else None


def _find(root: etree._Element, name: str) -> etree._Element | None:
    return next((node for node in root.iterchildren(f"{{{_SPACE}}}property") if node.get("name") == name), None)
