"""The district office's definitions, and a way to ask what a marked place in a sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import youju
from youju.engine.check.context import context_of
from youju.engine.check.matching import Fit, Matcher
from youju.engine.check.vocabulary import Vocabulary
from youju.engine.definitions import Pack, read_pack
from youju.engine.numerals import WORDS

FOLDER = Path(youju.__file__).parent / "packs" / "district_office"
_PLACE = re.compile(rf"▢(?:万余|余万|余|万)?({'|'.join(map(re.escape, WORDS))}|％)?")
Ranked = Callable[..., list[tuple[Fit, ...]]]


@pytest.fixture(scope="session")
def office() -> Pack:
    """The pack of the district office."""
    found, problems = read_pack([FOLDER])
    assert found is not None, problems
    return found


@pytest.fixture(scope="session")
def ranked(office: Pack) -> Ranked:
    """For each ▢ of a text, with the unit word behind it, the indicators that it may speak of."""
    matcher = Matcher(Vocabulary(office))

    def rank(text: str, **around: tuple[str, ...]) -> list[tuple[Fit, ...]]:
        places = list(_PLACE.finditer(text))
        extents = [place.span() for place in places]
        units = [(place[1] or "").replace("％", "%") for place in places]
        return [matcher.ranked(context_of(text, extents, n, **around), unit) for n, unit in enumerate(units)]

    return rank
