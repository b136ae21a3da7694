"""Who may open a page: a view says so itself, and one that says nothing is open to nobody."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.i18n import set_language

from youju.web.accounts.actors import Actor, Grant
from youju.web.ui.access import ANYONE, NOBODY, SIGNED_IN, AccessMiddleware, Rule, allow, rule_of

CLERK = Actor("u1", "小王", (Grant("clerk", 2),))


def page(request):
    return HttpResponse("ok")


@pytest.mark.parametrize(
    ("who", "visitor", "clerk"), [((ANYONE,), True, True), ((SIGNED_IN,), False, True), (("admin",), False, False)]
)
def test_a_rule_admits_whom_it_names(who, visitor, clerk):
    rule = rule_of(allow(*who)(lambda request: HttpResponse()))
    assert (rule.admits(NOBODY), rule.admits(CLERK)) == (visitor, clerk)


def test_a_view_without_a_rule_is_refused(rf):
    with pytest.raises(PermissionDenied):
        AccessMiddleware(page).process_view(rf.get("/"), page, (), {})


def test_a_rule_has_to_name_somebody():
    with pytest.raises(ValueError):
        allow()


def test_views_of_libraries_have_rules_of_ours():
    assert rule_of(set_language) == Rule(anonymous=True, unsettled=True)
