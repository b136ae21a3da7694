"""Every kind of problem of the house: its own code, both languages, the same placeholders in both."""

import importlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from string import Formatter

import youju
from youju.engine.base.labels import Label
from youju.engine.base.problems import Kind

HOUSE = Path(youju.__file__).parent
CODE = re.compile(r"[A-Z]{3}\d{3}")


def modules() -> list[str]:
    """Names of the modules in which a kind is made: each room's `problems`, and two of `base`."""
    made = [p for p in HOUSE.rglob("*.py") if re.search(r"^[A-Z_0-9]+ = Kind\(", p.read_text("utf-8"), re.MULTILINE)]
    return [".".join(("youju", *p.relative_to(HOUSE).with_suffix("").parts)) for p in sorted(made)]


def kinds() -> dict[str, Kind]:
    """Every kind by the name it is declared under."""
    found = {}
    for name in modules():
        held = vars(importlib.import_module(name))
        declared = re.findall(r"^([A-Z_0-9]+) = Kind\(", Path(held["__file__"]).read_text("utf-8"), re.MULTILINE)
        found |= {f"{name}.{word}": held[word] for word in declared}
    return found


def slots(text: str) -> set[str]:
    """The placeholders of a template; `{name_en}` is the English words of `{name}`."""
    return {(name or "").removesuffix("_en") for _, name, _, _ in Formatter().parse(text) if name is not None}


def codes_used_twice(found: Iterable[Kind]) -> list[str]:
    return [code for code, times in Counter(kind.code for kind in found).items() if times > 1]


def in_one_language(found: Iterable[Kind]) -> list[str]:
    """Codes of kinds whose sentence or mending lacks a language."""
    return [k.code for k in found if not (k.says.zh and k.says.en) or bool(k.mend.zh) != bool(k.mend.en)]


def told_differently(found: Iterable[Kind]) -> list[str]:
    """Codes of kinds whose two languages have different placeholders."""
    return [k.code for k in found for text in (k.says, k.mend) if slots(text.zh) != slots(text.en)]


def test_the_kinds_of_every_room_are_looked_at():
    rooms = {path.parent.name for path in HOUSE.rglob("problems.py")}
    assert rooms - {"base"} <= {name.split(".")[-2] for name in modules()}


def test_no_code_is_used_twice():
    assert codes_used_twice(kinds().values()) == []


def test_a_code_is_three_letters_and_three_digits():
    assert [k.code for k in kinds().values() if not CODE.fullmatch(k.code)] == []


def test_the_codes_of_a_module_begin_alike():
    prefixes = {(name.rpartition(".")[0], kind.code[:3]) for name, kind in kinds().items()}
    assert [name for name, times in Counter(name for name, _ in prefixes).items() if times > 1] == []


def test_every_kind_speaks_both_languages():
    assert in_one_language(kinds().values()) == []


def test_both_languages_say_the_same():
    assert told_differently(kinds().values()) == []


SOUND = Kind("TST001", Label("缺少{name}。", "{name} is missing."), Label("请补上。", "Add it."))


def test_a_planted_second_use_of_a_code_is_caught():
    assert codes_used_twice([SOUND, SOUND]) == ["TST001"]


def test_a_planted_sentence_without_english_is_caught():
    assert in_one_language([SOUND, Kind("TST002", Label("缺少。"), SOUND.mend)]) == ["TST002"]


def test_a_planted_mending_without_english_is_caught():
    assert in_one_language([SOUND, Kind("TST002", SOUND.says, Label("请补上。"))]) == ["TST002"]


def test_a_planted_difference_of_placeholders_is_caught():
    other = Kind("TST002", Label("缺少{name}。", "{title} is missing."), SOUND.mend)
    assert told_differently([SOUND, other]) == ["TST002"]
