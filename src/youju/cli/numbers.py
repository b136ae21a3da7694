"""`youju numbers [FILE] [--jsonl]`: the numerals of a text, with value, interval, unit word and class. No site needed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from youju.cli.output import show_table, text
from youju.engine.base.problems import Place, Refused
from youju.engine.numerals import Found, find
from youju.engine.numerals.problems import NOT_A_LINE, NOT_UTF8, UNREADABLE

_JSON = msgspec.json.Encoder(decimal_format="number")
"""Decimals as JSON numbers, digit for digit; a float would round what was read."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("numbers", help=text("找出一篇文字里的数", "find the numerals of a text"))
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help=text("文本文件，缺省为标准输入", "a text; default stdin")
    )
    parser.add_argument("--jsonl", action="store_true", help=text("每行一段 {id, text}", "one {id, text} in each line"))
    parser.add_argument("--language", choices=("auto", "zh", "en"), default="auto")
    parser.add_argument(
        "--heading", default="", metavar="H", help=text("所在章节的标题", "title of the section it stands in")
    )
    parser.add_argument("--format", choices=("table", "json"), default="table")


def run(args: argparse.Namespace) -> int:
    """Print what was found; raises `Refused` where the input cannot be read."""
    source = _source(args.file)
    if args.jsonl:
        for line in _lines(args.file, source.split("\n")):
            spans = find(line["text"], language=args.language, heading=str(line.get("heading", args.heading)))
            record = {"id": line.get("id"), "spans": [as_json(span) for span in spans]}
            print(_JSON.encode(record).decode())
        return 0
    found = find(source, language=args.language, heading=args.heading)
    if args.format == "json":
        print(msgspec.json.format(_JSON.encode([as_json(span) for span in found]), indent=2).decode())
    else:
        heads = text("起,止,原文,类别,值,区间,计量单位,依据", "start,end,text,class,value,interval,unit,because").split(
            ","
        )
        show_table("", heads, [_row(span) for span in found], right=(0, 1, 4))
    return 0


def as_json(span: Found) -> dict[str, Any]:
    """A span as the command contract writes it; numbers as JSON numbers, exact; words as strings."""
    return {
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "class": span.cls,
        "value": span.value if isinstance(span.value, str) else _json_number(span.value),
        "low": _json_number(span.low),
        "high": _json_number(span.high),
        "low_inclusive": span.low_inclusive,
        "high_inclusive": span.high_inclusive,
        "unit": span.unit,
    }


def _json_number(value: Decimal | None) -> int | Decimal | None:
    return int(value) if value is not None and value == value.to_integral_value() else value


def _row(span: Found) -> tuple[object, ...]:
    value = format(span.value, ",f") if isinstance(span.value, Decimal) else span.value
    shown = span.text.replace("\n", " ")
    return span.start, span.end, shown, span.cls, value, _interval(span), span.unit, "; ".join(span.reasons)


def _interval(span: Found) -> str:
    """[a, b) where the figure may be another than the printed one, "" where it may not."""
    if (span.low is None and span.high is None) or span.low == span.high:
        return ""
    low = "" if span.low is None else format(span.low, ",f")
    high = "" if span.high is None else format(span.high, ",f")
    opening = "[" if span.low_inclusive and low else "("
    return f"{opening}{low}, {high}{']' if span.high_inclusive and high else ')'}"


def _source(name: str) -> str:
    try:
        return (sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise Refused([UNREADABLE.at(Place(name), reason=error.strerror or "")]) from error
    except UnicodeDecodeError as error:
        raise Refused([NOT_UTF8.at(Place(name))]) from error


def _lines(name: str, lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The objects of JSON lines, empty lines left out; raises `Refused` at the first that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise Refused([NOT_A_LINE.at(Place(name, number))]) from error
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise Refused([NOT_A_LINE.at(Place(name, number))])
        yield record
