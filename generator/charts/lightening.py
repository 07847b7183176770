"""A specification without what takes Vega time and changes nothing of what it draws.

Vega-Lite is ready for times in any writing, for words that are missing and for legends; our rows of data have times in
milliseconds, and words wherever there is a text.
"""

from __future__ import annotations

import json
import re
from typing import Any

FIELD = r'datum\["\w+"\]'
OF_TIMES = re.compile(rf"toDate\({FIELD}\)|\(isDate\({FIELD}\) \|\| \(isValid\({FIELD}\) && isFinite\(\+{FIELD}\)\)\)")
OF_WORDS = re.compile(r'isValid\(datum\["(\w+)"\]\) \? datum\["\1"\] : ""\+datum\["\1"\]')
# What the looks of something are called, and by what a specification shows that it has such a thing.
LOOKS = {"legend": '"legends":', "title": '"title":', "range": '"range": "'}


def lightened(vega: dict[str, Any]) -> dict[str, Any]:
    """A specification that draws the same of rows whose times are numbers and whose texts are there, and sooner."""
    data = [{**one, "transform": needed(one)} if "transform" in one else one for one in vega["data"]]
    copies = {one["name"]: one["source"] for one in data if "source" in one and not one["transform"]}
    light = {
        **vega,
        "data": [{**one, **source_of(one, copies)} for one in data if one["name"] not in copies],
        "marks": [with_plain_words(of_source(mark, copies)) for mark in vega["marks"]],
    }
    said = json.dumps({name: part for name, part in light.items() if name != "config"})
    light["config"] = {name: looks for name, looks in vega["config"].items() if LOOKS.get(name, "") in said}
    return light


def needed(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The steps between rows and marks that change anything."""
    return [step for step in data["transform"] if not OF_TIMES.fullmatch(step.get("expr", ""))]


def source_of(data: dict[str, Any], copies: dict[str, str]) -> dict[str, str]:
    """Where rows come from, if from other data."""
    return {"source": copies.get(data["source"], data["source"])} if "source" in data else {}


def of_source(mark: dict[str, Any], copies: dict[str, str]) -> dict[str, Any]:
    """A mark, or a group of marks for each part of the rows, that takes its rows from where they were copied."""
    origin = mark["from"]
    if "facet" in origin:
        return {**mark, "from": {**origin, "facet": of_source({"from": origin["facet"]}, copies)["from"]}}
    return {**mark, "from": {**origin, "data": copies.get(origin["data"], origin["data"])}}


def with_plain_words(mark: dict[str, Any]) -> dict[str, Any]:
    """A mark that writes words as they are."""
    looks = mark.get("encode", {}).get("update", {})
    found = OF_WORDS.fullmatch(looks["text"].get("signal", "")) if "text" in looks else None
    return {**mark, "encode": {**mark["encode"], "update": {**looks, "text": {"field": found[1]}}}} if found else mark
