"""The correction sheet 更正单: a letter that says which sentences of an edition do not hold any more, and what would be right.

It corrects nothing by itself. Its numbers are bound like those of a report, so that `youju check` accounts for them.
"""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.check.drift import FigureDrift, PlaceDrift, Redefined
from youju.engine.document.layout import Block, Heading, Letter, Table, Text
from youju.engine.document.package import Package
from youju.engine.numerals import phrase
from youju.engine.report.edition import Shown
from youju.engine.report.making import Basis, from_letter
from youju.engine.report.naming import Names
from youju.engine.report.particulars import Particulars, day_words
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.drifting import Drift, rows_of, said_at, titled
from youju.web.commands.editions.holding import scope_of
from youju.web.commands.reports.answering import LedgerAnswers
from youju.web.commands.reports.stated import stated_figures

TITLE = Label("《{title}》数据更正单", "Correction of “{title}”")
_OPENING = Label(
    "《{title}》（版次 {id}）的数算到台账第 {then} 号修订。其后台账有补录、更正或不再计入的记录，现按第 {now} 号修订逐句核对，"
    "结果如下。原版次保留不变。",
    "The numbers of “{title}” (edition {id}) hold as of revision {then} of the ledger. Records have come, gone or been corrected since; "
    "each sentence was held against revision {now}. The edition itself stays as it is.",
)
_CORRECT = Label("一、需要更正的数", "Numbers to correct")
_NONE = Label("没有需要更正的数。", "There are no numbers to correct.")
_TRUE = Label("二、数有变化、原来的说法仍然成立", "Numbers that moved while the words still hold")
_DEFINED = Label("三、口径有调整的指标", "Figures with another definition")
_HEADS = Label("序号,原文,原数,更正为,原因", "No.,Sentence,Was,Correct,Why")
_STILL = Label("序号,原文,原数,现数,原因", "No.,Sentence,Was,Now,Why")
_REDEFINED = Label(
    "“{title}”原口径：{then}现口径：{now}{period}的数按原口径为{old}，按现口径为{new}{growth}。",
    "“{title}”. By the definition of then: {then} By that of now: {now} For {period} the one gives {old}, the other {new}{growth}.",
)
_UP = Label(
    "，比上年（{before}）同口径增长{tag}％", ", {tag}% more than the year before ({before}) by the same definition"
)
_DOWN = Label(
    "，比上年（{before}）同口径下降{tag}％", ", {tag}% less than the year before ({before}) by the same definition"
)
_WHY = {
    "late": Label("补录{n}条", "{n} entered late"), "added": Label("新计入{n}条", "{n} now counted"),
    "corrected": Label("更正{n}条", "{n} corrected"), "removed": Label("不再计入{n}条", "{n} no longer counted"),
}  # fmt: skip
_OTHER = Label("依据的记录或引用数有更正", "the record or stated figure behind it was corrected")
_WIDTHS = (5, 22, 8, 8, 12)


