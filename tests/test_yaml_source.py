"""Any bytes give data or problems; data is what YAML 1.2 says; every place points into the file at what is meant."""

import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Place, Problem, report
from generator.yaml_source import Path, YamlSource, parsing, read_yaml
from generator.yaml_source.decoding import HIDDEN, decode
from generator.yaml_source.ordinary import ordinary_fields
from generator.yaml_source.scalars import plain_value
from generator.yaml_source.text_rules import DEPTH_LIMIT, SIZE_LIMIT
from generator.yaml_source.tree import Node
from tests.golden import assert_golden

BAD = FilePath(__file__).parent / "bad_yaml"
ODD_BYTES = {
    "byte_order_mark": b"\xef\xbb\xbftitle: An outage\ntitle: Another\n",
    "control_characters": b"title: A bell \x07 and \x1b[31m red\nsummary: fine\nscope: \x7f\n",
    "line_separators": "title: An outage\u2028start: 2024-01-20\u2029\nend: 2024-01-21\u0085\n".encode(),
    "null_bytes": b"title: \x00\x00\n",
    "nothing": b"",
    "other_encoding": "title: Café\ntitle: Müller\n".encode("cp1252"),
    "too_large": b"title: An outage\n" + b"#" * SIZE_LIMIT,
    "two_byte_encoding": "title: An outage\n".encode("utf-16"),
}


def read(text: str) -> YamlSource:
    return read_yaml("f.yml", text.encode())


def value(text: str) -> object:
    """What stands for `text` after a field name, in a file without problems."""
    source = read(f"field: {text}\n")
    assert source.problems == ()
    assert isinstance(source.data, dict)
    return source.data["field"]


def meant(source: YamlSource, place: Place) -> str:
    """The text that a place points at."""
    return source.lines[place.line - 1][place.column - 1 : place.column - 1 + place.length]


def codes(source: YamlSource) -> list[str]:
    return [problem.code for problem in source.problems]


# What is wrong with a file


@pytest.mark.parametrize("name", sorted(path.stem for path in BAD.glob("*.yml")))
def test_a_bad_file_gets_the_report_beside_it(name: str) -> None:
    source = read_yaml(f"{name}.yml", (BAD / f"{name}.yml").read_bytes())
    assert_golden(BAD / f"{name}.report", report(source.problems, lambda _: source.lines) + "\n")


@pytest.mark.parametrize("name", sorted(ODD_BYTES))
def test_a_file_of_odd_bytes_gets_its_report(name: str) -> None:
    source = read_yaml(f"{name}.yml", ODD_BYTES[name])
    assert_golden(BAD / f"{name}.report", report(source.problems, lambda _: source.lines) + "\n")


def test_every_report_has_its_bad_file() -> None:
    reports = {path.stem for path in BAD.glob("*.report")}
    assert reports == {path.stem for path in BAD.glob("*.yml")} | set(ODD_BYTES)


def test_reading_goes_on_after_every_problem_that_leaves_it_possible() -> None:
    source = read("a: &x 1\nb: *x\nc: !t 2\na: 3\n<<: {z: 1}\n? [k]\n: 1\nd: 4\n")
    assert codes(source) == ["OUT111", "OUT112", "OUT113", "OUT116", "OUT114", "OUT115"]
    assert source.data == {"a": 1, "b": None, "c": 2, "d": 4}


def test_a_file_that_cannot_be_read_to_its_end_gives_no_data() -> None:
    assert read("a: 1\nb: [2\n").data is None


def test_the_first_of_two_documents_is_read() -> None:
    assert read("a: 1\n---\na: 2\n").data == {"a": 1}


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "---\na: 1\n...\n# the end\n"])
def test_one_document_may_be_set_off_by_its_marks(text: str) -> None:
    assert (read(text).data, read(text).problems) == ({"a": 1}, ())


@pytest.mark.parametrize("text", ["", "\n\n", "# comment\n", "---\n", "null\n"])
def test_a_file_without_fields_is_empty(text: str) -> None:
    assert (codes(read(text)), read(text).data) == (["OUT107"], None)


