"""What somebody could write who wants a page to run something, and a project full of it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.sample_projects import project
from tests.whole_projects import save

# Each calls ran(), which exists nowhere, or asks elsewhere.example: whatever gets through is seen in the browser.
MARKUP = (
    "<script>ran()</script>",
    "</script><script>ran()</script>",
    "</title></textarea></style></svg></details><script>ran()</script>",
    "<img src=x onerror=ran()>",
    "\"'><svg onload=ran()>",
    "--><iframe src=https://elsewhere.example/></iframe><!--",
    "<a href='javascript:ran()'>here</a>",
    "' onmouseover='ran()' x='",
    "{{ran()}}{{7*7}}{%raise%}{#x#}${7*7}",
    "&lt;script&gt;ran()&lt;/script&gt;&quot;&#39;",
    "]]><script>ran()</script>\\u003cscript>\\x3cscript>",
    "<base href=https://elsewhere.example/><meta http-equiv=refresh content=0;url=https://elsewhere.example/>",
    "<style>@import 'https://elsewhere.example/'; *{background:url(https://elsewhere.example/)}</style>",
)
EVERYTHING = " ".join(MARKUP)
TITLES = {f"2024-03-{number:02}-pk-hostile": text for number, text in enumerate(MARKUP, start=1)}
MAIN = "2024-03-01-pk-hostile"
MARKDOWN = f"""{EVERYTHING}

[a](javascript:ran()) [b](JaVaScRiPt:ran()) [c](data:text/html,<script>ran()</script>) [d](vbscript:ran())
[e](//elsewhere.example/) [f](file:///etc/passwd) [g](../../../index.html) [h](#source-a) [i](https://kept.example/ "t\\" onclick=\\"ran()")
![j](https://elsewhere.example/j.png) <javascript:ran()> [k][k] [@a"><script>ran()</script>] [@a]

[k]: javascript:ran()

<div onclick="ran()" style="position:fixed">

`<script>ran()</script>`

    <script>ran()</script>

| <b onclick=ran()>x</b> | {{{{7*7}}}} |
|---|---|
| <form action=https://elsewhere.example/><button>x</button></form> | <input autofocus onfocus=ran()> |

### <img src=x onerror=ran()> {{: #content onclick=ran() }}
"""
ADDRESS = "https://kept.example/?a=1&b={{7*7}}&quot;onmouseover=ran()&#39;%22%3E%3Cscript%3Eran()%3C/script%3E"

COPY = f"https://copies.example/{ADDRESS}"


def said(field: str) -> str:
    """A text for a field: its name, so that it can be found, and everything hostile."""
    return f"the {field} {EVERYTHING}"


def named(title: str) -> dict[str, object]:
    """A short valid record with a hostile title."""
    return {
        "title": title[:120],
        "countries": ["PK"],
        "kinds": ["service_blocking"],
        "start": "2024-03-01",
        "platforms": ["evil"],
        "sources": {"a": {"type": "journalism", "publisher": said("publisher"), "url": ADDRESS}},
    }


def record(title: str) -> dict[str, object]:
    """A valid record of which every text is hostile, in the long forms."""
    cited = {"sources": ["a"]}
    return {
        **named(title),
        "summary": MARKDOWN,
        "write_up": MARKDOWN,
        "record_status": "disputed",
        "record_note": said("record note"),
        "start": [{"value": "2024-03-01T18:40+05:00", "note": said("note of the start"), **cited}],
        "end": [{"value": "2024-03-01T21:40+05:00", "note": said("note of the end"), **cited}],
        "scope": {"level": "national", "areas": [said("area")], "note": said("note of the scope"), **cited},
        "platforms": {"evil": {"affected": "reported", "note": said("note of the platform"), **cited}},
        "intentional": {"value": "yes", "by": "evil", "basis": "alleged", "note": said("note of intent"), **cited},
        "cause": {"value": "unknown", "note": said("note of the cause"), **cited},
        "context": [
            {"event": "evil", "relation": "follows", "note": said("note of the event"), **cited},
            {"name": said("name of the context"), "type": "protest", "relation": "follows", **cited},
        ],
        "statements": [
            {
                "by": "evil",
                "at": "2024-03-01T19:40+05:00",
                "stance": "denies",
                **{field: said(f"{field} of the statement") for field in ("says", "quote", "channel", "note")},
                **cited,
            }
        ],
        "measurements": [
            {
                "type": "netblocks",
                "by": "evil",
                "finding": "observed_change",
                "posted": "2024-03-01T19:12+05:00",
                **{field: said(f"{field} of the measurement") for field in ("says", "note")},
                **cited,
            }
        ],
        "reach": {"people": 5, "counts": "population", "note": said("note of the reach"), **cited},
        "recorded_in": {
            "ooni_incidents": {"id": said("other id"), "url": ADDRESS, "note": said("note of the registry")}
        },
        "sources": {
            "a": {
                "type": "journalism",
                **{
                    field: said(f"{field} of the source") for field in ("publisher", "title", "author", "quote", "note")
                },
                "url": ADDRESS,
                "archive_url": COPY,
            }
        },
        "revisions": [{"date": "2024-03-02", "note": said("note of the revision")}],
    }


ENTRIES = {
    "platforms": {"label": said("label"), "aliases": [said("alias")], "category": "social"},
    "actors": {"label": said("label"), "aliases": [said("alias")], "short": said("short"), "role": "party"},
    "events": {"label": said("label"), "type": "protest", "start": "2024-03-01", "about": said("about")},
}


def hostile_project(folder: Path) -> Path:
    """A valid project of which every text that a contributor writes is hostile."""
    root = project(folder)
    for name, entry in ENTRIES.items():
        with (root / "site_config" / "registry" / f"{name}.yml").open("a", encoding="utf-8") as registry:
            registry.write(f"  evil: {json.dumps(entry, ensure_ascii=False)}\n")
    for incident_id, title in TITLES.items():
        fields = record(title) if incident_id == MAIN else named(title)
        save(root, incident_id, json.dumps(fields, ensure_ascii=False))
    return root
