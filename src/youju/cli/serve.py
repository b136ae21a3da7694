"""`youju serve`: the pages, read-only for now."""

from __future__ import annotations

import argparse

from youju.cli.output import say, text
from youju.cli.site import office_of, site_option
from youju.engine.base.labels import Label
from youju.web.site.serving import serve


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("serve", help=text("打开网页", "serve the pages"))
    site_option(parser)
    parser.add_argument("--port", type=port, default=8000, metavar="P")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    office_of(args)
    serve_until_stopped(args.port)
    return 0


def port(written: str) -> int:
    """A port; raises ValueError, which argparse says as wrong usage."""
    if not 0 < (number := int(written)) < 1 << 16:
        raise ValueError(written)
    return number


def serve_until_stopped(port: int) -> None:
    """Say the address and serve on this machine only."""
    say(Label("http://127.0.0.1:{port}/ （按 Ctrl+C 停止）", "http://127.0.0.1:{port}/ (Ctrl+C stops)"), port=port)
    serve(port)
