"""The document lines compare like with like: both sides write the same text."""

from bench.lines.documents import lines
from bench.table import Sizes


def test_both_sides_of_the_document_lines_give_the_same_text(tmp_path):
    assert [line.name[:2] for line in lines(Sizes.of(True), tmp_path)] == ["6a", "6b"]
