"""`youju numbers`: numerals of a text, without a site."""

import io
import json
import subprocess
import sys

import pytest

from youju.cli.main import main


@pytest.fixture
def given(monkeypatch):
    """Puts a text on standard input."""

    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return put


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch):
    monkeypatch.setenv("YOUJU_LANG", "zh")


def lines(capsys):
    """What was printed, read as JSON lines."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_lines_give_the_fields_of_the_contract(given, capsys):
    given('{"id": 7, "text": "受众近3万人次"}\n')
    assert main(["numbers", "--jsonl"]) == 0
    span = {"start": 2, "end": 7, "text": "近3万人次", "class": "claim", "value": 30000, "low": 27000, "high": 30000}
    span |= {"low_inclusive": True, "high_inclusive": False, "unit": "人次"}
    assert lines(capsys) == [{"id": 7, "spans": [span]}]


def test_each_line_is_answered_by_one(given, capsys):
    given('{"id": "a", "text": "5场"}\n\n{"id": "b", "text": "没有"}\n')
    main(["numbers", "--jsonl"])
    assert [(line["id"], len(line["spans"])) for line in lines(capsys)] == [("a", 1), ("b", 0)]


def test_decimals_are_printed_digit_for_digit(given, capsys):
    given('{"id": 1, "text": "覆盖率99.6%,人均0.08册"}')
    main(["numbers", "--jsonl"])
    assert '"value":99.6,' in (out := capsys.readouterr().out)
    assert '"value":0.08,' in out


def test_offsets_are_code_points(given, capsys):
    given('{"id": 1, "text": "𠮷祥村举办５场"}')
    main(["numbers", "--jsonl"])
    assert [(span["start"], span["end"], span["text"]) for span in lines(capsys)[0]["spans"]] == [(5, 7, "５场")]


def test_a_file_is_shown_as_a_table(tmp_path, capsys):
    path = tmp_path / "report.txt"
    path.write_text("全年举办讲座120余场，比上年增长12.5%。", "utf-8")
    assert main(["numbers", str(path)]) == 0
    out = capsys.readouterr().out
    assert ("120余场" in out, "(120, 130)" in out, "change" in out) == (True, True, True)


def test_a_file_is_given_as_json(tmp_path, capsys):
    path = tmp_path / "report.txt"
    path.write_text("办展5场", "utf-8")
    main(["numbers", str(path), "--format", "json"])
    assert json.loads(capsys.readouterr().out)[0]["unit"] == "场"


def test_a_heading_makes_targets(given, capsys):
    given('{"id": 1, "text": "建成12个"}')
    main(["numbers", "--jsonl", "--heading", "下一步工作打算"])
    assert lines(capsys)[0]["spans"][0]["class"] == "plan-target"


@pytest.mark.parametrize("line", ["[1]", '{"id": 1}', "no json"])
def test_a_line_that_is_no_object_with_a_text_exits_2(given, capsys, line):
    given(line)
    assert main(["numbers", "--jsonl"]) == 2
    assert "NUM003" in capsys.readouterr().err


def test_a_missing_file_exits_2(tmp_path, capsys):
    assert main(["numbers", str(tmp_path / "none.txt")]) == 2
    assert "NUM001" in capsys.readouterr().err


def test_what_is_no_utf8_exits_2(tmp_path, capsys):
    path = tmp_path / "old.txt"
    path.write_bytes("共5场".encode("gbk"))
    assert main(["numbers", str(path)]) == 2
    assert "NUM002" in capsys.readouterr().err


def test_it_starts_without_the_framework():
    program = (
        "import sys; from youju.cli.main import main; main(['numbers', '--jsonl']);"
        "print([m for m in ('django', 'duckdb', 'youju.web') if m in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, input='{"id":1,"text":"5场"}', capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
