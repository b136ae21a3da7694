"""XML as text: elements whose attributes keep their order, everything escaped, signs that XML cannot hold left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
)
_NO_NAME = re.compile(f"[^{_NAME_START}\\-.0-9\xb7]")
_NO_START = re.compile(f"[^{_NAME_START}]")


def text(value: str) -> str:
    """Text as XML holds it."""
    return escape(_NO_XML.sub("", value), quote=False)


def element(name: str, attributes: Mapping[str, str], *content: str) -> str:
    """An element with attributes in their order; `content` is markup. Attributes without a value are left out."""
    said = "".join(f' {key}="{escape(_NO_XML.sub("", value))}"' for key, value in attributes.items() if value)
    inner = "".join(content)
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def ncname(word: str) -> str:
    """A word as an XML name: signs that no name may hold as `_xHEX_`, so that different words stay different."""
    name = _NO_NAME.sub(lambda match: f"_x{ord(match[0]):X}_", word.strip() or "_")
    return f"_x{ord(name[0]):X}_{name[1:]}" if _NO_START.match(name) else name