def test_a_file_of_the_largest_size_is_read() -> None:
    content = b"a: 1\n".ljust(SIZE_LIMIT, b"#")
    assert codes(read_yaml("f.yml", content)) == []
    assert codes(read_yaml("f.yml", content + b"#")) == ["OUT101"]


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_nesting_is_allowed_up_to_its_limit(opening: str, closing: str) -> None:
    levels = DEPTH_LIMIT - 1  # the file itself is the first
    assert codes(read(f"a: {opening * levels}{closing * levels}")) == []
    assert codes(read(f"a: {opening * (levels + 1)}{closing * (levels + 1)}")) == ["OUT117"]
    assert codes(read(f"a: {opening * 100_000}")) == ["OUT117"]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("title: Protest against #XDown in Oslo\n", "#XDown in Oslo"),
        ("title: #KeepItOn  \n", "#KeepItOn"),
        ("summary: Posted under #XDown,\n  and nothing more\nend: 2024\n", "#XDown,"),
        ("kinds:\n  - a # b\n", "# b"),
        ("kinds: [\n  a # b\n]\n", "# b"),
        ("a: b #", "#"),
    ],
)
def test_a_comment_that_cuts_a_text_off_is_told_once(text: str, lost: str) -> None:
    source = read(text)
    (problem,) = source.problems
    assert (problem.code, meant(source, problem.place)) == ("OUT118", lost)


@pytest.mark.parametrize(
    "text", ["# a\nb: 1\n  # c\n", "a: # b\n  c: 1\n", "a: [1] # b\n", "a: '1' # b\n", "a: | # b\n  c\n", "a: b#c\n"]
)
def test_a_comment_may_stand_where_no_unquoted_text_does(text: str) -> None:
    assert codes(read(text)) == []


def test_windows_line_ends_are_accepted() -> None:
    source = read("a: 1\r\nb: |\r\n  two\r\n  lines\r\n")
    assert (source.problems, source.data) == ((), {"a": 1, "b": "two\nlines\n"})
    assert source.lines == ("a: 1", "b: |", "  two", "  lines", "")


def test_letters_of_all_scripts_stay_what_they_are() -> None:
    assert value("انٹرنیٹ بند 网络 🛰 não") == "انٹرنیٹ بند 网络 🛰 não"


@pytest.mark.parametrize("text", ["|\n  a\tb\n  \tc\n", "'a\tb'", "1\n# a\tcomment"])
def test_a_tab_may_stand_in_texts_and_comments(text: str) -> None:
    assert codes(read(f"a: {text}\n")) == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\t1", 1, 3),
        ("a: 1\t# b", 1, 5),
        ("a:\n\tb: 1", 2, 1),
        ("a: |\n\tb", 2, 1),
        ("a: 1\n\t\nb: 2", 2, 1),
        ("\t", 1, 1),
    ],
)
def test_a_tab_may_not_stand_anywhere_else(text: str, line: int, column: int) -> None:
    (problem,) = read(text).problems
    assert (problem.code, problem.place) == ("OUT105", Place("f.yml", line, column))


def test_all_lines_indented_by_tabs_are_reported_at_once() -> None:
    problems = read("a:\n\tb: 1\n\tc: 2\nd:\n\te: 3\n").problems
    assert [(problem.code, problem.place.line) for problem in problems] == [("OUT105", line) for line in (2, 3, 5)]


# What the values are


@pytest.mark.parametrize("text", ["null", "Null", "NULL", "~", ""])
def test_nothing_is_written_in_five_ways(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize("text", ["true", "True", "TRUE", "false", "False", "FALSE"])
def test_truth_is_written_in_english(text: str) -> None:
    assert value(text) is (text.lower() == "true")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("17", 17), ("-17", -17), ("+17", 17), ("017", 17), ("0o17", 15), ("0x1F", 31), ("2024", 2024),
        ("1.5", 1.5), ("-.5", -0.5), ("1.", 1.0), ("1e3", 1000.0), ("1.5E-3", 0.0015),
        (".inf", float("inf")), ("-.INF", float("-inf")), ("+.Inf", float("inf")),
    ],
)  # fmt: skip
def test_numbers_are_those_of_the_core_schema(text: str, number: float) -> None:
    assert value(text) == number
    assert type(value(text)) is type(number)


def test_not_a_number_is_a_number() -> None:
    assert str(value(".nan")) == "nan"


@pytest.mark.parametrize(
    "text",
    [
        "NO", "no", "yes", "on", "Off", "y", "nULL", "tRUE", "18:40", "19:12:30", "2024-01-20", "2024-02-30",
        "2024-01-20T18:40:00+05:00", "2024-01-20 18:40:00", "1_000", "0b11", "0o8", "0xG", "-0x1F", "1e", ".", "-", "+",
        "1.2.3", ".infinity", "nan", "=", "<<", "1,000", "१२", "9" * 65, "0x" + "f" * 63,
    ],
)  # fmt: skip
def test_everything_else_is_text(text: str) -> None:
    assert plain_value(text) == text
    if text != "-":
        assert value(text) == text


