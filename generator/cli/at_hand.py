"""What hands of a build are forked of: a process that has imported this, and did nothing else.

Every process begins with the file of the command, which imports the room that this stands in.
"""

from __future__ import annotations

import gc
import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the build
gc.disable()  # nothing that is imported is garbage

from generator import making, prose  # noqa: E402 - as this says
from generator.countries import country_name  # noqa: E402
from generator.incident import Record  # noqa: E402
from generator.program import whole_program  # noqa: E402

# What each hand would else make for itself, when it is asked for first: how records are read, what names countries have.
Record.model_rebuild()
prose.markdown()
country_name("GB")
whole_program()

gc.freeze()  # neither here nor in a hand is it looked through again, not even at the end
gc.enable()

__all__ = ["making"]
