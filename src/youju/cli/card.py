"""`youju card ID -o OUT.{pdf,html}`: one figure on one page, for a folder or a desk without a network."""

from __future__ import annotations

import argparse
from pathlib import Path

from youju.cli.output import language, say, text
from youju.cli.site import office_of, question, question_options, site_option
from youju.engine.base.labels import Label
from youju.engine.report.cards.page import card_page
from youju.web.commands.editions.cards import card_of, card_pdf
from youju.web.commands.reports.printing import check_ending

_DONE = Label(
    "{path}：{title} {value}，第 {seq} 号修订，回执短码 {code}。",
    "{path}: {title} {value}, revision {seq}, receipt code {code}.",
)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("card", help=text("一个数一页纸", "one figure on one page"))
    parser.add_argument("indicator", metavar="ID")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help=".pdf .html")
    site_option(parser)
    question_options(parser)


def run(args: argparse.Namespace) -> int:
    """Write the card. Exit code 2 where the figure is unknown or no PDF can be printed."""
    check_ending(args.out, (".pdf", ".html"))
    office = office_of(args)
    card = card_of(office, args.indicator, question(args, office), language())
    data = card_pdf(card) if args.out.suffix.lower() == ".pdf" else card_page(card).encode()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(data)
    value = "—" if card.value is None else f"{card.value:,f}" if not isinstance(card.value, int) else f"{card.value:,}"
    say(_DONE, path=args.out, title=card.title, value=value, seq=card.seq, code=card.proof.code or "—")
    return 0
