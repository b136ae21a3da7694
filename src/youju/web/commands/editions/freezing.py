"""Freezing a report: one rendering at one seq, its figures with the digests of their rows, both Word files, one revision."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from youju.engine.base.digests import hex_digest
from youju.engine.base.problems import Problem, errors
from youju.engine.document.manifest import read_manifest, write_manifest
from youju.engine.document.package import Package
from youju.engine.document.reading import read as read_paragraphs
from youju.engine.figures import Scope
from youju.engine.figures.frozen import FrozenFigure
from youju.engine.ledger import Normalised
from youju.engine.ledger.loops import start
from youju.engine.report.edition import Edition, Shown, as_json
from youju.engine.report.freezing import asked_by, freeze, shown_in
from youju.engine.report.masking import Persons
from youju.engine.report.public import Internal, Public, public_version
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.edition_problems import NO_RIGHT_TO_FREEZE, NOT_READY, TAKEN
from youju.web.commands.editions.standing import REGISTER, EditionDesk, editions
from youju.web.commands.figures.figures import Question, scope
from youju.web.commands.receipts.making import keep, receipt_for, rows_at
from youju.web.commands.registers.sanitising import Clean, sanitised
from youju.web.commands.reports.reports import Asked, Made, make_report
from youju.web.store import editions as kept
from youju.web.store.log import append, stamp, writing
from youju.web.store.persons import known_names

FREEZERS = frozenset({"writer", "office_reviewer", "approver", "admin"})
_PICTURES = (".jpg", ".jpeg", ".png")


@dataclass(frozen=True, slots=True)
class Frozen:
    """What freezing made: the edition (None: nothing was frozen) and what there is to say about it."""

    edition: Edition | None
    problems: tuple[Problem, ...] = ()


def freeze_report(office: Office, acting: Acting, asked: Asked) -> Frozen:
    """Freeze a report of the pack, or a Word file, as it is now.

    Whatever stands in the way comes back as problems: no right (EDI003), a report with errors (EDI002, and they). Raises
    `Refused` as `make_report` does.
    """
    desk = EditionDesk(office, who(acting), office.register(REGISTER))
    unit = _unit(office, asked.unit)
    code = office.tree().code(unit, min(asked.period.end, office.today)) if asked.unit else ""
    asked = replace(asked, unit=code, as_of=office.source.head())
    if not desk.roles(unit) & FREEZERS:
        return Frozen(None, (NO_RIGHT_TO_FREEZE.at(actor=desk.actor.name),))
    made = make_report(office, asked)
    if faults := errors(made.problems):
        return Frozen(None, (NOT_READY.at(count=len(faults)), *made.problems))
    edition, files, said = _edition(office, desk.actor.id, asked, made)
    kept.put_files(edition.id, files)
    problems = _written(desk, edition, unit)
    return Frozen(None if problems else edition, problems or (*made.problems, *said))


def _edition(
    office: Office, actor: str, asked: Asked, made: Made
) -> tuple[Edition, dict[str, bytes], tuple[Problem, ...]]:
    within = scope(office, Question(asked.period, asked.unit, made.as_of))
    figures, shown = figures_of(office, made, within, asked.name)
    package = made.rendered.package
    _note_rows(package, shown, figures)
    public = public_of(office, made, figures, shown, asked.unit)
    report = _report_id(office, asked.name)
    edition = Edition(
        id=_number(office, f"{report}-{asked.period.text.lower()}"),
        report=report,
        title=_title(package) or made.title,
        office=made.answers.particular("unit"),
        period=asked.period.text,
        seq=made.as_of,
        tree=within.tree,
        today=within.today.isoformat(),
        frozen_at=stamp(office.now()),
        frozen_by=actor,
        figures=figures,
        shown=public.shown,
        docx=hex_digest(docx := package.save()),
        public_docx=hex_digest(other := public.package.save()),
        unit_code=asked.unit,
        language=made.language,
        withheld=public.withheld,
        definitions={figure.id: figure.definition for figure in figures},
    )
    files = {kept.JSON: as_json(edition), kept.DOCX: docx, kept.PUBLIC: other}
    return edition, files, public.problems


def _title(package: Package) -> str:
    """The title that the document has, on one line; "" where none is marked as such."""
    found = [p.text for p in read_paragraphs(package) if p.style == "Title" and p.text.strip()]
    return "".join(found).replace("\n", "").strip()


def figures_of(
    office: Office, made: Made, within: Scope, name: str
) -> tuple[tuple[FrozenFigure, ...], tuple[Shown, ...]]:
    """The frozen figures of a report, and where its document prints which."""
    definition = made.pack.reports.get(name)
    asked = asked_by(made.rendered.bound, definition.figures if definition else ())
    figures = freeze(office.calculator(made.as_of), within, asked)
    return tuple(figures.values()), shown_in(made.rendered.package, made.rendered.bound, asked)


def _note_rows(package: Package, shown: tuple[Shown, ...], figures: tuple[FrozenFigure, ...]) -> None:
    """Write the digest of the rows behind each figure into the manifest of the file."""
    manifest, _ = read_manifest(package)
    if manifest is not None:
        digests = {one.instance: figures[one.figure].digest for one in shown if one.figure >= 0}
        rows = tuple(replace(row, rows=digests.get(row.instance, "")) for row in manifest.rows)
        write_manifest(package, replace(manifest, rows=rows))


def public_of(
    office: Office, made: Made, figures: tuple[FrozenFigure, ...], shown: tuple[Shown, ...], unit_code: str
) -> Public:
    """The public version of a report, its pictures without what cameras write into them."""
    persons = persons_of(office, made.as_of)
    of = Internal(made.rendered.package, shown, figures, made.rendered.charts, unit_code, made.language)
    public = public_version(of, made.pack, persons)
    for name in public.package.names():
        if name.startswith("word/media/") and name.lower().endswith(_PICTURES):
            clean = sanitised(public.package.part(name))
            if isinstance(clean, Clean):
                public.package.put(name, clean.content, clean.media_type)
    return public


def persons_of(office: Office, seq: int) -> Persons:
    """Whom a public version masks: everybody whose name the ledger holds."""
    return Persons(known_names, office.tree(seq).names())


def _written(desk: EditionDesk, edition: Edition, unit: int) -> tuple[Problem, ...]:
    """The revision that carries the digest, the JSON beside it and the receipt of both, in one transaction."""
    told = asdict(edition)
    names = ("report", "title", "period", "docx", "public_docx")
    data = {name: told[name] for name in names if told[name]}
    data |= {"name": edition.id, "as_of": edition.seq, "digest": edition.digest, "frozen_on": desk.on}
    entry = desk.new(Normalised(data, desk.on, date=desk.on), unit, start(desk.loop, desk.on))
    rows = rows_at(edition.seq)
    with writing():
        result = append([entry], desk.office.now())
        if result.refused:
            return (TAKEN.at(name=edition.id),)
        kept.put_text(result.records[0], edition.id, as_json(edition))
        receipt = receipt_for(desk.office, desk.actor, edition.id, edition.digest, rows)
    keep(desk.office, edition.id, receipt)
    return ()


def _unit(office: Office, code: str) -> int:
    return office.unit(code) if code else (office.tree().on(office.today).top or 0)


def _report_id(office: Office, name: str) -> str:
    """The id of the report, or `draft` for a Word file of the office's own."""
    return name if name in office.pack().reports else "draft"


def _number(office: Office, of: str) -> str:
    """The id of the next edition of a report and period."""
    taken = {one.id for one in editions(office)}
    return next(f"{of}-{n}" for n in range(1, len(taken) + 2) if f"{of}-{n}" not in taken)
