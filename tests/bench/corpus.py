"""A made-up archive of any size, to measure with: python -m tests.bench.corpus N FOLDER.

The same N gives the same files. They are like real ones in what costs time: length, sources, readings that differ,
statements, context, prose. Nothing in them happened.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from tests.bench.phrases import (
    CLOSINGS,
    COUNTRIES,
    EARLY,
    MIDDLES,
    OCCASIONS,
    OPENINGS,
    PLATFORMS,
    PUBLISHERS,
    SECTIONS,
    SUMMARIES,
    TITLES,
    URDU_SUMMARY,
    URDU_TITLES,
    Country,
)

ROOT = Path(__file__).parents[2]
TURN_OF_THE_YEAR = ((12, 30), (12, 31), (1, 1), (1, 2))
FIRST, DAYS = datetime(2016, 1, 4, tzinfo=UTC), 3600
KINDS = ("service_blocking", "service_blocking", "mobile_data_shutdown", "mobile_data_shutdown", "full_shutdown",
         "throttling", "content_blocking", "power_outage", "cable_cut", "platform_outage")  # fmt: skip
# How many countries have how large a share: a dozen with hundreds of incidents each in ten thousand, one far ahead.
WEIGHTS = [max(2, 20 - 2 * place) for place in range(len(COUNTRIES))]


@dataclass(frozen=True)
class Setting:
    """What a made-up incident is about, and the words that its sentences are filled with."""

    random: Random
    country: Country
    kind: str
    began: datetime
    occasion: tuple[str, str, str]
    platforms: tuple[str, ...]

    @property
    def stem(self) -> str:
        return f"{self.began.date()}-{self.country.code.lower()}-{self.occasion[2]}"

    def clock(self, minutes: float = 0) -> str:
        """A time near the beginning, on local clocks, as a file gives it."""
        return (self.began + timedelta(minutes=minutes)).isoformat(timespec="minutes")

    def day(self, later: int = 0) -> str:
        return (self.began + timedelta(days=later)).date().isoformat()

    def say(self, sentences: Iterable[str]) -> str:
        """Sentences with their blanks filled."""
        return " ".join(self.fill(sentence) for sentence in sentences)

    def fill(self, sentence: str) -> str:
        town, other = self.random.sample(self.country.towns, 2)
        return sentence.format(
            town=town,
            other=other,
            country=self.country.name,
            platform=self.random.choice(self.platforms or ("the internet",)).capitalize(),
            occasion=self.occasion[1],
            clock=f"{self.random.randrange(24):02d}:{self.random.randrange(60):02d}",
            early=self.random.choice(EARLY),
            percent=self.random.randrange(3, 97),
            minutes=self.random.randrange(2, 55),
            date=f"{self.began:%d %B %Y}",
        )


def incidents(number: int) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Ids, texts of files, and CSV files beside each by name."""
    random = Random(20240120)  # noqa: S311 - the same files every time, and no secret among them
    taken: dict[str, int] = {}
    for _ in range(number):
        setting = a_setting(random)
        count = taken[setting.stem] = taken.get(setting.stem, 0) + 1
        stem = setting.stem if count == 1 else f"{setting.stem}-{count}"
        series = csv_files(setting)
        yield stem, text_of(setting, tuple(series)), series


def a_setting(random: Random) -> Setting:
    [country] = random.choices(COUNTRIES, WEIGHTS)
    kind = random.choice(KINDS)
    began = FIRST + timedelta(days=random.randrange(DAYS), minutes=random.randrange(1440))
    platforms = random.sample(PLATFORMS, random.randint(1, 5)) if "shutdown" not in kind else []
    local = began.astimezone(ZoneInfo(country.zone))
    if (local.month, local.day) in TURN_OF_THE_YEAR:  # sources differ by hours, and the file's folder is one year's
        local -= timedelta(days=5)
    return Setting(random, country, kind, local, random.choice(OCCASIONS), tuple(platforms))


