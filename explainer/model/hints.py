"""What each field of front matter is for, in one sentence: for editors, forms and whoever writes an entry.

A field that means the same everywhere stands under its name, else under the name of its struct and its own.
"""

from __future__ import annotations

import msgspec

HINTS: dict[str, str] = {
    "title": "What the entry is called on its page.",
    "summary": "One plain sentence, for lists and search engines.",
    "conflicts": "The conflicts it belongs to.",
    "sources": "The sources that the front matter itself rests on.",
    "reviewed": "The day somebody last read the whole entry against its sources.",
    "corrections": "What the entry got wrong, and when that was changed.",
    "names": "The forms of its name, one of them the one that the archive uses.",
    "actors": "The actors that it is about.",
    "places": "The places that it is about.",
    "agreements": "The agreements that it is about.",
    "terms": "The words a reader may not know.",
    "URL": "The whole address of the text, beginning with https://.",
    "publisher": "Who published it.",
    "ReportFront.date": "The day of its publication, for example 2020-10-28.",
    "ReportFront.event_date": "The day of what it tells of.",
    "ReportFront.agency": "The news agency whose text it is.",
    "ReportFront.author": "Who wrote it.",
    "ReportFront.photo_credit": "Whom its pictures are by.",
    "ReportFront.series": "A word that reports of one thread share.",
    "ReportFront.event": "A word that reports of one event share.",
    "ReportFront.accounts": "The sides whose account of the event is looked for.",
    "ConflictFront.accent": "The colour of its pages.",
    "ConflictFront.began": "When it began: a day, a month, a year, or 2011~ for about 2011.",
    "ConflictFront.ended": "When it ended.",
    "ActorFront.type": "What sort of actor it is.",
    "ActorFront.roles": "What it was, from when until when, and in which conflict.",
    "ActorFront.member_of": "The actors it speaks or acts for.",
    "ActorFront.from": "When a body came to be.",
    "ActorFront.until": "When it ceased to be.",
    "PlaceFront.type": "What sort of place it is.",
    "PlaceFront.latitude": "Degrees north, negative in the south: 40.18.",
    "PlaceFront.longitude": "Degrees east, negative in the west: 44.51.",
    "PlaceFront.approximate": "Whether the coordinates only say about where it is.",
    "AgreementFront.date": "When it was signed or adopted.",
    "AgreementFront.in_force": "When it came into force.",
    "AgreementFront.ended": "When it ended.",
    "AgreementFront.parties": "The actors that it binds.",
    "AgreementFront.signatories": "The actors that signed it.",
    "AgreementFront.place": "Where it was signed.",
    "SourceFront.type": "What sort of source it is, in the words of CSL.",
    "SourceFront.author": "Who wrote it.",
    "SourceFront.issued": "When it was published.",
    "SourceFront.container-title": "The newspaper, journal or book that it is part of.",
    "SourceFront.number": "Its number or symbol, for example S/RES/2510.",
    "SourceFront.url_verified": "Whether somebody opened the address and found this text.",
    "SourceFront.also_at": "Other whole addresses of the same text.",
    "SourceFront.accessed": "When somebody last read it there.",
    "SourceFront.archived": "The whole address of an archived copy.",
    "SourceFront.language": "Its language as a tag: ru, hy, ar.",
    "SourceFront.derived_from": "The sources that it repeats.",
    "SourceFront.side": "The actor whose official voice it is.",
    "SourceFront.affiliation": "Who owns or pays for it.",
    "SourceFront.note": "What a reader should know of it.",
    "SourceFront.extracts": "Short passages word for word, that quotations are held against.",
    "PageFront.lead": "The report that the home page begins with; on index.md only.",
    "PageFront.loaded_words": "Words that take a side, which the rule loaded-word looks for.",
    "Name.text": "The name itself.",
    "Name.lang": "Its language as a tag: hy-Latn, az.",
    "Name.used_by": "The actor that uses it.",
    "Name.from": "When it came into use.",
    "Name.until": "When it went out of use.",
    "Name.note": "What a reader should know of it.",
    "Name.used_here": "Whether the archive itself uses this form.",
    "Name.beside": "Whether this form stands beside the other at first mention, because the name is contested.",
    "Role.role": "What it was: head of government.",
    "Role.from": "When it took this role.",
    "Role.until": "When it gave it up.",
    "Role.conflict": "The conflict in which it matters, if only there.",
    "Role.side": "The actor that stands for the side it took.",
    "Correction.date": "When it was changed.",
    "Correction.was": "What the entry said before.",
    "Correction.now": "What it says since.",
    "Correction.why": "Why it was changed.",
    "LoadedWord.word": "The word.",
    "LoadedWord.why": "Why it takes a side.",
    "LoadedWord.instead": "What to write instead.",
}


def hint(struct: type[msgspec.Struct], field: str) -> str:
    """What a field of a struct is for. Raises `KeyError` when nobody wrote it down."""
    for ancestor in struct.__mro__:
        found = HINTS.get(f"{ancestor.__name__}.{field}")
        if found:
            return found
    return HINTS[field]
