"""`youju serve`: the pages, on this machine or for the office network, over TLS where asked."""

from __future__ import annotations

import argparse

from youju.cli.output import say, text
from youju.cli.site import office_of, site_option
from youju.engine.base.labels import Label
from youju.web.commands.desk.office import Office
from youju.web.commands.people import certificates
from youju.web.site.serving import LOOPBACK, Listening, host_names, serve


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("serve", help=text("打开网页", "serve the pages"))
    site_option(parser)
    parser.add_argument("--port", type=port, default=8000, metavar="P")
    about = text("本机的哪个地址；0.0.0.0 供全办公网", "which address of this machine; 0.0.0.0 for the whole network")
    parser.add_argument("--host", default=LOOPBACK, metavar="HOST", help=about)
    parser.add_argument("--tls", action="store_true", help=text("用自签证书走 https", "https with a local certificate"))


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    serve_until_stopped(office_of(args), Listening(args.port, args.host, args.tls))
    return 0


def port(written: str) -> int:
    """A port; raises ValueError, which argparse says as wrong usage."""
    if not 0 < (number := int(written)) < 1 << 16:
        raise ValueError(written)
    return number


_STOPS = Label("{address} （按 Ctrl+C 停止）", "{address} (Ctrl+C stops)")
_INSTALL = Label(
    "各台设备先装一次证书：{address}certificate\n核对指纹：{fingerprint}",
    "Install the certificate once on each device: {address}certificate\nFingerprint to compare: {fingerprint}",
)
_PLAIN = Label(
    "办公网上没有加密；加 --tls 用 https。", "The office network is served without encryption; add --tls for https."
)


def serve_until_stopped(office: Office, where: Listening) -> None:
    """Say the address and serve there."""
    say(_STOPS, address=where.address)
    if where.tls:
        certificates.ensure(office.site, host_names(where.host), certificates.now())
        held = certificates.authority(office.site)
        say(_INSTALL, address=where.address, fingerprint=held.fingerprint if held else "")
    elif where.host != LOOPBACK:
        say(_PLAIN)
    serve(office.site, where)
