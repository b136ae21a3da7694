"""The steps of an edition: checked 审核, signed 签署, issued 印发, withdrawn 撤回. Each is a revision with who and when.

Nobody checks what they froze, nor signs what they froze or checked, unless the site is a one-person office; then it shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from youju.engine.base.problems import Problem
from youju.engine.check.findings import findings
from youju.engine.check.model import Checked
from youju.engine.document.package import Package
from youju.engine.ledger.model import Stored
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.edition_problems import OPEN_FINDINGS
from youju.web.commands.editions.holding import check_against
from youju.web.commands.editions.standing import (
    REGISTER,
    EditionDesk,
    Standing,
    document_of,
    edition_of,
    standing,
)
from youju.web.store import read
from youju.web.store.log import append


@dataclass(frozen=True, slots=True)
class Stepped:
    """The edition after the step (as before where it was not taken), and what stood in the way or is to be said."""

    standing: Standing
    problems: tuple[Problem, ...] = ()
    checked: Checked | None = None


def check_edition(office: Office, acting: Acting, id_: str, reason: str = "", language: str = "zh") -> Stepped:
    """Check the very file that was frozen against the very state that its figures hold at.

    Where numbers are not accounted for, a `reason` is needed (EDI004), which is kept. Raises `Refused` EDI001, EDI005, EDI006.
    """
    one = standing(office, id_, acting)
    package = Package.open(document_of(one), f"{id_}.docx")
    checked = check_against(office, package, edition_of(one), language)
    told = len([finding for finding in findings(checked, language) if not finding.echo]) + len(checked.missing)
    if told and not reason.strip():
        return Stepped(one, (OPEN_FINDINGS.at(count=told),), checked)
    counts = checked.coverage()
    more = {
        "numerals": counts["numerals"],
        "claims": counts["claims"],
        "supported": counts["traced"] + counts["stated"],
        "open": told,
    }
    after, problems = _take(office, acting, one, "check", reason, more)
    return Stepped(after, problems, checked)


def sign(office: Office, acting: Acting, id_: str) -> Stepped:
    """Sign an edition off. The file must still be the one that was frozen (EDI005)."""
    one = standing(office, id_, acting)
    document_of(one)
    return Stepped(*_take(office, acting, one, "sign"))


def issue(office: Office, acting: Acting, id_: str) -> Stepped:
    """Say that an edition went out. The file must still be the one that was frozen (EDI005)."""
    one = standing(office, id_, acting)
    document_of(one)
    return Stepped(*_take(office, acting, one, "issue"))


def withdraw(office: Office, acting: Acting, id_: str, reason: str) -> Stepped:
    """Take an edition back, with a reason; it stays to be read, as does everything that was said of it."""
    return Stepped(*_take(office, acting, standing(office, id_, acting), "withdraw", reason))


def _take(
    office: Office, acting: Acting, one: Standing, step: str, reason: str = "", more: Mapping[str, Stored] | None = None
) -> tuple[Standing, tuple[Problem, ...]]:
    desk = EditionDesk(office, who(acting), office.register(REGISTER))
    before = read.last((one.record,))[one.record]
    own = desk.actor.id in {taken.actor for taken in one.steps}
    entry, problems = desk.step(before, step, desk.on, reason, own)
    if entry is None:
        return one, problems
    result = append([entry.changed(data={**entry.data, **(more or {})})], office.now(), {one.record: before.seq})
    after = standing(office, one.id) if not result.refused else one
    return after, (*problems, *result.problems)
