"""Whatever is written into a pack, reading it ends with problems that can be printed, never with a fault of ours."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import youju
from youju.engine.definitions import Text, describe, folder_texts, indicator_version, read_texts

SHIPPED = folder_texts([Path(youju.__file__).parent / "packs" / "district_office"])
FILES = [text for text in SHIPPED if Path(text[1]).name in ("pack.toml", "codelists.toml", "registers_works.toml")]
FILES += [
    ("pack", "loops.toml", '[loop.lend]\ntitle = { zh = "借还", en = "Lend" }\ninitial = "lent"\ncounts = ["lent"]\n')
]

VALUES = (
    "5", "-1", "1.5", "inf", "nan", "true", '""', '"x"', '"inf"', "[]", "[1]", '["x"]', "[[]]", "{}", "{ zh = 1 }", "{ x = {} }",
    "[{}]", "2025-03-08", "99999999999999999999", '[{ kind = "unique" }]', '{ field = "x" }',
)  # fmt: skip
TABLES = (
    "[register]",
    "[[register]]",
    "[register.x]",
    "[[register.x.rule]]",
    "[indicator.x]",
    "[loop.x.stage]",
    "[pack.x]",
)

lines = st.tuples(
    st.sampled_from(range(len(FILES))), st.integers(0, 400), st.sampled_from(("value", "drop", "table", "twice"))
)
mistakes = st.lists(st.tuples(lines, st.sampled_from(VALUES), st.sampled_from(TABLES)), min_size=1, max_size=3)


def spoiled(text: Text, number: int, how: str, value: str, table: str) -> Text:
    """A text of definitions with one line changed."""
    rows = text[2].split("\n")
    number %= len(rows)
    key, equals, _ = rows[number].partition("=")
    changed = {"value": [f"{key}= {value}" if equals else rows[number]], "drop": [], "table": [table, rows[number]]}
    rows[number : number + 1] = changed.get(how, [rows[number], rows[number]])
    return (*text[:2], "\n".join(rows))


@settings(max_examples=60, deadline=None)
@given(mistakes)
@example([((0, 1, "value"), "[]", "[register]")])
def test_a_spoiled_pack_gives_problems_that_can_be_printed(planted):
    texts = list(FILES)
    for (file, number, how), value, table in planted:
        texts[file] = spoiled(texts[file], number, how, value, table)
    _, problems = read_texts(texts)
    assert all(p.place.line and p.line("zh") and p.line("en") for p in problems)


KEYS = (
    "title",
    "register",
    "measure",
    "time",
    "where",
    "counts",
    "kind",
    "numerator",
    "of",
    "parts",
    "places",
    "wording",
)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("key", KEYS)
def test_an_indicator_with_any_value_is_read_or_reported(attempt, key, value):
    keys = {"title": '{ zh = "数" }', "register": '"lectures"'} | {key: value}
    pack, problems = attempt('[indicator."x"]\n' + "".join(f"{name} = {written}\n" for name, written in keys.items()))
    assert problems if pack is None else describe(pack, pack.indicators["x"]) and indicator_version(pack, "x")
