"""Progress of packing and verifying bundles, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Callable

from rich.progress import Progress

from youju.cli.output import PlainProgress, text


def steps(display: PlainProgress | Progress) -> Callable[[str, int, int], None]:
    """What tells a progress display how far the work is. Where nobody watches, one line and then one every few seconds."""
    task = display.add_task(text("存证包", "Bundle"), total=None)
    shown = [""]

    def step(what: str, done: int, of: int) -> None:
        if what != shown[0] and isinstance(display, Progress):
            display.update(task, description=what)
        shown[0] = what
        display.update(task, completed=done, total=of or None)

    return step
