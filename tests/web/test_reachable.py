"""Every page that has an address of its own is led to from some other: nothing is found by guessing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver

from youju.web.site.urls import urlpatterns

WEB = Path(__file__).parents[2] / "src" / "youju" / "web"
BY_OTHER_WAYS = {
    "entry-here": "asked by a script",
    "entry-worker": "loaded by a script",
    "language": "a form at the foot of each page",
    "search": "the box at the head of each page",
    "signin-provider-back": "who signs people in leads back there",
    "signout": "a form at the foot of each page",
    "signin-as": "a form of the demonstration",
    "styleguide": "for those who build pages",
}


def addresses(patterns, before=""):
    """Address by name of everything that takes no argument and is no part of the API."""
    for each in patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLResolver) and not path.startswith("api/"):
            yield from addresses(each.url_patterns, path)
        elif isinstance(each, URLPattern) and each.name and "<" not in path and not path.startswith("api/"):
            yield each.name, f"/{path}"


ADDRESSES = dict(addresses(urlpatterns))
TEXTS = {
    path: path.read_text("utf-8")
    for kind in ("*.html", "*.py", "*.js")
    for path in WEB.rglob(kind)
    if path.name != "urls.py"
}


def led_to(name: str, address: str, texts: list[str]) -> bool:
    """Whether a link, a form that sends something or a piece of the program leads there.

    A form that asks does not count: the page itself has it.
    """
    link = re.compile(rf'(?:href|hx-get|hx-post)="{re.escape(address)}["?{{]')
    sent = re.compile(
        rf'<form[^>]*(?:method="post"[^>]*action="{re.escape(address)}"|action="{re.escape(address)}"[^>]*method="post")'
    )
    named = re.compile(rf"""(?:url|reverse\(|redirect\(|Entry\(|_at\()\s*["']{re.escape(name)}["']""")
    written = f'"{address}"'
    ways = (link.search, sent.search, named.search)
    return any(
        any(way(text) for way in ways) or (written in text and f"action={written}" not in text) for text in texts
    )


@pytest.mark.parametrize("name", sorted(ADDRESSES.keys() - BY_OTHER_WAYS.keys()))
def test_a_page_is_led_to(name):
    assert led_to(name, ADDRESSES[name], list(TEXTS.values()))


def test_a_page_that_nothing_leads_to_is_found():
    assert not led_to("lost", "/lost", ['<form action="/lost"><a href="/lost-and-found">'])