@pytest.mark.parametrize("text", ["null", "true", "17", "1.5", "2024-01-20", ""])
def test_in_quotes_everything_is_text(text: str) -> None:
    assert value(f'"{text}"') == text
    assert value(f"'{text}'") == text


def test_field_names_are_text_as_they_are_written() -> None:
    source = read("2024: a\n007: b\ntrue: c\n1e3: d\n")
    assert source.data == {"2024": "a", "007": "b", "true": "c", "1e3": "d"}
    assert codes(read("1: a\n'1': b\n")) == ["OUT116"]


# Where the values are

RECORD = """\
# An outage
title: "Internet cut"
countries: [PK, AF]
start: 2024-01-20
end:
  earliest: 2024-01-21
  # or later
  latest: 2024-01-22
scope:
  level: national
platforms:
  facebook: [nation, voa]
  tiktok:
    - affected: yes
      sources: [voa]
    - {affected: no, sources: [nation]}
sites: [insaf.pk, 2024]
summary: |
  Two
  lines
write_up: 'Three

  lines'
reach:
"""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("title",), '"Internet cut"'),
        (("countries", 1), "AF"),
        (("start",), "2024-01-20"),
        (("end", "latest"), "2024-01-22"),
        (("platforms", "tiktok", 0, "affected"), "yes"),
        (("platforms", "tiktok", 1, "sources", 0), "nation"),
        (("summary",), "|"),
        (("write_up",), "'Three"),
        # A list, a group of fields and nothing at all have no text of their own: their name is shown.
        (("countries",), "countries"),
        (("scope",), "scope"),
        (("reach",), "reach"),
        (("platforms", "tiktok"), "tiktok"),
        (("platforms", "tiktok", 0), "a"),
        (("platforms", "tiktok", 1), "{"),
        ((), "t"),
        # Steps that the short forms leave out are passed over.
        (("start", 0, "value"), "2024-01-20"),
        (("end", 0, "earliest"), "2024-01-21"),
        (("scope", 0, "level"), "national"),
        (("scope", 0, "sources"), "scope"),
        (("platforms", "facebook", "sources", 1), "voa"),
        (("platforms", "facebook", 0, "sources", 1), "voa"),
        (("platforms", "facebook", 0, "affected"), "nation"),
        (("sites", "insaf.pk", 0, "affected"), "insaf.pk"),
        (("sites", 1), "2024"),
        (("title", "no", 7, "such", "path"), '"Internet cut"'),
    ],
)
def test_a_path_leads_to_its_value(path: Path, text: str) -> None:
    source = read(RECORD)
    assert source.problems == ()
    assert meant(source, source.place_of(path)) == text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("title",), "title"),
        (("end", "latest"), "latest"),
        (("end", 0, "latest"), "latest"),
        (("platforms", "facebook"), "facebook"),
        (("platforms", "tiktok", 1, "affected"), "affected"),
        (("sites", "insaf.pk"), "insaf.pk"),
        (("countries", 1), "AF"),
        (("title", "nothing"), '"Internet cut"'),
        ((), "t"),
    ],
)
def test_a_path_leads_to_its_field_name(path: Path, text: str) -> None:
    source = read(RECORD)
    assert meant(source, source.place_of_key(path)) == text


def test_a_file_without_data_has_one_place() -> None:
    source = YamlSource("f.yml", b"")
    assert source.place_of(("a", 1)) == source.place_of_key(("a",)) == Place("f.yml", 1, 1)


# What holds for all files

PLAIN_TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])).filter(
    lambda t: not HIDDEN.search(t)
)
ANY_TEXT = st.text(st.characters(codec="utf-8")).filter(lambda text: not HIDDEN.search(text.replace("\r", "\0")))
SCALARS = (
    st.none() | st.booleans() | st.integers(-(10**40), 10**40) | st.floats(allow_nan=False) | PLAIN_TEXT | ANY_TEXT
)
NAMES = st.text(st.characters(codec="utf-8"), max_size=40).filter(
    lambda text: not HIDDEN.search(text.replace("\r", "\0"))
)
NESTED = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)
RECORDS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(NAMES, NESTED, min_size=1, max_size=6)
SIGNS = [*"ab1 \n\n\t:-?,[]{}#&*!|>'\"%@`\\~.<=+éا\ufeff\u2028\r", "\n  ", ": ", "- ", "\n---", "\n..."]
YAML_SIGNS = st.lists(st.sampled_from(SIGNS)).map("".join)
FIELDS = st.lists(YAML_SIGNS, min_size=1).map(
    lambda values: "\n".join(f"f{at}: {one}" for at, one in enumerate(values))
)
FILES = (YAML_SIGNS | FIELDS | st.text()).map(lambda text: text.encode("utf-8", errors="surrogatepass")) | st.binary()


