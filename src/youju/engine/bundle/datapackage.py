"""`datapackage.json`: what the tables of a bundle are, for tools that know Data Packages (v1), and for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from youju.engine.bundle.content import BundleContent
from youju.engine.bundle.sql import CLAIMED, Table
from youju.engine.bundle.tables import Form, Held

_TYPES: dict[Form, str] = {
    "whole": "integer", "decimal": "number", "text": "string", "day": "date", "yes_no": "boolean", "texts": "array",
    "wholes": "array", "person": "string", "persons": "array",
}  # fmt: skip
_CLAIMED = {
    "VARCHAR": "string", "INTEGER": "integer", "BIGINT": "integer", "BOOLEAN": "boolean", "DATE": "date",
}  # fmt: skip


def datapackage(content: BundleContent, tables: Sequence[Table], files: Mapping[str, tuple[str, int]]) -> bytes:
    """The descriptor; `files` gives digest (hex) and bytes of each path."""
    edition = content.edition
    claims = [{"name": column, "type": _CLAIMED[kind]} for column, kind in CLAIMED.items()]
    found = [_resource("figures", "figures/figures.csv", claims, ["number"], files)]
    for table in tables:
        register = content.pack.registers[table.register]
        key = ["record", "seq"] if register.effective else ["record"]
        path = f"records/{register.id}.{'parquet' if table.parquet else 'csv'}"
        columns = [_column(held) for held in table.held]
        found.append(_resource(register.id, path, columns, key, files) | {"title": register.title.zh})
    described: dict[str, Any] = {
        "profile": "data-package",
        "name": content.folder.lower(),
        "title": f"{edition.office} {edition.title}（{edition.period}）",
        "version": edition.id,
        "created": edition.frozen_at,
        "resources": found,
    }
    return json.dumps(described, ensure_ascii=False, indent=1).encode()


def _column(held: Held) -> dict[str, Any]:
    found = {"name": held.name, "type": _TYPES[held.form], "title": held.title.zh}
    return found | ({"description": held.title.en} if held.title.en and held.title.en != held.title.zh else {})


def _resource(
    resource: str, path: str, columns: list[dict[str, Any]], key: list[str], files: Mapping[str, tuple[str, int]]
) -> dict[str, Any]:
    digest, size = files[path]
    parquet = path.endswith(".parquet")
    return {
        "name": resource,
        "path": path,
        "profile": "data-resource" if parquet else "tabular-data-resource",
        "format": "parquet" if parquet else "csv",
        "mediatype": "application/vnd.apache.parquet" if parquet else "text/csv",
        "encoding": "utf-8",
        "hash": f"sha256:{digest}",
        "bytes": size,
        "schema": {"fields": columns, "primaryKey": key, "missingValues": [""]},
    }
