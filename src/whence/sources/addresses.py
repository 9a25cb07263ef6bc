"""Which network addresses Whence may fetch from: public ones only, so that no page can send it into a local network.

>>> is_public("93.184.216.34"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
(True, False, False)
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def is_public(address: str) -> bool:
    """Whether an address is on the open internet, and any IPv4 address wrapped in it too."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    return _is_open(ip) and all(_is_open(inner) for inner in _wrapped(ip))


def _is_open(ip: IPv4Address | IPv6Address) -> bool:
    """Whether it is neither private, loopback, link-local, shared, reserved nor multicast."""
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        return _is_open(ip.ipv4_mapped)
    closed = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_reserved or ip.is_multicast
    is_site_local = isinstance(ip, IPv6Address) and ip.is_site_local
    return ip.is_global and not (closed or is_site_local) if ip not in _NAT64 else True


def _wrapped(ip: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses an IPv6 address stands for: 6to4, Teredo, NAT64."""
    if isinstance(ip, IPv4Address):
        return []
    found = [ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        found.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]
