"""A bundle at work beside the pages: begun when it is first asked for, the same for all who ask, with how far it is."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from youju.engine.base.problems import Problem, Refused
from youju.web.accounts.actors import Actor
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.bundling import bundled, kept_bundle, may_have
from youju.web.store.log import leave

WAIT = 3.0
"""Seconds that a page waits for a small bundle before it shows progress instead."""

_AT_WORK: dict[tuple[str, str, bool], Making] = {}
_LOCK = threading.Lock()


@dataclass(slots=True)
class Making:
    """How far a bundle is: `path` once it is there, or `problems` that stood against it."""

    path: Path | None = None
    problems: tuple[Problem, ...] = ()
    done: int = 0
    of: int = 0
    thread: threading.Thread | None = field(default=None, repr=False)

    def step(self, what: str, done: int, of: int) -> None:
        """Told by the work."""
        self.done, self.of = done, of


def make(office: Office, actor: Actor, edition: str, public: bool, wait: float = WAIT) -> Making:
    """The bundle that the site keeps, or one being made; waits so many seconds for it. Raises `Refused` as `bundled` does."""
    one = may_have(office, actor, edition, public)
    if path := kept_bundle(office, one, public):
        return Making(path)
    key = (str(office.site.folder), edition, public)
    with _LOCK:
        making = _AT_WORK.get(key)
        if making is None or making.thread is None or not making.thread.is_alive():
            making = _AT_WORK[key] = Making()
            making.thread = threading.Thread(target=_work, args=(office, actor, edition, public, making), daemon=True)
            making.thread.start()
    making.thread.join(wait)
    if making.problems:
        raise Refused(making.problems)
    return making


def _work(office: Office, actor: Actor, edition: str, public: bool, making: Making) -> None:
    try:
        making.path = bundled(office, actor, edition, public, step=making.step).path
    except Refused as refusal:
        making.problems = refusal.problems
    finally:
        leave()