@dataclass
class Dump:
    """A record as YAML text, and what is written for each value and field name in it."""

    text: str = ""
    values: dict[Path, str] = field(default_factory=dict)
    names: dict[Path, str] = field(default_factory=dict)

    def put(self, data: object, path: Path, *, quoted: bool, margin: str = "") -> None:
        if isinstance(data, dict) and data and not quoted:
            for name, inner in data.items():
                self.text += f"\n{margin}"
                self.name(name, (*path, name))
                self.put(inner, (*path, name), quoted=isinstance(inner, list), margin=margin + "  ")
        elif isinstance(data, dict | list):
            self.flow(data, path)
        else:
            self.values[path] = written(data)
            self.text += self.values[path]

    def flow(self, data: dict[str, object] | list[object], path: Path) -> None:
        items = data.items() if isinstance(data, dict) else enumerate(data)
        self.text += "{" if isinstance(data, dict) else "["
        for name, inner in items:
            if isinstance(name, str):
                self.name(name, (*path, name))
            self.put(inner, (*path, name), quoted=True)
            self.text += ", "
        self.text += "}" if isinstance(data, dict) else "]"

    def name(self, name: str, path: Path) -> None:
        self.names[path] = written(name)
        self.text += f"{self.names[path]}: "


def written(scalar: object) -> str:
    """A value as YAML: a text without quotes where it needs none."""
    if isinstance(scalar, str) and scalar.isalpha() and plain_value(scalar) == scalar:
        return scalar
    if isinstance(scalar, float) and abs(scalar) == float("inf"):
        return ".inf" if scalar > 0 else "-.inf"
    if isinstance(scalar, str) and "\n" not in scalar and "\t" not in scalar and len(scalar) % 2:
        return "'" + scalar.replace("'", "''") + "'"
    return json.dumps(scalar, ensure_ascii=False)


def dump(data: dict[str, Any]) -> Dump:
    made = Dump()
    made.put(data, (), quoted=False)
    made.text += "\n"
    return made


BOTH_PARSERS = pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML was built without its C parser")


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without its C parser")
    monkeypatch.setattr(parsing, "LOADER", getattr(yaml, request.param))


def assert_sound(content: bytes) -> None:
    """Reading gives data or problems, and every place lies within one line of the file."""
    source = read_yaml("f.yml", content)
    assert source.problems or isinstance(source.data, dict)
    places = [
        *(problem.place for problem in source.problems),
        *(place for path in paths(source.data) for place in both(source, path)),
    ]
    for place in places:
        assert 1 <= place.line <= len(source.lines)
        line = source.lines[place.line - 1]
        assert 1 <= place.column <= len(line) + 1
        assert 1 <= place.length <= max(1, len(line) - place.column + 1)
    assert report(source.problems, lambda _: source.lines).count("f.yml:") == len(set(source.problems))


def both(source: YamlSource, path: Path) -> tuple[Place, Place]:
    return source.place_of(path), source.place_of_key(path)


def paths(data: object, path: Path = ()) -> Iterator[Path]:
    yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, inner in items:
        yield from paths(inner, (*path, name))


@pytest.mark.usefixtures("_each_parser")
@given(st.binary())
def test_any_bytes_are_data_or_problems(content: bytes) -> None:
    assert_sound(content)


@pytest.mark.usefixtures("_each_parser")
@given(st.text())
def test_any_text_is_data_or_problems(text: str) -> None:
    assert_sound(text.encode("utf-8", errors="surrogatepass"))


@pytest.mark.usefixtures("_each_parser")
@given(YAML_SIGNS)
def test_any_signs_that_yaml_uses_are_data_or_problems(text: str) -> None:
    assert_sound(text.encode())


@pytest.mark.usefixtures("_each_parser")
@given(RECORDS)
def test_what_is_written_is_what_is_read(data: dict[str, object]) -> None:
    source = read(dump(data).text)
    assert source.problems == ()
    assert source.data == data


@pytest.mark.usefixtures("_each_parser")
@given(RECORDS)
def test_every_place_points_at_what_was_written(data: dict[str, object]) -> None:
    made = dump(data)
    source = read(made.text)
    empty = {path for path, text in made.values.items() if text == "null"}
    for path, text in made.values.items():
        if path not in empty:
            assert meant(source, source.place_of(path)) == text
    for path, text in made.names.items():
        assert meant(source, source.place_of_key(path)) == text


