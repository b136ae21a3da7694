"""Texts as they may stand in a workbook that others open: no formulas, no control characters."""

from __future__ import annotations

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r")  # OWASP, CSV injection: what a spreadsheet takes for a formula
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NOT_IN_NAMES = re.compile(r"[\\/?*\[\]:]")
_SHEET_NAME = 31  # characters, a limit of Excel


def risky(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.startswith(_STARTS)


def safe(text: str) -> str:
    """The text with an apostrophe before it where it is risky, or would be but for the apostrophes it begins with."""
    return "'" + text if risky(text.lstrip("'")) else text


def bare(text: str) -> str:
    """The text that `safe` was given."""
    return text[1:] if text[:1] == "'" and risky(text.lstrip("'")) else text


def clean(text: str) -> str:
    """The text without control characters, which no workbook may hold (XML 1.0, 2.2)."""
    return _CONTROL.sub("", text)


def sheet_name(title: str, otherwise: str = "Sheet1") -> str:
    """A name that Excel accepts for a sheet."""
    return _NOT_IN_NAMES.sub(" ", clean(title)).strip("' ")[:_SHEET_NAME] or otherwise
