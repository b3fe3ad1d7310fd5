"""What `--lan` means for this machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path

from gatepost.config.env import env_list
from gatepost.launcher.lan.addresses import lan_addresses
from gatepost.launcher.lan.authority import ServerCertificate, authority_in, certificate_in
from gatepost.launcher.words import Refusal, say

EVERYWHERE = "0.0.0.0"  # noqa: S104  (that is what --lan asks for)
_LAST_PORT = 65535
_OWN_HOSTS = ["127.0.0.1", "localhost", "[::1]"]


@dataclass(frozen=True, slots=True)
class Lan:
    addresses: tuple[IPv4Address, ...]
    """The one by which others reach this machine first."""
    page_port: int
    """Of the page for phones, over plain HTTP."""

    @property
    def first(self) -> str:
        return str(self.addresses[0])

    @property
    def page_address(self) -> str:
        return f"http://{self.first}:{self.page_port}"

    def environment(self, env: Mapping[str, str]) -> dict[str, str]:
        """What the pages have to know: that they are served over HTTPS, and under which names."""
        named = [*env_list("GATEPOST_HOSTS", default=_OWN_HOSTS, env=env), *map(str, self.addresses)]
        return {"GATEPOST_TLS": "1", "GATEPOST_HOSTS": ",".join(dict.fromkeys(named))}


def chosen_lan(*, host: str, port: int) -> Lan:
    """The page for phones has the port beside that of the pages. Raises Refusal."""
    addresses = tuple(lan_addresses()) if host == EVERYWHERE else (_address(host),)
    if not addresses:
        raise Refusal(
            "这台机器没有连上网络，没有局域网地址。请先连上 Wi-Fi 或网线。",
            "This machine is on no network and has no address there. Connect it first.",
        )
    return Lan(addresses, port + 1 if port < _LAST_PORT else port - 1)


def _address(host: str) -> IPv4Address:
    try:
        return IPv4Address(host)
    except ValueError as error:
        raise Refusal(
            f"用 --lan 时，--host 要写这台机器的 IPv4 地址，例如 192.168.1.5，不是 {host}。",
            f"With --lan, --host takes an IPv4 address of this machine, such as 192.168.1.5, and not {host}.",
        ) from error


def certificate_for(data_dir: Path, lan: Lan) -> ServerCertificate:
    """Made, or renewed where it has to be; an address for which phones would not trust us is told."""
    keys, at = data_dir / "keys", datetime.now(UTC)
    authority = authority_in(keys, addresses=lan.addresses, at=at)
    foreign = [str(address) for address in lan.addresses if not authority.may_sign(address)]
    if foreign:
        names = ", ".join(foreign)
        say(
            f"  地址 {names} 不在证书允许的范围里，手机不能用它。要用的话，删掉 {keys}/lan-ca.* 重新启动，手机都要重新装证书。",
            f"  The authority may not sign for {names}, so phones cannot use it. To use it, remove {keys}/lan-ca.* and start anew;"
            " every phone then installs the certificate again.",
        )
    return certificate_in(keys, authority, addresses=lan.addresses, at=at)
