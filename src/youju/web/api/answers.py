"""Engine values into what the API gives; problems into an answer with the right status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Status

from youju.engine.base.problems import Problem
from youju.engine.definitions import Field, Register
from youju.engine.figures import Figure
from youju.engine.ledger.model import Stored
from youju.web.accounts.actors import Actor
from youju.web.api import schemas as s
from youju.web.commands.desk.entry_problems import NO_EVIDENCE, NO_READING, NO_SUCH_RECORD
from youju.web.commands.desk.office import Office, current_office
from youju.web.commands.desk.problems import NO_INDICATOR, NO_RECORD, NO_REGISTER, NO_RIGHT, NO_UNIT, STALE
from youju.web.commands.desk.showing import scaled
from youju.web.commands.entry.entries import Answer
from youju.web.commands.registers.listing import personal
from youju.web.commands.registers.reading import Opened
from youju.web.commands.requests.request_problems import NO_REQUEST

_MISSING = frozenset(
    kind.code for kind in (NO_REGISTER, NO_INDICATOR, NO_UNIT, NO_RECORD, NO_SUCH_RECORD, NO_EVIDENCE, NO_REQUEST)
)
_FORBIDDEN = frozenset({NO_RIGHT.code, NO_READING.code})
WHY = dict.fromkeys((400, 401, 403, 404, 409, 422), s.ProblemsOut)
"""Answers that every operation may give besides its own."""


def language(request: HttpRequest) -> str:
    """ "en" where the program asks for English, else "zh"."""
    return "en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "zh"


def asked_by(request: HttpRequest) -> tuple[Office, Actor]:
    """The open office and who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # put there by the middleware or the token
    return current_office(), actor


def problems_out(problems: Iterable[Problem], language: str) -> list[s.ProblemOut]:
    """Problems in one language."""
    return [s.ProblemOut.model_validate(problem.as_dict(language)) for problem in problems]


def status_of(problems: Iterable[Problem]) -> int:
    """404 for what is not there, 403 for what one may not, 409 for what changed meanwhile, else 422."""
    codes = {problem.code for problem in problems if problem.kind.level == "error"}
    if codes & _MISSING:
        return 404
    if codes & _FORBIDDEN:
        return 403
    return 409 if STALE.code in codes else 422


def saved_out(request: HttpRequest, answer: Answer, done: int = 200) -> Status[s.SavedOut | s.ProblemsOut]:
    """What was written with status `done`, or why nothing was."""
    saved, problems = answer
    told = problems_out(problems, language(request))
    if not saved.seq:
        return Status(status_of(problems), s.ProblemsOut(problems=told))
    return Status(done, s.SavedOut(record=saved.record, seq=saved.seq, problems=told))


def register_out(register: Register, language: str) -> s.RegisterOut:
    """A register without its fields."""
    return s.RegisterOut(**_register(register, language))


def register_detail(office: Office, register: Register, language: str) -> s.RegisterDetail:
    """A register with its fields and loop."""
    loop = office.pack().loops[register.loop]
    return s.RegisterDetail(
        **_register(register, language),
        fields=[_field(field, language) for field in register.live_fields()],
        stages=[s.ChoiceOut(code=stage.id, title=stage.title.in_(language)) for stage in loop.stages.values()],
        steps=[s.ChoiceOut(code=step.id, title=step.title.in_(language)) for step in loop.transitions.values()],
    )


def _register(register: Register, language: str) -> dict[str, str]:
    return {
        "id": register.id,
        "title": register.title.in_(language),
        "group": register.group,
        "date": register.date,
        "loop": register.loop,
    }


def _field(field: Field, language: str) -> s.FieldOut:
    return s.FieldOut(
        id=field.id,
        title=field.title.in_(language),
        type=field.type,
        unit=field.unit,
        required=field.required,
        personal=personal(field),
        refers_to=field.register,
        choices=[s.ChoiceOut(code=choice.code, title=choice.title.in_(language)) for choice in field.choices],
    )


def record_out(opened: Opened) -> s.RecordOut:
    """A record for whoever may read it."""
    revision, entry = opened.revision, opened.revision.entry
    return s.RecordOut(
        record=revision.record,
        seq=revision.seq,
        register_id=entry.register,
        label=opened.label,
        unit=opened.unit,
        date=entry.date,
        stage=entry.stage,
        data=_data(opened.register, entry.data),
        texts={said.field.id: said.text for said in opened.said},
        steps=[step.id for step in opened.may.steps],
    )


def _data(register: Register, data: Mapping[str, Stored]) -> dict[str, Any]:
    shown = (field for field in register.fields.values() if field.id in data and not personal(field))
    return {field.id: _stored(field, data[field.id]) for field in shown}


def _stored(field: Field, value: Stored) -> Any:
    if field.places and isinstance(value, int) and not isinstance(value, bool):
        return scaled(value, field.places)
    return value


def figure_out(figure: Figure, language: str) -> s.FigureOut:
    """A figure."""
    return s.FigureOut.model_validate({name: plain(value) for name, value in figure.as_dict(language).items()})


def plain(value: Any) -> Any:
    """Values without floats: decimals as text, in lists and tables too."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """JSON values as a person would type them: lists with 、 between, yes and no in words."""
    return {name: _typed(value) for name, value in values.items()}


def _typed(value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(str(_typed(item)) for item in value)
    return "" if value is None else str(value)
