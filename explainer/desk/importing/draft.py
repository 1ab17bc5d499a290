"""A reading to two drafts, the report and its source. What is doubtful is marked so, in comments that no page shows."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from explainer.desk.drafts import free_id
from explainer.desk.importing.publication import Dated
from explainer.desk.importing.reading import Mention, Reading, Said
from explainer.desk.importing.speakers import Quotation
from explainer.desk.importing.writing import address, comment, listed, quoted, remark, scalar, words
from explainer.model.dates import parse_date

_FIELDS = (("actors", "actor"), ("places", "place"), ("agreements", "agreement"), ("terms", "term"))
_ROOM = 48
"""Characters of an id that its day leaves for the title."""
_SUMMARY = "Draft: imported, and not yet read against its source."


class Drafts(msgspec.Struct, frozen=True):
    """Two texts and the ids they go under."""

    report_id: str
    report: str
    source_id: str
    source: str


def draft(reading: Reading, name: str, taken: frozenset[str], wanted_id: str = "") -> Drafts:
    """The drafts of a reading of the file `name`. `taken` are the ids that cannot be had."""
    title = reading.title.text or _made_title(reading)
    day = reading.published.day
    dated = f"{title} {day.isoformat()}" if day else title
    report_id = wanted_id or free_id(_short(dated, day.isoformat() if day else ""), taken)
    house = reading.publisher.text or reading.agency.text or "source"
    source_id = free_id(_short(f"{house} {day.isoformat() if day else report_id}", ""), taken | {report_id})
    return Drafts(
        report_id,
        "\n".join(_report(reading, title, source_id, name)) + "\n",
        source_id,
        "\n".join(_source(reading, title)) + "\n",
    )


def _short(title: str, day: str) -> str:
    """A title whose id ends with the day: ids are cut behind 60 characters."""
    if not day:
        return title
    whole = free_id(title.removesuffix(day), ())
    return f"{whole if len(whole) <= _ROOM else whole[:_ROOM].rpartition('-')[0] or whole[:_ROOM]} {day}"


def _made_title(reading: Reading) -> str:
    whose = reading.publisher.text or reading.agency.text
    when = f" of {parse_date(reading.published.day.isoformat()).words}" if reading.published.day else ""
    return f"Report{when} by {whose}" if whose else f"Untitled report{when}"


def _report(reading: Reading, title: str, source_id: str, name: str) -> Iterator[str]:
    yield "---"
    yield f"# Imported from {remark(name)[:80]}. Where it says “doubtful”, look, and then delete the remark."
    yield from _field("title", scalar(title), reading.title.doubt)
    yield f"summary: {scalar(_SUMMARY)}"
    yield from _date("date", reading.published)
    if reading.happened:
        yield from _date("event_date", reading.happened)
    else:
        yield "# event_date: the day of what it tells of, if the text says it"
    for key, said in (("publisher", reading.publisher), ("agency", reading.agency)):
        yield from _field(key, scalar(said.text) if said.text else "", said.doubt)
    yield from _field("author", scalar(reading.author) if reading.author else "", "")
    credit = reading.photo_credit
    yield from _field("photo_credit", scalar(credit.text) if credit.text else "", credit.doubt)
    yield from _field("URL", address(reading.url) if reading.url else "", "")
    yield from _related("conflicts", [(said.text, "", said.doubt) for said in reading.conflicts])
    yield f"sources: [{source_id}]"
    for field, kind in _FIELDS:
        found = [mention for mention in reading.mentions if mention.kind == kind]
        yield from _related(field, [(mention.entry_id, mention.words, mention.doubt) for mention in found])
    for form, owners in reading.unclear:
        yield f"# doubtful: “{remark(form)}” is a name of {', '.join(owners)}; add the one that is meant"
    yield "---"
    yield ""
    yield from _body(reading, source_id)


def _body(reading: Reading, source_id: str) -> Iterator[str]:
    yield '!!! note "Draft: imported from a text, and not yet read against it"'
    yield ""
    for doubt in reading.doubts:
        yield comment(f"doubtful: {doubt}")
        yield ""
    yield _first_sentence(reading, source_id)
    yield ""
    yield comment("say in two or three sentences of your own what the report tells")
    yield ""
    yield "## What was said"
    yield ""
    yield comment("one item for each thing that somebody said, in your own words; below are the quotations of the text")
    yield ""
    for quotation in reading.quotations:
        yield from _quotation(quotation, source_id)
    if reading.left_out:
        yield comment(
            f"{reading.left_out} more quotations stand in the text; put what matters of them in your own words"
        )
        yield ""
    yield "## Who and what is named"
    yield ""
    yield from _named(reading, source_id)
    yield "## Where other sources differ"
    yield ""
    yield comment("one item for each thing that another source tells otherwise, marked {: .differs }")
    yield ""
    yield "## What the report leaves out"
    yield ""
    yield comment("what a reader should know and the report does not say, each with a source")
    if reading.candidates:
        yield ""
        yield comment(
            "names that no entry has: "
            + "; ".join(
                candidate.words + (f" ({candidate.count} times)" if candidate.count > 1 else "")
                for candidate in reading.candidates
            )
        )


def _first_sentence(reading: Reading, source_id: str) -> str:
    whose = _linked(reading, reading.publisher.text) or "an outlet that the text does not name"
    published = reading.published
    when = (
        f"On {parse_date(published.day.isoformat()).words}"
        if published.day and not published.doubt
        else "At a date to be checked"
    )
    based = reading.agency.text if reading.agency.text != reading.publisher.text else ""
    after = f", based on {_linked(reading, based)}," if based else ""
    return f"{when} a report{after} was published by {whose}. [@{source_id}]"


def _linked(reading: Reading, name: str) -> str:
    """A name of a house, as a reference when an entry has it."""
    for mention in reading.mentions:
        if mention.words.casefold() == name.casefold():
            return f"[[{mention.entry_id}|{words(name)}]]"
    return words(name)


def _quotation(quotation: Quotation, source_id: str) -> Iterator[str]:
    speaker = quotation.speaker
    who = f"[[{speaker.owner}]]" if speaker and speaker.owner else words(speaker.words) if speaker else "Somebody"
    said = words(quoted(quotation.words.removesuffix(" […]"))) + (" […]" if quotation.cut else "")
    doubts = [quotation.doubt]
    if speaker is None:
        doubts.append("the text names no speaker")
    elif not speaker.owner:
        doubts.append(f"no entry is called “{speaker.words}”")
    doubts.append(speaker.doubt if speaker else "")
    said_of_it = "; ".join(filter(None, doubts))
    where = f"paragraph {quotation.paragraph + 1}" + (", cut" if quotation.cut else "")
    yield comment(f"{where}; doubtful: {said_of_it}" if said_of_it else where)
    yield ""
    yield f"- {who}: “{said}” [@{source_id}]"
    if speaker and speaker.owner:
        yield f"  {{: by={speaker.owner} }}"
    yield ""


def _named(reading: Reading, source_id: str) -> Iterator[str]:
    conflicts = [Mention(said.text, "conflict", "", 0, said.doubt) for said in reading.conflicts]
    groups = [("Conflicts", conflicts)]
    groups += [
        (field.capitalize(), [mention for mention in reading.mentions if mention.kind == kind])
        for field, kind in _FIELDS
    ]
    written = False
    for label, mentions in groups:
        if mentions:
            written = True
            links = ", ".join(f"[[{mention.entry_id}]]" for mention in mentions)
            yield f"- {label}: {links}. [@{source_id}]"
    if not written:
        yield comment("no name of an entry was found in the text")
    yield ""


def _field(key: str, value: str, doubt: str) -> Iterator[str]:
    note = f"  # doubtful: {remark(doubt)}" if doubt else ""
    yield f"{key}: {value}{note}" if value else f"# {key}: not found in the text"


def _date(key: str, dated: Dated) -> Iterator[str]:
    note = f"doubtful: {remark(dated.doubt)}" if dated.doubt else f"“{remark(dated.words)}”" if dated.words else ""
    if dated.day is None:
        note += "; write the day"
    yield f"{key}: {dated.edtf}" + (f"  # {note}" if note else "")


def _related(field: str, found: list[tuple[str, str, str]]) -> Iterator[str]:
    """A list of entries, each on a line with the words it was found by."""
    if not found:
        yield f"# {field}: none that is known here"
        return
    yield f"{field}:"
    for entry_id, form, doubt in found:
        said = f"doubtful: {remark(doubt)}" if doubt else f"“{remark(form)}”" if form else ""
        yield f"  - {entry_id}" + (f"  # {said}" if said else "")


def _source(reading: Reading, title: str) -> Iterator[str]:
    yield "---"
    yield from _field("title", scalar(title), reading.title.doubt)
    yield f"type: {'article-newspaper' if reading.publisher.text or reading.agency.text else 'article'}"
    author = reading.author or (reading.agency.text if reading.agency.text != reading.publisher.text else "")
    if author:
        yield f"author: {listed([author])}"
    yield from _date("issued", reading.published)
    yield from _field(
        "publisher", scalar(reading.publisher.text) if reading.publisher.text else "", reading.publisher.doubt
    )
    if reading.url:
        yield f"URL: {address(reading.url)}"
        yield "url_verified: false"
    if reading.language:
        yield f"language: {reading.language}"
    if reading.based_on:
        yield f"note: {scalar('Its text says that it is based on ' + reading.based_on + '.')}"
        yield "# derived_from: the source it repeats, when that has an entry"
    if reading.conflicts:
        yield f"conflicts: {listed([said.text for said in reading.conflicts])}"
    if reading.quotations:
        yield "extracts:"
        for quotation in reading.quotations:
            yield f"  - {scalar(quoted(quotation.words.removesuffix(' […]')))}"
    yield "---"


def doubts_of(reading: Reading) -> list[str]:
    """Everything doubtful of a reading, a line each, for the person who imports it."""
    found = list(reading.doubts)
    fields: list[tuple[str, Said | Dated | None]] = [
        ("title", reading.title),
        ("date", reading.published),
        ("event_date", reading.happened),
        ("publisher", reading.publisher),
        ("agency", reading.agency),
        ("photo_credit", reading.photo_credit),
    ]
    found += [f"{key}: {said.doubt}" for key, said in fields if said and said.doubt]
    found += [f"{mention.entry_id}: {mention.doubt}" for mention in reading.mentions if mention.doubt]
    found += [f"{said.text}: {said.doubt}" for said in reading.conflicts if said.doubt]
    found += [f"“{form}” is a name of {', '.join(owners)}" for form, owners in reading.unclear]
    unsure = sum(1 for quoted_ in reading.quotations if _is_unsure(quoted_))
    if unsure:
        found.append(f"the speaker of {unsure} of {len(reading.quotations)} quotations")
    return found


def _is_unsure(quotation: Quotation) -> bool:
    speaker = quotation.speaker
    return bool(quotation.doubt or speaker is None or speaker.doubt or not speaker.owner)
