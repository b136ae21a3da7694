"""A rendered report as Inline XBRL: the page, the package, the JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from youju.engine.base.problems import Problem
from youju.engine.definitions import Pack
from youju.engine.report.answers import Answers
from youju.engine.report.notes import notes_of
from youju.engine.report.rendering import Rendered
from youju.engine.report.xbrl.facts import Told, Veiled, content_of
from youju.engine.report.xbrl.model import Content
from youju.engine.report.xbrl.oim import as_json
from youju.engine.report.xbrl.package import package
from youju.engine.report.xbrl.taxonomy import CORE, entry_point, taxonomy
from youju.engine.report.xbrl.whole import Written, page


@dataclass(frozen=True, slots=True)
class Tagged:
    """A report in which every bound number is a fact; `problems` are texts that are not true of their figures."""

    content: Content
    schema: str
    taxonomy: Mapping[str, bytes]
    written: Written

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to say about it."""
        return self.written.problems

    def xhtml(self, folder: str = "") -> bytes:
        """The page; with `folder`, for a copy whose taxonomy lies in that folder beside it."""
        return self.written.page(f"{folder}/{CORE}" if folder else self.schema).encode()

    def xbri(self) -> bytes:
        """The report package."""
        return package(self.content, self.written.page(self.schema), self.schema, self.taxonomy)

    def json(self, folder: str = "") -> bytes:
        """The facts as xBRL-JSON; `folder` as for the page."""
        return as_json(self.content, f"{folder}/{CORE}" if folder else self.schema, self.written.notes)


def tagged(out: Rendered, pack: Pack, answers: Answers, told: Told, veiled: Veiled | None = None) -> Tagged:
    """Tag a report, or with `veiled` its public version. The same report gives the same bytes."""
    if veiled is not None:
        out = replace(out, bound=[one for one in out.bound if one.instance not in veiled.texts])
    notes = notes_of(out.bound, pack, answers, public=veiled is not None)
    content = content_of(out, pack, answers, told, notes)
    written = page(out, content, notes, veiled)
    shown = replace(content, facts=tuple(fact for fact in content.facts if fact.number in written.numbers))
    files = taxonomy(shown)
    return Tagged(shown, entry_point(shown, files), files, written)
