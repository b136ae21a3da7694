"""Documents that nobody wrote: any nesting of controls, changes, fields, tables and boxes, for properties that always hold."""

from __future__ import annotations

from hypothesis import strategies as st

from engine.document.making import box, control, field, p, r, row, table

WORDS = st.sampled_from(["宣讲", "120", "场", "约", "3万余", " ", ""])
MARKS = st.sampled_from(
    ["", "", "", "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:ins/></w:rPr>", "<w:rPr><w:moveFrom/></w:rPr>"]
)
CHANGES = st.sampled_from(["", "", "<w:del/>", "<w:ins/>"])
INSTANCES = st.integers(0, 2**48 - 1).map(lambda n: f"{n:012x}")
FIELDS = st.sampled_from(["PAGE", "DATE", "INCLUDETEXT x", "FORMTEXT", "REF x", ""])
LOOSE = (
    '<w:bookmarkStart w:id="1" w:name="_yj_1"/>',
    '<w:bookmarkEnd w:id="1"/>',
    "<w:proofErr/>",
    "<w:r><w:tab/></w:r>",
)


def wrapped(tag: str, content: str) -> str:
    """XML in an element; deleted text is called so."""
    inside = content.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ") if tag == "del" else content
    return f"<w:{tag}>{inside}</w:{tag}>"


def runs() -> st.SearchStrategy[str]:
    """XML of one thing in a paragraph."""

    def more(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        tags = st.sampled_from(["ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag"])
        joined = st.lists(inner, min_size=1, max_size=3).map("".join)
        return st.one_of(
            st.builds(wrapped, tags, joined),
            st.builds(control, joined, INSTANCES),
            st.builds(lambda name, result: field(name, "").replace(r(""), result), FIELDS, joined),
            st.builds(lambda text: box(p(text)), joined),
        )

    return st.recursive(st.one_of(WORDS.map(r), st.sampled_from(LOOSE)), more, max_leaves=6)


def blocks() -> st.SearchStrategy[str]:
    """XML of one block."""
    paragraph = st.builds(lambda inside, mark: p(*inside, properties=mark), st.lists(runs(), max_size=4), MARKS)

    def more(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        joined = st.lists(inner, min_size=1, max_size=2).map("".join)
        rows = st.builds(
            lambda cells, change: row(*cells, properties=change), st.lists(joined, min_size=1, max_size=2), CHANGES
        )
        return st.one_of(
            st.builds(lambda found: table(*found), st.lists(rows, min_size=1, max_size=3)),
            st.builds(control, joined, INSTANCES),
            st.builds(wrapped, st.sampled_from(["customXml", "ins", "moveTo"]), joined),
        )

    return st.recursive(paragraph, more, max_leaves=5)


def bodies() -> st.SearchStrategy[str]:
    """XML of a document's blocks."""
    return st.lists(blocks(), min_size=1, max_size=5).map("".join)
