"""What a form sent: raw values by field, as they were typed."""

from __future__ import annotations

from django.http import QueryDict

from youju.engine.definitions import Register
from youju.web.commands.entry.entry_values import Raw


def raw_of(register: Register, sent: QueryDict) -> Raw:
    """Every field that the form holds; a field that it does not hold is absent, an emptied one is empty."""
    found: Raw = {}
    for each in register.live_fields():
        if each.type == "choices":
            if each.id in sent or f"{each.id}--" in sent:  # nothing ticked sends nothing: the mark says it was asked
                found[each.id] = [str(code) for code in sent.getlist(each.id) if code]
        elif each.id in sent:
            found[each.id] = str(sent[each.id])
    return found


def given(raw: Raw) -> Raw:
    """Without the fields that were left blank."""
    return {name: value for name, value in raw.items() if (value.strip() if isinstance(value, str) else value)}