def text_of(setting: Setting, series: tuple[str, ...]) -> str:
    """A whole file; `series` are the names of the measurement series beside it."""
    names = [f"s{number}" for number in range(1, setting.random.randint(2, 8) + 1)]
    lines = [
        f"title: {quoted(setting.fill(setting.random.choice(TITLES))[:118])}",
        f"summary: {quoted(setting.fill(setting.random.choice(SUMMARIES)))}",
        f"write_up: |\n{write_up(setting, names)}",
        *translations(setting),
        f"countries: [{setting.country.code}]",
        f"kinds: [{setting.kind}]",
        *times(setting, names),
        scope(setting, names),
        *platforms(setting, names),
        *attributions(setting, names),
        *context(setting, names),
        *statements(setting, names),
        *measurements(setting, names, series),
        "sources:",
        *(line for number, name in enumerate(names) for line in source(setting, name, number)),
        "revisions:",
        "  - {date: 2026-11-21, note: made up for measuring}",
    ]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def listed(names: Iterable[str]) -> str:
    return f"[{', '.join(names)}]"


def some(setting: Setting, names: list[str], most: int = 3) -> str:
    return listed(sorted(setting.random.sample(names, min(len(names), setting.random.randint(1, most)))))


def write_up(setting: Setting, names: list[str]) -> str:
    """Two to six hundred words in three sections; every source is cited at least once."""
    random, parts = setting.random, []
    uncited = list(names)
    for title in SECTIONS:
        parts.append(f"### {title}")
        for _ in range(random.randint(1, 2)):
            said = [random.choice(OPENINGS), *random.sample(MIDDLES, random.randint(2, 4)), random.choice(CLOSINGS)]
            cited = [uncited.pop()] if uncited else random.sample(names, 1)
            parts.append(f"{setting.say(said)[:-1]} [{', '.join('@' + name for name in cited)}].")
    parts.append(f"Further sources: [{', '.join('@' + name for name in names)}].")
    return "\n\n".join(f"  {part}" for part in parts)


def translations(setting: Setting) -> list[str]:
    """An Urdu title and summary on one in twelve of the incidents in Pakistan and India."""
    if setting.country.code not in ("PK", "IN") or setting.random.random() > 1 / 6:
        return []
    words = {"name": setting.country.name, "date": setting.day()}
    title = setting.random.choice(URDU_TITLES).format(**words)
    return ["translations:", f"  ur: {{title: {quoted(title)}, summary: {quoted(URDU_SUMMARY.format(**words))}}}"]


def times(setting: Setting, names: list[str]) -> list[str]:
    """Readings of the start and the end that differ by minutes or hours, some bracketed, some approximate."""
    random = setting.random
    lines = [
        "start:",
        *(
            f"  - {{value: {setting.clock(random.randrange(0, 90))}, basis: reported, sources: [{name}]}}"
            for name in names[: random.randint(1, 3)]
        ),
    ]
    if random.random() < 0.3:
        bounds = f"earliest: {setting.clock(2)}, latest: {setting.clock(100)}"
        lines.append(f"  - {{{bounds}, basis: detected, sources: [{names[-1]}]}}")
    length = random.choice((90, 240, 600, 2000, 9000))
    if random.random() < 0.25:
        return [*lines, f"end: {{value: unknown, sources: [{names[0]}]}}"]
    lines.append("end:")
    for name in names[: random.randint(1, 2)]:
        mark = "~" if random.random() < 0.3 else ""
        lines.append(f"  - {{value: {setting.clock(150 + length + random.randrange(60))}{mark}, sources: [{name}]}}")
    return lines


def scope(setting: Setting, names: list[str]) -> str:
    towns = setting.random.sample(setting.country.towns, setting.random.randint(1, 4))
    level = setting.random.choice(("national", "regional", "local"))
    return f"scope: {{level: {level}, areas: {listed(towns)}, sources: {some(setting, names)}}}"


def platforms(setting: Setting, names: list[str]) -> list[str]:
    if not setting.platforms:
        return []
    return ["platforms:", *(f"  {one}: {some(setting, names)}" for one in setting.platforms)]


def attributions(setting: Setting, names: list[str]) -> list[str]:
    """Whether it was meant and why, with the accusation of one side and the word of the other."""
    code, lines = setting.country.code.lower(), []
    if setting.kind not in ("power_outage", "cable_cut", "platform_outage"):
        lines += [
            "intentional:",
            f"  - {{value: yes, by: {code}-opposition, basis: alleged, sources: {some(setting, names)}}}",
            f"cause: {{value: government_directed, by: {code}-opposition, basis: alleged, sources: {some(setting, names)}}}",
        ]
    return lines


def context(setting: Setting, names: list[str]) -> list[str]:
    kind, words, _ = setting.occasion
    fields = f"name: {quoted(words.capitalize())}, type: {kind}, relation: coincides_with, start: {setting.day()}"
    return ["context:", f"  - {{{fields}, sources: {some(setting, names)}}}"]


