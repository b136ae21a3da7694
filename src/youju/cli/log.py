"""`youju log verify`: the revision chain, the heads of the records and the guards of the log."""

from __future__ import annotations

import argparse
from pathlib import Path

from youju.cli.output import progress, show_json, show_problems, text
from youju.cli.site import format_option, office_of, site_option
from youju.web.commands.log import verify
from youju.web.commands.receipts.comparing import read_receipt


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("log", help=text("校验修订链", "verify the revision chain"))
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("verify", help=text("从第一号修订起重算摘要", "recompute every digest from the first"))
    site_option(check)
    format_option(check)
    check.add_argument(
        "--receipt",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help=text("别处留存的回执，可给多张", "a receipt held elsewhere; may be given several times"),
    )
    check.add_argument("--expect", default="", metavar="SEQ:HASH", help=text("别处留存的链头", "a head kept elsewhere"))


def run(args: argparse.Namespace) -> int:
    """Verify; exit code 1 where anything was altered."""
    office = office_of(args, guarded=False)
    with progress() as display:
        display.add_task(text("校验", "Verifying"), total=None)
        head, problems = verify(office, args.expect, [read_receipt(file) for file in args.receipt])
    found = show_problems(problems)
    if args.format == "json":
        show_json({"head": head.seq, "hash": head.hash, "problems": [p.as_dict() for p in problems]})
    elif not found:
        print(
            text("共 {n} 号修订，链完整。链头 {h}", "{n} revisions, the chain holds. Head {h}").format(
                n=head.seq, h=head.hash
            )
        )
        if args.receipt:
            print(
                text("与别处留存的 {n} 张回执一致。", "It agrees with the {n} receipts held elsewhere.").format(
                    n=len(args.receipt)
                )
            )
    return 1 if found else 0
