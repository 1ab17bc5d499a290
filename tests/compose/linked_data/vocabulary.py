"""The part of schema.org that pages use, to hold them to it.

Drawn from the npm package schema-dts 2.1.0 (Apache-2.0, © Google LLC), which is made from schema.org's own definitions;
inherited properties are written out. A type or property that is not here may exist: look it up, and add it.
"""

from __future__ import annotations

_THING = frozenset({"name", "alternateName", "description", "url"})
_CREATIVE_WORK = _THING | {
    *("about", "archivedAt", "author", "citation", "contentReferenceTime", "contributor", "correction", "creator"),
    *("dateCreated", "dateModified", "datePublished", "headline", "inLanguage", "isBasedOn", "isPartOf"),
    *("locationCreated", "mainEntity", "mentions", "position", "publisher", "temporalCoverage", "text", "version"),
}
_PLACE = _THING | {"geo", "latitude", "longitude"}
_WORKS = (
    *("Article", "BlogPosting", "Book", "Chapter", "CorrectionComment", "CreativeWork", "Dataset", "DefinedTermSet"),
    *("Legislation", "Map", "Movie", "NewsArticle", "Report", "Review", "ScholarlyArticle", "SocialMediaPosting"),
    *("Thesis", "WebPage", "WebSite"),
)
PROPERTIES: dict[str, frozenset[str]] = {
    **dict.fromkeys(_WORKS, _CREATIVE_WORK),
    **dict.fromkeys(("BodyOfWater", "City", "Country", "Place"), _PLACE),
    "BreadcrumbList": _THING | {"itemListElement"},
    "DefinedTerm": _THING | {"inDefinedTermSet"},
    "Event": _THING | {"about", "endDate", "location", "startDate", "subEvent"},
    "GeoCoordinates": _THING | {"latitude", "longitude"},
    "ListItem": _THING | {"item", "position"},
    "Organization": _THING | {"dissolutionDate", "foundingDate", "memberOf"},
    "Person": _THING | {"memberOf"},
    "Thing": _THING,
}
"""By type, the properties that a thing of it may have."""
