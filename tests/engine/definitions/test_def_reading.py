"""From folders and texts to a pack: layers, files that cannot be read, and what is said twice."""

from pathlib import Path

import pytest

from youju.engine.base.labels import Label
from youju.engine.base.problems import Refused
from youju.engine.definitions import folder_texts, lint, read_pack, read_texts, system_texts

HEAD = '[pack]\nid = "office"\ntitle = { zh = "文化办" }\nlanguages = ["zh"]\n'
GROUP = '[group.lectures]\ntitle = { zh = "宣讲" }\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack folder with a head and nothing else."""
    made = tmp_path / "office"
    made.mkdir()
    (made / "pack.toml").write_text(HEAD, "utf-8")
    return made


def faults(folder: Path) -> list[str]:
    """`FILE:LINE CODE` of what is wrong in a folder."""
    return [f"{Path(p.place.file).name}:{p.place.line} {p.code}" for p in lint(folder)]


def codes(*texts: tuple[str, str, str]) -> list[str]:
    return [f"{p.place} {p.code}" for p in read_texts(texts)[1]]


def test_a_pack_has_its_id_and_title(folder):
    pack, problems = read_pack([folder])
    assert problems == ()
    assert pack is not None
    assert (pack.id, pack.title, pack.languages) == ("office", Label("文化办"), ("zh",))


def test_every_file_of_the_folder_belongs_to_the_pack(folder):
    (folder / "groups.toml").write_text(GROUP, "utf-8")
    assert read_pack([folder])[0].groups["lectures"].title == Label("宣讲")


def test_the_recipe_of_the_sample_ledger_is_no_definition(folder):
    (folder / "sample.toml").write_text("anything = 1", "utf-8")
    assert faults(folder) == []


def test_files_are_read_in_the_order_of_their_names(folder):
    for name in ("b.toml", "a.toml"):
        (folder / name).write_text("", "utf-8")
    assert [Path(file).name for _, file, _ in folder_texts([folder])] == ["a.toml", "b.toml", "pack.toml"]


@pytest.mark.parametrize("name", ["nowhere", "office/pack.toml", "."])
def test_a_folder_without_a_pack_is_refused(folder, name):
    with pytest.raises(Refused) as refusal:
        read_pack([folder.parent / name])
    assert refusal.value.problems[0].code == "DEF015"


def test_a_file_saved_by_notepad_with_a_mark_at_its_front_is_read(folder):
    (folder / "pack.toml").write_text(HEAD, "utf-8-sig")
    assert faults(folder) == []


def test_a_file_saved_as_gbk_is_named_with_the_line_of_its_first_chinese(folder):
    (folder / "groups.toml").write_text(GROUP, "gbk")
    assert faults(folder) == ["groups.toml:2 DEF018"]


def test_a_file_saved_as_gbk_hides_no_mistake_of_another(folder):
    (folder / "groups.toml").write_text(GROUP, "gbk")
    (folder / "more.toml").write_text("[grop.x]\n", "utf-8")
    assert faults(folder) == ["groups.toml:2 DEF018", "more.toml:1 DEF002"]


def test_a_file_that_is_no_toml_is_named_with_its_line(folder):
    (folder / "groups.toml").write_text(f"{GROUP}\nlabel = title\n", "utf-8")
    assert faults(folder) == ["groups.toml:4 DEF001"]


def test_a_file_that_breaks_off_is_named_with_its_last_line(folder):
    (folder / "groups.toml").write_text(f'{GROUP}\nlabel = """\nopen\n', "utf-8")
    assert faults(folder) == ["groups.toml:5 DEF001"]


def test_a_broken_file_hides_no_mistake_of_another(folder):
    (folder / "a.toml").write_text("label = title\n", "utf-8")
    (folder / "b.toml").write_text("[grop.x]\n", "utf-8")
    assert faults(folder) == ["a.toml:1 DEF001", "b.toml:1 DEF002"]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("", ["pack.toml:1 DEF003"]),
        ('[pack]\ntitle = { zh = "文化办" }', ["pack.toml:1 DEF003"]),
        ('[pack]\nid = "office"', ["pack.toml:1 DEF003"]),
        (HEAD.replace('"zh"]', '"zh", "fr"]'), ["pack.toml:4 DEF005"]),
        (HEAD + 'tilte = "x"', ["pack.toml:5 DEF002"]),
        ("pack = 5", ["pack.toml:1 DEF004", "pack.toml:1 DEF003"]),
    ],
)
def test_a_pack_that_does_not_say_who_it_is_is_reported(folder, head, found):
    (folder / "pack.toml").write_text(head, "utf-8")
    assert sorted(faults(folder)) == sorted(found)