def statements(setting: Setting, names: list[str]) -> list[str]:
    """A denial, an accusation, and sometimes an acknowledgement that contradicts the denial."""
    code, random = setting.country.code.lower(), setting.random
    told = [(f"{code}-regulator", 0, "denies"), (f"{code}-opposition", 0, "accuses")]
    told += [(f"{code}-regulator", 2, "acknowledges")] * (random.random() < 0.4)
    told += [(f"{code}-government", 1, "silent")] * (random.random() < 0.5)
    return [
        "statements:",
        *(
            f"  - {{by: {by}, at: {setting.day(later)}, stance: {stance}, says: {quoted(setting.fill(random.choice(MIDDLES)))},"
            f" sources: {some(setting, names)}}}"
            for by, later, stance in told
        ),
    ]


def measurements(setting: Setting, names: list[str], series: tuple[str, ...]) -> list[str]:
    if not series and setting.random.random() < 0.3:
        return []
    lines = [
        "measurements:",
        "  - type: netblocks",
        "    by: netblocks",
        "    finding: observed_change",
        f"    posted: {setting.day()}",
        f"    says: {quoted(setting.fill('Connectivity at {percent} per cent of the usual level.'))}",
        f"    sources: {some(setting, names, 1)}",
    ]
    traces = [f"      - {{file: {one}, label: Connectivity, unit: percent, licence: cc_by_4_0}}" for one in series]
    return [*lines, "    traces:", *traces] if traces else lines


def source(setting: Setting, name: str, number: int) -> list[str]:
    random = setting.random
    kind = "measurement" if number == 0 else random.choice(("journalism", "journalism", "civil_society", "community"))
    kind = "journalism" if kind == "civil_society" else kind
    group = f"    evidence_group: repeats-{number % 3}\n" if random.random() < 0.4 else ""
    address = f"https://news-{number}.example/{setting.country.code.lower()}/{setting.stem}/{random.getrandbits(40):x}"
    return [
        f"  {name}:",
        f"    type: {kind}",
        f"    publisher: {random.choice(PUBLISHERS)}",
        f"    title: {quoted(setting.fill(random.choice(TITLES)))}",
        f"    published: {setting.day(random.randrange(4))}",
        f"    url: {address}",
        f"    archive_url: https://archive.example/{random.getrandbits(48):x}",
        *([group.rstrip()] if group else []),
    ]


def csv_files(setting: Setting) -> dict[str, str]:
    """On one in ten, two days of connectivity every ten minutes, low from the beginning on, with some measurements missing."""
    if setting.random.random() > 0.1:
        return {}
    rows = ["time,value"]
    for step in range(-144, 144):
        low = 0 <= step < setting.random.randrange(30, 140)
        value = setting.random.uniform(2, 20) if low else setting.random.uniform(88, 100)
        if setting.random.random() > 0.02:
            rows.append(f"{setting.clock(10 * step)},{value:.1f}")
    return {"connectivity": "\n".join(rows) + "\n"}


def frame(folder: Path) -> None:
    """A project without incidents: everything else of this one, and who speaks in the made-up incidents."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "site_config", folder / "site_config")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    with (folder / "site_config" / "registry" / "actors.yml").open("a", encoding="utf-8", newline="\n") as actors:
        actors.writelines(actors_of_corpus())


def project(number: int, folder: Path) -> None:
    """A whole project with so many incidents."""
    frame(folder)
    for stem, text, series in incidents(number):
        year = folder / "incidents" / stem[:4]
        year.mkdir(parents=True, exist_ok=True)
        (year / f"{stem}.yml").write_text(text, encoding="utf-8", newline="\n")
        for name, values in series.items():
            (year / f"{stem}.{name}.csv").write_text(values, encoding="utf-8", newline="\n")


def actors_of_corpus() -> Iterator[str]:
    """Who speaks in the made-up incidents, as lines of the registry."""
    roles = {"regulator": "Regulator", "government": "Government", "opposition": "Opposition"}
    for country in COUNTRIES:
        code = country.code.lower()
        for role, words in roles.items():
            if (code, role) == ("pk", "government"):
                continue  # this one is real
            kind = "party" if role == "opposition" else role
            yield f"  {code}-{role}:\n    label: {words} of {country.name}\n    role: {kind}\n    country: {country.code}\n"


if __name__ == "__main__":
    project(int(sys.argv[1]), Path(sys.argv[2]))
