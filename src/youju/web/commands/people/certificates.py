"""A certificate for `serve --tls`: a small authority of the site's own, installed once on each device, and under it the
server's certificate, which is renewed without anybody noticing. All in SITE/keys."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from youju.web.store.folder import Site

AUTHORITY, SERVER = "authority", "server"
_AUTHORITY_LASTS, _SERVER_LASTS, _RENEWED_BEFORE = timedelta(days=3650), timedelta(days=397), timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate in `file` (PEM) with its key beside it; `fingerprint` is SHA-256 in pairs of hex digits."""

    file: Path
    key: Path
    ends: datetime
    fingerprint: str
    names: frozenset[str] = frozenset()


def authority(site: Site) -> Certificate | None:
    """The site's own authority, where `serve --tls` has made one."""
    return _held(site, AUTHORITY)


def authority_der(site: Site) -> bytes | None:
    """Its certificate as devices install it; never its key."""
    held = authority(site)
    return _read(held.file).public_bytes(serialization.Encoding.DER) if held else None


def ensure(site: Site, names: Collection[str], now: datetime) -> Certificate:
    """The server's certificate for these host names and addresses, made or renewed where the one there will not do."""
    held = _held(site, SERVER)
    parent = _held(site, AUTHORITY)
    if parent is None or parent.ends < now + _SERVER_LASTS:
        parent, held = _make_authority(site, now), None
    if held is None or held.ends < now + _RENEWED_BEFORE or not held.names.issuperset(names):
        held = _make_server(site, parent, frozenset(names), now)
    return held


def _make_authority(site: Site, now: datetime) -> Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(f"有据 {site.name}"[:64], site)
    usage = x509.KeyUsage(
        digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = (
        _begun(subject, subject, key, now, now + _AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return _write(site, AUTHORITY, key, made)


def _make_server(site: Site, parent: Certificate, names: frozenset[str], now: datetime) -> Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    signer = serialization.load_pem_private_key(parent.key.read_bytes(), None)
    if not isinstance(signer, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{parent.key} holds no key of ours")
    issuer = _read(parent.file)
    known = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    made = (
        _begun(_name(min(names, key=len)[:64], site), issuer.subject, key, now, now + _SERVER_LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([_alternative(name) for name in sorted(names)]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(known, critical=False)
        .sign(signer, hashes.SHA256())
    )
    return _write(site, SERVER, key, made)


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, start: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start - timedelta(days=1))  # clocks of devices differ
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(common: str, site: Site) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, common), x509.NameAttribute(NameOID.ORGANIZATION_NAME, site.name[:64])]
    )


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name.encode("idna").decode("ascii"))


def _write(site: Site, name: str, key: ec.EllipticCurvePrivateKey, made: x509.Certificate) -> Certificate:
    folder = site.path("keys")
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    _put(folder / f"{name}-key.pem", pem)
    _put(folder / f"{name}.pem", made.public_bytes(serialization.Encoding.PEM))
    held = _held(site, name)
    if held is None:
        raise FileNotFoundError(folder / f"{name}.pem")
    return held


def _put(file: Path, data: bytes) -> None:
    beside = file.with_suffix(".new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as new:
        new.write(data)
        new.flush()
        os.fsync(new.fileno())
    beside.replace(file)


def _held(site: Site, name: str) -> Certificate | None:
    file, key = site.path("keys") / f"{name}.pem", site.path("keys") / f"{name}-key.pem"
    if not (file.is_file() and key.is_file()):
        return None
    found = _read(file)
    digest = found.fingerprint(hashes.SHA256()).hex().upper()
    pairs = ":".join(digest[at : at + 2] for at in range(0, len(digest), 2))
    return Certificate(file, key, found.not_valid_after_utc, pairs, _names(found))


def _read(file: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(file.read_bytes())


def _names(found: x509.Certificate) -> frozenset[str]:
    try:
        alternative = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return frozenset()
    addresses = (str(address) for address in alternative.get_values_for_type(x509.IPAddress))
    return frozenset([*alternative.get_values_for_type(x509.DNSName), *addresses])


def now() -> datetime:
    """The real time: certificates do not follow the fixed day of a demonstration."""
    return datetime.now(UTC)
