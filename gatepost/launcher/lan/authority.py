"""The post's own certificate authority, and the certificate of its pages.

Whoever trusts the authority trusts it for addresses of local networks only: were its key stolen, no bank could be imitated with it.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from gatepost.kernel.whole_files import write_whole

LOCAL = tuple(ip_network(text) for text in (
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8", "fc00::/7", "fe80::/10", "::1/128",
))  # fmt: skip
_LOCAL_NAMES = ("local", "localhost")
_AUTHORITY_LASTS = timedelta(days=3650)
_CERTIFICATE_LASTS = timedelta(days=397)
"""Phones of Apple take none that lasts longer than 398 days."""
RENEWED_BEFORE = timedelta(days=30)
_BACKDATED = timedelta(days=1)
"""Phones with a slow clock take it as well."""


@dataclass(frozen=True, slots=True)
class Authority:
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def fingerprint(self) -> str:
        """As phones show it."""
        return self.certificate.fingerprint(hashes.SHA256()).hex(":").upper()

    def may_sign(self, address: IPv4Address) -> bool:
        constraints = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value
        networks = [one.value for one in constraints.permitted_subtrees or () if isinstance(one, x509.IPAddress)]
        return any(address in network for network in networks if isinstance(network, IPv4Network))


def authority_in(keys: Path, *, addresses: Iterable[IPv4Address], at: datetime) -> Authority:
    """Made once; it stays the same as long as phones trust it. An address outside the usual local ranges brings its own range in."""
    key_path, path = keys / "lan-ca.key", keys / "lan-ca.crt"
    if key_path.exists() and path.exists():
        return Authority(_read_key(key_path), x509.load_pem_x509_certificate(path.read_bytes()))
    key = ec.generate_private_key(ec.SECP256R1())
    made = Authority(key, _authority_certificate(key, addresses, at))
    _write_key(key_path, key)
    write_whole(path, made.pem)
    return made


def _authority_certificate(
    key: ec.EllipticCurvePrivateKey, addresses: Iterable[IPv4Address], at: datetime
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"小门岗 Gatepost · {socket.gethostname()}"[:64])])
    networks: list[IPv4Network | IPv6Network] = [*LOCAL]
    networks += [
        IPv4Network(f"{address}/24", strict=False)
        for address in addresses
        if not any(address in network for network in networks)
    ]
    permitted = [*(x509.IPAddress(one) for one in networks), *(x509.DNSName(one) for one in _LOCAL_NAMES)]
    builder = _builder(name, name, key.public_key(), at, _AUTHORITY_LASTS)
    return (
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


@dataclass(frozen=True, slots=True)
class ServerCertificate:
    path: Path
    key_path: Path
    certificate: x509.Certificate

    @property
    def addresses(self) -> list[IPv4Address]:
        names = self.certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        return [one for one in names.get_values_for_type(x509.IPAddress) if isinstance(one, IPv4Address)]

    def days_left(self, at: datetime) -> int:
        return (self.certificate.not_valid_after_utc - at).days


def certificate_in(
    keys: Path, authority: Authority, *, addresses: Iterable[IPv4Address], at: datetime
) -> ServerCertificate:
    """The one that is there, unless it soon ends, lacks an address, or was signed by another authority."""
    wanted = [IPv4Address("127.0.0.1"), *(address for address in addresses if authority.may_sign(address))]
    known = read_certificate(keys)
    if known and _is_good(known, authority, wanted, at):
        return known
    key = ec.generate_private_key(ec.SECP256R1())
    signed = _sign(authority, key.public_key(), wanted, at)
    _write_key(keys / "lan.key", key)
    write_whole(keys / "lan.crt", signed.public_bytes(serialization.Encoding.PEM) + authority.pem)
    return ServerCertificate(keys / "lan.crt", keys / "lan.key", signed)


def read_certificate(keys: Path) -> ServerCertificate | None:
    path, key_path = keys / "lan.crt", keys / "lan.key"
    if not path.exists() or not key_path.exists():
        return None
    return ServerCertificate(path, key_path, x509.load_pem_x509_certificates(path.read_bytes())[0])


def _is_good(known: ServerCertificate, authority: Authority, wanted: list[IPv4Address], at: datetime) -> bool:
    lasts = known.certificate.not_valid_after_utc - at >= RENEWED_BEFORE
    try:
        known.certificate.verify_directly_issued_by(authority.certificate)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return lasts and set(wanted) <= set(known.addresses)


def _sign(
    authority: Authority, public: ec.EllipticCurvePublicKey, addresses: list[IPv4Address], at: datetime
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Gatepost")])
    names = [x509.DNSName("localhost"), *(x509.IPAddress(address) for address in addresses)]
    issuer = authority.certificate
    builder = _builder(name, issuer.subject, public, at, _CERTIFICATE_LASTS)
    return (
        builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False)
        .sign(authority.key, hashes.SHA256())
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, at: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _BACKDATED)
        .not_valid_after(at - _BACKDATED + lasts)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    write_whole(
        path,
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
    )


def _read_key(path: Path) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)  # noqa: S101  (written by ourselves)
    return key
