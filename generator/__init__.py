"""The map of the street.

Text goes in at the top and a site comes out at the bottom. A room imports only rooms above it; a library that a
caption names is known there and nowhere else. tests/test_street.py keeps it so, and keeps the README's map the same.

    problems.py       a problem is a value with a code and a place; a report prints problems
    kept/             what was made before, by the content that it came from; knows SQLite
    program.py        what everything depends on besides the incidents: the program, its libraries, the settings
    rounds.py         one round of work at several processes: who does what next, and what came of it
    hands.py          work on all cores: processes that each do a share
    yaml_source/      the text of a file -> plain values, the place of each, problems; knows PyYAML
    examples.py       how each field is written, for messages
    shape/            pydantic's errors -> problems with a place
    web_addresses.py  addresses on the web that a page may lead to
    languages.py      which way each is written, what it calls itself, countries and days; knows Babel
    vocabulary.py     the closed lists of terms in site_config/vocabulary
    countries.py      ISO 3166-1 countries, their names and time zones; knows tzdata
    moments/          times as the sources give them: precision, zone, brackets
    traces/           a CSV file beside an incident -> measured values over time, or all that is wrong with it
    durations.py      how long something can have lasted, as an interval, and in words
    local_time/       times on the clocks of a place, and in words
    fields/           the kinds of value that a field takes: terms, times, addresses, ids
    registry.py       named things that incidents share: platforms, actors, operators, events, places
    incident/         what an incident is: readings and what follows from them
    places.py         which places of the registry the areas are that sources name
    evidence/         how well an incident is supported: who says what, how sure it is
    rules/            what must hold between values: one small generator a rule
    reader.py         one file -> an incident, or all that is wrong with it
    ledger.py         the list of ids that were ever published: incidents/published-ids.txt
    folder.py         what stands in incidents/: each file with the CSV files beside it
    same_files.py     which of these files the disk tells to be what they were, so that they are not read again
    beside.py         the CSV files beside records: each is named by its record and fits it
    briefs.py         what came of a file in brief, for all that looks at the whole archive
    across.py         what must hold across records: ids stay, no alias and no registry entry is two records'
    rulebook.py       every rule by its code
    archive.py        all incidents: order, find, group
    facets.py         the ways to look through them: country, platform, kind, context, cause, year
    glimpses.py       an incident at a glance: what lists show of it, and digests by which a build tells what changed
    loading.py        all files read and checked, by themselves and as a whole
    readings.py       what came of each file, kept by its content, and read anew only when that changed
    checking.py       all that is wrong, found at as many hands as it is worth
    patterns/         what recurs: series, the same platforms, hours, days close together
    addresses.py      every path on the site
    outputs.py        the files of a site on disk: written once, known again, taken over
    made.py           what was made of each thing, and of what, as the next build is to know it
    interface.py      the words of the interface in each language
    geometry/         outlines of countries and their first-level areas: site_config/geometry
    citations.py      how to cite a record, in words and for programs
    prose.py          Markdown -> harmless HTML; knows markdown-it and nh3
    assets/           what a page loads: one style sheet, scripts with their words; knows tinycss2
    charts/           one chart a file, declared once, fed with data; knows Altair and vl-convert
    figures.py        the figures of the site, each with its counting rule and its list
    catalogue/        what Explore and the search box look through, as scripts
    sharing.py        what a page says of itself to other sites and to programs
    schema.py         the form of an incident file: JSON Schema and field reference
    methodology.py    the rules in words, made from the code: for `outages explain` and the methodology page
    pages/            the archive -> pages, through site_config/templates; knows Jinja
    frames/           what MkDocs puts round pages: rendered once for each kind of page, cut, and filled
    parts.py          a part of the site, and all that is made of one incident, of what is given and of nothing else
    site.py           the archive -> every page and file; the one place that lists them
    nearby.py         what stands around each incident, kept for countries that share incidents
    whole.py          the archive as a whole, out of kept readings, as far as somebody asks
    shelf.py          records that were read and wait for their pages
    making.py         the pages and files of incidents, made and written at one hand
    search_index.py   full-text search over the finished pages; knows Pagefind
    offline.py        the whole site as one file to take away, with checksums
    publishing.py     a new site takes the place of the old one in one step; knows filelock
    drafts.py         the text of a new incident file
    plugin/           the door for MkDocs; knows MkDocs
    theme.py          what needs no incident: the frames and the ready files, kept
    tasks.py          what a build has to do: what stands there, what is wanted, and what that is made of
    handover.py       what one build of a preview hands on to the next
    steps.py          what a build tells: what it does, how long each step took, why there is no site
    made_last.py      what is made of all pages together: the search index, the copy to take away
    assembling.py     the new site put together in a fresh folder: what is new is made, the rest taken over
    building.py       the whole site by what it depends on: what did not change is not made again
    previewing.py     the site shown while it is worked on; the search index follows when nobody saves
    cli/              the door for people; knows click
"""
