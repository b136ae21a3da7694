"""How a person likes to see a register: lists kept under a name, each for its account alone. Not in the log."""

from __future__ import annotations

from dataclasses import dataclass

from youju.engine.base.problems import Problem
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.entry_problems import VIEW_NAME
from youju.web.commands.desk.office import Office
from youju.web.store.models import SavedView

LONGEST_NAME, LONGEST_QUERY = 40, 2000


@dataclass(frozen=True, slots=True)
class View:
    """A saved view: its name, and the query of the list's address."""

    name: str
    query: str


def save_view(office: Office, acting: Acting, register: str, view: View) -> tuple[Problem, ...]:
    """Keep a view, in place of one of this name. Raises `Refused` CMD001 for an unknown register."""
    name = " ".join(view.name.split())
    if not 0 < len(name) <= LONGEST_NAME or len(view.query) > LONGEST_QUERY:
        return (VIEW_NAME.at(longest=LONGEST_NAME),)
    known = office.register(register).id
    SavedView.objects.update_or_create(
        actor=who(acting).id, register=known, name=name, defaults={"query": view.query.lstrip("?")}
    )
    return ()


def saved_views(acting: Acting, register: str) -> list[View]:
    """The actor's views of a register, in the order they were made."""
    kept = SavedView.objects.filter(actor=who(acting).id, register=register).order_by("id")
    return [View(row.name, row.query) for row in kept]


def drop_view(acting: Acting, register: str, name: str) -> View | None:
    """Let a view go; what it was, so that it can be kept again."""
    row = SavedView.objects.filter(actor=who(acting).id, register=register, name=name).first()
    if row is None:
        return None
    row.delete()
    return View(row.name, row.query)
