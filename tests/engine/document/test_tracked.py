"""Half a number: a tracked deletion that cuts into it."""

import pytest

from engine.document.making import p, package, r  # type: ignore[import-not-found]
from youju.engine.document.reading import read
from youju.engine.document.tracked import cut_by_change


def gone(text):
    """A run that was deleted."""
    return f'<w:del w:id="1" w:author="小王"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


@pytest.mark.parametrize(
    ("runs", "cut"),
    [
        ((r("全年1"), gone("9"), r("2场")), True),
        ((r("全年12"), gone("3"), r("场")), True),
        ((r("全年"), gone("9"), r("12场")), True),
        ((r("全年"), gone("共"), r("12场")), False),
        ((r("全年12场"), gone("以上")), False),
        ((gone("3"), r("全年12场")), False),
        ((r("全年12场"),), False),
    ],
    ids=["inside", "behind", "before", "a word before", "a word behind", "elsewhere", "none"],
)
def test_a_deleted_digit_beside_a_number_cuts_it(runs, cut):
    (paragraph,) = read(package(p(*runs)))
    start = paragraph.text.index("12")
    assert cut_by_change(paragraph, start, start + len("12场")) is cut
