"""Which indicator a numeral speaks of, by the words around it; its value is never looked at here."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from youju.engine.check.context import GAP, Context
from youju.engine.check.vocabulary import Entry, Restriction, Vocabulary, grams
from youju.engine.definitions import Indicator
from youju.engine.numerals import DIMENSIONS, WORDS, same_unit

ALONE = 62
"""The score from which an indicator fits a sentence, and below by how much the next must be behind."""
MARGIN = 8
ALONE_OTHER_UNIT = 74
"""The same where the printed unit word is not its own: the words must say so much the more."""
LISTED = 30
"""The score from which an indicator is listed as a candidate."""

_PLACES = ((1.0, "clause"), (0.8, "sentence"), (0.55, "heading"), (0.3, "earlier"))
_OWN = re.compile(
    "其中|今年|去年|上年|全年|年内|上半年|下半年|累计|共计|合计|总计|分别|同比|增长|增加|下降|减少|达到|实现|完成|开展|举办|组织|参与|参加|新增|[年月日共达为有约近超和及与的到至由从计]"
)
"""Words that say nothing of what is counted."""
_STRANGE = 30
"""What is taken off where the numeral's own words name something that the indicator does not have."""
_LABEL = 4
"""What a label that is said adds."""
_FULL = 24.0  # weight of matched grams that says enough by itself
_UNIT_GRAMS = frozenset[str]().union(*(grams(word) for word in WORDS))
_UP = ("以上", "及以上")
_EVERY = ("各级", "各类", "等各级", "等各类")
_LISTING = frozenset({"、", "和", "及", "与", "", "/"})
_AKIN = frozenset(
    {frozenset({"people", "attendances"}), frozenset({"sessions", "times"}), frozenset({"items", "pieces"})}
)


@dataclass(frozen=True, slots=True)
class Fit:
    """An indicator that may be meant: `score` 0 to 100; `same_unit` whether the printed unit word is its own."""

    indicator: Indicator
    score: int
    same_unit: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mention:
    """The label that stands nearest: `near` in the sentence or the table's heads, else in headings; `up`: 以上 follows.

    `own`: it stands behind the numeral before, so that it speaks of this one alone (其中中央).

    `codes` are its code and those listed with it (国家、省、市各级).
    """

    text: str
    codes: frozenset[str]
    near: bool
    up: bool
    own: bool


class _Letters(dict[frozenset[str], tuple[float, str] | None]):
    """How near a letter is said and by which gram, None where it is not; worked out when first asked."""

    def __init__(self, factors: dict[str, float]) -> None:
        super().__init__()
        self._factors = factors

    def __missing__(self, letter: frozenset[str]) -> tuple[float, str] | None:
        said: tuple[float, str] | None = None
        for gram in letter:
            factor = self._factors.get(gram)
            if factor is not None and (said is None or (factor, gram) > said):
                said = factor, gram
        self[letter] = said
        return said


class _Heard:
    """What the context of one numeral says: each gram with how near it is said (1 in the clause, less farther off).

    `telling` are those of the clause that are `known`, the words of any indicator; `counted` the same without unit words.
    """

    def __init__(self, context: Context, known: frozenset[str]) -> None:
        said = {place: grams(text) for place, text in _said(context)}
        self.factors = {gram: factor for factor, place in reversed(_PLACES) for gram in said[place]}
        self.clause, self.own = said["clause"], grams(_own(context))
        self.letters = _Letters(self.factors)
        self.telling = self.clause & known
        self.counted = self.telling - _UNIT_GRAMS
        self._context = context
        self._near: dict[str, _Mention | None] = {}

    def nearest(self, restriction: Restriction) -> _Mention | None:
        """The label of a field that stands nearest; fields with the same labels are looked for once."""
        if restriction.key not in self._near:
            self._near[restriction.key] = _nearest(restriction, self._context)
        return self._near[restriction.key]


def _is_part(one: Indicator, whole: Indicator) -> bool:
    same = (one.register, one.measure, one.time, one.unit) == (whole.register, whole.measure, whole.time, whole.unit)
    return same and len(one.where) > len(whole.where) and all(condition in one.where for condition in whole.where)


