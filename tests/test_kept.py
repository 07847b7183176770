"""What was made before is kept: right or not at all, whatever becomes of the file."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kept import FILE, FOLDER, LAST_BUILDS, ROOM, Kept, key_of, sealed, unsealed

ROOT = Path(__file__).parents[1]


class Told(list[str]):
    """What was told."""

    def __call__(self, words: str) -> None:
        self.append(words)


def file_of(root: Path) -> Path:
    return root / FOLDER / FILE


def test_what_one_build_puts_another_gets(tmp_path: Path) -> None:
    first = Kept(tmp_path)
    first.put("a:1", b"one")
    first.put_many({"a:2": b"two", "b:1": b""})
    assert first.get("a:1") == b"one", "what waits to be written is there already"
    first.close()
    second = Kept(tmp_path)
    assert second.get_many(["a:2", "b:1", "a:1", "a:3", "a:1"]) == {"a:1": b"one", "a:2": b"two", "b:1": b""}
    assert second.get("a:3") is None


def test_many_more_keys_than_one_question_can_name_are_asked_for_together(tmp_path: Path) -> None:
    values = {f"a:{number}": bytes([number % 256]) * 10 for number in range(2100)}
    first = Kept(tmp_path)
    first.put_many(values)
    first.close()
    assert Kept(tmp_path).get_many([*values, "a:none"]) == values


def test_what_is_much_is_written_before_the_end(tmp_path: Path) -> None:
    first, second = Kept(tmp_path), Kept(tmp_path)
    first.put("a:1", b"x" * (ROOM + 1))
    assert len(second.get("a:1") or b"") == ROOM + 1


@given(st.lists(st.text() | st.binary(), max_size=4), st.lists(st.text() | st.binary(), max_size=4))
def test_two_lists_of_parts_have_one_key_only_if_they_are_alike(
    one: list[str | bytes], other: list[str | bytes]
) -> None:
    def plain(parts: list[str | bytes]) -> list[bytes]:
        return [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]

    assert (key_of("chart", *one) == key_of("chart", *other)) == (plain(one) == plain(other))
    assert key_of("chart", *one) != key_of("card", *one)


@given(
    st.text(alphabet="ab:1\n", max_size=4),
    st.text(alphabet="ab:1", min_size=1, max_size=4),
    st.binary(max_size=9),
    st.data(),
)
def test_a_value_that_was_damaged_or_belongs_to_another_key_is_not_there(
    key: str, other: str, value: bytes, data: st.DataObject
) -> None:
    kept = sealed(key, value)
    assert unsealed(key, kept) == value
    if other != key:
        assert unsealed(other, kept) is None
    at = data.draw(st.integers(0, len(kept) - 1))
    assert unsealed(key, kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :]) is None
    assert unsealed(key, kept[:at]) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 4000, os.urandom(20_000)],
    ids=["empty", "text", "a head alone", "noise"],
)
def test_a_file_that_is_no_such_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    file_of(tmp_path).parent.mkdir(parents=True)
    file_of(tmp_path).write_bytes(content)
    told = Told()
    kept = Kept(tmp_path, told)
    assert kept.get("a:1") is None
    kept.put("a:1", b"one")
    kept.close()
    assert Kept(tmp_path).get("a:1") == b"one"
    assert len(told) == bool(content)


def test_a_database_of_another_program_or_of_another_form_is_made_anew(tmp_path: Path) -> None:
    for change in ("create table kept (id)", "pragma application_id = 7", "pragma user_version = 99"):
        file_of(tmp_path).parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(file_of(tmp_path))
        base.execute(change)
        base.commit()
        base.close()
        told = Told()
        kept = Kept(tmp_path, told)
        kept.put("a:1", b"one")
        kept.close()
        assert Kept(tmp_path).get("a:1") == b"one"
        assert len(told) == 1, change


def test_a_file_whose_inside_is_damaged_gives_nothing_wrong_and_is_whole_again_after_a_build(tmp_path: Path) -> None:
    values = {f"a:{number}": b"%d" % number * 500 for number in range(300)}
    first = Kept(tmp_path)
    first.put_many(values)
    first.close()
    content = bytearray(file_of(tmp_path).read_bytes())
    for place in range(9000, len(content), 5000):
        content[place : place + 200] = os.urandom(200)
    file_of(tmp_path).write_bytes(bytes(content))
    second = Kept(tmp_path, Told())
    found = second.get_many(values)
    assert found.items() <= values.items()
    second.put_many(values)
    second.close()
    third = Kept(tmp_path)
    third.put_many(values)
    third.close()
    assert Kept(tmp_path).get_many(values) == values


def test_where_there_can_be_no_file_all_goes_on_without_and_that_is_told_once(tmp_path: Path) -> None:
    (tmp_path / FOLDER.parts[0]).write_text("a file where the folder should be", encoding="utf-8")
    told = Told()
    kept = Kept(tmp_path, told)
    kept.put("a:1", b"one")
    assert kept.get("a:1") is None
    kept.over()
    kept.close()
    (words,) = told
    assert words.startswith(".cache/outages/kept.sqlite could not be used")
    assert "\n" not in words


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    file_of(tmp_path).mkdir(parents=True)
    told = Told()
    kept = Kept(tmp_path, told)
    kept.put("a:1", b"one")
    kept.close()
    assert file_of(tmp_path).is_dir()
    assert len(told) == 1


def test_on_a_full_disk_what_is_kept_stays_and_no_more_is_added(tmp_path: Path) -> None:
    told = Told()
    kept = Kept(tmp_path, told)
    kept.put("a:1", b"one")
    kept.flush()
    assert kept.base
    (pages,) = kept.base.execute("pragma page_count").fetchone()
    kept.base.execute(f"pragma max_page_count = {pages}")
    for number in range(5):
        kept.put(f"b:{number}", b"x" * 50_000)
        kept.flush()
    assert kept.get_many(["a:1", "b:0", "b:4"]) == {"a:1": b"one"}
    assert len(told) == 1
    assert "full" in told[0]
    kept.close()
    assert Kept(tmp_path).get("a:1") == b"one"


def test_a_file_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    first = Kept(tmp_path)
    first.put("a:1", b"one")
    first.close()
    told = Told()
    second = Kept(tmp_path, told)
    assert second.base
    second.base.execute("pragma query_only = on")
    second.put("a:2", b"two")
    second.flush()
    assert second.get_many(["a:1", "a:2"]) == {"a:1": b"one"}
    assert len(told) == 1


def test_deleting_the_file_while_it_is_in_use_hurts_nobody(tmp_path: Path) -> None:
    first = Kept(tmp_path)
    first.put("a:1", b"one")
    first.flush()
    for file in (tmp_path / FOLDER).iterdir():
        file.unlink()
    second = Kept(tmp_path)
    assert second.get("a:1") is None
    second.put("a:1", b"one")
    first.put("a:2", b"two")
    first.close()
    second.close()
    assert Kept(tmp_path).get("a:1") == b"one"


def test_what_the_last_builds_did_not_use_is_thrown_away_where_there_is_too_much(tmp_path: Path) -> None:
    kept = Kept(tmp_path, limit=200_000)
    kept.put_many({f"old:{number}": b"o" * 50_000 for number in range(8)})
    kept.put("used:1", b"u" * 1000)
    kept.over()
    assert kept.get("old:1"), "nothing is thrown away as soon as it was not used once"
    for _build in range(2 * LAST_BUILDS + 1):
        kept.close()
        kept = Kept(tmp_path, limit=200_000)
        assert kept.get("used:1")
        kept.over()
    assert kept.get("old:2") is None
    assert kept.get("used:1")
    kept.close()
    assert file_of(tmp_path).stat().st_size < 200_000


def test_nothing_is_thrown_away_as_long_as_there_is_room(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("old:1", b"o")
    for _build in range(3 * LAST_BUILDS):
        kept.over()
    assert kept.get("old:1") == b"o"


def test_a_file_can_be_used_from_another_thread(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    kept = Kept(tmp_path)
    with ThreadPoolExecutor(1) as other:
        other.submit(kept.put, "a:1", b"one").result()
        other.submit(kept.flush).result()
    assert kept.get("a:1") == b"one"


WRITER = """
import sys
from pathlib import Path
from generator.kept import Kept
kept = Kept(Path(sys.argv[1]), print)
name, count = sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
number = 0
while number < count:
    kept.put(f"{name}:{number}", f"{name} {number} ".encode() * 300)
    kept.put(f"both:{number}", f"both {number} ".encode() * 300)
    if number % 7 == 0:
        kept.flush()
    number += 1
kept.over()
kept.close()
"""


def writer(root: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(root), name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    both = [writer(tmp_path, name, 200) for name in ("one", "two")]
    assert [one.communicate(timeout=60)[0] for one in both] == ["ready\n"] * 2, "and none has anything to complain of"
    found = Kept(tmp_path).get_many(f"{name}:{number}" for name in ("one", "two", "both") for number in range(200))
    assert len(found) == 600
    assert found["both:7"] == b"both 7 " * 300


def test_a_writer_that_is_killed_leaves_whole_values_only(tmp_path: Path) -> None:
    killed = writer(tmp_path, "one", 10**9)
    assert killed.stdout
    assert killed.stdout.readline() == "ready\n"
    kept = Kept(tmp_path)
    while kept.get("one:70") is None:
        assert killed.poll() is None
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)
    found = Kept(tmp_path).get_many(f"one:{number}" for number in range(2000))
    assert len(found) >= 71
    for key, value in found.items():
        assert value == f"one {key.removeprefix('one:')} ".encode() * 300
    told = Told()
    after = Kept(tmp_path, told)
    after.put("after:1", b"one")
    after.close()
    assert not told
