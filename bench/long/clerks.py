"""Many clerks at once: each saves a new record every two seconds through the form of a served site; none may be lost.

What the server answered is compared with the ledger afterwards: every record that was confirmed is there once, with what
was typed, nothing else is, and the log verifies.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from django.test import Client

from bench.long.ground import Ground, ground
from bench.long.served import Browser, Sent, served
from bench.visiting import p95
from bench.visits import seated
from youju.engine.base.problems import errors
from youju.web.commands.desk.office import use
from youju.web.commands.log import verify
from youju.web.site.setup import close_site, open_site
from youju.web.store import read

REGISTER = "lectures"
EVERY = 2.0
BEFORE = 300


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of what was sent: `wrong` says of each entry that was not answered or kept as it should be."""

    database: str
    clerks: int
    seconds: float
    sent: Sequence[Sent]
    wrong: Sequence[str] = field(default=())

    @property
    def held(self) -> bool:
        """Whether every entry was confirmed and is there once, and there were entries."""
        return bool(self.sent) and not self.wrong

    def text(self) -> str:
        """A row of LONG.md."""
        times = sorted(each.seconds for each in self.sent)
        middle, late = (f"{t * 1000:,.0f} ms" for t in (times[len(times) // 2], p95(times)))
        wrong = "; ".join(self.wrong[:5]) or "none"
        return f"| {self.database} | {self.clerks} | {self.seconds:.0f} s | {len(self.sent):,} | {middle} | {late} | {wrong} |"


HEAD = (
    "## Clerks at once\n\nEach opens the form and saves a new record every two seconds, over HTTP from `youju serve`.\n\n"
    "| database | clerks | for | saved | median | p95 | lost, doubled, refused, or a broken log |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | --- |"
)


def run(folder: Path, clerks: int, seconds: float, url: str = "") -> Outcome:
    """Make a site, serve it, let the clerks work for so many seconds, look at the ledger."""
    made = ground(folder, BEFORE, seed=5, url=url)
    sessions = _sessions(made, clerks)
    before = set(_titles())
    close_site()
    with served(folder) as port, ThreadPoolExecutor(clerks) as pool:
        begin = time.monotonic()
        work = [
            pool.submit(_work, Browser(port, session), n, (begin + EVERY * n / clerks, begin + seconds))
            for n, session in enumerate(sessions)
        ]
        sent = [each for one in work for each in one.result()]
    office = use(open_site(folder))
    now = [title for title in _titles() if title not in before]
    wrong = [*compared(sent, now), *(p.sentence() for p in errors(verify(office)[1]))]
    close_site()
    return Outcome("PostgreSQL" if url else "SQLite", clerks, seconds, sent, wrong)


def compared(sent: Sequence[Sent], there: Sequence[str]) -> list[str]:
    """What differs between the entries that were sent and the titles in the ledger that were not there before."""
    found = Counter(there)
    wrong = [f"{each.title}: answered {each.status} {each.said}".strip() for each in sent if not each.record]
    wrong += [f"{each.title}: {found[each.title]} times" for each in sent if each.record and found[each.title] != 1]
    numbers = Counter(each.record for each in sent if each.record)
    wrong += [f"record {number}: {count} entries" for number, count in numbers.items() if count > 1]
    return wrong + [f"{title}: nobody sent it" for title in found.keys() - {each.title for each in sent}]


def _work(browser: Browser, number: int, span: tuple[float, float]) -> list[Sent]:
    """One clerk, from an instant to another: an entry every two seconds, later where the last took longer."""
    due, end = span
    sent: list[Sent] = []
    while due < end:
        time.sleep(max(due - time.monotonic(), 0))
        entry = {"held_on": "2025-12-30", "title": f"{number} 号填报员第 {len(sent)} 场", "people": str(30 + len(sent))}
        sent.append(browser.save(REGISTER, entry))
        due = max(due + EVERY, time.monotonic())
    return sent


def _sessions(made: Ground, clerks: int) -> list[str]:
    """A session for each clerk, of an account of its own in one of the units."""
    found = []
    for number in range(clerks):
        unit = made.units[number % len(made.units)]
        client = Client()
        client.force_login(seated(made.office, f"clerk{number}", ("clerk",), (unit,)))
        found.append(client.cookies["sessionid"].value)
    return found


def _titles() -> Iterator[str]:
    return (str(revision.entry.data["title"]) for revision in read.live(REGISTER))
