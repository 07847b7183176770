"""Rules on translations: each is in a language of its own, and adds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.incident import Incident
from generator.languages import language_name
from generator.rules.ruling import Finding, Known, ruling


@ruling(
    "OUT350",
    why="The record's own words stand in its own fields; each language has one page.",
    wrong="translations: {en: {title: YouTube unreachable}}\n",
    right="translations: {ur: {title: یوٹیوب تک رسائی بند}}\n",
)
def languages_differ(incident: Incident, known: Known) -> Iterator[Finding]:
    """A translation is in another language than the record, and no language stands twice."""
    taken = {incident.language.lower()}
    for language in incident.translations:
        if language.lower() in taken:
            name = language_name(language)
            own = language.lower() == incident.language.lower()
            message = f"the record itself is in {name}" if own else f"there is a translation into {name} already"
            hint = "give language: at the top, if the record is in another" if own else "leave one out"
            yield Finding(("translations", language), message, hint, key=True)
        taken.add(language.lower())


@ruling(
    "OUT351",
    why="What is said in one language only is missed by those who check the record in another.",
    wrong="summary: It was off for an hour.\ntranslations: {ur: {title: یوٹیوب بند, summary: 'ایک گھنٹہ بند رہا۔ [@netblocks]'}}\n",
    right="summary: It was off for an hour. [@netblocks]\ntranslations: {ur: {title: یوٹیوب بند, summary: 'ایک گھنٹہ بند رہا۔ [@netblocks]'}}\n",
)
def translations_add_no_source(incident: Incident, known: Known) -> Iterator[Finding]:
    """A translated text cites no source that the text it translates does not cite."""
    cited = dict(incident.citing) if incident.translations else {}
    for language in incident.translations:
        for name in ("summary", "write_up"):
            original, translated = cited.get((name,)), cited.get(("translations", language, name), ())
            added = set(translated).difference(original or ()) & incident.sources.keys()
            for source in sorted(added if original is not None else ()):
                message = f"[@{source}] is cited here, and not in the {name} of the record"
                yield Finding(("translations", language, name), message, "cite it there, too, or not at all")


RULINGS = (languages_differ, translations_add_no_source)
