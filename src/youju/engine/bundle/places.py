"""Where the numbers of an edition stand in its Word file: by their marks or, in the public version, by their text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from youju.engine.document.carriers import Instance, instances
from youju.engine.document.paragraphs import Paragraph
from youju.engine.report.edition import Shown


class Places:
    """The places of one file. `missing`: what is printed nowhere near where the edition says, of a file without marks."""

    def __init__(self, paragraphs: Sequence[Paragraph], shown: Sequence[Shown]) -> None:
        self.missing: list[Shown] = []
        self._found: dict[tuple[str, int], list[Instance]] = defaultdict(list)
        marked = instances(paragraphs, {one.instance for one in shown if one.instance})
        for one in marked:
            self._found[one.paragraph.part, one.paragraph.index].append(one)
        if not marked:
            self._by_text({(p.part, p.index): p for p in paragraphs}, shown)

    def of(self, paragraph: Paragraph) -> Sequence[Instance]:
        """Those of a paragraph, in order."""
        return self._found.get((paragraph.part, paragraph.index), ())

    @property
    def all(self) -> Iterable[Instance]:
        """All of them."""
        return (one for some in self._found.values() for one in some)

    def _by_text(self, paragraphs: dict[tuple[str, int], Paragraph], shown: Sequence[Shown]) -> None:
        lines: dict[tuple[str, int], list[Shown]] = defaultdict(list)
        for one in sorted(shown, key=lambda s: s.start):
            lines[one.part, one.paragraph].append(one)
        for at, some in lines.items():
            paragraph = paragraphs.get(at)
            found = _placed(paragraph, some) if paragraph else []
            self._found[at] = [_instance(paragraph, one, start) for one, start in found if paragraph and start >= 0]
            placed = {id(one) for one, start in found if start >= 0}
            self.missing += [one for one in some if id(one) not in placed]


def _placed(paragraph: Paragraph, shown: Sequence[Shown]) -> list[tuple[Shown, int]]:
    """Each with where it begins (-1: nowhere), the nearest to where it is to stand after those before it."""
    found, at, shift = [], 0, 0
    for one in shown:
        text = one.public or one.text
        wanted = max(one.start + shift, at)
        starts = [n for n in range(at, len(paragraph.text)) if paragraph.text.startswith(text, n)] if text else []
        start = min(starts, key=lambda n: abs(n - wanted), default=-1)
        found.append((one, start))
        if start >= 0:
            at, shift = start + len(text), start - one.start + len(text) - len(one.text)
    assert all(a[1] < b[1] for a, b in pairwise(f for f in found if f[1] >= 0))  # noqa: S101 - each after the last
    return found


def _instance(paragraph: Paragraph, one: Shown, start: int) -> Instance:
    end = start + len(one.public or one.text)
    return Instance(one.instance, paragraph, start, end, paragraph.text[start:end], frozenset(), (start, end))
