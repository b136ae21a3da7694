"""The certificate of `serve --tls`: an authority installed once, a server's certificate renewed under it."""

import stat
from datetime import timedelta

import pytest
from cryptography import x509

from making import NOON
from youju.web.commands.people.certificates import authority, authority_der, ensure

NAMES = frozenset({"wenhua", "10.0.0.8"})


def days(number):
    return NOON + timedelta(days=number)


def test_the_first_time_an_authority_and_a_certificate_are_made(site):
    assert authority_der(site) is None
    made = ensure(site, NAMES, NOON)
    assert (made.names, made.ends, authority(site).ends) == (NAMES, days(397), days(3650))


def test_the_server_is_vouched_for_by_the_authority(site):
    server = x509.load_pem_x509_certificate(ensure(site, NAMES, NOON).file.read_bytes())
    server.verify_directly_issued_by(x509.load_der_x509_certificate(authority_der(site)))


def test_keys_are_for_their_owner_alone(site):
    made = ensure(site, NAMES, NOON)
    assert {stat.S_IMODE(file.stat().st_mode) for file in (made.key, authority(site).key)} == {0o600}


@pytest.mark.parametrize(("day", "names", "same"), [(366, NAMES, True), (368, NAMES, False), (0, NAMES | {"b"}, False)])
def test_it_is_renewed_before_it_ends_or_for_a_new_name(site, day, names, same):
    first = ensure(site, NAMES, NOON)
    assert (ensure(site, names, days(day)).fingerprint == first.fingerprint) == same


def test_renewing_needs_nothing_installed_again(site):
    ensure(site, NAMES, NOON)
    before = authority(site).fingerprint
    ensure(site, NAMES, days(390))
    assert authority(site).fingerprint == before


def test_an_authority_that_would_end_first_is_made_again(site):
    ensure(site, NAMES, NOON)
    before = authority(site).fingerprint
    ensure(site, NAMES, days(3650 - 396))
    assert authority(site).fingerprint != before


def test_the_authority_vouches_for_servers_only(site):
    ensure(site, NAMES, NOON)
    made = x509.load_der_x509_certificate(authority_der(site))
    limits = made.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (limits.ca, limits.path_length) == (True, 0)


def test_the_fingerprint_reads_in_pairs(site):
    ensure(site, NAMES, NOON)
    assert len(authority(site).fingerprint.split(":")) == 32
