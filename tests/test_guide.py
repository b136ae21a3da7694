"""The user guide builds without a warning, in both languages alike, from files of this project alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "guide"
LIMIT = 160_000  # bytes of one picture


def pages(language: str) -> list[str]:
    return sorted(page.name for page in (GUIDE / language).glob("*.md"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_guide_builds_without_a_warning_and_asks_no_network(language, tmp_path):
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-c", GUIDE, GUIDE / language, tmp_path / "built"]
    built = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert (built.returncode, built.stderr) == (0, "")
    page = (tmp_path / "built" / "clerk.html").read_text("utf-8")
    assert not re.findall(r'(?:src|<link[^>]+href)="(?:https?:)?//', page)


def test_both_languages_have_the_same_pages_and_pictures():
    assert pages("zh") == pages("en")
    for name in pages("zh"):
        shown = [re.findall(r"images/([\w-]+)\.png", (GUIDE / each / name).read_text("utf-8")) for each in ("zh", "en")]
        assert shown[0] == shown[1], name


def test_no_picture_is_heavy():
    weights = {picture.name: picture.stat().st_size for picture in (GUIDE / "images").glob("*.png")}
    assert weights
    assert [name for name, weight in weights.items() if weight > LIMIT] == []
