"""A report that was made, written as the kind of file that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from youju.engine.base.problems import Problem, Refused
from youju.engine.document.package import Package
from youju.engine.report.html import page
from youju.engine.report.pdf import Printer, at_the_foot, printed
from youju.engine.report.xbrl.facts import Veiled
from youju.engine.report.xbrl.writing import tagged
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import REPORT_FORMAT
from youju.web.commands.reports.reports import Made

FORMATS = (".docx", ".html", ".pdf", ".xbri")
"""What a report is downloaded as: one file each."""

WITH_FOLDER = (".xhtml", ".json")
"""Inline XBRL as a page and xBRL-JSON: beside the file lies the folder of its taxonomy."""

TAGGED = (".xbri", *WITH_FOLDER)
PUBLIC = (".docx", ".pdf", *TAGGED)
"""What a public version is written as: a page of links to where its numbers come from is none."""


def check_ending(out: Path, endings: Sequence[str]) -> None:
    """Raises `Refused` CMD027 for a file that does not end in one of `endings`."""
    if out.suffix.lower() not in endings:
        raise Refused(REPORT_FORMAT.at(name=out.suffix or out.name, near="、".join(endings)))


def write_report(office: Office, made: Made, out: Path, veiled: Veiled | None = None) -> tuple[Problem, ...]:
    """Write the file; what there is to say about its printing. Raises `Refused` REP050-REP052 where no PDF can be printed.

    `veiled`: what the public version of one for machines says otherwise.
    """
    kind = out.suffix.lower()
    out.parent.mkdir(parents=True, exist_ok=True)
    if kind in TAGGED:
        return _write_tagged(made, out, veiled)
    if kind == ".docx":
        out.write_bytes(made.rendered.package.save())
    elif kind == ".html":
        out.write_text(page(made.rendered, made.pack, made.answers, made.title), "utf-8")
    else:
        pdf, problems = as_pdf(made.rendered.package)
        out.write_bytes(pdf)
        return problems
    return ()


def _write_tagged(made: Made, out: Path, veiled: Veiled | None) -> tuple[Problem, ...]:
    """The report for machines: a package, or a page or JSON beside the folder of its taxonomy."""
    found = tagged(made.rendered, made.pack, made.answers, made.told, veiled)
    if out.suffix.lower() == ".xbri":
        out.write_bytes(found.xbri())
        return found.problems
    folder = f"{out.stem}-taxonomy"
    out.write_bytes((found.xhtml if out.suffix.lower() == ".xhtml" else found.json)(quote(folder)))
    out.with_name(folder).mkdir(exist_ok=True)
    for name, data in found.taxonomy.items():
        (out.with_name(folder) / name).write_bytes(data)
    return found.problems


def as_pdf(package: Package) -> tuple[bytes, tuple[Problem, ...]]:
    """The pages of a Word file as PDF, an imprint at the foot. Raises `Refused` REP050-REP052 where it cannot be printed."""
    pdf, problems = _print(package)
    again = at_the_foot(package, pdf)
    return (_print(again)[0] if again else pdf), problems


def _print(package: Package) -> tuple[bytes, tuple[Problem, ...]]:
    with TemporaryDirectory() as folder:
        (pdf,), problems = printed([package], Printer(Path(folder)))
    return pdf, problems
