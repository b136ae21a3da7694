"""Arelle as a judge: in this process, offline, with nothing kept. Its exit code proves nothing, its messages do."""

from __future__ import annotations

import gc
import warnings
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import ZipFile, ZipInfo

from arelle import XbrlConst
from arelle.api.Session import Session
from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
from arelle.RuntimeOptions import RuntimeOptions


class Verdict:
    """What Arelle says of a file: codes of its messages above INFO, texts, and its facts as (name, unit code, period) -> values."""

    def __init__(self, messages: list[dict[str, Any]], model: Any) -> None:
        told = [m for m in messages if m["levelname"] in ("ERROR", "CRITICAL", "WARNING", "INCONSISTENCY")]
        self.codes = {str(m["messageCode"]) for m in told}
        self.texts = [str(m["msg"]) for m in told]
        self.facts: dict[tuple[str, str, str], set[str | None]] = {}
        self.footnotes: dict[str, str] = {}
        for fact in model.facts if model is not None else ():
            if fact.context is None:
                continue
            context = fact.context
            which = "".join(map(_member, context.qnameDims.values()))
            days = (
                str((context.endDatetime - timedelta(days=1)).date())
                if context.isInstantPeriod
                else str(context.startDatetime.date())
            )
            key = (fact.qname.localName, which, days)
            self.facts.setdefault(key, set()).add(_value(fact))
        relations = model.relationshipSet(XbrlConst.factFootnote) if model is not None else None
        for relation in relations.modelRelationships if relations else ():
            self.footnotes[relation.fromModelObject.qname.localName] = relation.toModelObject.textValue


def judge(file: Path, **more: Any) -> Verdict:
    """Load and validate a page, a package or a JSON file."""
    options = RuntimeOptions(
        entrypointFile=str(file),
        internetConnectivity="offline",
        validate=True,
        calcs="c11r",
        validateDuplicateFacts="inconsistent",
        keepOpen=True,
        disablePersistentConfig=True,
        **more,
    )
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        try:
            return _verdict(options)
        finally:
            gc.collect()  # Arelle leaves packages open


def _verdict(options: RuntimeOptions) -> Verdict:
    handler = StructuredMessageLogHandler()
    with Session() as session:
        session.run(options, logHandler=handler)
        models = session.get_models()
        return Verdict(handler.messages, models[0] if models else None)


def _value(fact: Any) -> str | None:
    """A number without idle zeros: 0.90 and 0.9 are one share."""
    if fact.isNil:
        return None
    number = isinstance(fact.xValue, int | Decimal)
    return format(Decimal(fact.xValue).normalize(), "f") if number else str(fact.xValue)


def _member(dimension: Any) -> str:
    return str(dimension.memberQname.localName if dimension.isExplicit else dimension.typedMember.textValue)


def altered(package: Path, member: str, old: str, new: str) -> Path:
    """A copy of a package in one member of which the first `old` is `new`."""
    copy = package.with_name(f"{uuid4().hex}.xbri")
    with ZipFile(package) as source, ZipFile(copy, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith(member):
                assert old in data.decode(), f"{old} is not in {name}"
                data = data.decode().replace(old, new, 1).encode()
            target.writestr(ZipInfo(name), data)
    return copy
