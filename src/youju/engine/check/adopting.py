"""A finished report becomes a draft: the numbers that the ledger knows are bound, all others stay as they are and are listed.

What is bound must be certain: an indicator alone fits the words, and its figure for the report's own period is what is
printed; a masked place (`**场`) has no value, so that its sentence alone decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem
from youju.engine.check.deciding import Judge, judge_of
from youju.engine.check.guessing import Guess, guesses
from youju.engine.check.model import Ledger, Numeral
from youju.engine.check.reading import Claim, read_claims
from youju.engine.check.values import answer
from youju.engine.document.carriers import Carrier, ids_of, wrap
from youju.engine.document.editing import Editor
from youju.engine.document.manifest import Manifest, Row, read_manifest, write_manifest
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.engine.numerals import Found, phrase
from youju.engine.numerals.page import looks_ahead

MASKED = "redacted"
_MASK = r"[*＊※×xX_＿▢□○〇]{1,8}"
_TOKEN = re.compile(
    rf"近?(?:[0-9０-９]+(?:[,.，．][0-9０-９]+)*|[零〇一二三四五六七八九十百千万亿两]+|{_MASK})[十百千万亿]*[余多]?[万亿]*[余多]?"
)
_LARGE = re.compile("[万亿]")
_WORDED = {"exact": "", "余": "yu", "近": "jin"}
_TO_COME = re.compile("力争|计划|预计|拟|将[^军]")
_ROUND = 1000  # 10.9万 is printed again for a figure that ends in so many zeros

WHY: Mapping[str, Label] = {
    "bound": Label("已绑定", "bound"),
    "already": Label("原来就已绑定", "bound before"),
    "no_claim": Label("不是需要依据的数字", "no number that needs a basis"),
    "unknown": Label("没有唯一对应的指标或引用数", "no indicator or stated figure alone fits the sentence"),
    "waits": Label("引用数还没有第二个人确认", "the stated figure is not confirmed by a second person"),
    "differs": Label("与台账当期的数不符", "not what the ledger says for that period"),
    "unit": Label("计量单位与指标不同", "the unit word is not the indicator's"),
    "wording": Label("“约、超过、以上”等写法要由人来定", "about, over or at least: a person has to word it"),
    "part": Label("说的是期间内的一段", "it speaks of a part of the period"),
    "plan": Label("说的是打算", "it speaks of what is to come"),
    "change": Label("增减的写法没有绑定", "a change is left as it is"),
    "head": Label("表头里有的字没有把握", "a head says something that is not understood"),
    "twice": Label("表里两处问的是同一个数，分不清", "two cells ask for the same figure"),
    "place": Label("在域、修订或别的标记里，绑不上", "stands in a field, a tracked change or another mark"),
}
"""Why a number was bound or left, for people."""


@dataclass(frozen=True, slots=True)
class Place:
    """A numeral of the report with its verdict and candidates, the instance that it got ("" for none), and why.

    `cell` is the address of a form's cell (表1!B5), "" for a numeral of a text.
    """

    numeral: Numeral
    instance: str
    why: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of each numeral, in order; the package itself holds the bound figures and their manifest."""

    places: tuple[Place, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def bound(self) -> int:
        """How many were bound."""
        return sum(place.why == "bound" for place in self.places)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a draft comes from: a name for it, the seq of the ledger, and the giver of random instances (12 hex)."""

    report: str
    as_of: int
    new_instance: Callable[[], str]


def adopt(package: Package, ledger: Ledger, source: Source, language: str = "zh") -> Adopted:
    """Bind in a finished report what is certain; text, runs and formats stay as they are."""
    manifest, problems = read_manifest(package)
    claims, _ = read_claims(read(package), manifest)
    found = guesses([_asked(claim) for claim in claims], ledger)
    judge = judge_of(found, ledger, language)
    places: list[Place] = []
    rows: dict[int, Row] = {}
    for number, (claim, guess) in enumerate(zip(claims, found, strict=True)):
        decided = judge.decide(guess)
        why = _why(claim, guess, decided)
        if why == "bound":
            rows[number] = _row(claim, guess, judge, source.new_instance())
        places.append(Place(_told(claim, decided), rows[number].instance if number in rows else "", why))
    refused = _wrapped(package, claims, rows, ledger)
    kept = [row for number, row in rows.items() if number not in refused]
    if kept:
        before = manifest or Manifest(source.report, "", source.as_of, (), ledger.unit)
        write_manifest(package, replace(before, as_of=source.as_of, rows=(*before.rows, *kept)))
    listed = [replace(p, instance="", why="place") if n in refused else p for n, p in enumerate(places)]
    return Adopted(tuple(listed), (*problems, *refused.values()))


def _is_mask(found: Found) -> bool:
    return found.cls == MASKED and bool(found.unit)


def _told(claim: Claim, decided: Numeral) -> Numeral:
    """A masked place is no claim for those who read the list, whatever was asked for it."""
    return replace(decided, cls=claim.found.cls, verdict="not_claim") if _is_mask(claim.found) else decided


def _asked(claim: Claim) -> Claim:
    """A masked place before a unit word is asked like a claim; a masked name has no unit word and is left alone."""
    return replace(claim, found=replace(claim.found, cls="claim")) if _is_mask(claim.found) else claim


def _why(claim: Claim, guess: Guess, decided: Numeral) -> str:
    """Whether it is `bound`, or the first reason against it."""
    if claim.row is not None:
        return "already"
    if not _is_mask(claim.found) and decided.verdict in ("not_claim", "unparsed"):
        return "no_claim"
    return _unknown(claim, guess, decided) or _unfit(claim, guess, decided) or "bound"


def _unknown(claim: Claim, guess: Guess, decided: Numeral) -> str:
    """Why it is not certain what is meant, "" where it is."""
    if guess.stated:
        return "waits" if guess.stated.waits else "" if guess.sure else "unknown"
    # The heading may speak of a part of what fits; only the value says then that the whole is meant.
    doubted = bool(guess.lent) and (_is_mask(claim.found) or decided.indicator != guess.known)
    return "unknown" if doubted or not guess.known else ""


def _unfit(claim: Claim, guess: Guess, decided: Numeral) -> str:
    """Why the place cannot hold what is meant, "" where it can."""
    found, masked = claim.found, _is_mask(claim.found)
    against = (
        (masked and _planned(claim), "plan"),
        (found.approx not in _WORDED or _token(found) is None or not _scales(claim), "wording"),
        (guess.change, "change"),
        (not guess.akin, "unit"),
        (bool(guess.part), "part"),
        (not masked and decided.verdict not in ("traced", "stated"), "differs"),
    )
    return next((why for wrong, why in against if wrong), "")


def _scales(claim: Claim) -> bool:
    return claim.scale == 1 or _is_plain(claim.found)


def _is_plain(found: Found) -> bool:
    """Whether digits alone stand there, so that they can be written anew in the scale of their head."""
    return not _is_mask(found) and found.approx == "exact" and not _LARGE.search(found.text)


def _planned(claim: Claim) -> bool:
    """Whether a masked place promises something; a number would be of the class plan-target there."""
    return any(map(looks_ahead, claim.context.headings)) or bool(_TO_COME.search(claim.context.clause))


def _token(found: Found) -> tuple[int, int] | None:
    """Where the number itself stands in its paragraph: 近 and 余 with it, the unit word and 共 not."""
    match = _TOKEN.search(found.text)
    return (found.start + match.start(), found.start + match.end()) if match else None


def _row(claim: Claim, guess: Guess, judge: Judge, instance: str) -> Row:
    said = answer(guess, judge.figures, judge.ledger)
    start, end = _token(claim.found) or (claim.found.start, claim.found.end)
    text = claim.paragraph.text[start:end]
    value = "" if said.value is None or _is_mask(claim.found) else str(said.value)
    unit, years = guess.unit or judge.ledger.unit, str(guess.years)
    rule = _rule(claim.found, text, said.value, claim.scale)
    if told := guess.stated:
        return Row(instance, "stated", told.name, told.period, unit, rule, text, value, told.unit, years)
    figure, period = judge.figures[guess.asked()], judge.ledger.period.text
    return Row(instance, "figure", figure.id, period, unit, rule, text, value, figure.unit, years, figure.definition)


def _rule(found: Found, text: str, value: int | Decimal | None, scale: Decimal) -> str:
    """The wording that writes the number as it stands; for a mask the one that its 余 and 万 ask for."""
    if scale != 1:
        return f"exact/{scale}"  # its head multiplies it (万人次)
    large = bool(_LARGE.search(text))
    if _is_mask(found):
        return _rule_of_mask(text, large)
    if found.approx == "余":
        styles = ("wan_yu", "yu") if large else ("yu", "wan_yu")
    elif found.approx == "近":
        return "jin"
    elif large:
        return "wan" if value is not None and value % _ROUND == 0 else "wan_yu"
    else:
        return "exact"
    return next((style for style in styles if value is not None and phrase(value, style) == text), styles[0])


def _rule_of_mask(text: str, large: bool) -> str:
    if large:
        return "wan_yu"
    return "yu" if re.search("[余多]", text) else "exact"


def _wrapped(package: Package, claims: Sequence[Claim], rows: Mapping[int, Row], ledger: Ledger) -> dict[int, Problem]:
    """Put the carriers in; the numerals that cannot hold one, with the reason."""
    taken = ids_of(package)
    by_paragraph: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number in rows:
        paragraph = claims[number].paragraph
        by_paragraph[paragraph.part, paragraph.index].append(number)
    refused: dict[int, Problem] = {}
    for (part, _), numbers in by_paragraph.items():
        editor = Editor(claims[numbers[0]].paragraph)
        for number in sorted(numbers, reverse=True):
            start, end = _token(claims[number].found) or (0, 0)
            title = _title(rows[number], ledger)
            problem = wrap(editor, start, end, Carrier(rows[number].instance, title), taken)
            if problem is not None:
                refused[number] = problem
        package.touch(part)
    return refused


def _title(row: Row, ledger: Ledger) -> str:
    indicator = ledger.pack.indicators.get(row.indicator) if row.kind == "figure" else None
    return row.indicator if indicator is None else indicator.title.zh or indicator.title.en


def summary(places: Iterable[Place]) -> dict[str, int]:
    """How many numerals there are for each reason."""
    found = dict.fromkeys(WHY, 0)
    for place in places:
        found[place.why] += 1
    return found
