"""Makers of Word files for tests: hand-written parts in a package, whole files by a real zip."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from lxml import etree

from youju.engine.document.names import MAIN_TYPE, R, W, w
from youju.engine.document.package import Package

SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" mc:Ignorable="w14"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "[Content_Types].xml"
_ROOTS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}


def types_xml(main: str = MAIN_TYPE, more: str = "") -> str:
    """A content types part."""
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{more}</Types>'
    )


def relations_xml(*rows: tuple[str, str, str] | tuple[str, str, str, str]) -> str:
    """A relationships part of (id, type, target[, "External"]); a type without `://` is one of the office's."""
    nodes = []
    for key, kind, target, *mode in rows:
        full = kind if "://" in kind else f"{R}/{kind}"
        outside = f' TargetMode="{mode[0]}"' if mode else ""
        nodes.append(f'<Relationship Id="{key}" Type="{full}" Target="{target}"{outside}/>')
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{"".join(nodes)}</Relationships>'


def document_xml(body: str) -> str:
    """A main document part around the XML of its blocks."""
    return f"{HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>"


def story_xml(kind: str, content: str) -> str:
    """A header, footer, footnotes, endnotes or comments part."""
    return f"{HEAD}<w:{_ROOTS[kind]} {SPACES}>{content}</w:{_ROOTS[kind]}>"


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a plain string becomes a run."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def control(content: str, instance: str = "a1b2c3d4e5f6", title: str = "线下宣讲场次") -> str:
    """A figure's control around runs."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{title} ·{instance[:6]}"/><w:tag w:val="yj:{instance}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{content if content.startswith('<') else r(content)}</w:sdtContent></w:sdt>"
    )


def bound(content: str, instance: str = "a1b2c3d4e5f6") -> str:
    """A figure as it stands in our files: the control, and the bookmark around it."""
    number = int(instance, 16) % 10**6
    start = f'<w:bookmarkStart w:id="{number}" w:name="_yj_{instance}"/>'
    return f'{start}{control(content, instance)}<w:bookmarkEnd w:id="{number}"/>'


def field(instruction: str, result: str) -> str:
    """A complex field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return mark.format("begin") + code + mark.format("separate") + r(result) + mark.format("end")


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells, each the XML of its blocks."""
    inside = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def box(*paragraphs: str) -> str:
    """A run with a text box, written twice as Word does: as a shape and as its fallback."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = f"<w:drawing><wp:inline><a:graphic><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphic></wp:inline></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def parts(body: str, stories: Mapping[str, str] | None = None, styles: str = "") -> dict[str, str]:
    """The parts of a file; `stories` maps "header1", "footnotes", ... to what they hold."""
    rows: list[tuple[str, str, str]] = []
    found = {TYPES: types_xml(), "_rels/.rels": relations_xml(("rId1", "officeDocument", "word/document.xml"))}
    found["word/document.xml"] = document_xml(body)
    for number, (name, content) in enumerate((stories or {}).items(), 1):
        kind = name.rstrip("0123456789")
        rows.append((f"rId{number}", kind, f"{name}.xml"))
        found[f"word/{name}.xml"] = story_xml(kind, content)
    if styles:
        rows.append(("rId90", "styles", "styles.xml"))
        found["word/styles.xml"] = f"{HEAD}<w:styles {SPACES}>{styles}</w:styles>"
    found["word/_rels/document.xml.rels"] = relations_xml(*rows)
    return found


def package(body: str, stories: Mapping[str, str] | None = None, styles: str = "") -> Package:
    """A package of the parts, not yet a file."""
    return Package({name: text.encode() for name, text in parts(body, stories, styles).items()})


def zipped(content: Mapping[str, str | bytes]) -> bytes:
    """A zip of the parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, data in content.items():
            file.writestr(name, data)
    return out.getvalue()


def saved(body: str, stories: Mapping[str, str] | None = None, **more: str | bytes) -> bytes:
    """A whole file; `more` maps part names to content that is added or takes a part's place."""
    return zipped({**parts(body, stories), **more})


def office_report(figures: int = 60, pages: int = 8) -> bytes:
    """A report of about `pages` pages by another library, its `figures` numbers bound afterwards."""
    made = Document()
    made.add_heading("清和区2025年工作总结", 0)
    for number in range(pages * 9):
        if number % 9 == 0:
            made.add_heading(f"第{number // 9 + 1}部分", 1)
        paragraph = made.add_paragraph(f"第{number + 1}段，全区开展线下宣讲")
        paragraph.add_run(f"{number * 37 + 11}").bold = number % 3 == 0
        paragraph.add_run("场次，" + "理论宣讲进社区、进学校、进企业，群众反响良好。" * 7)
    grid = made.add_table(12, 5)
    for number, cell in enumerate(cell for line in grid.rows for cell in line.cells):
        cell.text = str(number * 13)
    made.sections[0].footer.paragraphs[0].text = "小王 制"
    done = 0
    for run in list(made.element.body.iter(w("r"))):
        if done < figures and (run.findtext(w("t")) or "").isdigit():
            for node in etree.fromstring(f"<x {SPACES}>{bound('0', f'{done:012x}')}</x>"):
                run.addprevious(node)
            content = run.getprevious().getprevious().find(w("sdtContent"))
            content.clear()
            content.append(run)
            done += 1
    out = BytesIO()
    made.save(out)
    return out.getvalue()
