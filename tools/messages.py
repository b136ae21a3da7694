"""Messages of the pages: extracted from templates and code, kept with their English, compiled.

`python tools/messages.py` brings each room's `locale/en/LC_MESSAGES/django.po` and `.mo` up to date and lists what has
no English yet; `--check` writes nothing; `--add` first reads English texts from standard input, JSON {"中文": "English"}.
A text that another room has said in English already is taken from there. Exit code 1 where a text lacks its English or
a file is out of date. The message id is the Chinese sentence, so Chinese needs no catalogue.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template import engines
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from youju.web.site.start import start

WEB = Path(__file__).resolve().parents[1] / "src" / "youju" / "web"
KEYWORDS = {"gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2)}
CHINESE = re.compile(r"[\u3400-\u9fff]")
Message = str | tuple[str, str]


Texts = dict[str, str | tuple[str, ...]]


def main(check: bool, given: Texts) -> int:
    """Update or check every room; prints what is to be done."""
    start()
    rooms = [*sorted(path.parent for path in WEB.glob("*/urls.py")), WEB / "ui"]
    known = {room: _known(room) for room in rooms}
    anywhere = {key: text for texts in known.values() for key, text in texts.items()}
    return 1 if sum([_room(room, check, anywhere | known[room] | given) for room in rooms]) else 0


def _known(room: Path) -> Texts:
    """The English texts that a room has."""
    po = room / "locale" / "en" / "LC_MESSAGES" / "django.po"
    found = read_po(io.BytesIO(po.read_bytes())) if po.exists() else Catalog()
    return {_key(m.id): m.string for m in found if m.id and _said(m.string)}


def _key(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _room(room: Path, check: bool, known: Texts) -> int:
    """The number of things wrong in a room."""
    folder = room / "locale" / "en" / "LC_MESSAGES"
    po, mo = folder / "django.po", folder / "django.mo"
    header = f"# English of web.{room.name}. Message ids are the Chinese sentences."
    catalog = Catalog(locale="en", header_comment=header, fuzzy=False)
    for message in sorted({*from_templates(room), *from_code(room)}, key=str):
        text = known.get(_key(message), "")
        one = not isinstance(message, tuple)
        catalog.add(message, text if one or isinstance(text, tuple) else (text, text))
    if not len(catalog):
        return 0
    texts = {po: _po(catalog), mo: _mo(catalog)}
    missing = [m.id for m in catalog if m.id and not _said(m.string)]
    for message in missing:
        print(f"{room.name}: no English: {message}")
    stale = [path for path, content in texts.items() if not path.exists() or path.read_bytes() != content]
    for path in stale:
        if check:
            print(f"{room.name}: out of date: {path.name}; run python tools/messages.py")
        else:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(texts[path])
    return len(missing) + (len(stale) if check else 0)


def _said(text: str | list[str] | tuple[str, ...]) -> bool:
    parts = [text] if isinstance(text, str) else list(text)
    return all(part and not CHINESE.search(part) for part in parts)


def _po(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=110, omit_header=False)
    # Dates and versions in the header would change with every run.
    lines = out.getvalue().decode().splitlines()
    kept = [line for line in lines if not re.match(r'"(POT?-|PO-Rev|Generated|Last-Tr|Language-Team|Report)', line)]
    return ("\n".join(kept) + "\n").encode()


def _mo(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    compiled = read_po(io.BytesIO(_po(catalog)), locale="en")
    compiled.creation_date = compiled.revision_date = datetime(2026, 1, 1, tzinfo=UTC)  # the same bytes every time
    write_mo(out, compiled)
    return out.getvalue()


def from_templates(room: Path) -> Iterator[Message]:
    """What the templates of a room say: `{% translate %}` with a constant, `{% blocktranslate %}`."""
    engine = engines["django"].engine
    for path in sorted((room / "templates").rglob("*.html")):
        for node in _nodes(engine.from_string(path.read_text("utf-8")).nodelist):
            if isinstance(node, TranslateNode):
                if isinstance(node.filter_expression.var, str) is False and node.filter_expression.var.literal:
                    yield str(node.filter_expression.var.literal)
            elif isinstance(node, BlockTranslateNode):
                yield _block(node)


def _block(node: BlockTranslateNode) -> Message:
    one = node.render_token_list(node.singular)[0]
    return (one, node.render_token_list(node.plural)[0]) if node.plural else one


def _nodes(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield from (found for kind in (TranslateNode, BlockTranslateNode) for found in node.get_nodes_by_type(kind))


def from_code(room: Path) -> Iterator[Message]:
    """What the code of a room says with `gettext` and its like."""
    for path in sorted(room.rglob("*.py")):
        with path.open("rb") as file:
            for _, message, _, _ in extract("python", file, KEYWORDS):
                yield message if isinstance(message, str) else (str(message[0]), str(message[1]))


def _given() -> Texts:
    return {key: text if isinstance(text, str) else tuple(text) for key, text in json.load(sys.stdin).items()}


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:], _given() if "--add" in sys.argv[1:] else {}))
