"""Line numbers for TOML: where a table, key or array element was written.

`tomllib` tells the line of a syntax error only. This index walks the text once and notes where each path begins; a path
inside an inline table answers with the line of the key that holds it.
"""

from __future__ import annotations

import re

Path = tuple[str | int, ...]

_KEY = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_TABLE = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?$")
_ENTRY = re.compile(rf"\s*({_DOTTED})\s*=(.*)$")
_PART = re.compile(_KEY)
_TOKEN = re.compile(r'"""|\'\'\'|"(?:[^"\\]|\\.)*"|\'[^\']*\'|#|[\[\]{}]')


class LineIndex:
    """The lines of one TOML text; ask `line(path)` with keys and array positions.

    `headers` are the lines of `[table]` and `[[table]]` with their keys, in their order.
    """

    def __init__(self, text: str) -> None:
        self.headers: list[tuple[int, Path]] = []
        self._lines: dict[Path, int] = {(): 1}
        self._arrays: dict[Path, int] = {}
        self._table: Path = ()
        self._depth = 0
        self._quote = ""
        for number, line in enumerate(text.splitlines(), 1):
            self._read(line, number)

    def line(self, path: Path) -> int:
        """The line where `path` was written, or that of the nearest thing around it."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def _read(self, line: str, number: int) -> None:
        if self._quote or self._depth:
            self._scan(line)
        elif match := _TABLE.match(line):
            self._open(match[1] == "[[", _keys(match[2]), number)
        elif match := _ENTRY.match(line):
            path = self._table + _keys(match[1])
            for end in range(len(self._table) + 1, len(path) + 1):
                self._lines.setdefault(path[:end], number)
            self._scan(match[2])

    def _open(self, array: bool, keys: Path, number: int) -> None:
        self.headers.append((number, keys))
        path: Path = ()
        for key in keys[:-1]:
            path = self._element((*path, key))
        path = (*path, keys[-1])
        if array:
            self._arrays[path] = self._arrays.get(path, -1) + 1
            path = (*path, self._arrays[path])
        for end in range(1, len(path) + 1):
            self._lines.setdefault(path[:end], number)
        self._table = path

    def _element(self, path: Path) -> Path:
        return (*path, self._arrays[path]) if path in self._arrays else path

    def _scan(self, text: str) -> None:
        """Follow brackets and multi-line strings, so that what is inside is not taken for keys."""
        position = 0
        while position < len(text):
            if self._quote:
                end = text.find(self._quote, position)
                if end < 0:
                    return
                position, self._quote = end + 3, ""
                continue
            match = _TOKEN.search(text, position)
            if match is None or match[0] == "#":
                return
            position = match.end()
            if match[0] in ('"""', "'''"):
                self._quote = match[0]
            else:
                self._depth += (match[0] in "[{") - (match[0] in "]}")


def _keys(text: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(text))
