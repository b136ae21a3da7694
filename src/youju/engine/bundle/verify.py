"""A bundle checked by itself: its files, its receipt, every figure computed anew, the shipped SQL, the words. No site, no network."""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import duckdb

from youju.engine.base.problems import NOWHERE, Place, Problem, Refused, errors
from youju.engine.bundle import problems as bun
from youju.engine.bundle.content import Step
from youju.engine.bundle.notes import parse
from youju.engine.bundle.plans import Asked, planned, used_columns
from youju.engine.bundle.receipt import Receipt, opened, rows_digest, short_code
from youju.engine.bundle.sql import Table, statement
from youju.engine.bundle.unpacking import unpacked
from youju.engine.bundle.verify_bag import bag_problems, info_of, tag_digest
from youju.engine.bundle.verify_engine import Payload, PayloadEngine, needed_columns
from youju.engine.bundle.verify_sql import Bounds, Shipped, run_shipped
from youju.engine.bundle.verify_words import places_of, report_problems, word_problems
from youju.engine.definitions import Pack, Text, read_texts
from youju.engine.figures import Calculator, Figure, Tree
from youju.engine.report.edition import Edition, from_json

RECOMPUTE = "recompute.sql"
_CLAIMED = ("figure", "period", "unit_code", "value", "rows", "digest", "definition")


@dataclass(slots=True)
class Checked:
    """A figure: what the report prints, what the edition claims, what we compute, what the shipped SQL gives ("" none).

    `state`: ok, different, or untested where this edition of the bundle does not have what it takes.
    """

    number: int
    id: str
    title: str
    period: str
    unit_code: str
    shown: Sequence[str]
    claimed: str
    computed: str = ""
    shipped: str = ""
    rows: int = 0
    state: str = "untested"


@dataclass(slots=True)
class Verdict:
    """What was found. `code`: the short code of the receipt to compare; `signed`: whether its signature holds, with `key`
    by that key."""

    edition: Edition | None = None
    public: bool = False
    stage: str = ""
    files: int = 0
    rows: int = 0
    receipt: Receipt | None = None
    code: str = ""
    signed: bool = False
    figures: list[Checked] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing has to be mended."""
        return not errors(self.problems)

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """For machine output."""
        edition = self.edition
        return {
            "edition": edition.id if edition else "", "kind": "public" if self.public else "inner", "stage": self.stage,
            "ok": self.ok, "files": self.files, "rows": self.rows, "receipt": self.code, "signed": self.signed,
            "figures": [{name: getattr(one, name) for name in one.__slots__} for one in self.figures],
            "problems": [problem.as_dict(language) for problem in self.problems],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trust:
    """What whoever verifies brings along: the office's public key (32 bytes), a receipt from elsewhere; and the bounds of the SQL."""

    key: bytes | None = None
    receipt: str = ""
    bounds: Bounds = field(default_factory=Bounds)


def verified(path: Path, trust: Trust = Trust(), step: Step = lambda what, done, of: None) -> Verdict:
    """Check a bundle. Raises `Refused` BUN100 or BUN101 for a file that cannot be unpacked safely."""
    with tempfile.TemporaryDirectory(prefix="youju-verify-") as name:
        folder = Path(name)
        step("zip", 0, 0)
        return _Verifying(unpacked(path, folder), folder / "bag" / "data", trust, step).verdict()


