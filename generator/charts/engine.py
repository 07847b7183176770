"""The only file that knows Altair and vl-convert: declarations -> Vega, Vega -> SVG, SVG -> pictures; what was made is kept.

Both libraries are imported when the first thing is made, for that takes longer than most of what they make. A process
that has drawn must not be forked: vl-convert does not survive that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.kept import Store, key_of
from generator.program import whole_program

VEGA_LITE = "6.4"
LIBRARIES = ("altair", "pillow", "vl-convert-python")
COLOURS = 32  # of a picture: a few plain ones and the steps between them at the edges of letters

Declaration = Callable[[ModuleType], Any]


class Nowhere:
    """Where nothing is kept."""

    def get(self, _key: str, /) -> bytes | None:
        """Nothing."""
        return None

    def put(self, _key: str, _value: bytes, /) -> None:
        """Let it go."""


# One for the whole process, and not handed from page to chart to drawing: what is drawn does not depend on it.
_where: list[Store] = [Nowhere()]


def keep_in(store: Store) -> None:
    """From now on this process keeps there what it draws, and takes from there what was drawn before."""
    _where[0] = store


@contextmanager
def keeping_in(store: Store) -> Iterator[None]:
    """The same for as long as something is done."""
    before = _where[0]
    keep_in(store)
    try:
        yield
    finally:
        keep_in(before)


def kept(kind: str, parts: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
    """What follows from these parts and from the program alone: as it was kept, or else made now and kept."""
    return kept_at(key_of_drawn(kind, *parts), make)


def kept_at(key: str, make: Callable[[], bytes]) -> bytes:
    """The same by its key."""
    found = get(key)
    if found is None:
        found = make()
        put(key, found)
    return found


def key_of_drawn(kind: str, *parts: str) -> str:
    """The key of what follows from these parts and from what draws."""
    return key_of(kind, program(), *parts)


def key_of_whole(kind: str, *parts: str | bytes) -> str:
    """The key of what follows from these parts and from anything in this program: words come from everywhere in it."""
    return key_of(kind, whole_program(), *parts)


def get(key: str) -> bytes | None:
    """What is kept under a key."""
    return _where[0].get(key)


def put(key: str, value: bytes) -> None:
    """Keep something under a key."""
    _where[0].put(key, value)


@cache
def program() -> str:
    """A digest of all that draws: this folder, and the versions of the libraries."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return key_of("program", *map(version, LIBRARIES), *(file.read_bytes() for file in files))


def compiled(declaration: Declaration, theme: dict[str, Any], **properties: object) -> dict[str, Any]:
    """A declaration as a Vega specification, in the looks of a theme."""

    def make() -> bytes:
        import altair
        import vl_convert

        chart = declaration(altair).properties(**properties).configure(**theme)
        return json.dumps(vl_convert.vegalite_to_vega(chart.to_dict(), vl_version=VEGA_LITE)).encode()

    name = f"{declaration.__module__}.{declaration.__qualname__}"
    vega: dict[str, Any] = json.loads(kept("vega", (name, json.dumps([theme, properties])), make))
    return vega


@cache
def begin() -> None:
    """Begin to start what draws, in a thread of its own on another core: who draws soon afterwards waits the less for it."""
    import vl_convert

    # A page that leads to Vega elsewhere is made without V8, but nothing is made before V8 has been told to start.
    vl_convert.vega_to_html({}, bundle=False)


def rendered(vega: str) -> str:
    """A Vega specification as SVG."""
    import vl_convert

    svg: str = vl_convert.vega_to_svg(vega, allowed_base_urls=[])
    return svg


def picture(svg: str) -> bytes:
    """SVG as PNG, at its own size, in few colours; its font is the one that vl-convert brings."""
    return kept("picture", (svg,), lambda: painted(svg))


def painted(svg: str) -> bytes:
    """The same, made now."""
    import vl_convert
    from PIL import Image

    drawn = Image.open(BytesIO(vl_convert.svg_to_png(svg, scale=1)))
    small = BytesIO()
    few = drawn.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    few.save(small, format="PNG")  # `optimize` takes as long as the drawing, and a twentieth off
    return small.getvalue()
