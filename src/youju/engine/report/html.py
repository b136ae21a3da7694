"""A report as one HTML file: its text, every bound number a link to where it comes from. No script, nothing loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from youju.engine.base.labels import Label
from youju.engine.definitions import Pack
from youju.engine.document.carriers import Instance
from youju.engine.document.layout.letter import Chart
from youju.engine.report.answers import Answers
from youju.engine.report.body import Body
from youju.engine.report.html_style import STYLE
from youju.engine.report.note_list import note_list
from youju.engine.report.notes import Note, notes_of
from youju.engine.report.rendering import Rendered
from youju.engine.report.svg import drawn

_ABOUT = Label(
    "全文绑定 {count} 个数，都算到台账第 {seq} 号修订。点任何一个数，看它数的是什么、怎么数、背后有多少条记录。",
    "{count} numbers are bound in this text, all as of revision {seq} of the ledger. Follow any of them to what it counts.",
)
_SKIP = Label("跳到数字的来处", "Skip to where the numbers come from")


def page(out: Rendered, pack: Pack, answers: Answers, title: str) -> str:
    """The page of a report, in the language of its answers."""
    notes = notes_of(out.bound, pack, answers)
    writer = _Writer(out, notes, answers.language)
    seq = max((note.seq for note in notes), default=0)
    about = _ABOUT.in_(answers.language).format(count=len(out.bound), seq=seq)
    lang = "en" if answers.language == "en" else "zh-Hans"
    head = (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#notes">{_SKIP.in_(answers.language)}</a>\n<p class="about">{escape(about)}</p>\n'
    )
    return f"{head}<main>\n<article>\n{writer.body()}</article>\n{writer.notes()}</main>\n</body>\n</html>\n"


class _Writer(Body):
    """Writes the text and the notes of one report: every number a link to its note."""

    def __init__(self, out: Rendered, notes: Sequence[Note], language: str) -> None:
        self._numbers: Mapping[str, int] = {name: n for n, note in enumerate(notes, 1) for name in note.instances}
        super().__init__(out, self._numbers, language)
        self._notes = notes
        self._seen: set[int] = set()

    def number(self, found: Instance) -> str:
        """A link to the note; the first place of each number is where the note leads back to."""
        number = self._numbers.get(found.instance)
        if number is None:
            return ""
        first = "" if number in self._seen else f' id="r{number}"'
        self._seen.add(number)
        return f'<a class="n" href="#n{number}"{first}>{escape(found.text)}</a>'

    def chart(self, chart: Chart) -> str:
        """Drawn in the page."""
        return drawn(chart)

    def notes(self) -> str:
        """The list of notes, each linked to the first place where its number stands."""
        if not self._notes:
            return ""
        return f'<section class="notes" id="notes">{note_list(self._notes, self.language)}</section>\n'
