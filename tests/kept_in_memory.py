"""Where a test lets things be kept: in memory, and nowhere longer than the test."""


class Memory(dict[str, bytes]):
    """A store that forgets nothing."""

    def put(self, key: str, value: bytes, /) -> None:
        self[key] = value
