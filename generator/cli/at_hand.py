"""What hands of a build are forked of: a process that has imported this, and did nothing else.

Every process begins with the file of the command, so that too is here.
"""

from __future__ import annotations

import gc
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the build
gc.disable()  # nothing that is imported is garbage

from generator import making  # noqa: E402 - as this says
from generator.cli import building  # noqa: E402

gc.enable()

__all__ = ["building", "making"]
