"""Random later changes of every kind, each by the command that a person would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from bench.long.ground import ACTOR, LEVELS, Ground
from youju.engine.base.problems import Problem, errors
from youju.engine.ledger import Revision
from youju.web.commands.entry.entries import correct, restore_record, step, void_record
from youju.web.commands.people.persons import erase_person
from youju.web.commands.settings.lists import change_listed
from youju.web.commands.settings.restructuring import merge_units
from youju.web.store import read

Found = Iterable[Problem]
LEFT = 5
"""Units and people that are never merged or erased, so that each kind stays possible."""


def edited(ground: Ground) -> Found:
    """Another audience."""
    last = _some(ground, "lectures")
    return correct(ground.office, ACTOR, last.record, last.seq, {"people": ground.chance.randrange(300)})[1]


def moved(ground: Ground) -> Found:
    """The same day of the other year."""
    last = _some(ground, ground.chance.choice(("lectures", "clippings")))
    year = "2024" if last.entry.date.startswith("2025") else "2025"
    on = f"{year}{last.entry.date[4:]}".replace("02-29", "02-28")
    return correct(ground.office, ACTOR, last.record, last.seq, {"held_on": on})[1]


def voided(ground: Ground) -> Found:
    """Void a record that is not void."""
    last = _some(ground, "lectures")
    return void_record(ground.office, ACTOR, last.record, "重复填报")[1] if last.entry.stage != "void" else ()


def restored(ground: Ground) -> Found:
    """Give a void record back; where none is met, void one first."""
    last = _some(ground, "lectures")
    if last.entry.stage != "void":
        void_record(ground.office, ACTOR, last.record, "误填")
    return restore_record(ground.office, ACTOR, last.record)[1]


def stepped(ground: Ground) -> Found:
    """The next step of a record's loop, forward or back."""
    last = _some(ground, "clippings")
    transition = {"submitted": "accept", "accepted": "return", "returned": "resubmit"}[last.entry.stage]
    return step(ground.office, ACTOR, last.record, transition, "请核对")[1]


def entered(ground: Ground) -> Found:
    """A late entry."""
    return ground.enter(ground.chance.choice(("lectures", "clippings", "people")))


def merged(ground: Ground) -> Found:
    """A unit goes into another one; while units last, then a late entry stands for it."""
    if len(ground.units) <= LEFT:
        return entered(ground)
    gone = ground.units.pop(ground.chance.randrange(len(ground.units)))
    return merge_units(ground.office, ACTOR, (gone,), ground.chance.choice(ground.units), ground.day())[1]


def relevelled(ground: Ground) -> Found:
    """An outlet gets another level from some day on, and with it what copied it."""
    outlet = ground.chance.choice(ground.outlets)
    return change_listed(ground.office, ACTOR, outlet, {"level": ground.chance.choice(LEVELS), "since": ground.day()})[
        1
    ]


def erased(ground: Ground) -> Found:
    """A person's values go for good."""
    people = ground.records["people"]
    if len(people) <= LEFT:
        return ground.enter("people")
    person = people.pop(ground.chance.randrange(len(people)))
    return erase_person(ground.office, ACTOR, person, ["name", "phone"], "本人申请")[1]


KINDS: dict[str, tuple[Callable[[Ground], Found], int]] = {
    "edit": (edited, 30),
    "date moved over a year's end": (moved, 14),
    "void": (voided, 10),
    "restore": (restored, 6),
    "step of the loop": (stepped, 14),
    "late entry": (entered, 20),
    "unit merged": (merged, 1),
    "outlet re-levelled": (relevelled, 1),
    "person erased": (erased, 4),
}
"""Name -> what it does, and how often of a hundred."""


def change(ground: Ground, count: int, progress: Callable[[int], None]) -> Counter[str]:
    """Make `count` changes; how many there were of each kind, those that the ledger refused under `(refused)`."""
    done: Counter[str] = Counter()
    names, weights = list(KINDS), [weight for _, weight in KINDS.values()]
    # Each kind at least once, however few there are.
    planned = [*names, *ground.chance.choices(names, weights, k=max(count - len(names), 0))]
    for number, name in enumerate(planned):
        wrong = errors(tuple(KINDS[name][0](ground)))
        done["(refused)" if wrong else name] += 1
        if number % 500 == 0:
            progress(number)
    return done


def _some(ground: Ground, register: str) -> Revision:
    """The last revision of one of the records; for clippings, of one that is not void."""
    record = ground.chance.choice(ground.records[register])
    return read.last((record,))[record]
