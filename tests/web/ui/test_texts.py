"""What templates say of titles, numbers and moments; every text has its English."""

import subprocess
import sys
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation

from youju.engine.base.labels import Label
from youju.web.ui.templatetags.ui import ago, now, number, said

ROOT = Path(__file__).resolve().parents[3]


def test_every_text_of_the_pages_has_its_english():
    done = subprocess.run([sys.executable, "tools/messages.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("value", "shown"), [(1204, "1,204"), (Decimal("98.60"), "98.60"), ("48300", "48,300"), (None, "—"), (0, "0")]
)
def test_a_number_is_shown_whole_and_a_missing_one_is_no_zero(value, shown):
    assert number(value) == shown


@pytest.mark.parametrize(("language", "shown"), [("zh-hans", "宣讲"), ("en", "Lectures")])
def test_a_title_is_said_in_the_language_of_the_reader(language, shown):
    with translation.override(language):
        assert said(Label("宣讲", "Lectures")) == shown


def test_a_moment_is_said_in_words_and_exactly_on_hover():
    shown = ago(now() - timedelta(days=3, minutes=5))
    assert "天前" in shown
    assert "title=" in shown
