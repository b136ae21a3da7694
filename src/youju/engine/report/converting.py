"""Files of other formats (.doc .wps .odt .rtf; .xls .et .ods) turned into .docx or .xlsx by LibreOffice, where it is there."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from youju.engine.base.problems import Place, Refused
from youju.engine.document.archive import LIMITS
from youju.engine.document.package import Package
from youju.engine.document.safety import BOOK, WORD
from youju.engine.report.pdf import SECONDS, office_program, run
from youju.engine.report.problems import SAVE_AS

_WORD, _SHEET = ("docx", "docx:MS Word 2007 XML"), ("xlsx", "xlsx:Calc MS Excel 2007 XML")
_TO = {
    ".doc": _WORD, ".wps": _WORD, ".odt": _WORD, ".rtf": _WORD,
    ".xls": _SHEET, ".et": _SHEET, ".ods": _SHEET,
}  # fmt: skip
CONVERTED = tuple(_TO)
"""Endings of the formats that can be converted."""

_KNOWN_AS = {".wps": ".doc", ".et": ".xls"}  # what WPS writes under its own endings
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR")


def is_form(file: Path) -> bool:
    """Whether a file is a workbook by its ending, also one that has to be converted."""
    kind = file.suffix.lower()
    return kind == ".xlsx" or _TO.get(kind) == _SHEET


def open_any(file: Path, program: str | None = None) -> Package:
    """A Word file or workbook opened by its ending, converted first where it is of another format.

    `program` is LibreOffice (None: look for it). Raises `Refused`: REP054 says which format to save it as, DOC001-029.
    """
    kind, sort = file.suffix.lower(), BOOK if is_form(file) else WORD
    if kind not in _TO or not file.is_file():
        return Package.open(file, file.name, sort)
    ending, how = _TO[kind]
    program = office_program() if program is None else program
    made = _converted(file, program, ending, how) if program and file.stat().st_size <= LIMITS.bytes else None
    if made is None:
        raise Refused(SAVE_AS.at(Place(file=file.name), name=file.name, format=f".{ending}"))
    return Package.open(made, file.name, sort)


def _converted(file: Path, program: str, ending: str, how: str) -> bytes | None:
    """The file in the other format; None where LibreOffice cannot read it or takes too long."""
    with TemporaryDirectory() as name:
        folder, kind = Path(name), file.suffix.lower()
        source = folder / f"in{_KNOWN_AS.get(kind, kind)}"
        source.write_bytes(file.read_bytes())
        profile = (folder / "profile").resolve().as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
        ]
        command += ["--convert-to", how, "--outdir", str(folder / "out"), str(source)]
        environment = {key: value for key in _KEPT if (value := os.environ.get(key))} | {"HOME": str(folder)}
        try:
            run(command, environment, SECONDS)
        except Refused:
            return None
        made = folder / "out" / f"in.{ending}"
        return made.read_bytes() if made.is_file() else None
