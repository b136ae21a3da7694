"""An edition and the ledger behind it -> one zip that anybody can check; see docs/decisions/bundle.md."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from youju.engine.bundle.bag import Bag
from youju.engine.bundle.cards import FILE as CARDS
from youju.engine.bundle.cards import cards_page
from youju.engine.bundle.claims import Claim, claims_csv, claims_of, for_public, lacking
from youju.engine.bundle.content import BundleContent, Step
from youju.engine.bundle.datapackage import datapackage
from youju.engine.bundle.evidence import evidence_files
from youju.engine.bundle.late import late_csv
from youju.engine.bundle.plans import Asked, counts_months, planned, used_columns
from youju.engine.bundle.reader import reader_page
from youju.engine.bundle.readme import readme
from youju.engine.bundle.records import Written, write_records
from youju.engine.bundle.sql import Table, statement
from youju.engine.bundle.tables import UNITS, kept
from youju.engine.definitions import system_texts
from youju.engine.report.edition import as_json

REPORT, PUBLIC_REPORT = "report.docx", "public.docx"


@dataclass(slots=True)
class Packed:
    """What was packed: the digest of the tag manifest, files, rows, figures that can be computed from it, what is withheld."""

    tagmanifest: str = ""
    files: int = 0
    rows: int = 0
    figures: int = 0
    recomputable: int = 0
    blotted: int = 0
    withheld: dict[str, str] = field(default_factory=dict)


def packed(content: BundleContent, out: Path, step: Step = lambda what, done, of: None) -> Packed:
    """Write the bundle to `out`, whole or not at all."""
    with _folder(content) as folder:
        work = _Packing(content, Bag(folder / "bag"), folder, step)
        work.records()
        work.figures()
        work.ledger()
        work.report()
        done = work.done
        done.tagmanifest = work.close(out)
        return done


@contextmanager
def _folder(content: BundleContent) -> Iterator[Path]:
    """A work folder where the calculator may write: inside the snapshot's."""
    folder = content.state.shop.folder / "tmp" / f"bundle-{secrets.token_hex(4)}"
    (folder / "bag").mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Packing:
    """One bundle being written."""

    def __init__(self, content: BundleContent, bag: Bag, folder: Path, step: Step) -> None:
        self.content, self.bag, self.folder, self.step, self.done = content, bag, folder, step, Packed()
        self.asked = planned(content.pack, content.tree, content.edition)
        self.edition = for_public(content.edition, self.asked) if content.public else content.edition
        self.lacking: dict[int, str] = dict(lacking(self.asked, content.edition)) if content.public else {}
        self.tables: dict[str, Table] = {}
        self.claims: list[Claim] = []
        self.counts: dict[str, int] = {}

    def records(self) -> None:
        """The rows of every register behind the figures that can be computed, and the units."""
        content, pack = self.content, self.content.pack
        used = used_columns(one for one in self.asked if one.number not in self.lacking)
        names = sorted({*used, UNITS, *self._entered()} & set(pack.registers))
        for number, id_ in enumerate(names):
            self.step(id_, number, len(names))
            register = pack.registers[id_]
            held = kept(register, pack, used.get(id_, set()), content.public)
            months = content.public and id_ != UNITS and counts_months(id_, self.asked)
            written = write_records(content, register, held, months, self.folder)
            self.bag.take(f"records/{written.path.name}", written.path)
            self.tables[id_] = written.table
            self.done.rows += written.rows
            self.done.blotted += written.blotted
            self._note(written, id_)

    def figures(self) -> None:
        """The claims, and the SQL that computes them again."""
        content = self.content
        computed = [one for one in self.asked if one.number not in self.lacking]
        self.claims = claims_of(self.edition, computed)
        self.done.figures, self.done.recomputable = len(self.claims), len(computed)
        self.bag.put("figures/figures.csv", claims_csv(self.claims, content.pack, self.edition))
        self.bag.put("recompute.sql", statement(content.pack, computed, self.tables).encode())
        for number, one in enumerate(computed):
            self.step("SQL", number, len(computed))
            text = statement(content.pack, [one], self.tables)
            self.bag.put(f"figures/{one.number:04}-{one.id}.sql", text.encode())

    def ledger(self) -> None:
        """Definitions, the edition, late entries, evidence."""
        for layer, file, text in (*system_texts(), *self.content.texts):
            folder = {"system": "system/", "overlay": "overlay/"}.get(layer, "")
            self._definition(f"definitions/{folder}{Path(file).name}", text)
        self.bag.put("edition.json", as_json(self.edition))
        for id_ in sorted(self.tables):
            late = late_csv(self.content, self.content.pack.registers[id_])
            if late is not None:
                self.bag.put(f"late/{id_}.csv", late)
        for path, data in evidence_files(self.content, self.tables, self.counts):
            self.bag.put(path, data)

    def report(self) -> None:
        """The report in every form there is, and the page that shows all of it."""
        chosen = self._report_file()
        for name, data in sorted(self.content.report.items()):
            if name not in (REPORT, PUBLIC_REPORT) and self._may_leave(name, data):
                self.bag.put(f"report/{name}", data)
        if chosen is not None:
            self.bag.put(f"report/{REPORT}", chosen)
        cards = cards_page(self.edition, self.content.cards).encode() if self.content.cards else b""
        if cards and self._may_leave(CARDS, cards):
            self.bag.put(f"report/{CARDS}", cards)
        self.step("reader.html", 0, 0)
        listed = self.content.cards if f"report/{CARDS}" in self.bag.files else ()
        page = reader_page(self.content, self.edition, self.claims, chosen, frozenset(listed))
        self.bag.put("reader.html", page.encode())

    def close(self, out: Path) -> str:
        """The descriptor, the tags, the zip."""
        tables = [self.tables[id_] for id_ in sorted(self.tables)]
        self.bag.put("datapackage.json", datapackage(self.content, tables, self.bag.files))
        self.bag.put("README.md", readme(self.content, self.done).encode())
        digest = self.bag.close(self._info(), self.content.sign)
        self.done.files = len(self.bag.files)
        self.bag.zipped(self.content.folder, out, lambda done, of: self.step("zip", done, of))
        return digest

    def _definition(self, path: str, text: str) -> None:
        """A template that names somebody stays: no figure needs it. Of other definitions only numbers are blotted, in words."""
        if path.endswith(".txt") and self.content.veil.spans(text):
            self.done.withheld[path] = "found"
            return
        self.bag.put(path, self.content.veil.blot_numbers(text).encode())

    def _entered(self) -> set[str]:
        """Registers of the entries that the report prints: in the inner edition only."""
        if self.content.public:
            return set()
        named = {shown.name.partition("[")[0] for shown in self.edition.shown if shown.kind == "entry"}
        return named | ({"stated"} if any(shown.kind == "stated" for shown in self.edition.shown) else set())

    def _note(self, written: Written, id_: str) -> None:
        """Figures that lose what they are computed from: columns that are not shown, units that were merged."""
        names = {held.name for held in written.table.held}
        for one in self.asked:
            if id_ not in one.registers or one.number in self.lacking:
                continue
            own = [made for made in one.plans if made.register.id == id_]
            if any(column.name not in names for made in own for column in made.used):
                self.lacking[one.number] = "columns"
            elif written.merged and one.scope.unit is not None:
                self.lacking[one.number] = "units"

    def _report_file(self) -> bytes | None:
        """The Word file: in the public edition the public version, and also where the report itself holds personal values."""
        files = self.content.report
        for name in (PUBLIC_REPORT,) if self.content.public else (REPORT, PUBLIC_REPORT):
            if name in files and self._may_leave(name, files[name]):
                return files[name]
        return None

    def _may_leave(self, name: str, data: bytes) -> bool:
        finding = "clean" if name.endswith(".pdf") else self.content.veil.look(name, data)
        if name.endswith(".pdf") and REPORT in self.done.withheld:
            finding = "found"  # it is printed from that file
        if finding != "clean":
            self.done.withheld[name] = finding
        return finding == "clean"

    def _info(self) -> list[tuple[str, str]]:
        content, edition = self.content, self.edition
        info = [
            ("Source-Organization", edition.office),
            ("Bagging-Date", edition.today),
            ("External-Identifier", edition.id),
            ("External-Description", f"{edition.title} {edition.period}"),
            ("Bag-Software-Agent", content.agent),
            ("Youju-Edition-Kind", "public" if content.public else "inner"),
            ("Youju-Stage", content.stage),
            ("Youju-Seq", str(edition.seq)),
            ("Youju-Late-Up-To", str(content.head or edition.seq)),
            ("Youju-Figures", f"{self.done.recomputable} of {self.done.figures} can be computed from this bundle"),
            ("Youju-Blotted-Cells", str(self.done.blotted)),
        ]
        info += [("Youju-Withheld", f"{name}: {why}") for name, why in sorted(self.done.withheld.items())]
        info += [("Youju-Withheld", f"{what}: {count}") for what, count in sorted(self.counts.items()) if count]
        return info + [("Youju-Not-Recomputable", line) for line in _reasons(self.lacking, self.asked)]


def _reasons(reasons: Mapping[int, str], asked: Sequence[Asked]) -> list[str]:
    names = {one.number: one.id for one in asked}
    return [f"{number} {names[number]}: {why}" for number, why in sorted(reasons.items())]
