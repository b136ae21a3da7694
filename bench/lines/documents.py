"""Lines 6: numbers into a Word file against docxtpl, which renders the same sentences with the same values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate

from bench.cells import Unequal
from bench.table import Line, Sizes
from bench.timing import alternate, progress
from youju.engine.document.carriers import Carrier, ids_of, wrap
from youju.engine.document.editing import Editor
from youju.engine.document.filling import fill
from youju.engine.document.layout import Letter, Text, compose
from youju.engine.document.package import Package
from youju.engine.document.reading import read

PEER = "docxtpl rendering the same paragraphs (its tags are plain text, ours are controls that stay bound)"
_WORDS = "理论宣讲进社区、进学校、进企业，群众反响良好，各单位结合实际开展活动，"
_PER_PARAGRAPH = 5


def lines(sizes: Sizes, folder: Path) -> Iterator[Line]:
    """60 figures, as a report has, and 2,000."""
    for letter, count, runs in (("a", 60, sizes.runs * 6), ("b", 2_000, max(sizes.runs // 2, 1))):
        ours, peer = drafts(count)
        values = {f"{n:012x}": f"{n * 37 + 11}余" for n in range(count)}
        named = {f"f{int(name, 16)}": value for name, value in values.items()}
        pair = alternate(partial(filled, ours, values), partial(rendered, peer, named), runs)
        if text_of(pair.our_result) != text_of(pair.peer_result):
            raise Unequal(f"{count} figures: the texts differ")
        progress(f"{count:,} figures filled: texts equal")
        yield Line(f"6{letter} {count:,} figures into a Word file", pair.ours, pair.peer, 5, PEER, True)


def filled(draft: bytes, values: dict[str, str]) -> bytes:
    """Our draft with a text for each instance, as a file; opened with every check of a foreign file."""
    package = Package.open(draft)
    if problems := fill(package, values):
        raise Unequal(problems[0].line("en"))
    return package.save()


def rendered(draft: bytes, values: dict[str, str]) -> bytes:
    """The peer's template with its values, as a file."""
    made = DocxTemplate(BytesIO(draft))
    made.render(values)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def drafts(count: int) -> tuple[bytes, bytes]:
    """The same text as our draft, its numbers bound, and as a template of the peer."""
    peer = template([f"{{{{ f{n} }}}}" for n in range(count)])
    package = Package.open(template([f"〔{n}〕" for n in range(count)]))
    taken = ids_of(package)
    for paragraph in read(package):
        editor = Editor(paragraph)
        for place in reversed([at for at, letter in enumerate(paragraph.text) if letter == "〔"]):
            end = editor.text.index("〕", place) + 1
            number = int(editor.text[place + 1 : end - 1])
            editor.replace(place, end, "0")
            wrap(editor, place, place + 1, Carrier(f"{number:012x}", f"数{number}"), taken)
    package.touch(package.main)
    return package.save(), peer


def template(marks: list[str], sentence: Callable[[int, str], str] | None = None) -> bytes:
    """A report in our own layout, so that both sides have the same styles and settings to carry.

    `sentence` gives the words around the nth mark.
    """
    words = sentence or (lambda _, mark: f"{_WORDS}开展活动{mark}场次，")
    texts = (
        "".join(words(n, marks[n]) for n in range(at, min(at + _PER_PARAGRAPH, len(marks)))) for at in _steps(marks)
    )
    return compose(Letter("年度工作总结", tuple(Text(text) for text in texts), issuer="清和区")).save()


def _steps(marks: list[str]) -> range:
    return range(0, len(marks), _PER_PARAGRAPH)


def text_of(data: bytes) -> list[str]:
    """The text of each paragraph of a file."""
    return [paragraph.text for paragraph in read(Package.open(data))]
