"""What a file that cannot be read makes look wrong elsewhere is held back, so that the author sees the true mistake."""

from __future__ import annotations

import re
from collections.abc import Sequence

from youju.engine.base.problems import Place, Problem
from youju.engine.definitions import problems as found

_NAMED = {
    found.UNKNOWN_NAME: "name",
    found.BAD_VALUE: "value",
    found.BAD_TEST: "name",
    found.WRONG_KIND: "name",
    found.TIME: "register",
    found.LACKS: "name",
}
"""Kinds of problem that vanish if the thing named is defined otherwise, and the detail that names it."""
_WORD = re.compile(r"[a-z0-9_-]+")
_ID = re.compile(r"[a-z0-9_.-]+")


def hold_back(
    problems: Sequence[Problem], unread: Sequence[tuple[Place, str]], dropped: frozenset[str]
) -> list[Problem]:
    """The problems without those about names that stand in a text that could not be read, and how many those were.

    `unread` is (place of the mistake, text) of each such file. Names of copies and stages (`outlet_level`,
    `stage_lent_first`) count as standing there if a part of theirs does. `dropped` are names whose own mistake is told.
    """
    problems = [p for p in problems if p.kind != found.UNKNOWN_NAME or dict(p.details)["name"] not in dropped]
    if not unread:
        return problems
    words = {word for _, text in unread for pattern in (_WORD, _ID) for word in pattern.findall(text.lower())}
    kept = [p for p in problems if not _may_stand(p, words)]
    if len(kept) < len(problems):
        kept.append(found.HIDDEN.at(unread[0][0], count=len(problems) - len(kept)))
    return kept


def _may_stand(problem: Problem, words: set[str]) -> bool:
    detail = _NAMED.get(problem.kind)
    if detail is None:
        return False
    name = dict(problem.details)[detail]
    parts = name.split("_")
    joined = {"_".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}
    return bool(({name} | joined) & words)
