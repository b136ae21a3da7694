"""Brings the base up to the head of the log: rewrites only the register x year files that were touched.

The first build is the same thing over an empty base. Void records stay, with stage `void`: nothing is lost.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable

from youju.engine.base.problems import Problem, Refused
from youju.engine.snapshot.columns import Definitions
from youju.engine.snapshot.files import file_digest, sync
from youju.engine.snapshot.manifest import WHOLE_REGISTER, Manifest, Part
from youju.engine.snapshot.problems import TOTALS_DIFFER
from youju.engine.snapshot.reading import parquet, reading
from youju.engine.snapshot.source import RevisionSource
from youju.engine.snapshot.sql import literal, name
from youju.engine.snapshot.staging import ROWS, Pile, Staged, load, staged, totals_of
from youju.engine.snapshot.workshop import Workshop


def compacted(shop: Workshop, source: RevisionSource, definitions: Definitions, base: Manifest) -> Manifest:
    """The manifest of a base at the head; its new files are on disk, the manifest itself is not in force yet.

    Raises `Refused` with SNP001 or SNP002; the files written so far are swept later.
    """
    head = source.head()
    with staged(source.last_bodies(base.base_seq, head), definitions.columns, shop.folder) as fresh:
        parts = [p for p in base.parts if p.register not in fresh.piles]
        problems: list[Problem] = []
        for register, pile in fresh.piles.items():
            try:
                parts += _Merge(shop, register, pile, base.parts_of(register), head).parts()
            except Refused as refusal:
                problems += refusal.problems
        if problems:
            raise Refused(problems)
        return Manifest(
            base_seq=head,
            registers={**base.registers, **definitions.versions},
            parts=tuple(sorted(parts, key=lambda p: (p.register, p.year))),
            unknown=_unknown(base, fresh),
        )


def _unknown(base: Manifest, fresh: Staged) -> dict[str, tuple[str, ...]]:
    found = {register: set(keys) for register, keys in base.unknown.items()}
    for register in fresh.unknown:
        found.setdefault(register, set()).add(WHOLE_REGISTER)
    for register, pile in fresh.piles.items():
        found.setdefault(register, set()).update(pile.unknown)
    return {register: tuple(sorted(keys)) for register, keys in sorted(found.items()) if keys}


class _Merge:
    """The touched records of one register go into its files, out of those that held them before."""

    def __init__(self, shop: Workshop, register: str, pile: Pile, old: list[Part], head: int) -> None:
        self.shop, self.register, self.pile, self.old, self.head = shop, register, pile, old, head
        self.columns = pile.columns
        self.table = f"new_{secrets.token_hex(4)}"

    def parts(self) -> list[Part]:
        """All files of the register after the merge; raises `Refused` where they do not add up."""
        load(self.shop, self.table, self.register, self.pile)
        try:
            years = self._years()
            touched = [p for p in self.old if p.year in years]
            written = [part for year in sorted(years) if (part := self._write(year, touched))]
            self._check(touched, written)
        finally:
            self.shop.drop([self.table])
        return [p for p in self.old if p.year not in years] + written

    def _years(self) -> set[int]:
        """Years that the records are dated in now, and those they were dated in before."""
        now = {year for (year,) in self.shop.rows(f"SELECT DISTINCT COALESCE(year(date), 0) FROM {name(self.table)}")}
        if not self.old:
            return now
        held = f"SELECT DISTINCT COALESCE(year(date), 0) FROM {self._held(self.old)}"
        return now | {year for (year,) in self.shop.rows(held)}

    def _held(self, parts: Iterable[Part]) -> str:
        """The earlier state of the touched records."""
        return f"({reading(self.shop.folder, parts, self.columns)} SEMI JOIN {name(self.table)} USING (record))"

    def _write(self, year: int, touched: list[Part]) -> Part | None:
        inside = "date IS NULL" if year == 0 else f"year(date) = {year}"
        rows = f"SELECT * FROM {name(self.table)} WHERE {inside}"
        if kept := [p for p in touched if p.year == year]:
            stay = f"{reading(self.shop.folder, kept, self.columns)} ANTI JOIN {name(self.table)} USING (record)"
            rows = f"{stay} UNION ALL {rows}"
        file = f"{self.register}-{year or 'undated'}-{self.head}-{secrets.token_hex(4)}.parquet"
        path = self.shop.folder / file
        target = f"{literal(str(path))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 24576)"
        self.shop.run(f"COPY (SELECT * FROM ({rows}) ORDER BY date, record) TO {target}")
        totals = totals_of(self.shop, parquet(self.shop.folder, [file]), self.columns)
        if not totals[ROWS]:
            path.unlink()
            return None
        sync(path)
        shapes = {c.name: c.shape for c in self.columns.values()}
        return Part(file, self.register, year, file_digest(path), dict(sorted(totals.items())), shapes)

    def _check(self, touched: list[Part], written: list[Part]) -> None:
        expected = Counter(self.pile.totals)
        for part in touched:
            expected.update(part.totals)
        if touched:
            expected.subtract(totals_of(self.shop, self._held(touched), self.columns))
        found: Counter[str] = Counter()
        for part in written:
            found.update(part.totals)
        wrong = [w for w in sorted({*expected, *found}) if expected[w] != found[w]]
        if wrong:
            says = TOTALS_DIFFER
            raise Refused(says.at(register=self.register, what=w, expected=expected[w], found=found[w]) for w in wrong)
