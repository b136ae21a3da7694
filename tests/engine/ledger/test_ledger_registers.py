"""The registers that every site has, and all that the office's pack declares, can be filled in."""

from functools import cache
from pathlib import Path

import pytest

import youju
from youju.engine.definitions import Field, Register, read_pack
from youju.engine.ledger import Normaliser

OFFICE = Path(youju.__file__).parent / "packs" / "district_office"
EXAMPLES = {
    "text": "宪法宣讲", "long_text": "内容\n两行", "integer": "12", "decimal": "1", "money": "3.50", "hours": "1.5",
    "date": "2025.3.8", "month": "2025年3月", "datetime": "2025-03-08 14:30", "bool": "是", "ref": "清和日报",
    "refs": "王老师、李老师", "unit": "东关街道", "units": "东关街道、柳河镇", "person_name": "王小明",
    "phone": "13800138000", "id_number": "11010519491231002X", "url": "https://example.cn", "file": "ab" * 32,
}  # fmt: skip
"""What 小王 may type for each type of field."""


class Everything:
    """A ledger in which every name is known."""

    def unit(self, text, on):
        return 2

    def find(self, register, text, on):
        return (11,)

    def attributes(self, register, record, on):
        return {}


def typed(register: Register) -> dict[str, str]:
    """A row with every field filled in by title of a choice or by example."""
    return {field.id: example(field) for field in register.live_fields()}


def example(field: Field) -> str:
    """What is typed in one field: the least that is allowed, where 12 is less."""
    if field.choices:
        return field.choices[0].title.zh
    return str(field.min) if field.type == "integer" and (field.min or 0) > 12 else EXAMPLES[field.type]


@cache
def registers() -> list[Register]:
    """All registers of the office's pack, the system's own among them."""
    pack, problems = read_pack([OFFICE])
    assert pack is not None, problems[:3]
    return list(pack.registers.values())


@pytest.mark.parametrize("register", registers(), ids=lambda register: register.id)
def test_every_register_takes_a_row_with_all_its_fields(register):
    row = Normaliser(register, Everything()).row(typed(register), on="2025-12-30")
    assert [problem.line() for problem in row.problems if problem.kind.level == "error"] == []
    assert row.data.keys() == typed(register).keys()


@pytest.mark.parametrize("register", registers(), ids=lambda register: register.id)
def test_no_register_takes_a_row_without_what_it_requires(register):
    row = Normaliser(register, Everything()).row({}, on="2025-12-30")
    assert {problem.place.field for problem in row.problems} == {f.id for f in register.live_fields() if f.required}
