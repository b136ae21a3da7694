"""`youju init` and the program itself: what is made, and what is refused before anything is made."""

import pytest

from making import PACK
from youju.cli.main import COMMANDS, main
from youju.web.site.setup import close_site, open_site


@pytest.fixture
def pack(tmp_path):
    """The small pack as a folder."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "pack.toml").write_text(PACK, "utf-8")
    return folder


@pytest.fixture
def init(run, pack, tmp_path, django_db_blocker):
    """Make an office on the small pack."""
    with django_db_blocker.unblock():
        yield lambda *words: run(
            "init", tmp_path / "office", "--pack", pack, "--today", "2025-12-30", "--code", "990101", *words
        )
        close_site()


def test_a_new_office_is_named_and_dated(init, tmp_path):
    assert init("--name", "清和区文化办")[0] == 0
    site = open_site(tmp_path / "office")
    assert (site.name, site.code, site.today.isoformat(), site.language) == (
        "清和区文化办",
        "990101",
        "2025-12-30",
        "zh",
    )


@pytest.mark.parametrize(("words", "alone"), [((), True), (("--office", "one"), True), (("--office", "many"), False)])
def test_an_office_is_of_one_person_unless_it_says_otherwise(init, tmp_path, words, alone):
    init(*words)
    assert open_site(tmp_path / "office").one_person is alone


def test_an_office_made_in_english_stays_english(init, tmp_path, monkeypatch):
    monkeypatch.setenv("YOUJU_LANG", "en")
    _, out, _ = init()
    assert (out.startswith("Made: "), open_site(tmp_path / "office").language) == (True, "en")


def test_the_office_is_a_unit_at_once(init, tmp_path, ask):
    init()
    (found,) = ask("figures", "lectures.sessions", "--site", tmp_path / "office", "--unit", "990101")
    assert (found["value"], found["unit_code"]) == (0, "990101")


def test_the_log_of_a_new_office_holds(init, tmp_path, run):
    init()
    assert run("log", "verify", "--site", tmp_path / "office")[0] == 0


def test_an_office_is_not_made_over_another(init):
    init()
    code, _, err = init("--name", "另一个")
    assert (code, "STO004" in err) == (2, True)


def test_a_pack_that_is_not_there_makes_no_office(init, tmp_path):
    code, _, err = init("--pack", tmp_path / "nowhere")
    assert (code, "DEF015" in err, (tmp_path / "office").exists()) == (2, True, False)


def test_a_pack_with_a_mistake_makes_no_office(init, pack, tmp_path):
    (pack / "pack.toml").write_text(PACK.replace('sum = "people"', 'sum = "peple"'), "utf-8")
    code, _, err = init()
    assert (code, "pack.toml:" in err, (tmp_path / "office").exists()) == (2, True, False)


def test_once_the_pack_is_mended_the_office_is_made(init, pack):
    (pack / "pack.toml").write_text(PACK.replace('sum = "people"', 'sum = "peple"'), "utf-8")
    init()
    (pack / "pack.toml").write_text(PACK, "utf-8")
    assert init()[0] == 0


@pytest.mark.parametrize("words", [("--name", ""), ("--name", " "), ("--code", ""), ("--code", "　")])
def test_an_office_without_name_or_code_is_not_made(init, tmp_path, words):
    code, _, err = init(*words)
    assert (code, err != "", (tmp_path / "office").exists()) == (2, True, False)


@pytest.mark.parametrize(
    "words",
    [
        ("figurs",),
        ("init",),
        ("init", "x", "--office", "few"),
        ("init", "x", "--today", "2025-02-30"),
        ("figures", "--as-of", "many"),
        ("figures", "--tree", "tomorrow"),
        ("figures", "--format", "xml"),
        ("trace",),
        ("export", "lectures"),
        ("log",),
        ("import",),
        ("report", "annual"),
    ],
)
def test_a_command_written_wrongly_exits_2(run, words):
    with pytest.raises(SystemExit) as stopped:
        run(*words)
    assert stopped.value.code == 2


def test_an_unknown_command_is_answered_with_those_there_are(capsys):
    with pytest.raises(SystemExit):
        main(["figurs"])
    said = capsys.readouterr().err
    assert [name for name in COMMANDS if name not in said] == []


def test_without_a_command_all_are_listed(run, capsys):
    code, out, _ = run()
    assert (code, [name for name in COMMANDS if name not in out]) == (2, [])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_is_listed_with_its_purpose_in_the_language_asked(run, monkeypatch, language):
    monkeypatch.setenv("YOUJU_LANG", language)
    out = " ".join(run()[1].split())
    assert [name for name, label in COMMANDS.items() if label.in_(language) not in out] == []


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(run, capsys, command):
    with pytest.raises(SystemExit) as stopped:
        run(command, "--help")
    assert (stopped.value.code, f"usage: youju {command}" in capsys.readouterr().out) == (0, True)


def test_the_version_is_told(run, capsys):
    with pytest.raises(SystemExit) as stopped:
        run("--version")
    assert (stopped.value.code, capsys.readouterr().out.startswith("youju ")) == (0, True)
