"""Problems: what a person has to know or mend, with a stable code, a place and a sentence.

A mistake in someone's data is a value that is collected, so that one bad line never hides a good one.
Each room declares its kinds of problem in a module `problems.py`; a mistake of ours is an exception.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from youju.engine.base.labels import Label

Level = Literal["error", "warning", "question"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: a line of a file, a cell of a sheet, a field of a record. All parts are optional."""

    file: str = ""
    line: int | None = None
    sheet: str = ""
    cell: str = ""
    record: int | None = None
    field: str = ""

    def __str__(self) -> str:
        parts = [self.file if self.line is None else f"{self.file}:{self.line}"]
        if self.sheet or self.cell:
            parts.append(f"{self.sheet}!{self.cell}" if self.sheet else self.cell)
        if self.record is not None:
            parts.append(f"#{self.record}")
        if self.field:
            parts.append(self.field)
        return " ".join(p for p in parts if p)


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its code, its sentence and how to mend it, as templates over named details."""

    code: str
    says: Label
    mend: Label
    level: Level = "error"

    def at(self, place: Place = NOWHERE, **details: object) -> Problem:
        """A problem of this kind at `place`; `details` fill the templates."""
        return Problem(self, place, tuple((k, str(v)) for k, v in details.items()))


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `str()` is the line that the command line prints: `PLACE CODE sentence mend`."""

    kind: Kind
    place: Place = NOWHERE
    details: tuple[tuple[str, str], ...] = field(default=())

    @property
    def code(self) -> str:
        """The stable code, e.g. `DEF003`."""
        return self.kind.code

    def sentence(self, language: str = "zh") -> str:
        """What is wrong, in one sentence."""
        return self.kind.says.in_(language).format(**dict(self.details))

    def mend(self, language: str = "zh") -> str:
        """How to mend it, in one sentence."""
        return self.kind.mend.in_(language).format(**dict(self.details))

    def line(self, language: str = "zh") -> str:
        """The problem as one printed line."""
        text = f"{self.sentence(language)} {self.mend(language)}".strip()
        return f"{self.place} {self.code} {text}".strip()

    def as_dict(self, language: str = "zh") -> dict[str, str]:
        """The problem for machine output."""
        return {
            "code": self.code,
            "level": self.kind.level,
            "place": str(self.place),
            "sentence": self.sentence(language),
            "mend": self.mend(language),
        }

    def __str__(self) -> str:
        return self.line()


class Refused(Exception):
    """The whole input cannot be used (exit code 2): carries the problems that say why."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(p.line("en") for p in self.problems))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that must be mended (level `error`)."""
    return tuple(p for p in problems if p.kind.level == "error")
