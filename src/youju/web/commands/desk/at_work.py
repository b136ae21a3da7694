"""Long work beside the pages: a thread of this process for each, named by its token; how far it is, it keeps itself."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

WAIT = 3.0
"""Seconds that a page waits for short work before it shows progress instead."""

_AT_WORK: dict[str, threading.Thread] = {}


def running(token: str) -> bool:
    """Whether this process is at work on it."""
    thread = _AT_WORK.get(token)
    return thread is not None and thread.is_alive()


def alive(token: str, process: int) -> bool:
    """Whether the process that was at work on it still is."""
    if process == os.getpid():
        return running(token)
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


def start(token: str, work: Callable[[], None]) -> None:
    """Begin work, and wait a moment for it: what is short is done when the page is shown."""
    thread = threading.Thread(target=work, name="youju-work", daemon=True)
    _AT_WORK[token] = thread
    thread.start()
    thread.join(WAIT)