def with_care(content: bytes) -> tuple[object, tuple[Problem, ...]]:
    """What bytes say to the reader that knows the place of everything."""
    decoded = decode("f.yml", content)
    if decoded.text is None:
        return None, decoded.problems
    root, problems = parsing.parse("f.yml", decoded.text, decoded.lines)
    return root and root.data, (*decoded.problems, *problems)


@pytest.mark.usefixtures("_each_parser")
@given(FILES)
def test_an_ordinary_file_says_to_a_quick_reader_what_it_says_to_a_careful_one(content: bytes) -> None:
    fields = ordinary_fields(content)
    if fields is not None:
        data, problems = with_care(content)
        assert (repr(fields), problems) == (repr(data), ())


@pytest.mark.usefixtures("_each_parser")
@given(RECORDS)
def test_a_file_without_problems_is_an_ordinary_one(data: dict[str, object]) -> None:
    assert repr(ordinary_fields(dump(data).text.encode())) == repr(data)


@pytest.mark.parametrize("name", sorted(path.stem for path in BAD.glob("*.yml")))
def test_a_file_with_a_problem_is_no_ordinary_one(name: str) -> None:
    assert ordinary_fields((BAD / f"{name}.yml").read_bytes()) is None


@pytest.mark.parametrize(
    "path", sorted((FilePath(__file__).parents[1] / "incidents").rglob("*.yml")), ids=lambda p: p.stem
)
def test_every_incident_of_the_archive_is_an_ordinary_file(path: FilePath) -> None:
    assert ordinary_fields(path.read_bytes()) is not None


@pytest.mark.parametrize(
    "text",
    [
        "# a\nb: 1\n  # c\nd: 2\n",
        'a: "#XDown"\n',
        'a: "b #c" # d\n',
        "a: |\n  ### b\n",
        "a: [b] # c\n",
        "a: 'b #c'\n",
        "a: b#c\n",
        "a: b\r  # c\rd: 2\r\n # e\r\n",
    ],
)
def test_a_hash_that_cuts_nothing_off_is_ordinary(text: str) -> None:
    assert ordinary_fields(text.encode()) == read(text).data
    assert codes(read(text)) == []
    assert ordinary_fields(text.encode()) is not None


def test_places_are_worked_out_only_where_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def parse(file: str, text: str, lines: Sequence[str]) -> tuple[Node | None, tuple[Problem, ...]]:
        asked.append(file)
        return parsing.parse(file, text, lines)

    monkeypatch.setattr("generator.yaml_source.parse", parse)
    source = read("a: 1\nb: [2, 3]\n")
    assert (source.data, source.problems, asked) == ({"a": 1, "b": [2, 3]}, (), [])
    assert source.place_of(("b", 1)) == Place("f.yml", 2, 8)
    assert source.place_of(("b", 0)) == Place("f.yml", 2, 5)
    assert asked == ["f.yml"]


@given(st.binary() | RECORDS.map(lambda data: dump(data).text.encode()))
def test_what_is_sent_elsewhere_is_the_file_and_says_the_same_there(content: bytes) -> None:
    source = read_yaml("f.yml", content)
    said = repr(source.data), source.problems, source.lines, source.place_of(())
    sent = pickle.dumps(source)
    assert len(sent) < len(content) + 200
    there = pickle.loads(sent)  # noqa: S301 - it was made in the line before
    assert (repr(there.data), there.problems, there.lines, there.place_of(())) == said


@BOTH_PARSERS
@given(YAML_SIGNS | RECORDS.map(lambda data: dump(data).text))
def test_what_both_parsers_read_they_read_alike(text: str) -> None:
    first, second = read_by_each(text.encode())
    if first.data is not None and second.data is not None:
        assert (first.data, first.problems) == (second.data, second.problems)
        assert [both(first, path) for path in paths(first.data)] == [both(second, path) for path in paths(second.data)]


@BOTH_PARSERS
@pytest.mark.parametrize("name", sorted(path.stem for path in BAD.glob("*.yml")))
def test_both_parsers_find_the_same_faults(name: str) -> None:
    first, second = read_by_each((BAD / f"{name}.yml").read_bytes())
    assert set(codes(first)) == set(codes(second))
    assert {problem.message for problem in first.problems} >= {problem.message for problem in second.problems}


def read_by_each(content: bytes) -> Iterator[YamlSource]:
    with pytest.MonkeyPatch.context() as patch:
        for loader in ("CSafeLoader", "SafeLoader"):
            patch.setattr(parsing, "LOADER", getattr(yaml, loader))
            source = read_yaml("f.yml", content)
            source.place_of(())  # works out where everything stands, with this parser
            assert source.problems is not None
            yield source