def test_a_pack_with_a_mistake_is_not_given_out(folder):
    (folder / "groups.toml").write_text("[group.lectures]\n", "utf-8")
    assert read_pack([folder])[0] is None


def test_a_title_lacking_a_declared_language_is_reported(folder):
    (folder / "pack.toml").write_text(HEAD.replace('"zh"]', '"zh", "en"]'), "utf-8")
    assert faults(folder) == ["pack.toml:3 DEF008"]


def test_a_pack_in_english_alone_needs_no_chinese(folder):
    (folder / "pack.toml").write_text('[pack]\nid = "ngo"\ntitle = { en = "Volunteers" }\nlanguages = ["en"]', "utf-8")
    pack, problems = read_pack([folder])
    assert (problems, str(pack.title)) == ((), "Volunteers")


def test_the_system_has_no_mistakes_of_its_own():
    assert codes() == []


def test_the_system_is_read_without_being_given():
    assert "units" in read_texts([])[0].registers


def test_the_system_given_by_the_log_is_not_read_twice():
    assert codes(*system_texts(), ("pack", "pack.toml", HEAD)) == []


def test_the_office_replaces_a_definition_of_its_pack():
    own = ("overlay", "own.toml", GROUP.replace("宣讲", "理论宣讲"))
    pack, _ = read_texts([("pack", "pack.toml", HEAD + GROUP), own])
    assert pack.groups["lectures"].title == Label("理论宣讲")


def test_the_overlay_folder_is_read_after_the_pack(folder, tmp_path):
    own = tmp_path / "site"
    own.mkdir()
    (folder / "groups.toml").write_text(GROUP, "utf-8")
    (own / "a.toml").write_text(GROUP.replace("宣讲", "理论宣讲"), "utf-8")
    assert read_pack([folder, own])[0].groups["lectures"].title == Label("理论宣讲")


def test_an_overlay_folder_that_does_not_exist_changes_nothing(folder, tmp_path):
    assert read_pack([folder, tmp_path / "none"])[1] == ()


def test_the_same_id_twice_in_one_pack_names_both_places():
    _, (problem,) = read_texts([("pack", "a.toml", HEAD + GROUP), ("pack", "b.toml", f"\n{GROUP}")])
    assert (str(problem.place), problem.code, "a.toml:5" in problem.sentence("en")) == ("b.toml:2", "DEF006", True)


def test_the_same_id_may_name_a_group_and_a_register():
    register = (
        '[register.lectures]\ntitle = { zh = "场" }\nfield = [{ id = "a", title = { zh = "甲" }, type = "text" }]\n'
    )
    assert codes(("pack", "pack.toml", HEAD + GROUP + register)) == []


def test_a_section_that_nobody_knows_is_answered_with_the_nearest():
    _, (problem,) = read_texts([("pack", "pack.toml", f"{HEAD}[regster.x]\n")])
    assert (problem.place.line, problem.mend("en")) == (5, "The nearest is: register.")


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("group.Lectures", "DEF007"),
        ('group."2025"', "DEF007"),
        ('indicator."lectures..all"', "DEF007"),
        ("codelist.Level", "DEF007"),
        ("report.Annual", "DEF007"),
    ],
)
def test_an_id_that_cannot_be_one_is_reported(section, code):
    assert codes(("pack", "pack.toml", f"{HEAD}[{section}]\n")) == [f"pack.toml:5 {code}"]


def test_problems_come_by_file_and_line():
    files = [("pack", "b.toml", "[group.x]\n[group.y]\n"), ("pack", "a.toml", HEAD + "[group.z]\n")]
    assert codes(*files) == ["a.toml:5 DEF003", "b.toml:1 DEF003", "b.toml:2 DEF003"]
