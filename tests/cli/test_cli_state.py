"""`youju state`: figures from outside the ledger, stated by one person and confirmed by another."""

import pytest
from docx import Document

YEAR = ("--period", "2025")
PEOPLE = (
    "--name",
    "常住人口",
    "--value",
    "42.0万",
    "--unit",
    "人",
    *YEAR,
    "--source",
    "统计公报",
    "--office",
    "统计局",
)


@pytest.fixture
def state(demo, ask):
    """`youju state` on the demonstration site, as its JSON."""

    def command(verb, *words):
        return ask("state", verb, *words, "--site", demo)

    return command


def test_a_stated_figure_is_listed_with_its_source_and_waits(state):
    number = state("add", *PEOPLE, "--as", "cli:小王")["record"]
    (one,) = state("list")
    assert (one["number"], one["value"], one["unit"], one["period"]) == (number, 420000, "人", "2025")
    assert (one["source"], one["office"], one["unit_code"]) == ("统计公报", "统计局", "")
    assert (one["stated_by"], one["confirmed_by"], one["one_person"]) == ("小王", None, False)


def test_another_person_confirms_it(demo, run, state):
    number = state("add", *PEOPLE, "--as", "cli:小王")["record"]
    code, out, err = run("state", "confirm", number, "--site", demo, "--as", "cli:小王")
    assert (code, out, "LED104" in err) == (1, "", True)
    code, out, _ = run("state", "confirm", number, "--site", demo, "--as", "cli:老李")
    assert (code, out) == (0, f"第 {number} 号引用数已确认。\n")
    assert state("list")[0]["confirmed_by"] == "老李"


def test_one_person_does_both_and_the_list_says_so(office, run):
    run("state", "add", *PEOPLE, "--site", office, "--as", "cli:小王")
    number = run("state", "list", "--site", office)[1].splitlines()[1].split()[0]
    assert run("state", "confirm", number, "--site", office, "--as", "cli:小王")[0] == 0
    assert "小王（一人经办）" in run("state", "list", "--site", office)[1]


def test_a_change_waits_again_and_a_void_one_is_gone(state):
    number = state("add", *PEOPLE, "--as", "cli:小王")["record"]
    state("confirm", number, "--as", "cli:老李")
    state("change", number, "--value", "42.3万", "--as", "cli:小王")
    (one,) = state("list", *YEAR)
    assert (one["value"], one["confirmed_by"]) == (423000, None)
    assert state("void", number)["problems"][0]["code"] == "LED105"
    assert state("void", number, "--reason", "登错")["problems"] == []
    assert state("list") == []


def test_figures_of_one_period_are_listed(state):
    state("add", *PEOPLE)
    assert (len(state("list", *YEAR)), state("list", "--period", "2024")) == (1, [])


def test_a_figure_of_one_unit(state):
    state("add", *PEOPLE, "--of", "990101001")
    assert state("list")[0]["unit_code"] == "990101001"


def test_the_same_twice_is_a_conflict(demo, run):
    assert run("state", "add", *PEOPLE, "--site", demo)[0] == 0
    code, out, err = run("state", "add", *PEOPLE, "--site", demo)
    assert (code, out, "CMD041" in err) == (1, "", True)


@pytest.mark.parametrize("words", [("confirm", "1"), ("add", *PEOPLE, "--period", "去年"), ("list", "--period", "x")])
def test_what_cannot_be_used_is_refused(demo, run, words):
    assert run("state", *words, "--site", demo)[:2] == (2, "")


def test_a_figure_without_its_source_is_a_mistake_of_usage(demo, run):
    with pytest.raises(SystemExit) as stopped:
        run("state", "add", *PEOPLE[:-4], "--site", demo)
    assert stopped.value.code == 2


def test_the_log_still_verifies(demo, run, state):
    state("confirm", state("add", *PEOPLE, "--as", "cli:小王")["record"], "--as", "cli:老李")
    assert run("log", "verify", "--site", demo)[0] == 0


def test_decimals_are_text_in_the_answer(state):
    state("add", *PEOPLE[:2], "--value", "98.6%", "--unit", "%", *PEOPLE[6:])
    assert state("list")[0]["value"] == "98.6"


def test_people_read_it_in_english_where_asked(demo, run, monkeypatch):
    monkeypatch.setenv("YOUJU_LANG", "en")
    _, out, _ = run("state", "add", *PEOPLE, "--site", demo)
    assert out.endswith("is entered and waits to be confirmed.\n")
    assert "to be confirmed" in run("state", "list", "--site", demo)[1]


def test_a_report_that_says_it_is_checked_against_it(demo, ask, run, state, tmp_path):
    made = Document()
    for sentence in ("全区常住人口42万人。", "全区常住人口43万人。"):
        made.add_paragraph(sentence)
    made.save(tmp_path / "a.docx")
    number = state("add", *PEOPLE, "--as", "cli:小王")["record"]
    before = ask("check", tmp_path / "a.docx", "--site", demo, *YEAR)
    assert [one["verdict"] for one in before["numerals"]] == ["untraced", "untraced"]
    assert "待确认" in before["numerals"][0]["candidates"][0]["reasons"][-1]
    state("confirm", number, "--as", "cli:老李")
    after = ask("check", tmp_path / "a.docx", "--site", demo, *YEAR)
    assert [(one["verdict"], one["indicator"]) for one in after["numerals"]] == [
        ("stated", f"stated:{number}"), ("changed", f"stated:{number}"),
    ]  # fmt: skip
    assert (after["numerals"][1]["suggestion"], after["coverage"]["stated"], after["coverage"]["traced"]) == (
        "42万人",
        1,
        0,
    )
    out = run("check", tmp_path / "a.docx", "--site", demo, *YEAR)[1]
    assert out.splitlines()[0] == "全文 2 处数字，2 处需要依据，其中 0 处相符，另有 1 处为引用"


def test_a_draft_follows_it_from_year_to_year(demo, ask, run, state, tmp_path):
    for period, value in (("2024", "41万"), ("2025", "42.0万")):
        words = [{"2025": period, "42.0万": value}.get(word, word) for word in PEOPLE]
        state("confirm", state("add", *words, "--as", "cli:小王")["record"], "--as", "cli:老李")
    report, draft, made = tmp_path / "去年.docx", tmp_path / "底稿.docx", tmp_path / "今年.docx"
    written = Document()
    written.add_paragraph("全区常住人口41万人。")
    written.save(report)
    counts = ask("adopt", report, "-o", draft, "--period", "2024", "--site", demo)["counts"]
    assert (counts["bound"], counts["unknown"]) == (1, 0)
    assert ask("report", draft, *YEAR, "-o", made, "--site", demo)["problems"] == []
    told = ask("check", made, *YEAR, "--site", demo)
    assert [(one["text"], one["verdict"]) for one in told["numerals"]] == [("42万人", "stated")]
    assert (told["coverage"]["stated"], told["coverage"]["traced"]) == (1, 0)
    code, _, err = run("report", made, "--period", "2026", "-o", tmp_path / "明年.docx", "--site", demo)
    assert (code, "引用数“常住人口”没有 2026 的数，文中写着“42万”" in err) == (1, True)
