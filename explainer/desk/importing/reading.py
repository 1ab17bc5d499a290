"""A file to a reading: everything that could be recognised in a report, and how sure each thing is."""

from __future__ import annotations

from datetime import date

import msgspec

from explainer.desk.importing.agencies import house_at, house_called, house_in
from explainer.desk.importing.candidates import Candidate, find_candidates
from explainer.desk.importing.encodings import Decoded
from explainer.desk.importing.language import language_of
from explainer.desk.importing.layout import Layout, lay_out
from explainer.desk.importing.material import Format, Material, host_of, web_address
from explainer.desk.importing.publication import Dated, event, publication
from explainer.desk.importing.quotations import LONGEST, excerpt
from explainer.desk.importing.speakers import Attributor, Quotation
from explainer.desk.known_names import Finder, Known
from explainer.model.archive import Archive
from explainer.model.front import ActorFront, Kind

_LONGEST_TEXT = 300_000
"""Characters of a report that are read; a long one has some ten thousand."""
_MOST_QUOTATIONS = 12
_SHORTEST = 6
"""Words: a shorter beginning of a quotation tells nothing."""
_QUOTED_SHARE = 0.25
"""Of the words of a report at most so many are kept as quotations."""


class Said(msgspec.Struct, frozen=True):
    """Something that was recognised, and why it is doubtful, if it is."""

    text: str
    doubt: str = ""


class Mention(msgspec.Struct, frozen=True):
    """An entry that the report speaks of: the words of its first mention, in which paragraph (0 the title)."""

    entry_id: str
    kind: Kind
    words: str
    paragraph: int
    doubt: str


class Reading(msgspec.Struct, frozen=True):
    """What was recognised in a report. `unclear` are names that several entries have, with the ids of those."""

    title: Said
    published: Dated
    happened: Dated | None
    publisher: Said
    agency: Said
    author: str
    photo_credit: Said
    url: str
    language: str
    based_on: str
    mentions: tuple[Mention, ...]
    conflicts: tuple[Said, ...]
    unclear: tuple[tuple[str, tuple[str, ...]], ...]
    quotations: tuple[Quotation, ...]
    left_out: int
    """How many quotations are not kept."""
    candidates: tuple[Candidate, ...]
    doubts: tuple[str, ...]


def read(decoded: Decoded, archive: Archive, format_hint: Format | None, told: date | None, url: str) -> Reading:
    """Read a report; `told` and `url` are what the person who imports it says of it."""
    material = _material(decoded.text, format_hint)
    material = msgspec.structs.replace(material, claims={**material.claims, **({"url": url} if url else {})})
    language = language_of("\n".join(material.blocks), material.claims.get("language", ""))
    layout = lay_out(material, language)
    address = material.claims.get("url") or next(
        (web_address(credit.who) for credit in layout.credits if credit.kind == "url"), ""
    )
    published = publication(material, layout, language, told)
    publisher, agency = _houses(material, layout, address)
    found = _known(Finder(archive), layout, (publisher.text, agency.text), language)
    quotations, left_out = _quotations(archive, layout, found, language)
    mentions = _mentions(archive, found)
    doubts = [decoded.doubt] if decoded.doubt else []
    if len(decoded.text) > _LONGEST_TEXT and material.format != "html":
        doubts.append(f"the text is long; only its first {_LONGEST_TEXT:,} characters were read")
    if not layout.paragraphs:
        doubts.append("no paragraph was found in it")
    return Reading(
        title=Said(layout.title[:300], layout.title_doubt),
        published=published,
        happened=event(layout, published, language),
        publisher=publisher,
        agency=agency,
        author=_author(material, layout),
        photo_credit=_photo_credit(layout),
        url=web_address(address),
        language=language,
        based_on=next((credit.who for credit in layout.credits if credit.kind == "based"), ""),
        mentions=mentions,
        conflicts=_conflicts(archive, mentions),
        unclear=_unclear(found),
        quotations=quotations,
        left_out=left_out,
        candidates=_candidates(layout, found, language),
        doubts=tuple(doubts),
    )


def format_of(name: str, text: str) -> Format:
    """How a file is written: by what it looks like, and by the end of its name where that does not tell."""
    start = text[:3000].lstrip().lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")) or "<body" in start or start.count("</") > 5:
        return "html"
    if name.lower().endswith((".htm", ".html", ".xhtml")) and "<" in text:
        return "html"
    if name.lower().endswith((".md", ".markdown")) or start.startswith(("---\n", "# ")):
        return "markdown"
    return "text"


def _material(text: str, format_hint: Format | None) -> Material:
    from explainer.desk.importing.from_html import read_html
    from explainer.desk.importing.from_markdown import read_markdown
    from explainer.desk.importing.from_text import read_text

    kind = format_hint or format_of("", text)
    if kind == "html":
        material = read_html(text)
        kept, size = [], 0
        for block in material.blocks:
            size += len(block)
            if size <= _LONGEST_TEXT:
                kept.append(block)
        return msgspec.structs.replace(material, blocks=tuple(kept))
    return (read_markdown if kind == "markdown" else read_text)(text[:_LONGEST_TEXT])


