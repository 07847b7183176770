"""Expected texts that stand in files.

`REWRITE_GOLDENS=1 pytest` writes what the program says now into the files instead of comparing; look at what changed
with `git diff` before keeping it.
"""

import os
from pathlib import Path


def assert_golden(expected: Path, text: str) -> None:
    """The text is exactly what stands in the file."""
    if os.environ.get("REWRITE_GOLDENS"):
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")