def _is_named(entry: Entry, heard: _Heard) -> bool:
    """Whether the nearest label of one of its choice fields is the entry's own, and none is another's."""
    mentions = [(r, m) for r in entry.restrictions if r.own and (m := heard.nearest(r)) is not None]
    return bool(mentions) and all(m.codes and m.codes <= r.own for r, m in mentions)


class Matcher:
    """Ranks the indicators of a pack for a context and a printed unit word; make it once per pack."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._of_unit: dict[str, tuple[tuple[Entry, bool], ...]] = {}
        self._parts: dict[str, tuple[Entry, ...]] = {}

    def ranked(self, context: Context, unit: str) -> tuple[Fit, ...]:
        """Indicators from LISTED on, the best first; ties by id."""
        heard = _Heard(context, self._vocabulary.known)
        fits = (self._fit(entry, heard, akin) for entry, akin in self._counting(unit) if _may_be_meant(entry, heard))
        found = [fit for fit in fits if fit is not None and fit.score >= LISTED]
        return tuple(sorted(found, key=lambda fit: (-fit.score, not fit.same_unit, fit.indicator.id)))

    def own_unit(self, indicator: str) -> str:
        """The unit word of an indicator by id."""
        return self._vocabulary.pack.indicators[indicator].unit

    def part_named(self, whole: Indicator, context: Context) -> str:
        """Id of the indicator that counts a part of `whole` and whose own label the context names; "" for none.

        The one with the fewest conditions where several are named.
        """
        if whole.kind != "plain":
            return ""
        if whole.id not in self._parts:
            parts = [entry for entry in self._vocabulary.entries if _is_part(entry.indicator, whole)]
            self._parts[whole.id] = tuple(sorted(parts, key=lambda entry: len(entry.indicator.where)))
        heard = _Heard(context, self._vocabulary.known)
        named = (entry.indicator.id for entry in self._parts[whole.id] if _is_named(entry, heard))
        return next(named, "")

    def _counting(self, unit: str) -> tuple[tuple[Entry, bool], ...]:
        """The entries that a unit word may count, and whether it is their own."""
        if unit not in self._of_unit:
            every = ((entry, unit_fits(unit, entry.indicator.unit)) for entry in self._vocabulary.entries)
            self._of_unit[unit] = tuple((entry, akin) for entry, akin in every if akin is not None)
        return self._of_unit[unit]

    def _fit(self, entry: Entry, heard: _Heard, akin: bool) -> Fit | None:
        covered = self._covered(entry, heard, LISTED - _LABEL * len(entry.restrictions))
        if covered is None:
            return None
        score, reasons = covered
        for restriction in entry.restrictions:
            change, reason = _restricted(restriction, heard.nearest(restriction), entry.known)
            if change is None:
                return None
            score += change
            reasons += (reason,) if reason else ()
        return Fit(entry.indicator, max(0, min(100, score - (0 if akin else 4))), akin, reasons)

    def _covered(self, entry: Entry, heard: _Heard, least: int) -> tuple[int, tuple[str, ...]] | None:
        """How much of the best phrase the context says, 0 to 100: the share said, and how telling what is said is.

        None where it is less than `least`, so that no label that is said can make up for it.
        """
        near, best, phrase = heard.letters, 0.0, None
        for one in self._vocabulary.weighed[entry.indicator.id]:
            got = 0.0
            for letter, weight in one.letters:
                if said := near[letter]:
                    got += said[0] * weight
            score = 78 * got / one.total + 22 * min(1.0, got / _FULL)
            if score > best:
                best, phrase = score, one
        if round(best) < least:
            return None
        unexplained = self._vocabulary.weight(heard.counted - entry.known)
        score = round(best - min(30.0, 2 * unexplained))
        if score < least:
            return None
        words = {said[1] for letter, _ in phrase.letters if (said := near[letter])} if phrase else frozenset[str]()
        return score - _elsewhere(entry, heard, words), ("、".join(sorted(words)),) if words else ()


def _elsewhere(entry: Entry, heard: _Heard, words: Set[str]) -> int:
    """What it costs that the clause, or what it says of its own, speaks of something else."""
    if heard.own and heard.own.isdisjoint(entry.known):
        return _STRANGE
    return 10 if heard.telling and heard.clause.isdisjoint(words) else 0


def _may_be_meant(entry: Entry, heard: _Heard) -> bool:
    """Whether an entry can come to be listed at all: by a word of its title, or by very many labels."""
    return _LABEL * len(entry.restrictions) >= LISTED or not entry.said.isdisjoint(heard.factors)


def alone(fits: Sequence[Fit]) -> Fit | None:
    """The one that fits by itself; None where none is good enough or two cannot be told apart."""
    if not fits or fits[0].score < (ALONE if fits[0].same_unit else ALONE_OTHER_UNIT):
        return None
    rivals = [fit for fit in fits[1:] if fits[0].score - fit.score < MARGIN and fit.same_unit >= fits[0].same_unit]
    return None if rivals else fits[0]


@cache
def unit_fits(printed: str, own: str) -> bool | None:
    """Whether a printed unit word is the indicator's own; None where it counts something else altogether."""
    if printed == own or not printed or same_unit(printed, own):
        return True
    one, other = DIMENSIONS.get(printed, printed), DIMENSIONS.get(own, own)
    if one == other and {printed, own} & {"%", "‰"}:
        return None
    return False if one == other or frozenset({one, other}) in _AKIN else None


