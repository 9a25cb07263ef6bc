"""Ids made from content: the same text read by the same version gets the same ids on every machine.

>>> make_id("inc", "a", 1) == make_id("inc", "a", 1)
True
>>> make_id("inc", "a", 1).startswith("inc-")
True
"""

import hashlib
import json

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32 in lower case: nothing to misread
_LENGTH = 12  # 60 bits: one expected collision in about a thousand million ids of a kind


def make_id(prefix: str, *parts: object) -> str:
    """An id such as "doc-3f9k2m7q01xz" from the parts that make a thing what it is; None and "" differ."""
    payload = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=str)
    number = int.from_bytes(hashlib.sha256(payload.encode("utf-8", "surrogatepass")).digest(), "big")
    return prefix + "-" + "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in range(_LENGTH))


def sha256(content: bytes) -> str:
    """The hex SHA-256 of raw bytes: their address in the archive."""
    return hashlib.sha256(content).hexdigest()
