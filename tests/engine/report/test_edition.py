"""The file of an edition: canonical JSON both ways, its digest, and what is refused."""

from dataclasses import replace

import pytest

from youju.engine.base.digests import hex_digest
from youju.engine.base.problems import Refused
from youju.engine.figures.frozen import FrozenFigure
from youju.engine.report.edition import Edition, Shown, as_json, from_json

SESSIONS = FrozenFigure("lectures.sessions", "2025", "", "then", "3200", "场", 3200, "d" * 64, "a" * 64)
EDITION = Edition(
    id="annual-2025-1",
    report="annual",
    title="2025年工作总结",
    office="云溪区文化办公室",
    period="2025",
    seq=4711,
    tree="then",
    today="2026-01-10",
    frozen_at="2026-01-10T01:02:03.004Z",
    frozen_by="xiaowang",
    figures=(SESSIONS,),
    shown=(Shown("word/document.xml", 7, 12, "3200余", "yu", figure=0, name="lectures.sessions", value="3200"),),
    docx="b" * 64,
    definitions={"lectures.sessions": "d" * 64},
)


def test_an_edition_is_read_back_as_it_was_written():
    assert from_json(as_json(EDITION)) == EDITION


def test_its_digest_is_that_of_its_bytes_and_follows_every_figure():
    assert EDITION.digest == hex_digest(as_json(EDITION))
    changed = replace(EDITION, figures=(replace(SESSIONS, value="3214"),))
    assert changed.digest != EDITION.digest


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"no json",
        as_json(EDITION).replace(b'"format":1', b'"format":2'),
        as_json(EDITION).replace(b'"seq":4711', b'"seq":"4711"'),
        as_json(EDITION).replace(b'"seq":4711', b'"seq": 4711'),
        as_json(EDITION).replace(b'"seq":4711', b'"seq":4711,"more":1'),
    ],
)
def test_what_is_no_edition_or_not_canonical_is_refused(data):
    with pytest.raises(Refused) as refused:
        from_json(data)
    assert refused.value.problems[0].kind.code == "REP070"
