"""The keys under which values are kept, and the seals by which they are known to be whole."""

from __future__ import annotations

from hashlib import blake2b
from typing import Protocol

SEAL = 16  # bytes before a value, by which it is known to be whole and to be that of its key


class Store(Protocol):
    """Where values are kept by the digests of what they depend on."""

    def get(self, key: str, /) -> bytes | None:
        """The value of a key, if it is kept."""

    def put(self, key: str, value: bytes, /) -> None:
        """Keep a value."""


def key_of(kind: str, *parts: str | bytes) -> str:
    """The key of what depends on these parts alone: its kind, and a digest that no other list of parts has."""
    digest = blake2b(digest_size=20)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return f"{kind}:{digest.hexdigest()}"


def sealed(key: str, value: bytes) -> bytes:
    """A value with the digest of it and its key before it."""
    return seal_of(key, value) + value


def unsealed(key: str, kept: object) -> bytes | None:
    """A value without its seal; nothing where it is damaged, or was put under another key."""
    if not isinstance(kept, bytes):
        return None
    value = kept[SEAL:]
    return value if kept[:SEAL] == seal_of(key, value) else None


def seal_of(key: str, value: bytes) -> bytes:
    """A digest of a key and its value."""
    made = blake2b(key.encode() + b"\n", digest_size=SEAL)
    made.update(value)
    return made.digest()
