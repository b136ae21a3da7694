"""Persons in a text: the names that are known, whole and the longest first, but not inside the name of a unit."""

import pytest

from youju.engine.report.masking import Persons

NAMES = {"王小明", "王小", "欧阳春华", "古丽·买买提", "王平", "李　明", "Anna Smith"}


def persons(asked=None):
    def known(texts):
        if asked is not None:
            asked.append(len(texts))
        return NAMES & set(texts)

    return Persons(known, ("王平镇", "王小明纪念馆"))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("联系人：王小明。", "联系人：王**。"),
        ("由欧阳春华宣讲", "由欧**宣讲"),
        ("讲师古丽·买买提到场", "讲师古**到场"),
        ("李　明同志", "李**同志"),
        ("by Anna Smith today", "by A** today"),
        ("在王平镇开展", "在王平镇开展"),
        ("参观王小明纪念馆", "参观王小明纪念馆"),
        ("电话13812345678", "电话138****5678"),
        ("编号138123456789", "编号138123456789"),
        ("证件11010519491231002X", "证件110105********002X"),
        ("第110105194912310021号", "第110105194912310021号"),
    ],
)
def test_persons_are_masked_and_nothing_else(text, masked):
    assert persons().masked(text) == masked


def test_a_text_is_asked_about_once():
    asked = []
    some = persons(asked)
    some.find("王小明到场")
    some.find("王小明到场")
    assert len(asked) == 1
