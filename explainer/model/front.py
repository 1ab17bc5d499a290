"""Front matter: what one Markdown file says about itself, by kind of entry."""

from __future__ import annotations

from typing import Literal

import msgspec

from explainer.model.dates import Edtf

Kind = Literal["report", "conflict", "actor", "place", "agreement", "term", "source", "page"]

FOLDERS: dict[str, Kind] = {
    "reports": "report",
    "conflicts": "conflict",
    "actors": "actor",
    "places": "place",
    "agreements": "agreement",
    "terms": "term",
    "sources": "source",
    "pages": "page",
}
"""The folder of the content that each kind of entry lives in; it is also the first part of its address."""

KIND_FOLDERS: dict[Kind, str] = {kind: folder for folder, kind in FOLDERS.items()}

Ids = tuple[str, ...]
"""References in front matter, as written: an id, a title or a name."""

ActorType = Literal[
    "person",
    "state",
    "government",
    "parliament",
    "organisation",
    "armed-force",
    "armed-group",
    "format",
    "agency",
]
Accent = Literal["red", "ochre", "green", "teal", "blue", "violet"]
"""The colours that a conflict's pages can have; the templates' style has a light and a dark form of each."""

PlaceType = Literal["city", "town", "village", "region", "site", "country", "water"]
SourceType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "map",
    "motion_picture",
    "pamphlet",
    "paper-conference",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]
"""The types of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types)
that a source of news or history can have."""


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One form of a name. `lang` is a BCP 47 tag, `used_by` an actor, `from`/`until` when it was in use."""

    text: str
    lang: str = ""
    used_by: str = ""
    since: Edtf | None = msgspec.field(default=None, name="from")
    until: Edtf | None = None
    note: str = ""
    used_here: bool = False
    """Whether the archive itself uses this form, on pages for the time between `from` and `until`."""
    beside: bool = False
    """Whether this form stands beside the other at first mention, because the name is contested."""


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an actor was, from when until when, in which conflict if it matters only there, and on whose side.

    `side` is the actor that stands for that side: itself, or the one it supported or belonged to.
    """

    role: str
    since: Edtf | None = msgspec.field(default=None, name="from")
    until: Edtf | None = None
    conflict: str = ""
    side: str = ""


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an entry said until `date`, what it says since, and why it was changed."""

    date: Edtf
    was: str
    now: str
    why: str = ""


class LoadedWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that takes a side: why it does, and what to write instead."""

    word: str
    why: str = ""
    instead: str = ""


class Front(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The fields that every kind of entry may have."""

    title: str
    summary: str = ""
    conflicts: Ids = ()
    sources: Ids = ()
    reviewed: Edtf | None = None
    corrections: tuple[Correction, ...] = ()


class NamedFront(Front, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Kinds that have names of their own in the world."""

    names: tuple[Name, ...] = ()


class ReportFront(Front, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A news report or document: `date` is its publication, `event_date` what it tells of.

    `event` is a word that reports of one event share; `accounts` are the sides whose account of it is looked for.
    """

    date: Edtf
    event_date: Edtf | None = None
    publisher: str = ""
    agency: str = ""
    author: str = ""
    photo_credit: str = ""
    url: str = msgspec.field(default="", name="URL")
    series: str = ""
    event: str = ""
    accounts: Ids = ()
    actors: Ids = ()
    places: Ids = ()
    agreements: Ids = ()
    terms: Ids = ()


class ConflictFront(NamedFront, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A conflict, with the entries its background needs."""

    accent: Accent | None = None
    began: Edtf | None = None
    ended: Edtf | None = None
    actors: Ids = ()
    places: Ids = ()
    agreements: Ids = ()
    terms: Ids = ()


class ActorFront(NamedFront, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A person, body or format; `from`/`until` bound a body's existence, roles what it was when.

    `member_of` names the actors it speaks or acts for.
    """

    type: ActorType | None = None
    roles: tuple[Role, ...] = ()
    member_of: Ids = ()
    since: Edtf | None = msgspec.field(default=None, name="from")
    until: Edtf | None = None


class PlaceFront(NamedFront, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place; latitude and longitude in decimal degrees (WGS 84)."""

    type: PlaceType | None = None
    latitude: float | None = None
    longitude: float | None = None
    approximate: bool = False


class AgreementFront(NamedFront, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An agreement or resolution; `date` is that of signature or adoption."""

    date: Edtf | None = None
    in_force: Edtf | None = None
    ended: Edtf | None = None
    parties: Ids = ()
    signatories: Ids = ()
    place: str = ""


class TermFront(NamedFront, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word of diplomacy or war that readers may not know."""


class SourceFront(Front, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A source, in the variables of CSL 1.0.2 and these: `derived_from` (the sources it repeats), `side` (the
    actor whose official voice it is), `affiliation`, `archived` (an archived copy's address), `also_at` (other
    addresses of the same text), `url_verified` (whether somebody saw `URL` answer with this work), `extracts` (short
    passages recorded word for word, that quotations are held against).
    """

    type: SourceType | None = None
    author: tuple[str, ...] = ()
    issued: Edtf | None = None
    publisher: str = ""
    container_title: str = msgspec.field(default="", name="container-title")
    number: str = ""
    url: str = msgspec.field(default="", name="URL")
    url_verified: bool | None = None
    also_at: tuple[str, ...] = ()
    accessed: Edtf | None = None
    archived: str = ""
    language: str = ""
    derived_from: Ids = ()
    side: str = ""
    affiliation: str = ""
    note: str = ""
    extracts: tuple[str, ...] = ()


class PageFront(Front, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text about the archive itself.

    `loaded_words` is the list that the rule `loaded-word` looks for; `lead`, on `index.md`, is the report that the
    home page begins with, the newest when it is not set.
    """

    lead: str = ""
    loaded_words: tuple[LoadedWord, ...] = ()


AnyFront = ReportFront | ConflictFront | ActorFront | PlaceFront | AgreementFront | TermFront | SourceFront | PageFront

FRONTS: dict[Kind, type[Front]] = {
    "report": ReportFront,
    "conflict": ConflictFront,
    "actor": ActorFront,
    "place": PlaceFront,
    "agreement": AgreementFront,
    "term": TermFront,
    "source": SourceFront,
    "page": PageFront,
}


RELATION_KINDS: dict[str, Kind] = {
    "lead": "report",
    "conflicts": "conflict",
    "conflict": "conflict",
    "sources": "source",
    "derived_from": "source",
    "actors": "actor",
    "accounts": "actor",
    "member_of": "actor",
    "parties": "actor",
    "signatories": "actor",
    "side": "actor",
    "used_by": "actor",
    "places": "place",
    "place": "place",
    "agreements": "agreement",
    "terms": "term",
}
"""The fields of front matter, at any depth, that name other entries, and the kind they name."""