class _Verifying:
    """One bundle being checked."""

    def __init__(self, files: Mapping[str, Path], data: Path, trust: Trust, step: Step) -> None:
        self.files, self.data, self.trust, self.step = files, data, trust, step
        self.out = Verdict(files=len(files))

    def verdict(self) -> Verdict:
        """Everything, in the order in which one thing stands on another."""
        out = self.out
        out.problems += bag_problems(self.files, lambda done, of: self.step("SHA-256", done, of))
        self._info()
        out.edition = self._edition()
        self._receipts()
        if out.edition is not None:
            self._figures(out.edition)
            out.problems += word_problems(out.edition)
            out.problems += report_problems(out.edition, self.files.get("data/report/report.docx"))
        out.problems = list(dict.fromkeys(out.problems))
        return out

    def _info(self) -> None:
        info = info_of(self.files)
        self.out.public = info.get("Youju-Edition-Kind") == ["public"]
        self.out.stage = (info.get("Youju-Stage") or [""])[0]

    def _edition(self) -> Edition | None:
        path = self.files.get("data/edition.json")
        try:
            return from_json(path.read_bytes() if path else b"")
        except Refused:
            self.out.problems.append(bun.NO_EDITION.at(Place(file="data/edition.json")))
            return None

    def _receipts(self) -> None:
        """The receipt inside, and the one from elsewhere, which is the better witness."""
        out, inside = self.out, self.files.get("receipt.txt")
        texts = [
            text
            for text in (inside.read_bytes().decode("utf-8", "replace") if inside else "", self.trust.receipt)
            if text
        ]
        for text in texts:
            receipt, problems = opened(text, self.trust.key)
            place = Place(file="receipt.txt") if text is texts[0] and inside else NOWHERE
            out.problems += [replace(problem, place=place) for problem in problems]
            note = parse(text)
            if place is not NOWHERE and not problems and note is not None and note.written != text:
                out.problems.append(bun.RECEIPT_ALTERED.at(place))  # nothing else holds a digest of this file
            if receipt is None:
                continue
            out.receipt, out.code, out.signed = receipt, short_code(receipt), not problems
            self._against(receipt)
        if out.receipt is None:
            out.problems.append(bun.NO_RECEIPT.at(Place(file="receipt.txt")))

    def _against(self, receipt: Receipt) -> None:
        edition = self.out.edition
        if receipt.tagmanifest and receipt.tagmanifest != tag_digest(self.files):
            self.out.problems.append(bun.TAG_UNLIKE.at(Place(file="tagmanifest-sha256.txt")))
        if edition is None:
            return
        other = bool(receipt.edition) and receipt.edition != edition.id
        digest = receipt.edition_digest and not self.out.public and receipt.edition_digest != edition.digest
        if other or digest:
            self.out.problems.append(bun.EDITION_UNLIKE.at(Place(file="data/edition.json")))

    def _figures(self, edition: Edition) -> None:
        """Definitions compiled anew over the tables, then the shipped SQL, then the three compared."""
        pack = self._pack()
        if pack is None:
            return
        self.out.figures = _claims(edition, pack)
        self._claims_file(edition)
        payload = Payload(self.data, pack)
        try:
            asked = self._asked(edition, pack, payload)
            if asked is not None:
                self._compute(edition, pack, payload, asked)
        except duckdb.Error as error:
            why = " ".join(str(error).split())[:300]
            self.out.problems.append(bun.NO_TABLE.at(Place(file="records"), file="records/", why=why))
        self.out.problems += payload.problems
        self.out.rows = payload.rows

    def _pack(self) -> Pack | None:
        texts: list[Text] = []
        for name, path in sorted(self.files.items()):
            parts = name.split("/")
            if name.startswith("data/definitions/") and parts[2] != "system":
                layer = "overlay" if parts[2] == "overlay" else "pack"
                texts.append((layer, parts[-1], path.read_text("utf-8", errors="surrogateescape")))
        pack, problems = read_texts(sorted(texts, key=lambda t: (t[0] == "overlay", t[1])), logged=True)
        if pack is None:
            first = next(iter(errors(problems)))
            self.out.problems.append(bun.NO_DEFINITIONS.at(why=first.line("zh"), why_en=first.line("en")))
        return pack

    def _asked(self, edition: Edition, pack: Pack, payload: Payload) -> list[Asked] | None:
        """The figures that can be asked, their tables read: in the public edition those that it says."""
        try:
            used = used_columns(planned(pack, Tree(()), edition))
        except KeyError as unknown:
            self.out.problems.append(bun.NO_DEFINITIONS.at(why=f"没有指标 {unknown}", why_en=f"no indicator {unknown}"))
            return None
        open_ = self._recomputable()
        needed = needed_columns(used)
        if self.out.public:  # what it leaves out is for the figures that it says it leaves out
            listed = used_columns(a for a in planned(pack, Tree(()), edition) if a.number in open_)
            needed = needed_columns(listed)
        for number, (register, columns) in enumerate(sorted(needed.items())):
            self.step(register, number, len(needed))
            payload.read(pack.registers[register], columns)
        if "units" not in payload.tables:
            return None
        asked = planned(pack, payload.tree(), edition)
        return [a for a in asked if a.number in open_ and all(r in payload.tables for r in a.registers)]

    def _compute(self, edition: Edition, pack: Pack, payload: Payload, asked: Sequence[Asked]) -> None:
        ours = _computed(edition, pack, payload, asked)
        for one in asked:
            self._compare(edition, one, *ours[one.number])
        self._snapshots(payload, pack)
        self._shipped(pack, payload, asked)
        left = len(self.out.figures) - len(asked)
        if left and self.out.public:  # in the inner edition a table that is missing has been told already
            self.out.problems.append(bun.UNTESTED.at(count=left))

    def _compare(self, edition: Edition, one: Asked, figure: Figure, digest: str) -> None:
        claimed, checked = edition.figures[one.number - 1], self.out.figures[one.number - 1]
        computed = _text(figure.value)
        checked.computed, checked.rows, checked.state = computed, figure.rows, "ok"
        place = Place(file="data/edition.json", line=one.number)
        found = []
        if not _same(claimed.value, computed):
            found.append(
                bun.VALUE_UNLIKE.at(place, figure=one.id, claimed=claimed.value or "—", computed=computed or "—")
            )
        parts = (_text(figure.numerator), _text(figure.denominator))
        for said, own in zip((claimed.numerator, claimed.denominator), parts, strict=True):
            if not _same(said, own):
                found.append(bun.VALUE_UNLIKE.at(place, figure=one.id, claimed=said or "—", computed=own or "—"))
        if claimed.rows != figure.rows or (digest and claimed.digest and claimed.digest != digest):
            found.append(bun.ROWS_OF_UNLIKE.at(place, figure=one.id, claimed=claimed.rows, computed=figure.rows))
        if claimed.definition != figure.definition:
            found.append(bun.DEFINITION_UNLIKE.at(place, figure=one.id))
        if found:
            checked.state = "different"
        self.out.problems += found

    def _snapshots(self, payload: Payload, pack: Pack) -> None:
        """The rows of each register against those that the receipt saw."""
        receipt = self.out.receipt
        for register, digest in (receipt.snapshots if receipt else {}).items():
            known = register in payload.tables and not pack.registers[register].person
            if known and rows_digest(payload.last_seqs(register)) != digest:
                self.out.problems.append(bun.ROWS_UNLIKE.at(Place(file="records"), register=register))

    def _shipped(self, pack: Pack, payload: Payload, asked: Sequence[Asked]) -> None:
        """Run `recompute.sql`, and of the single files those that are not what the definitions compile to."""
        tables = {r: Table(r, held, parquet) for r, (held, parquet) in payload.tables.items()}
        self.step("SQL", 0, 0)
        doubtful = [f for f, text in self._single(pack, asked, tables) if self._read(f) != text]
        whole = run_shipped(self.data, [RECOMPUTE], self.trust.bounds)
        single = run_shipped(self.data, doubtful, self.trust.bounds) if doubtful else Shipped()
        self.out.problems += [*whole.problems, *single.problems]
        for one in asked:
            checked = self.out.figures[one.number - 1]
            if not whole.problems:
                self._compare_sql(one, checked, whole.figures.get(one.number), RECOMPUTE)
            if one.number in single.figures:
                self._compare_sql(one, checked, single.figures[one.number], f"figures/{one.number:04}-{one.id}.sql")

    def _single(self, pack: Pack, asked: Sequence[Asked], tables: Mapping[str, Table]) -> Iterable[tuple[str, str]]:
        for one in asked:
            file = f"figures/{one.number:04}-{one.id}.sql"
            if f"data/{file}" in self.files:
                yield file, statement(pack, [one], tables)

    def _read(self, file: str) -> str:
        return self.files[f"data/{file}"].read_text("utf-8", errors="replace")

    def _compare_sql(self, one: Asked, checked: Checked, row: Mapping[str, str | None] | None, file: str) -> None:
        said = (row or {}).get("computed") or ""
        rows = (row or {}).get("rows")
        checked.shipped = said
        if row is None or not _same(said, checked.computed) or rows != str(checked.rows):
            checked.state = "different"
            place = Place(file=file, line=one.number)
            details = {"shipped": said or "—", "computed": checked.computed or "—"}
            self.out.problems.append(bun.SQL_UNLIKE.at(place, figure=one.id, **details))

    def _recomputable(self) -> set[int]:
        """The figures that can be computed from this edition of the bundle: from the inner one all."""
        everything = {one.number for one in self.out.figures}
        if not self.out.public:
            return everything
        return everything - {int(l["number"]) for l in self._lines() if l.get("recomputable") == "false"}  # noqa: E741

    def _claims_file(self, edition: Edition) -> None:
        """`figures.csv`, which the shipped SQL reads, has to say what the edition says."""
        lines = {line["number"]: line for line in self._lines()}
        for number, figure in enumerate(edition.figures, 1):
            line = lines.get(str(number), {})
            told = {"figure": figure.id, "rows": str(figure.rows)}
            told |= {name: getattr(figure, name) for name in _CLAIMED if name not in told}
            column = next((name for name in _CLAIMED if line.get(name) != told[name]), None)
            if column:
                place = Place(file="data/figures/figures.csv", line=number + 1)
                self.out.problems.append(bun.CLAIM_UNLIKE.at(place, number=number, column=column))

    def _lines(self) -> list[dict[str, str]]:
        path = self.files.get("data/figures/figures.csv")
        if path is None:
            return []
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            return [line for line in csv.DictReader(file) if (line.get("number") or "").isdecimal()]


