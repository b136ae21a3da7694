"""Units of one file that lie under each other are imported at once, in whatever order the rows stand."""

import random

import pytest

from youju.web.commands.desk.office import use
from youju.web.commands.imports.imports import Import, import_file
from youju.web.store import read
from youju.web.store.tree import Units

HEADER = "代码,名称,类别,上级单位,自"
TOWN = "T1,青石镇,镇街,,2020-01-01"
VILLAGE = "V1,河口村,村社区,青石镇,2020-01-01"
GROUP = "G1,河口村一组,村社区,V1,2020-01-01"


@pytest.fixture
def bring(either_site, tmp_path):
    """Import rows of units as the administrator of the office; the result and what is said."""
    office = use(either_site)

    def command(*rows, **more):
        file = tmp_path / "units.csv"
        file.write_text("\n".join([HEADER, *rows]), "utf-8")
        result, problems = import_file(office, "cli:test", Import(file, "units", **more), lambda *_: None)
        return result.counts(), [(p.code, p.place.cell, p.sentence()) for p in problems]

    return command


def counts(**given):
    """The five counts; those not given are 0."""
    return dict.fromkeys(("new", "changed", "same", "conflict", "rejected"), 0) | given


def parents():
    """Code of each unit with the code of the unit above it."""
    units = {r.record: r.entry.data for r in read.live("units")}
    return {data["code"]: units.get(data.get("parent"), {}).get("code", "") for data in units.values()}


@pytest.mark.parametrize("order", [(TOWN, VILLAGE, GROUP), (GROUP, VILLAGE, TOWN), (VILLAGE, GROUP, TOWN)])
def test_whatever_the_order_each_is_written_under_its_own(bring, order):
    assert bring(*order) == (counts(new=3), [])
    assert {"T1": "", "V1": "T1", "G1": "V1"}.items() <= parents().items()


def test_the_same_file_again_changes_nothing(bring):
    bring(GROUP, VILLAGE, TOWN)
    assert bring(GROUP, VILLAGE, TOWN) == (counts(same=3), [])


def test_a_rehearsal_gives_the_same_counts_and_writes_nothing(bring):
    before = read.head()
    assert bring(GROUP, VILLAGE, TOWN, dry_run=True) == (counts(new=3), [])
    assert (read.head(), Units().find("青石镇", "2025-01-01")) == (before, None)


def test_rows_wait_for_rows_of_later_parts(bring):
    chain = [f"C{n},第{n}级,村社区,{f'C{n - 1}' if n else ''},2020-01-01" for n in range(12)]
    random.Random(3).shuffle(chain)
    assert bring(*chain, part=4) == (counts(new=12), [])
    assert parents()["C11"] == "C10"


def test_rows_that_point_to_each_other_are_a_problem_of_each(bring):
    first, second = "A,甲组,村社区,乙组,2020-01-01", "B,乙组,村社区,甲组,2020-01-01"
    found, said = bring(TOWN, first, second)
    assert found == counts(new=1, rejected=2)
    assert said == [("CMD031", cell, "第 3、4 行绕成一圈，互相指向。") for cell in ("D3", "D4")]


def test_a_row_that_points_to_itself_is_a_circle_of_one(bring):
    assert bring("A,甲组,村社区,甲组,2020-01-01")[1] == [("CMD031", "D2", "第 2 行绕成一圈，互相指向。")]


def test_a_row_under_a_circle_is_told_which_row_was_not_taken(bring):
    _, said = bring("A,甲组,村社区,甲组,2020-01-01", "B,乙组,村社区,甲组,2020-01-01")
    assert said[1] == ("CMD032", "D3", "“甲组”在本文件第 2 行，那一行没有导入。")


def test_a_row_under_one_that_was_sent_back_is_told_which(bring):
    found, said = bring(VILLAGE, "T1,青石镇,镇街,,去年")
    assert found == counts(rejected=2)
    assert ("CMD032", "D2", "“青石镇”在本文件第 3 行，那一行没有导入。") in said


def test_a_name_that_nobody_bears_stays_unknown(bring):
    found, said = bring(TOWN, "V1,河口村,村社区,红石镇,2020-01-01")
    assert (found, said[0][0]) == (counts(new=1, rejected=1), "LED016")