def _houses(material: Material, layout: Layout, address: str) -> tuple[Said, Said]:
    """The publisher and the agency."""
    claimed = material.claims.get("publisher", "")
    at_host, host = house_at(host_of(address)), host_of(address)
    known = house_called(claimed) if claimed else None
    publisher = Said(known.name if known else claimed or (at_host.name if at_host else layout.house or host))
    if publisher.text == host and host:
        publisher = Said(host, "taken from the address")
    whose = [credit for credit in layout.credits if credit.kind in ("based", "source")]
    houses = [house for credit in whose if (house := house_in(credit.who))]
    named = [house.name for house in houses if house.agency]
    if not publisher.text and houses and not houses[0].agency:
        publisher = Said(houses[0].name)
    if material.claims.get("agency"):
        named.insert(0, material.claims["agency"])
    dateline = layout.dateline.agency if layout.dateline else ""
    agencies = list(dict.fromkeys([*named, *([dateline] if dateline else [])]))
    house = house_called(publisher.text) if publisher.text else None
    if not agencies and house and house.agency:
        agencies = [house.name]
    agency = Said(agencies[0] if agencies else whose[0].who if whose and not houses else "")
    if len(agencies) > 1:
        agency = Said(agencies[0], f"the text names {' and '.join(agencies)}")
    if not publisher.text and agency.text and (dateline or named):
        publisher = Said(agency.text, "only the agency is named; another outlet may have published its text")
    return publisher, agency


def _photo_credit(layout: Layout) -> Said:
    found = list(dict.fromkeys(credit.who for credit in layout.credits if credit.kind == "photo"))
    if not found:
        return Said("")
    return Said(found[0][:160], f"there are others: {', '.join(found[1:4])[:160]}" if len(found) > 1 else "")


def _author(material: Material, layout: Layout) -> str:
    author = material.claims.get("author") or next((c.who for c in layout.credits if c.kind == "author"), "")
    return author[:160] if not house_called(author or "-") else ""


def _known(finder: Finder, layout: Layout, houses: tuple[str, str], language: str) -> list[list[Known]]:
    """The known names of the title, of each paragraph, and of the publisher and agency. A surname counts as the
    whole name where that stands somewhere in the text.
    """
    texts = [layout.title, *layout.paragraphs, *houses]
    found = [finder.find(text, language) for text in texts]
    whole = {known.owners for names in found for known in names if known.how != "part"}
    return [
        [
            msgspec.structs.replace(known, how="exact") if known.how == "part" and known.owners in whole else known
            for known in names
        ]
        for names in found
    ]


def _mentions(archive: Archive, found: list[list[Known]]) -> tuple[Mention, ...]:
    first: dict[str, Mention] = {}
    sure: set[str] = set()
    for paragraph, names in enumerate(found):
        for known in names:
            if not known.entry_id:
                continue
            if known.how == "exact":
                sure.add(known.entry_id)
            doubt = {
                "exact": "",
                "inflected": f"found as a form of “{known.form}”",
                "part": f"found by “{known.form}” alone, which others may be called too",
            }[known.how]
            kind = archive.entries[known.entry_id].kind
            first.setdefault(known.entry_id, Mention(known.entry_id, kind, known.form, paragraph, doubt))
    return tuple(
        msgspec.structs.replace(mention, doubt="") if mention.entry_id in sure else mention
        for mention in first.values()
    )


def _conflicts(archive: Archive, mentions: tuple[Mention, ...]) -> tuple[Said, ...]:
    """Conflicts that the report names; and, as doubtful, those that alone its places and agreements belong to."""
    named = {
        mention.entry_id: Said(mention.entry_id, mention.doubt) for mention in mentions if mention.kind == "conflict"
    }
    for mention in mentions:
        if mention.kind not in ("place", "agreement", "term"):
            continue
        belongs = archive.links[mention.entry_id].related("conflicts")
        if len(belongs) == 1 and belongs[0] not in named:
            named[belongs[0]] = Said(
                belongs[0], f"the text does not name it, but “{mention.words}”, which belongs to it"
            )
    return tuple(named.values())


def _unclear(found: list[list[Known]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    several = {known.form: known.owners for names in found for known in names if len(known.owners) > 1}
    return tuple(several.items())


def _quotations(
    archive: Archive, layout: Layout, found: list[list[Known]], language: str
) -> tuple[tuple[Quotation, ...], int]:
    attributor = Attributor(language, _speakers(archive))
    every: list[Quotation] = []
    for index, paragraph in enumerate(layout.paragraphs):
        every.extend(attributor.read(index, paragraph, found[index + 1]))
    words = sum(len(paragraph.split()) for paragraph in layout.paragraphs)
    room = max(int(words * _QUOTED_SHARE), LONGEST)
    kept: list[Quotation] = []
    for whole in every:
        quotation, length = whole, len(whole.words.removesuffix(" […]").split())
        if length > room >= _SHORTEST:
            words_kept, cut = excerpt(whole.words.removesuffix(" […]"), room)
            quotation = msgspec.structs.replace(whole, words=words_kept, cut=cut or whole.cut)
            length = room
        if len(kept) < _MOST_QUOTATIONS and length <= room and all(quotation.words != other.words for other in kept):
            kept.append(quotation)
            room -= length
    return tuple(kept), len(every) - len(kept)


def _speakers(archive: Archive) -> frozenset[str]:
    """Who can speak: every actor but formats of talks, which cannot, and agencies, which others speak to."""
    return frozenset(
        entry.id
        for entry in archive.of_kind("actor")
        if isinstance(entry.front, ActorFront) and entry.front.type not in ("format", "agency")
    )


def _candidates(layout: Layout, found: list[list[Known]], language: str) -> tuple[Candidate, ...]:
    text = "\n".join(layout.paragraphs)
    known: list[tuple[int, int]] = []
    offset = 0
    for paragraph, names in zip(layout.paragraphs, found[1:-2], strict=True):
        known.extend((offset + name.start, offset + name.end) for name in names)
        offset += len(paragraph) + 1
    return tuple(find_candidates(text, known, language))
