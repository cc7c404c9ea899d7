"""Addresses of servers: which are well formed, and which are on this machine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[0-9a-z_.-]+|\[[0-9a-f:.]+\])(?::(?P<port>\d{1,5}))?(?P<path>(?:/[\w.~%+-]*)*)",
    re.ASCII | re.IGNORECASE,
)
"""Scheme, host, port and path alone, so that no two parsers can read different hosts from it."""
_THIS_MACHINE = IPv6Address("::1")


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a server, in small letters but for its path."""

    scheme: str
    """http or https."""
    host: str
    """A name or an IPv4 address, or an IPv6 address in brackets."""
    port: str
    """Empty if it is the scheme's own."""
    path: str
    """Without a slash at its end."""

    def __str__(self) -> str:
        """Return the URL."""
        return f"{self.scheme}://{self.place}{self.path}"

    @property
    def place(self) -> str:
        """Return the host, with the port if it is not the scheme's own."""
        return f"{self.host}:{self.port}" if self.port else self.host

    @property
    def is_loopback(self) -> bool:
        """Return whether it is by its name on this machine, and to look the name up asks no other one."""
        return self.host == "localhost" or is_loopback_number(self.host.strip("[]"))


def read_address(url: str) -> Address | None:
    """Return the parts of a URL; None if it is malformed, or has a user, a query or a fragment."""
    found = _ADDRESS.fullmatch(url)
    if not found or not 0 < int(found["port"] or 1) <= 65535 or not _is_host(found["host"]):
        return None
    port = found["port"] or ""
    return Address(found["scheme"].lower(), found["host"].lower(), port, found["path"].rstrip("/"))


def is_loopback_number(number: str) -> bool:
    """Return whether an IP address, as the system writes it, is one of this machine alone."""
    try:
        address = ip_address(number)
    except ValueError:
        return False
    return address.is_loopback if isinstance(address, IPv4Address) else address == _THIS_MACHINE


def _is_host(host: str) -> bool:
    if host.startswith("["):
        try:
            IPv6Address(host[1:-1])
        except ValueError:
            return False
        return True
    return all(host.removesuffix(".").split("."))
