"""Foreign files on their way to LibreOffice: what it draws wrongly is taken out of its way."""

from __future__ import annotations

from io import BytesIO

import docx

from letters import notice
from youju.engine.document.layout import compose, ready_to_draw
from youju.engine.document.names import w
from youju.engine.document.package import Package

STYLES = "word/styles.xml"


def foreign() -> Package:
    """A file that python-docx made, its one run marked as Chinese."""
    document = docx.Document()
    run = document.add_paragraph().add_run("全年演出126场。")
    language = run._r.get_or_add_rPr().makeelement(w("lang"), {w("val"): "zh-CN", w("eastAsia"): "zh-CN"})
    run._r.rPr.append(language)
    out = BytesIO()
    document.save(out)
    return Package.open(out.getvalue(), "来文.docx")


def test_marks_do_not_hang():
    package = foreign()
    ready_to_draw(package)
    (node,) = package.tree(STYLES).iter(w("overflowPunct"))
    assert node.get(w("val")) == "1"


def test_marks_that_a_style_hangs_do_not_hang_either():
    package = compose(notice())
    text = package.part(STYLES).decode().replace('<w:overflowPunct w:val="1"/>', '<w:overflowPunct w:val="0"/>')
    package.put(STYLES, text.encode())
    ready_to_draw(package)
    assert {node.get(w("val")) for node in package.tree(STYLES).iter(w("overflowPunct"))} == {"1"}


def test_digits_are_western_and_characters_stay_chinese():
    package = foreign()
    ready_to_draw(package)
    (language,) = package.tree(package.main).iter(w("lang"))
    assert (language.get(w("val")), language.get(w("eastAsia"))) == ("en-US", "zh-CN")


def test_the_language_of_the_document_stays():
    package = compose(notice())
    ready_to_draw(package)
    defaults = package.tree(STYLES).find(f"{w('docDefaults')}//{w('lang')}")
    assert defaults is not None
    assert defaults.get(w("val")) == "zh-CN"


def test_a_file_without_styles_is_left_as_it_is():
    package = compose(notice())
    package.remove(STYLES)
    ready_to_draw(package)
    assert STYLES not in package


def test_texts_do_not_change():
    package = foreign()
    ready_to_draw(package)
    assert "".join(package.tree(package.main).itertext()) == "全年演出126场。"
