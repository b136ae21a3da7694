"""`youju card` and `youju sheet`: a file for paper, refused where the figure or the kind of file is unknown."""

import pytest

YEAR = ("--period", "2025")


def test_a_card_is_written_as_one_html_file(demo, run):
    out = demo / "card.html"
    code, _, said = run("card", "lectures.offline.sessions", "--site", demo, *YEAR, "-o", out)
    assert (code, "线下宣讲场次 37" in said, "答数卡" in out.read_text("utf-8")) == (0, True, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("card", "lectures.nothing", "-o", "x.html"), "CMD002"),
        (("card", "lectures.offline.sessions", "-o", "x.docx"), "CMD027"),
        (("sheet", "monthly", "-o", "x.pdf"), "CMD025"),
        (("sheet", "annual", "-o", "x.html"), "CMD027"),
    ],
)
def test_what_cannot_be_written_is_refused(demo, run, words, told):
    code, _, err = run(*words, "--site", demo)
    assert (code, told in err) == (2, True)
