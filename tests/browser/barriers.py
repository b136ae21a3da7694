"""What keeps people out of an open page: rules of accessibility that it breaks, widths at which it scrolls sideways."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.conftest import DESK, PHONE

WIDTHS = (360, PHONE["width"], 768, DESK["width"])
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SHORTEN = """(rows) => {
  for (const list of document.querySelectorAll("tbody, ul, ol, select, datalist"))
    while (list.children.length > rows) list.lastElementChild.remove();
}"""
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
"""All that a colour scheme can break."""
AXE = Axe()


def faults(page: Page, rules: dict[str, object] = RULES, rows: int = 4) -> list[str]:
    """What axe says against the open page at its width: the rule, and where.

    Long lists are cut to so many rows, for one template makes them all; a page that goes on to be used keeps its own.
    """
    page.evaluate(SHORTEN, rows)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("(rules) => axe.run(rules).then((said) => said.violations)", rules)
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary'][:200]}" for rule in found for node in rule["nodes"]
    ]


def sideways(page: Page) -> list[int]:
    """The widths at which the open page, resized, is wider than its window."""
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(width)
    return wide


def at_both_widths(page: Page) -> list[str]:
    """What axe finds on a phone and at a desk."""
    found: list[str] = []
    for size in (PHONE, DESK):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        found += faults(page)
    return found
