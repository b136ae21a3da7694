"""A page asks for the end of the log once and is of that state; what is written always meets the log as it is."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from making import NOON, lecture
from youju.web.store import read
from youju.web.store.log import append
from youju.web.ui.middleware import OneReadingMiddleware


def asked_twice(request, between=lambda: None):
    """A page that looks at the head of the log, does something, and looks again."""
    first = read.head()
    between()
    return HttpResponse(f"{first} {read.head()}")


def test_a_page_asks_for_the_end_of_the_log_once(site, rf):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        OneReadingMiddleware(asked_twice)(rf.get("/"))
    assert len(asked) == 1


def test_a_page_sees_what_it_has_written_itself(site, rf):
    before = read.head()
    answer = OneReadingMiddleware(lambda request: asked_twice(request, lambda: append([lecture("甲", 10)], NOON)))(
        rf.get("/")
    )
    assert answer.content.decode() == f"{before} {before + 1}"


def test_the_next_page_sees_what_was_written_since(site, rf):
    page = OneReadingMiddleware(asked_twice)
    before = page(rf.get("/")).content
    append([lecture("甲", 10)], NOON)
    assert page(rf.get("/")).content != before


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_what_is_sent_to_be_written_looks_each_time(site, rf, method):
    with CaptureQueriesContext(connection) as asked:
        OneReadingMiddleware(asked_twice)(getattr(rf, method)("/"))
    assert len(asked) == 2
