"""What a checked file has to be mended for, one by one, in words: for the list, and for comments in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from youju.engine.base.labels import Label
from youju.engine.check.model import Candidate, Checked, Contradiction, Numeral, Spot, Verdict
from youju.engine.check.reasons import shown
from youju.engine.check.values import plain_answer

FINDINGS: tuple[Verdict, ...] = ("changed", "unit_mismatch", "understated", "contradictory", "untraced")
"""Verdicts that ask for something to be done."""

VERDICT: dict[Verdict, Label] = {
    "traced": Label("相符", "traced"),
    "stated": Label("引用", "stated"),
    "changed": Label("不符", "does not agree"),
    "unit_mismatch": Label("计量单位不符", "another unit word"),
    "understated": Label("说少了", "says too little"),
    "contradictory": Label("写法自相矛盾", "contradicts itself"),
    "untraced": Label("无依据", "without a basis"),
    "not_claim": Label("不是数据", "not a claim"),
    "unparsed": Label("未能识别", "not understood"),
}
NOTE = {
    "duplicated": Label("同一个绑定的数在文中出现多次", "the same bound figure stands in several places"),
    "orphan": Label("绑定来自别的报告", "bound by another report"),
    "hidden": Label("文字是隐藏的", "the text is hidden"),
    "inserted": Label("在修订中插入", "inserted as a tracked change"),
    "half": Label("被修订切断", "cut by a tracked change"),
    "loose": Label("说得勉强：几乎没有余数", "hardly true: almost nothing is left over"),
    "stale": Label("这是上一年的数", "it is the figure of the year before"),
    "typed": Label("出具后被人工改动", "typed over by hand since it was issued"),
    "moved": Label("出具后台账或引用数有更新", "the ledger or the stated figure has changed since it was issued"),
    "lent": Label("按标题或上一句认定", "known by the heading or the sentence before"),
    "one_person": Label("引用数为一人经办", "one person stated and confirmed the figure"),
    "no_value": Label("台账里算不出这个数", "the ledger cannot say this figure"),
}
UNSEEN = {
    "picture": Label("图片", "picture"), "chart": Label("图表", "chart"), "diagram": Label("图示", "diagram"),
    "embedding": Label("嵌入的文件", "embedded file"), "formula": Label("公式", "formula"),
    "foreign": Label("引入的外部内容", "foreign content"), "other": Label("其他部件", "other part"),
}  # fmt: skip
"""What a check does not examine, by kind."""
_KNOWN = Label("“{title}”（{period}）台账为 {value}{unit}。", "“{title}” ({period}): the ledger has {value} {unit}.")
_STATED = Label("“{title}”{said}。", "“{title}”: {said}.")
_MEND = Label("可写：{words}", "Right would be: {words}")
_UNTRACED = Label(
    "台账里没有能作依据的指标。可绑定指标、注明出处，或删去。",
    "No indicator of the ledger says this. Bind one, state its source, or delete it.",
)
_SEVERAL = Label(
    "候选：{candidates}。可绑定其中一个、注明出处，或删去。",
    "Candidates: {candidates}. Bind one of them, state its source, or delete it.",
)
_CONTRADICTORY = Label("“近”和“余”不能同时用。", "“近” (almost) and “余” (more than) contradict each other.")
_OTHER_PLACE = Label("另一处：{text}", "The other place: {text}")
_CLASH = Label("前后矛盾", "contradiction")
_LISTED = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: where, and in words: `head` what kind it is, `says` why, `mend` what to do.

    `echo`: the second place of a contradiction, told already at the first.
    """

    part: str
    paragraph: int
    start: int
    end: int
    printed: str
    head: str
    says: str
    mend: str
    echo: bool = False

    @property
    def text(self) -> str:
        """All of it, for a comment."""
        return "\n".join(filter(None, (f"【{self.head}】{self.says}", self.mend)))


def findings(checked: Checked, language: str = "zh") -> tuple[Finding, ...]:
    """Everything to mend, in the order of the text. Where no ledger was asked, being without a basis is no finding."""
    order = {(p.part, p.index): number for number, p in enumerate(checked.paragraphs)}
    wanted = FINDINGS if checked.asked else tuple(verdict for verdict in FINDINGS if verdict != "untraced")
    found = [_numeral(numeral, language) for numeral in checked.numerals if numeral.verdict in wanted]
    for one in checked.contradictions:
        first, second = _clash(one, one.first, one.second, language), _clash(one, one.second, one.first, language)
        found += [first, replace(second, echo=True)]
    return tuple(sorted(found, key=lambda f: (order.get((f.part, f.paragraph), len(order)), f.start, f.end)))


def _numeral(numeral: Numeral, language: str) -> Finding:
    place = numeral.part, numeral.paragraph, numeral.start, numeral.end, numeral.text
    head = VERDICT[numeral.verdict].in_(language)
    return Finding(*place, head, _says(numeral, language), _mend(numeral, language))


def _says(numeral: Numeral, language: str) -> str:
    said = [_CONTRADICTORY.in_(language)] if numeral.verdict == "contradictory" else []
    figure = numeral.figure
    if figure is not None and figure.value is not None:
        facts = {"title": figure.title.in_(language), "period": figure.period, "unit": figure.unit}
        said.append(_KNOWN.in_(language).format(value=shown(plain_answer(figure)), **facts))
    own = (c for c in numeral.candidates if c.indicator == numeral.indicator and c.figure is None)
    said += [_STATED.in_(language).format(title=one.title, said=one.reasons[0]) for one in own]
    said += [NOTE[note].in_(language) for note in numeral.notes if note in NOTE]
    return ("" if language == "zh" else " ").join(said)


def _mend(numeral: Numeral, language: str) -> str:
    if numeral.suggestion:
        return _MEND.in_(language).format(words=numeral.suggestion)
    if numeral.verdict != "untraced" or numeral.indicator:
        return ""
    if not numeral.candidates:
        return _UNTRACED.in_(language)
    shown_ = [_candidate(one, language) for one in numeral.candidates[:_LISTED]]
    return _SEVERAL.in_(language).format(candidates=("；" if language == "zh" else "; ").join(shown_))


def _candidate(one: Candidate, language: str) -> str:
    """A candidate with its figure, or with the warning that only its value agrees."""
    opening, closing = "（）" if language == "zh" else ("(", ")")
    said = one.reasons[0] if one.score == 0 and one.reasons else one.reasons[-1] if one.reasons else ""
    return f"{one.title}{' ' if language == 'en' else ''}{opening}{said}{closing}"


def _clash(one: Contradiction, here: Spot, there: Spot, language: str) -> Finding:
    says = one.problem.sentence(language)
    mend = _OTHER_PLACE.in_(language).format(text=there.text)
    return Finding(here.part, here.paragraph, here.start, here.end, here.text, _CLASH.in_(language), says, mend)
