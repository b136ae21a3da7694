"""What is being typed, kept as people go on: by account, register, record or new one. Not in the log.

Personal values are not kept: whoever reads the database, or takes over the account, finds none. The form says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions import Register
from youju.engine.definitions.model import PERSONAL_TYPES
from youju.web.accounts.actors import Acting
from youju.web.commands.desk import Desk, who
from youju.web.commands.entry_problems import DRAFT_TOO_LONG, NO_DRAFT
from youju.web.commands.office import Office
from youju.web.store import drafts as store
from youju.web.store.drafts import Kept

__all__ = ["Kept", "discard_draft", "draft", "drafts", "kept_fields", "save_draft"]

LONGEST = 64_000
"""Characters of a draft in all."""


def save_draft(office: Office, acting: Acting, given: Kept) -> tuple[Kept | None, tuple[Problem, ...]]:
    """Keep what has been typed so far, in place of the last with this client id. Nothing of it is judged yet.

    Fields that the register does not have, and personal ones, are left out. Raises `Refused` CMD001.
    """
    actor, register = who(acting), office.register(given.register)
    refused = Desk(office, actor, register).refuse_unless(given.unit)
    if refused:
        return None, (refused,)
    names = kept_fields(register)
    raw = {name: value for name, value in given.raw.items() if name in names and value not in ("", None)}
    if sum(len(str(value)) for value in raw.values()) > LONGEST or not 0 < len(given.client_id) <= 64:
        return None, (DRAFT_TOO_LONG.at(),)
    kept = replace(given, raw=raw, saved_at=_stamp(office.clock()))
    store.keep(actor.id, kept)
    return kept, ()


def kept_fields(register: Register) -> frozenset[str]:
    """The fields of a register that a draft keeps."""
    return frozenset(f.id for f in register.live_fields() if not (f.personal or f.type in PERSONAL_TYPES))


def drafts(office: Office, acting: Acting, register: str = "") -> list[Kept]:
    """The actor's drafts, the latest first: of one register where it is named; those of registers that are gone never."""
    known = office.pack().registers
    return [kept for kept in store.of(who(acting).id) if kept.register in known and register in ("", kept.register)]


def draft(office: Office, acting: Acting, client_id: str) -> Kept:
    """One draft of the actor's; raises `Refused` ENT002."""
    kept = store.one(who(acting).id, client_id)
    if kept is None or kept.register not in office.pack().registers:
        raise Refused(NO_DRAFT.at())
    return kept


def discard_draft(acting: Acting, client_id: str) -> bool:
    """Let a draft go, once its record is saved or nobody wants it; whether there was one."""
    return store.drop(who(acting).id, client_id)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