def _claims(edition: Edition, pack: Pack) -> list[Checked]:
    shown = places_of(edition)
    return [
        Checked(
            n, f.id, pack.indicators[f.id].title.zh if f.id in pack.indicators else f.id, f.period, f.unit_code,
            tuple(dict.fromkeys(shown.get(n, ()))), f.value,
        )
        for n, f in enumerate(edition.figures, 1)
    ]  # fmt: skip


def _computed(edition: Edition, pack: Pack, payload: Payload, asked: Sequence[Asked]) -> dict[int, tuple[Figure, str]]:
    """By number, the figure as the definitions have it, and the digest of its rows ("" where persons stand behind it)."""
    calculator = Calculator(pack, PayloadEngine(payload, edition.seq), payload.tree())
    together: dict[Any, list[Asked]] = defaultdict(list)
    for one in asked:
        together[one.scope].append(one)
    found: dict[int, tuple[Figure, str]] = {}
    for scope, some in together.items():
        figures = calculator.figures([one.id for one in some], scope)
        open_ = [one for one in some if not any(made.register.person for made in one.behind)]
        digests = dict(zip((o.number for o in open_), calculator.digests([o.id for o in open_], scope), strict=True))
        found |= {o.number: (f, digests.get(o.number, "")) for o, f in zip(some, figures, strict=True)}
    return found


def _text(value: int | Decimal | None) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same number: 75 is 75.0."""
    try:
        return Decimal(one) == Decimal(other) if one and other else one == other
    except InvalidOperation:
        return False
