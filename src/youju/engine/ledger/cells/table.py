"""The table of readers, by field type."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from youju.engine.definitions.model import PERSONAL_TYPES, Field, FieldType
from youju.engine.ledger.cells import choices, numbers, persons, refs, text, times
from youju.engine.ledger.cells.refs import Suggest
from youju.engine.ledger.cells.unfit import Reader
from youju.engine.ledger.model import Lookup

READERS: Mapping[FieldType, Callable[[Field], Reader]] = {
    "text": text.text_reader,
    "long_text": text.long_text_reader,
    "integer": numbers.integer_reader,
    "decimal": numbers.scaled_reader,
    "money": numbers.scaled_reader,
    "hours": numbers.scaled_reader,
    "date": times.date_reader,
    "month": times.month_reader,
    "datetime": times.datetime_reader,
    "bool": choices.bool_reader,
    "choice": choices.choice_reader,
    "choices": choices.choices_reader,
    "person_name": text.text_reader,
    "phone": persons.phone_reader,
    "id_number": persons.id_number_reader,
    "url": text.url_reader,
    "file": text.file_reader,
}
"""Types whose values stand by themselves."""

NAMING: Mapping[FieldType, Callable[[Field, Lookup, Suggest], Reader]] = {
    "ref": refs.one_reader,
    "unit": refs.one_reader,
    "refs": refs.many_reader,
    "units": refs.many_reader,
}
"""Types whose values name something else in the ledger."""


def reader_of(field: Field, lookup: Lookup, suggest: Suggest, salt: Callable[[], bytes]) -> Reader:
    """The reader of a field, its value sealed where the field is personal."""
    read = NAMING[field.type](field, lookup, suggest) if field.type in NAMING else READERS[field.type](field)
    return persons.sealed(field, read, salt) if field.personal or field.type in PERSONAL_TYPES else read
