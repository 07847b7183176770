"""Words that are put into a drawing afterwards stand there as if Vega had written them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import canonicalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts import engine
from generator.charts.drawing import Drawing
from generator.charts.incident_timeline import DATA, sketch
from generator.charts.lettering import UNKNOWN, WIDTHS, Lettering, fits
from generator.kept import key_of

LABEL_WIDTH = 200
WORDS: tuple[str | Sequence[str], ...] = (
    "One line",
    ["One line that is a list"],
    ["Two", "lines"],
    ["Three", "", "lines & <marks> \"quoted\" 'so'"],
    [],
    "",
    "\N{NO-BREAK SPACE} blank at both ends\u2003",
    ["  indented", "and trailing  "],
    "W" * 60,
    ["too long for its place " * 4, "short"],
    "پاکستان میں سوشل میڈیا تک رسائی میں خلل",
    "\N{HORIZONTAL ELLIPSIS}\N{EM DASH}@",
    "</text><script>",
    "1",
)


class AsVegaWrites(Lettering):
    """Words that stay where they are."""

    def without(self, rows: Sequence[Mapping[str, object]], *_room: float) -> Sequence[Mapping[str, object]]:
        return rows

    def labels(self, settings: Mapping[str, object]) -> dict[str, object]:
        return dict(settings)


def drawing() -> Drawing:
    rows = [{"top": 20 * number, "lines": words} for number, words in enumerate(WORDS)]
    ticks = [1000 * number for number in range(4)]
    labels = dict(zip(map(str, ticks), (["18:00", "20 Jan"], ["19:00"], "20:00", ["A & B", ""]), strict=True))
    return Drawing(
        data={**dict.fromkeys(DATA, ()), "words": rows, "notes": [{"top": 400, "lines": ["a note", "in two lines"]}]},
        settings={
            "window": [0, 4000], "ticks": ticks, "tick_labels": labels,
            "column": 210, "label_width": LABEL_WIDTH, "note_width": 600,
        },
        width=720,
        height=300,
        before=210,
    )  # fmt: skip


def test_a_drawing_is_the_same_as_if_vega_had_written_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = canonicalize(sketch.draw(drawing()))
    monkeypatch.setattr("generator.charts.drawing.Lettering", AsVegaWrites)
    assert quick == canonicalize(sketch.draw(drawing()))
    assert quick.count("<text") == len(WORDS) + 1 + 4


def test_only_what_may_be_too_long_for_its_place_is_left_to_vega(monkeypatch: pytest.MonkeyPatch) -> None:
    given_to_vega: list[str] = []
    drawn = engine.rendered

    def listening(vega: str) -> str:
        given_to_vega.append(vega)
        return drawn(vega)

    monkeypatch.setattr(engine, "rendered", listening)
    sketch.draw(drawing())
    (vega,) = given_to_vega
    assert "too long for its place" in vega
    assert "WWWW" in vega
    assert "One line" not in vega
    assert "in two lines" not in vega


@given(st.text(alphabet=[*WIDTHS, "ب", "漢"], max_size=60), st.integers(1, 40))
def test_words_fit_only_where_all_their_letters_are_known_and_have_room(text: str, room: int) -> None:
    width = sum(WIDTHS.get(letter, UNKNOWN) for letter in text)
    assert fits(text, room) == (width <= 100 * room)
    assert fits([text, text], room) == fits(text, room)
    if set(text) & {"ب", "漢"}:
        assert not fits(text, room)


class Counting:
    """A store that knows what it was asked for."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}
        self.found = 0

    def get(self, key: str, /) -> bytes | None:
        self.found += key in self.values
        return self.values.get(key)

    def put(self, key: str, value: bytes, /) -> None:
        self.values[key] = value


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting()
    monkeypatch.setattr(engine, "_where", [engine.Nowhere()])
    engine.keep_in(counting)
    return counting


def test_what_was_drawn_is_not_drawn_again(store: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def make(words: str) -> bytes:
        made.append(words)
        return words.encode()

    def twice(*parts: str) -> list[bytes]:
        return [engine.kept("drawing", parts, lambda: make("+".join(parts))) for _ in range(2)]

    assert twice("a", "b") == [b"a+b"] * 2
    assert twice("ab", "") == [b"ab+"] * 2
    assert made == ["a+b", "ab+"]
    assert store.found == 2
    monkeypatch.setattr(engine, "program", lambda: key_of("program", "another version"))
    assert twice("a", "b") == [b"a+b"] * 2
    assert made == ["a+b", "ab+", "a+b"], "another program draws anew"


def test_a_picture_is_kept_by_the_drawing_that_it_was_made_of(store: Counting) -> None:
    def svg(colour: str) -> str:
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="{colour}"/></svg>'

    red, again, blue = (engine.picture(svg(colour)) for colour in ("red", "red", "blue"))
    assert red == again != blue
    assert red.startswith(b"\x89PNG")
    assert (len(store.values), store.found) == (2, 1)
