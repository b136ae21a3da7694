"""The command line in both languages: Chinese unless told otherwise, and then nothing of it is left."""

import re

import pytest

from youju.cli.main import COMMANDS

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_of_every_command_is_wholly_english_where_asked(capsys, run, command):
    with pytest.raises(SystemExit):
        run("--language", "en", *command.split(), "--help")
    assert not CHINESE.search(capsys.readouterr().out)


def test_one_command_in_both_languages(office, run, monkeypatch):
    monkeypatch.delenv("YOUJU_LANG", raising=False)
    asked = ("trace", "nothing", "--site", office)
    told = [run("--language", language, *asked) for language in ("zh", "en")]
    assert [(code, bool(CHINESE.search(err))) for code, _, err in told] == [(2, True), (2, False)]
    monkeypatch.setenv("YOUJU_LANG", "en")
    assert (run(*asked), run("--language=zh", *asked)) == (told[1], told[0])
