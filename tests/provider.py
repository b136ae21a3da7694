"""A small provider of single sign-on for tests: discovery, authorization code with PKCE, signed tokens, user info."""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


class Provider:
    """Whoever comes is `claims`; `told` is what the program asked for; `changed` overrides claims of the token."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.claims = {"sub": "42", "preferred_username": "xiaowang"}
        self.changed: dict[str, object] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def discovery(self) -> dict[str, object]:
        """The document at the discovery address."""
        ends = {
            name: f"{self.address}/{name}" for name in ("authorization_endpoint", "token_endpoint", "userinfo_endpoint")
        }
        more = {"jwks_uri": f"{self.address}/jwks", "issuer": self.address}
        return {**ends, **more, "code_challenge_methods_supported": ["S256"]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to, as if the person had signed in."""
        code = secrets.token_hex(8)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?code={code}&state={asked['state']}"

    def token(self, given: dict[str, str]) -> dict[str, str] | None:
        """The tokens for a code, if the verifier fits the challenge; a code works once."""
        asked = self.codes.pop(given["code"])
        digest = base64.urlsafe_b64encode(sha256(given["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if digest != asked["code_challenge"] or given["client_secret"] != "shared":
            return None
        told = {"iss": self.address, "aud": asked["client_id"], "sub": "42", "exp": int(time.time()) + 60}
        claims = told | {"nonce": asked["nonce"]} | self.changed
        return {"access_token": "opaque", "id_token": jwt.encode(claims, self.key, "RS256", headers={"kid": "1"})}

    def jwks(self) -> dict[str, object]:
        """The public key."""
        return {"keys": [jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True) | {"kid": "1"}]}


@contextmanager
def provider() -> Iterator[Provider]:
    """A running provider."""

    class Handler(BaseHTTPRequestHandler):
        def _say(self, body: object, status: int = 200) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            page = urlsplit(self.path).path
            answers = {
                "/discovery": running.discovery,
                "/jwks": running.jwks,
                "/userinfo_endpoint": lambda: running.claims,
            }
            self._say(answers[page]())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            told = running.token({name: values[0] for name, values in parse_qs(body).items()})
            self._say(told, 200 if told else 400)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        running = Provider(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield running
        finally:
            server.shutdown()
