"""What an office changes in its own pack/ folder holds from the next command on."""

OVERLAY = """
[indicator."lectures.long"]
title = { zh = "大型宣讲", en = "Large lectures" }
register = "lecture_sessions"
time = "flow"
where = { people__gte = 1000 }
"""


def test_an_indicator_of_ones_own_can_be_asked_at_once(office, ask):
    (office / "pack" / "own.toml").write_text(OVERLAY, "utf-8")
    (figure,) = ask("figures", "lectures.long", "--site", office)
    assert (figure["title"], figure["value"], figure["unit"]) == ("大型宣讲", 0, "项")


def test_an_overlay_with_a_mistake_leaves_the_last_good_definitions_in_force(office, run):
    (office / "pack" / "own.toml").write_text(OVERLAY.replace("people", "peple"), "utf-8")
    code, _, err = run("figures", "lectures.offline.sessions", "--site", office)
    assert (code, "own.toml:6" in err, "people" in err, "CMD013" in err) == (0, True, True, True)


def test_definitions_of_an_earlier_seq_are_those_of_then(office, ask, run):
    head = int(run("log", "verify", "--site", office)[1].split("共 ")[1].split(" ")[0])
    (office / "pack" / "own.toml").write_text(OVERLAY.replace("lectures.long", "lectures.offline.sessions"), "utf-8")
    now, then = (
        ask("figures", "lectures.offline.sessions", "--site", office, *more)[0] for more in ((), ("--as-of", head))
    )
    assert (now["title"], then["title"]) == ("大型宣讲", "线下宣讲场次")


def test_figures_are_said_in_english_where_asked(office, run, monkeypatch):
    monkeypatch.setenv("YOUJU_LANG", "en")
    _, out, _ = run("figures", "lectures.offline.sessions", "--site", office)
    assert "added up" in out
