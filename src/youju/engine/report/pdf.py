"""Word files printed as PDF by LibreOffice: from flattened copies, in a profile of their own, stopped after a minute."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from youju.engine.base.problems import Problem, Refused
from youju.engine.document.flatten import flattened
from youju.engine.document.layout import (
    OFFICIAL,
    font_report,
    fonts_conf,
    gap_below,
    has_imprint,
    put_gap,
    ready_to_draw,
)
from youju.engine.document.layout.fonts import SUBSTITUTES
from youju.engine.document.package import Package
from youju.engine.report.problems import FONT_DRAWN, NO_OFFICE, NOT_PRINTED, TOO_SLOW

SECONDS = 60
_PAGE = re.compile(rb"/Type\s*/Page\b[^>]*?/Contents\s+(\d+) 0 R", re.DOTALL)
_LINE = re.compile(rb"(?m)^([\d.]+) ([\d.]+) m\n([\d.]+) ([\d.]+) l S")
_NEAR = 57  # twips, a millimetre: so near it stands right
_WIDE = 400  # points; the text is 442 wide, and inner columns of tables are narrower
_NAMES = ("soffice", "libreoffice")
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")


@dataclass(frozen=True, slots=True)
class Printer:
    """Where to work (an empty folder that the caller removes), font folders of the office, and which kind of PDF.

    `archive`: PDF/A-2b, for keeping; tagged either way. `program` is LibreOffice, "" to look for it.
    """

    folder: Path
    fonts: tuple[str, ...] = ()
    archive: bool = True
    program: str = ""
    seconds: float = SECONDS


def printed(packages: Sequence[Package], printer: Printer) -> tuple[list[bytes], tuple[Problem, ...]]:
    """The PDF of each file, all printed in one go; warnings name the fonts that were drawn with others.

    Raises `Refused` where there is no LibreOffice (REP050), where it fails (REP051) or takes too long (REP052).
    """
    program, environment = _program(printer), _environment(printer)
    files = []
    for package in packages:
        copy = flattened(package)
        ready_to_draw(copy)
        files.append((".docx", copy.save()))
    return _printed(files, printer, program, environment), fonts_drawn(environment)


def printed_flat(texts: Sequence[str], printer: Printer) -> list[bytes]:
    """The PDF of each flat ODF text of our own making, all printed in one go. Raises as `printed`."""
    files = [(".fodt", text.encode()) for text in texts]
    return _printed(files, printer, _program(printer), _environment(printer))


def _printed(
    files: Sequence[tuple[str, bytes]], printer: Printer, program: str, environment: Mapping[str, str]
) -> list[bytes]:
    """Files by their ending; raises `Refused` REP051 where one of them is not printed."""
    paths = [printer.folder / f"{number:04}{ending}" for number, (ending, _) in enumerate(files)]
    for path, (_, data) in zip(paths, files, strict=True):
        path.write_bytes(data)
    out = printer.folder / "pdf"
    _, said = run([program, *_arguments(printer, out), *map(str, paths)], environment, printer.seconds)
    found = [out / f"{path.stem}.pdf" for path in paths]
    if not all(path.is_file() for path in found):
        raise Refused(NOT_PRINTED.at(why=said.strip().splitlines()[-1][:200] if said.strip() else "—"))
    return [path.read_bytes() for path in found]


def _program(printer: Printer) -> str:
    program = printer.program or office_program()
    if not program or not Path(program).exists():
        raise Refused(NO_OFFICE.at())
    return program


def at_the_foot(package: Package, pdf: bytes) -> Package | None:
    """The file with its imprint at the foot of the last page, where the PDF shows it higher up; None where it stands right.

    What stands above is measured, not reckoned: print once, then print what this gives.
    """
    rule = last_rule(pdf) if has_imprint(package) else None
    gap = gap_below(rule) if rule is not None else 0
    if gap < _NEAR:
        return None
    moved = package.copy()
    put_gap(moved, gap)
    return moved


def last_rule(pdf: bytes) -> Decimal | None:
    """Height in points of the lowest rule as wide as the text on the last page of a PDF of LibreOffice's; None without one."""
    contents = _PAGE.findall(pdf)
    found = re.search(rb"(?<!\d)%s 0 obj\b.*?stream\r?\n" % contents[-1], pdf, re.DOTALL) if contents else None
    if found is None:
        return None
    try:
        drawn = zlib.decompressobj().decompress(pdf[found.end() :])
    except zlib.error:
        return None
    lines = (tuple(map(Decimal, map(bytes.decode, line))) for line in _LINE.findall(drawn))
    return min((y for x, y, right, level in lines if y == level and right - x > _WIDE), default=None)


def office_program() -> str:
    """Where LibreOffice is on this computer, "" where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), "")


def fonts_drawn(environment: Mapping[str, str]) -> tuple[Problem, ...]:
    """A warning for each family of the standard that is drawn with another one here."""
    program = shutil.which("fc-match")
    if not program:
        return ()

    def match(name: str) -> str:
        return run([program, "-f", "%{family[0]}", name], environment, SECONDS)[1]

    return tuple(
        FONT_DRAWN.at(name=name, drawn=drawn or "—")
        for name, drawn in font_report(OFFICIAL, match)
        if drawn != name and not any(name in s.names and drawn in s.names for s in SUBSTITUTES)
    )


def _arguments(printer: Printer, out: Path) -> list[str]:
    version = '"SelectPdfVersion":{"type":"long","value":"2"},' if printer.archive else ""
    options = f'{{{version}"UseTaggedPDF":{{"type":"boolean","value":"true"}}}}'
    profile = (printer.folder / "profile").resolve().as_uri()
    return [
        f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(out),
    ]  # fmt: skip


def _environment(printer: Printer) -> dict[str, str]:
    """What LibreOffice is told: a fontconfig file that maps missing families to the nearest free ones."""
    conf = printer.folder / "fonts.conf"
    conf.write_text(fonts_conf(printer.fonts), "utf-8")
    kept = {name: value for name in _KEPT if (value := os.environ.get(name))}
    return kept | {"FONTCONFIG_FILE": str(conf.resolve())}


def run(command: Sequence[str], environment: Mapping[str, str], seconds: float) -> tuple[int, str]:
    """Run a program to its end; its exit code and what it said. Raises `Refused` REP052 when the time is over.

    It leads a group of its own, so that the programs it started are stopped with it, and no other.
    """
    with subprocess.Popen(  # noqa: S603
        command, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise Refused(TOO_SLOW.at(seconds=f"{seconds:g}")) from None
    return process.returncode, said.decode("utf-8", "replace")
