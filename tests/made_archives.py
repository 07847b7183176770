"""Archives of as many incidents as one likes, made of the things of the real one: for what must hold at any size."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from generator.archive import Archive
from generator.countries import country_codes, country_name
from generator.incident import Incident
from generator.moments import moment
from tests.sample_projects import archive_of, real_archive, real_lists

FIRST_DAY = datetime(2010, 1, 1, tzinfo=UTC)
SYLLABLES = "ka ra chi la ho re si na go ta mu ba de lu po ki za mi fe no sha wa pe gu ji du hy".split()
OCCASIONS = ("the election", "exams", "protests", "a rally", "a march", "a strike", "a court hearing")


def made_archive(number: int) -> Archive:
    """So many incidents, in many countries and years, with names of their own; the same ones at each call."""
    chance = random.Random(number)  # noqa: S311 - nothing is secret here
    return archive_of(*(made_incident(at, chance) for at in range(number)))


def made_incident(at: int, chance: random.Random) -> Incident:
    """An incident that has the structure of a real one and other times, places, platforms and kinds."""
    pattern = chance.choice(real_archive().incidents)
    country = chance.choice(country_codes()[:120])
    begun = FIRST_DAY + timedelta(minutes=chance.randrange(16 * 525_600))
    over = begun + timedelta(minutes=chance.choice((45, 130, 600, 3_000, 40_000)))
    place = "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
    effect = next(iter(next(one.platforms for one in real_archive().incidents if one.platforms).values()))
    names = [entry.id for entry in real_lists()["platforms"]]
    platforms = dict.fromkeys(chance.sample(names, chance.choice((0, 1, 1, 2, 4))), effect)
    kind = chance.choice([entry.id for entry in real_lists()["kinds"]])
    what = real_lists()["kinds"].label(kind)
    title = f"{what} in {place}, {country_name(country)}, during {chance.choice(OCCASIONS)}"
    return pattern.model_copy(
        update={
            "id": f"{begun:%Y-%m-%d}-{country.lower()}-{place.lower()}",
            "title": title,
            "countries": (country,),
            "time_zone": "UTC",
            "kinds": (kind,),
            "start": (pattern.start[0].model_copy(update={"value": moment(f"{begun:%Y-%m-%dT%H:%M}Z")}),),
            "end": pattern.end and (pattern.end[0].model_copy(update={"value": moment(f"{over:%Y-%m-%dT%H:%M}Z")}),),
            "scope": tuple(one.model_copy(update={"areas": (place,)}) for one in pattern.scope),
            "platforms": platforms,
        }
    )
