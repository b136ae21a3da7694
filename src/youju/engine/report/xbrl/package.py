"""The report package (.xbri): page and taxonomy in a ZIP whose bytes are the same wherever it is made."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from youju.engine.report.xbrl.markup import HEAD, element, text
from youju.engine.report.xbrl.model import BASE, Content

_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_KIND = "https://xbrl.org/report-package/2023/xbri"


def zipped(root: str, members: Mapping[str, bytes]) -> bytes:
    """Members under one folder, in the order of their names, stored, with a fixed date."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name in sorted(members):
            info = ZipInfo(f"{root}/{name}", _DATE)
            info.create_system, info.external_attr = 3, _MODE
            archive.writestr(info, members[name])
    return buffer.getvalue()


def package(content: Content, page: str, schema: str, taxonomy: Mapping[str, bytes]) -> bytes:
    """The .xbri file: `schema` is the address that the page names, which the catalog leads to the files inside."""
    about = json.dumps({"documentInfo": {"documentType": _KIND}}) + "\n"
    members = {
        "META-INF/reportPackage.json": about.encode(),
        "META-INF/taxonomyPackage.xml": (HEAD + _about(content, schema)).encode(),
        "META-INF/catalog.xml": (HEAD + _catalog(schema)).encode(),
        "reports/report.xhtml": page.encode(),
    } | {f"taxonomy/{name}": data for name, data in taxonomy.items()}
    return zipped(f"youju-{content.pack}-{schema.split('/')[-2]}", members)


def _catalog(schema: str) -> str:
    rewrite = {"uriStartString": schema.rpartition("/")[0] + "/", "rewritePrefix": "../taxonomy/"}
    space = {"xmlns": "urn:oasis:names:tc:entity:xmlns:xml:catalog"}
    return element("catalog", space, element("rewriteURI", rewrite))


def _about(content: Content, schema: str) -> str:
    """What the package is; the site's own words stay in the page, for names here would have to be shown to all."""
    lang = "en" if content.language == "en" else "zh-CN"
    version = schema.split("/")[-2]
    entry = element(
        "tp:entryPoint",
        {},
        element("tp:name", {}, text(content.title.in_(content.language))),
        element("tp:entryPointDocument", {"href": schema}),
    )
    parts = (
        element("tp:identifier", {}, f"{BASE}/{content.pack}/{version}"),
        element("tp:name", {}, text(content.title.in_(content.language))),
        element("tp:description", {}, text(content.title.in_(content.language))),
        element("tp:version", {}, version),
        element("tp:entryPoints", {}, entry),
    )
    space = {"xmlns:tp": "http://xbrl.org/2016/taxonomy-package", "xml:lang": lang}
    return element("tp:taxonomyPackage", space, *parts)
