"""Two records that may be one event, side by side; kept as one, the other unit credited, or left as two."""

from __future__ import annotations

from dataclasses import dataclass

from youju.engine.base.problems import Place, Problem, Refused, errors
from youju.engine.ledger import Entry, Revision, Standing
from youju.engine.ledger.loops import VOID, void
from youju.web.accounts.actors import Acting, Actor
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.entry.entries import Answer, Saved
from youju.web.commands.questions.question_problems import NOT_A_PAIR, NOT_IN_PAIR, PAIR_CHANGED
from youju.web.commands.questions.questions import REVIEWING, SAME_EVENT, brief_of, opened, replied, settled
from youju.web.store import read
from youju.web.store.log import append

_REASON = "与 #{kept} 是同一项活动，计入该记录的参与单位。"


@dataclass(frozen=True, slots=True)
class Pair:
    """The two records of a question, the one entered earlier first."""

    first: Revision
    second: Revision

    def other(self, record: int) -> Revision:
        """The one that is not this record."""
        return self.second if record == self.first.record else self.first


def pair_of(question: Revision) -> Pair:
    """The records that a question asks about; raises `Refused` ASK004 for another question, ASK005 where one is gone."""
    brief = brief_of(question)
    if brief.rule != SAME_EVENT or len(brief.others) != 1:
        raise Refused(NOT_A_PAIR.at(Place(record=brief.number), number=brief.number))
    last = read.last((brief.target, *brief.others))
    if len(last) != 2:
        raise Refused(PAIR_CHANGED.at(Place(record=brief.number)))
    first, second = (last[n] for n in sorted(last))
    return Pair(first, second)


def one_event(office: Office, acting: Acting, number: int, keep: int) -> Answer:
    """Keep one record of the pair, void the other and credit its units with the one kept; the question is settled.

    By a reviewer of both units; all in one transaction, each a revision that can be taken back.
    """
    desk, question = opened(office, acting, number)
    pair = pair_of(question)
    if keep not in (pair.first.record, pair.second.record):
        return Saved(), (NOT_IN_PAIR.at(Place(record=keep), record=keep),)
    kept, gone = pair.other(pair.other(keep).record), pair.other(keep)
    if VOID in (kept.entry.stage, gone.entry.stage):
        return Saved(), (PAIR_CHANGED.at(Place(record=number)),)
    entries, problems = _merged(office, who(acting), kept, gone, number)
    said, against = replied(desk, question, "same", "")
    if errors((*problems, *against)) or said is None:
        return Saved(), (*problems, *against)
    answered = Revision(question.seq, question.record, question.recorded_at, said.changed(source=question.entry.source))
    done, more = settled(desk, answered, f"保留 #{kept.record}，作废 #{gone.record}。")
    if done is None:
        return Saved(), (*problems, *more)
    expected = {r.record: r.seq for r in (kept, gone, question)}
    result = append([*entries, done], office.now(), expected)
    return (Saved(number, result.last_seq) if result.records else Saved()), (*problems, *more, *result.problems)


def two_events(office: Office, acting: Acting, number: int, words: str = "") -> Answer:
    """Say that the two are different events: the unit's answer, for a reviewer the end of the question."""
    desk, question = opened(office, acting, number)
    pair_of(question)
    said, problems = replied(desk, question, "different", words)
    if said is None:
        return Saved(), problems
    if REVIEWING & desk.roles(question.entry.unit):
        answered = Revision(
            question.seq, question.record, question.recorded_at, said.changed(source=question.entry.source)
        )
        done, problems = settled(desk, answered, "不是同一项。")
        said = done or said
    result = append([said], office.now(), {question.record: question.seq})
    return (Saved(number, result.last_seq) if result.records else Saved()), (*problems, *result.problems)


def _merged(
    office: Office, actor: Actor, kept: Revision, gone: Revision, question: int
) -> tuple[list[Entry], tuple[Problem, ...]]:
    desk = Desk(office, actor, office.register(kept.entry.register))
    refused = [desk.refuse_unless(r.entry.unit, REVIEWING, "合并") for r in (kept, gone)]
    outcome = void(Standing.of(gone.entry), desk.on, _REASON.format(kept=kept.record))
    if any(refused) or outcome.standing is None:
        return [], (*(r for r in refused if r), *outcome.problems)
    now = outcome.standing
    ended = desk.edit(
        gone, gone.entry.data, action="void", stage=now.stage, stages=now.stages, due_on=now.due_on, key=None,
        cause=question, source=outcome.source,
    )  # fmt: skip
    units = {gone.entry.unit, *gone.entry.co_units} - {kept.entry.unit}
    credited = {gone.entry.unit, *gone.entry.credited_units} - {kept.entry.unit}
    shared = desk.edit(
        kept, kept.entry.data, action="credit", cause=question, source={"merged": gone.record},
        co_units=tuple(sorted({*kept.entry.co_units, *units})),
        credited_units=tuple(sorted({*kept.entry.credited_units, *credited})),
    )  # fmt: skip
    return [ended, shared], ()
