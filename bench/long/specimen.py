"""A Word file with one of everything that reading and flattening know: the ground that mutations fall upon."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NUMBER = "<w:r><w:rPr><w:b/></w:rPr><w:t>120</w:t></w:r>"
_FIGURE = (
    '<w:bookmarkStart w:id="1" w:name="_yj_a1b2c3d4e5f6"/><w:sdt><w:sdtPr><w:alias w:val="线下宣讲场次 ·a1b2c3"/>'
    f'<w:tag w:val="yj:a1b2c3d4e5f6"/><w:text/></w:sdtPr><w:sdtContent>{_NUMBER}</w:sdtContent></w:sdt>'
    '<w:bookmarkEnd w:id="1"/>'
)
_BOX = "<w:txbxContent><w:p><w:r><w:t>框里3万余</w:t></w:r></w:p></w:txbxContent>"
_SHAPE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
    f"{_BOX}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_FIELD = (
    f"{_MARK.format('begin')}<w:r><w:instrText>{{}}</w:instrText></w:r>{_MARK.format('separate')}"
    f"<w:r><w:t>37</w:t></w:r>{_MARK.format('end')}"
)
_GONE = '<w:pPr><w:rPr><w:del w:author="小王"/></w:rPr></w:pPr>'
_TEXT = "<w:r><w:t>{}</w:t></w:r>"
_BODY = f"""
<w:p w14:paraId="1A2B3C4D"><w:pPr><w:pStyle w:val="h1"/></w:pPr>{_TEXT.format("一、总体情况")}</w:p>
<w:p>{_TEXT.format("全年开展线下宣讲")}{_FIGURE}{_TEXT.format("场次，")}{_FIELD.format(" DOCPROPERTY n ")}{_TEXT.format("人")}</w:p>
<w:p>{_TEXT.format("共")}<w:del w:author="老李"><w:r><w:delText>100</w:delText></w:r></w:del>
<w:ins w:author="小王">{_NUMBER}</w:ins>{_TEXT.format("篇")}<w:r><w:tab/><w:br/><w:noBreakHyphen/><w:sym w:char="F0FC"/></w:r></w:p>
<w:p>{_GONE}{_TEXT.format("前")}</w:p><w:p>{_TEXT.format("后")}{_SHAPE}</w:p>
<w:p><w:hyperlink r:id="rId9">{_TEXT.format("见网")}</w:hyperlink><w:fldSimple w:instr="PAGE">{_TEXT.format("1")}</w:fldSimple>
<w:r><w:ruby><w:rt>{_TEXT.format("x")}</w:rt><w:rubyBase>{_TEXT.format("宣")}</w:rubyBase></w:ruby><w:footnoteReference w:id="2"/></w:r>
<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:commentRangeEnd w:id="0"/></w:p>
<w:sdt><w:sdtContent><w:tbl><w:tblPr/><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{_TEXT.format("旧")}</w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>{_FIGURE}</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc>
</w:tr></w:tbl></w:sdtContent></w:sdt><w:customXml><w:p>{_FIELD.format(" INCLUDETEXT x ")}</w:p></w:customXml>
<w:p><w:moveFrom>{_TEXT.format("移")}</w:moveFrom><w:moveTo>{_TEXT.format("移")}</w:moveTo><w:smartTag>{_NUMBER}</w:smartTag></w:p>
<w:altChunk r:id="rId8"/><w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>"""
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:basedOn w:val="n"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
_STORIES = {
    "styles": ("styles", _STYLES, "styles"),
    "header1": ("hdr", f"<w:p>{_FIGURE}</w:p>", "header"),
    "footnotes": ("footnotes", f'<w:footnote w:id="2"><w:p>{_TEXT.format("注9项")}</w:p></w:footnote>', "footnotes"),
    "comments": ("comments", f'<w:comment w:id="0"><w:p>{_TEXT.format("请核")}</w:p></w:comment>', "comments"),
    "settings": ("settings", '<w:attachedTemplate r:id="rId1"/>', "settings"),
}


def specimen() -> bytes:
    """The file."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, text in _parts().items():
            file.writestr(name, text)
    return out.getvalue()


def _parts() -> dict[str, str]:
    main = f"{_OFFICE}.document.main+xml"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_OFFICE}.{kind}+xml"/>'
        for name, (_, _, kind) in _STORIES.items()
    )
    rows = [(f"rId{n}", kind, f"{name}.xml") for n, (name, (_, _, kind)) in enumerate(_STORIES.items(), 1)]
    rows += [("rId8", "aFChunk", "x.html"), ("rId9", "hyperlink", 'https://example.org/" TargetMode="External')]
    outside = 'http://example.org/x.dotm" TargetMode="External'
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_P}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{types}</Types>',
        "_rels/.rels": _relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{_HEAD}<w:document {_SPACES}><w:body>{_BODY}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(*rows),
        "word/_rels/settings.xml.rels": _relations(("rId1", "attachedTemplate", outside)),
        "word/x.html": "<html/>",
        "word/embeddings/x.bin": "x" * 50,
        **{
            f"word/{name}.xml": f"{_HEAD}<w:{tag} {_SPACES}>{text}</w:{tag}>"
            for name, (tag, text, _) in _STORIES.items()
        },
    }


def _relations(*rows: tuple[str, str, str]) -> str:
    nodes = "".join(f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"/>' for key, kind, target in rows)
    return f'{_HEAD}<Relationships xmlns="{_P}/relationships">{nodes}</Relationships>'