def _own(context: Context) -> str:
    """What stands between the numeral before and this one, and after it, without words that say nothing of what is counted."""
    near = (context.clause.rpartition(GAP)[2], context.after, *context.heads)
    return _OWN.sub(GAP, GAP.join(near))


def _said(context: Context) -> tuple[tuple[str, str], ...]:
    clause = context.clause
    rest = context.before.removesuffix(clause)
    near = GAP.join((clause, context.after, *context.heads))
    return (
        ("clause", near + (clause + context.after if not clause.endswith(GAP) else "")),
        ("sentence", rest),
        ("heading", GAP.join(context.headings)),
        ("earlier", context.earlier),
    )


def _restricted(restriction: Restriction, mention: _Mention | None, known: frozenset[str]) -> tuple[int | None, str]:
    """What a choice field changes in the score; None where the sentence names another value than the indicator's."""
    if mention is None:
        return (-6 if restriction.own else 0), ""
    if not restriction.own:
        return (-22, f"句中限定了{mention.text}") if _narrows(mention, known) else (0, "")
    if mention.codes.isdisjoint(restriction.own) or not mention.codes <= restriction.own:
        return _cost(-12, mention.near), ""
    if mention.up != (len(restriction.own) > 1) and mention.codes != restriction.own:
        return _cost(-14, mention.up or mention.own), ""
    return _LABEL, mention.text


def _narrows(mention: _Mention, known: frozenset[str]) -> bool:
    return mention.near and len(mention.codes) == 1 and not grams(mention.text) <= known


def _cost(cost: int, is_certain: bool) -> int | None:
    return None if is_certain else cost


def _nearest(restriction: Restriction, context: Context) -> _Mention | None:
    reach = len(context.before.rpartition(GAP)[2])
    near = [*_mentions(restriction, context.before, True), *_mentions(restriction, context.after, False)]
    near += [m for head in context.heads for m in _mentions(restriction, head, True)]
    found = near or [m for heading in context.headings[:1] for m in _mentions(restriction, heading, True)]
    if not found:
        return None
    distance, text, up, codes = min(found, key=lambda m: m[0])
    return _Mention(text, codes, bool(near), up, bool(near) and distance < reach)


def _mentions(restriction: Restriction, text: str, backwards: bool) -> list[tuple[int, str, bool, frozenset[str]]]:
    """(distance, label, whether 以上 follows, codes listed together) of each label before (or after) the numeral.

    A label of one letter (省) counts in a list only (国家、省、市).
    """
    found: list[tuple[int, str, bool, frozenset[str]]] = []
    end, codes = -2, frozenset[str]()
    for match in restriction.pattern.finditer(text):
        code = restriction.codes[match[0]]
        codes = codes | code if text[end : match.start()].strip() in _LISTING and end >= 0 else code
        end = match.end()
        if text[end:].startswith(_EVERY):
            codes = frozenset(restriction.labels)
        distance = len(text) - match.end() if backwards else match.start()
        found.append((distance, match[0], text[end:].startswith(_UP), codes))
    return [m for m in found if len(m[1]) > 1 or len(m[3]) > 1]
