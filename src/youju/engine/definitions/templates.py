"""The templates that reports name: plain texts, which belong to the definitions, and Word files beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from youju.engine.definitions.model import Pack
from youju.engine.definitions.problems import BAD_TEMPLATE, NO_TEMPLATE
from youju.engine.definitions.tables import Table, nearest

TEMPLATE = ".txt"
WORD = ".docx"


def files_of(folders: Sequence[Path]) -> frozenset[str]:
    """Names of the Word files in these folders."""
    return frozenset(path.name for folder in folders for path in folder.glob(f"*{WORD}"))


def check_templates(pack: Pack, tables: Mapping[str, Table], files: Collection[str] | None) -> None:
    """Report templates that are missing or of no known kind.

    `files` None: it is not known which Word files there are, as for texts read back from the log. These are warnings,
    for a report that cannot be set must not keep figures from being computed.
    """
    for id_, report in pack.reports.items():
        name = report.template
        if not name:
            continue
        if Path(name).name != name or not name.endswith((TEMPLATE, WORD)):
            tables[id_].report(BAD_TEMPLATE, "template", name=name)
            continue
        known = pack.templates if name.endswith(TEMPLATE) else files
        if known is not None and name not in known:
            near = "、".join(nearest(name, known)) or "—"
            tables[id_].report(NO_TEMPLATE, "template", name=name, near=near)
