"""The definitions in force are those that the log holds."""

import pytest

from making import NOON, PACK, listed
from youju.engine.base.problems import Refused
from youju.web.store import definitions, read
from youju.web.store.definitions import logged_texts
from youju.web.store.log import append


def file(layer: str, name: str, content: str, **more):
    """A definition file as the log holds it."""
    return listed("definitions", layer=layer, file=name, content=content, digest="0" * 64, **more)


@pytest.fixture
def base(either_site) -> int:
    """The record of the small pack's only file."""
    return next(read.live("definitions")).record


def test_the_texts_are_read_back(base):
    assert logged_texts() == (("pack", "pack.toml", PACK),)


def test_the_pack_is_read_from_the_log(base):
    assert definitions.pack().registers["lectures"].title.zh == "宣讲场次"


def test_an_earlier_number_gives_the_earlier_text(base):
    before = read.head()
    append([file("pack", "pack.toml", PACK + "# new", record=base, action="edit")], NOON, {base: base})
    assert (logged_texts()[0][2], logged_texts(before)[0][2]) == (PACK + "# new", PACK)


def test_before_the_first_definition_there_is_none(base):
    assert logged_texts(base - 1) == ()


def test_a_file_taken_away_is_read_no_more(base):
    extra = append([file("overlay", "own.toml", "# own")], NOON).records[0]
    assert len(logged_texts()) == 2
    append([file("overlay", "own.toml", "", record=extra, stage="void", action="void")], NOON, {extra: extra})
    assert len(logged_texts()) == 1


def test_the_sites_own_files_come_last(base):
    append([file("overlay", "a.toml", ""), file("pack", "b.toml", "")], NOON)
    assert [text[:2] for text in logged_texts()] == [("pack", "b.toml"), ("pack", "pack.toml"), ("overlay", "a.toml")]


def test_other_changes_do_not_read_the_texts_again(base, django_assert_max_num_queries):
    definitions.pack()
    append([listed("outlets", name="清和日报")], NOON)
    with django_assert_max_num_queries(2):  # where the log ends, and the last revision of a definition
        definitions.pack()


def test_definitions_that_cannot_be_read_are_refused(base):
    append([file("pack", "pack.toml", "[pack", record=base, action="edit")], NOON, {base: base})
    with pytest.raises(Refused):
        definitions.pack()


def test_definitions_that_lint_would_refuse_today_are_still_read(base):
    crossed = PACK.replace("min = 0\n", "min = 9\nmax = 1\n")
    append([file("pack", "pack.toml", crossed, record=base, action="edit")], NOON, {base: base})
    assert definitions.pack().registers["lectures"].fields["people"].max == 1
