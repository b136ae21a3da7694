"""Dropped files taken in one by one beside the pages, with progress that survives a reload, and a way to stop."""

from __future__ import annotations

import os

from youju.web.accounts.actors import Actor
from youju.web.commands.desk import at_work
from youju.web.commands.desk.office import Office
from youju.web.commands.requests.drops import Drop
from youju.web.commands.requests.receiving import receive
from youju.web.store.log import leave


def take_in(office: Office, actor: Actor, drop: Drop) -> None:
    """Look at the files that nobody has looked at yet; what was seen is never seen twice."""
    if at_work.running(drop.token) or drop.state.stage == "done":
        return
    drop.stop_mark.unlink(missing_ok=True)
    drop.state.stage, drop.state.process = "running", os.getpid()
    drop.save()
    at_work.start(drop.token, lambda: _work(office, actor, drop))


def stop(drop: Drop) -> None:
    """Ask it to stop after the file that is being looked at."""
    drop.stop_mark.touch()


def look_after(drop: Drop) -> None:
    """Say so where the process that was at work is gone."""
    if drop.state.stage != "running" or at_work.alive(drop.token, drop.state.process):
        return
    drop.read_again()  # it may have ended just now
    if drop.state.stage == "running":
        drop.state.stage, drop.state.process = "stopped", 0
        drop.save()


def _work(office: Office, actor: Actor, drop: Drop) -> None:
    state = drop.state
    try:
        while len(state.results) < len(state.names) and not drop.stop_mark.exists():
            place = len(state.results)
            (received,) = receive(office, actor, [(state.names[place], drop.content(place))], state.accept)
            drop.seen(received)
    finally:
        state.stage = "done" if len(state.results) == len(state.names) else "stopped"
        state.process = 0
        drop.save()
        leave()
