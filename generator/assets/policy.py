"""The Content-Security-Policy: a page may load what its own site has, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

# The full-text index is searched by a program in WebAssembly.
SCRIPTS = "'self' 'wasm-unsafe-eval'"
REST = "style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"

# For a page that loads nothing at all: a redirect.
ALONE = "default-src 'none'; base-uri 'none'; form-action 'none'"


def policy(first_script: str) -> str:
    """The policy of a page whose only script of its own is this one."""
    return f"default-src 'none'; script-src {SCRIPTS} 'sha256-{digest(first_script)}'; {REST}"


def preview_policy() -> str:
    """The same for a preview, into whose pages the server puts a script that loads them anew."""
    return f"default-src 'none'; script-src {SCRIPTS} 'unsafe-inline'; {REST}"


def digest(script: str) -> str:
    """What a policy calls a script by: the SHA-256 of its text."""
    return b64encode(sha256(script.encode()).digest()).decode()
