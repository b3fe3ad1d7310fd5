from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from gatepost.launcher.lan.authority import authority_in, certificate_in, read_certificate

NOW = datetime.now(UTC).replace(microsecond=0)
HERE, MOVED = IPv4Address("192.168.1.5"), IPv4Address("192.168.7.9")
OUTSIDE = IPv4Address("203.0.113.7")


@pytest.fixture
def authority(tmp_path):
    return authority_in(tmp_path, addresses=[HERE], at=NOW)


@pytest.fixture
def certificate(tmp_path, authority):
    return certificate_in(tmp_path, authority, addresses=[HERE], at=NOW)


def handshake(authority, *, path, key_path, name):
    """A phone that trusts the authority and asks for that name."""
    phone = ssl.create_default_context(cadata=authority.pem.decode())
    post = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    post.load_cert_chain(path, key_path)
    to_post, to_phone = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = post.wrap_bio(to_post, to_phone, server_side=True)
    client = phone.wrap_bio(to_phone, to_post, server_hostname=name)
    for _turn in range(4):
        for side in (client, server):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
    return client.version()


def meet(authority, certificate, name):
    return handshake(authority, path=certificate.path, key_path=certificate.key_path, name=name)


@pytest.mark.parametrize("name", ["192.168.1.5", "127.0.0.1", "localhost"])
def test_a_phone_that_trusts_the_authority_trusts_the_pages(authority, certificate, name):
    assert meet(authority, certificate, name) == "TLSv1.3"


def test_another_address_is_not_trusted(authority, certificate):
    with pytest.raises(ssl.SSLCertVerificationError, match="IP address mismatch"):
        meet(authority, certificate, "192.168.1.6")


def test_who_trusts_another_authority_does_not_trust_the_pages(certificate, tmp_path):
    other = authority_in(tmp_path / "other", addresses=[HERE], at=NOW)
    with pytest.raises(ssl.SSLCertVerificationError):
        meet(other, certificate, "192.168.1.5")


@pytest.mark.parametrize(
    "name", [x509.DNSName("bank.example"), x509.IPAddress(OUTSIDE)], ids=["a bank", "an address of the internet"]
)
def test_with_a_stolen_authority_nothing_outside_can_be_imitated(authority, tmp_path, name):
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "x")])
    forged = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(authority.certificate.subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([name]), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    path, key_path = tmp_path / "forged.crt", tmp_path / "forged.key"
    path.write_bytes(forged.public_bytes(serialization.Encoding.PEM))
    key_path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        handshake(authority, path=path, key_path=key_path, name=str(name.value))


def test_the_authority_stays_the_same_and_its_key_is_the_owners(authority, tmp_path):
    again = authority_in(tmp_path, addresses=[MOVED], at=NOW + timedelta(days=900))
    assert again.certificate == authority.certificate
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("lan-ca.key", "lan-ca.crt")] == [0o600, 0o600]


def test_a_certificate_that_is_good_is_kept(authority, certificate, tmp_path):
    later = certificate_in(tmp_path, authority, addresses=[HERE], at=NOW + timedelta(days=300))
    assert later.certificate == certificate.certificate


@pytest.mark.parametrize(
    ("addresses", "days"), [([HERE, MOVED], 0), ([HERE], 370)], ids=["another address", "a month before its end"]
)
def test_it_is_renewed_for_a_new_address_and_before_it_ends(authority, certificate, tmp_path, addresses, days):
    at = NOW + timedelta(days=days)
    renewed = certificate_in(tmp_path, authority, addresses=addresses, at=at)
    assert renewed.certificate != certificate.certificate
    assert set(addresses) <= set(renewed.addresses)
    assert (read_certificate(tmp_path).certificate, renewed.days_left(at)) == (renewed.certificate, 396)


def test_it_is_renewed_for_another_authority(certificate, tmp_path):
    for name in ("lan-ca.key", "lan-ca.crt"):
        (tmp_path / name).unlink()
    other = authority_in(tmp_path, addresses=[HERE], at=NOW)
    renewed = certificate_in(tmp_path, other, addresses=[HERE], at=NOW)
    assert meet(other, renewed, "192.168.1.5") == "TLSv1.3"


def test_no_certificate_lasts_longer_than_phones_of_apple_take(certificate):
    signed = certificate.certificate
    assert signed.not_valid_after_utc - signed.not_valid_before_utc <= timedelta(days=398)


def test_an_address_outside_is_signed_for_only_where_it_was_there_from_the_start(authority, tmp_path):
    assert (authority.may_sign(HERE), authority.may_sign(OUTSIDE)) == (True, False)
    signed = certificate_in(tmp_path, authority, addresses=[HERE, OUTSIDE], at=NOW)
    assert OUTSIDE not in signed.addresses
    campus = authority_in(tmp_path / "campus", addresses=[OUTSIDE], at=NOW)
    assert campus.may_sign(OUTSIDE) is True
    there = certificate_in(tmp_path / "campus", campus, addresses=[OUTSIDE], at=NOW)
    assert meet(campus, there, str(OUTSIDE)) == "TLSv1.3"