@dataclass
class _Sheet:
    """Makes the blocks of one sheet."""

    office: Office
    drift: Drift
    language: str

    def __post_init__(self) -> None:
        self._why: dict[int, str] = {}
        self.pack = self.office.pack(self.drift.seq)

    def said(self, label: Label, **details: object) -> str:
        """A text of the sheet."""
        return label.in_(self.language).format(**details)

    def blocks(self) -> tuple[Block, ...]:
        """The body of the letter."""
        drift, edition = self.drift, self.drift.edition
        facts = {"title": edition.title, "id": edition.id, "then": edition.seq, "now": drift.seq}
        found: list[Block] = [Text(self.said(_OPENING, **facts)), Heading(1, self.said(_CORRECT))]
        found.append(self.table(_HEADS, drift.to_correct) if drift.to_correct else Text(self.said(_NONE)))
        if drift.still_true:
            found += [Heading(1, self.said(_TRUE)), self.table(_STILL, drift.still_true)]
        if drift.redefined:
            found.append(Heading(1, self.said(_DEFINED)))
            found += [Text(self.redefined(one, one.redefined)) for one in drift.redefined if one.redefined]
        return tuple(found)

    def table(self, heads: Label, places: tuple[PlaceDrift, ...]) -> Table:
        """Places as rows."""
        rows = tuple((str(n), *self.row(place)) for n, place in enumerate(places, 1))
        return Table(
            tuple(self.said(heads).split(",")), rows, widths=_WIDTHS, align=("center", "left", "right", "right", "left")
        )

    def row(self, place: PlaceDrift) -> tuple[str, ...]:
        """The cells of a place after its number."""
        said = plain(said_at(self.office, self.drift, place, self.language))
        return said, place.printed.text, self.now(place), self.why(place)

    def title(self, figure: FigureDrift) -> str:
        """What a figure is called."""
        return titled(self.pack, figure, self.language)

    def now(self, place: PlaceDrift) -> str:
        """What would be right, bound as a figure where a tag can ask for it; else as the check words it."""
        shown, figure = place.printed, self.drift.of(place)
        if isinstance(shown, Shown) and figure is not None and figure.redefined is None:
            tag = self.tag(shown, figure)
            if tag:
                return tag
        if place.suggestion:
            return place.suggestion
        value = figure.now.number if figure and figure.now else None
        return "—" if value is None else phrase(value)

    def tag(self, shown: Shown, figure: FigureDrift) -> str:
        """A tag for what a place prints, "" where only a row of units could ask for it."""
        edition = self.drift.edition
        if figure.then.unit_code != edition.unit_code:
            return ""
        own = Period.parse(edition.period)
        rule = shown.wording
        if shown.kind == "change":
            return f"{{{{同比 {shown.name}|{rule}}}}}" if figure.then.period == own.text else ""
        shifts = {own.shifted(n).text: word for n, word in ((0, ""), (-1, "上年 "), (1, "下年 "))}
        word = shifts.get(figure.then.period)
        return "" if word is None else f"{{{{{word}{shown.name}|{rule}}}}}"

    def why(self, place: PlaceDrift) -> str:
        """Which records made the difference, counted."""
        figure = self.drift.of(place)
        if figure is None:
            return self.said(_OTHER)
        if figure.index not in self._why:
            self._why[figure.index] = self._counted(figure)
        return self._why[figure.index]

    def _counted(self, figure: FigureDrift) -> str:
        changes = rows_of(self.office, self.drift, figure)
        seq = self.drift.edition.seq
        counts = Counter("late" if c.how == "added" and c.record > seq else c.how for c in changes)
        comma = "、" if self.language == "zh" else ", "
        return comma.join(self.said(_WHY[how], n=counts[how]) for how in _WHY if counts[how]) or self.said(_OTHER)

    def redefined(self, one: FigureDrift, other: Redefined) -> str:
        """One figure by both definitions, and its growth by the one of now (同口径)."""
        period = Particulars("", Period.parse(one.then.period), self.office.today, self.language).words("period")
        old = "—" if one.now is None or one.now.number is None else phrase(one.now.number, "exact", one.now.unit)
        new = f"{{{{{one.then.id}|exact}}}}{other.figure.unit}"
        growth = ""
        if other.growth is not None:
            base = f"{{{{上年 {one.then.id}|exact}}}}{other.figure.unit}"
            down = other.growth < 0
            tag = phrase(-other.growth) if down else f"{{{{同比 {one.then.id}}}}}"
            growth = self.said(_DOWN if down else _UP, before=base, tag=tag)
        facts = {"title": self.title(one), "then": other.then, "now": other.now}
        return self.said(_REDEFINED, period=period, old=old, new=new, growth=growth, **facts)


def correction_sheet(office: Office, drift: Drift) -> Package:
    """The sheet as a Word file, in the language of the edition."""
    edition = drift.edition
    sheet = _Sheet(office, drift, edition.language)
    letter = Letter(
        sheet.said(TITLE, title=edition.title),
        sheet.blocks(),
        issuer=edition.office,
        date=day_words(office.today, edition.language),
        language=edition.language,
    )
    within = scope_of(office, edition, drift.seq)
    about = Particulars(edition.office, within.period, office.today, edition.language)
    stated = stated_figures(office, as_of=drift.seq)
    answers = LedgerAnswers(office.calculator(drift.seq), within, about, stated)
    names = Names(sheet.pack, {one.name for one in stated})
    of = Basis(edition.report, edition.period, edition.unit_code, drift.seq)
    return from_letter(letter, names, answers, lambda: secrets.token_hex(6), of).package


def plain(text: str) -> str:
    """A sentence that is quoted: no braces that could be read as a tag."""
    return text.replace("{", "〔").replace("}", "〕").replace("｛", "〔").replace("｝", "〕").strip()
