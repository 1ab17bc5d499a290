"""The text of a new entry: what is known filled in, and a comment for every other field that it may have.

The fields come from the classes of `model/front.py`, their words from `model/hints.py`; a test holds that each has an
example here, and that it can be used as it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Literal, get_args, get_origin

from explainer.model.front import FRONTS, Kind
from explainer.model.hints import hint
from explainer.model.schema import fields_of

Values = Mapping[str, str | tuple[str, ...]]
"""By key of the front matter, a text or a list of texts, as an author would write them."""

_PLAIN = re.compile(r"[\w(][\w .()’/+–-]*(?<! )")
_EXAMPLES = {
    "title": "Its title",
    "summary": "What it is about.",
    "conflicts": "[conflict-id]",
    "sources": "[source-id]",
    "reviewed": "2020-10-28",
    "corrections": "[{date: 2020-10-28, was: What it said., now: What it says.}]",
    "names": "[{text: Köln, lang: de, used_by: actor-id, from: 1919}]",
    "report.date": "2020-10-28",
    "report.event_date": "2020-10-27",
    "report.publisher": "The Daily News",
    "report.agency": "A news agency",
    "report.author": "Ada Writer",
    "report.photo_credit": "Ada Writer",
    "report.series": "a-word",
    "report.event": "another-word",
    "report.accounts": "[actor-id]",
    "URL": "https://example.org/news/1",
    "actors": "[actor-id]",
    "places": "[place-id]",
    "agreements": "[agreement-id]",
    "terms": "[term-id]",
    "conflict.accent": "teal",
    "conflict.began": "1988-02",
    "ended": "2020-11-10",
    "actor.type": "person",
    "actor.roles": "[{role: Prime minister, from: 2018-05-08, conflict: conflict-id}]",
    "actor.member_of": "[actor-id]",
    "from": "2016-03",
    "until": "2021-03",
    "place.type": "city",
    "place.latitude": "32.887",
    "place.longitude": "13.191",
    "place.approximate": "true",
    "agreement.date": "2020-10-23",
    "agreement.in_force": "2020-10-24",
    "agreement.parties": "[actor-id]",
    "agreement.signatories": "[actor-id]",
    "agreement.place": "place-id",
    "source.type": "article-newspaper",
    "source.author": "[Ada Writer]",
    "source.issued": "2020-10-28",
    "source.publisher": "The Daily News",
    "source.container-title": "A magazine",
    "source.number": "No. 12",
    "source.url_verified": "true",
    "source.also_at": "[https://example.org/copy]",
    "source.accessed": "2020-10-28",
    "source.archived": "https://web.archive.org/web/2020/https://example.org/news/1",
    "source.language": "en",
    "source.derived_from": "[source-id]",
    "source.side": "actor-id",
    "source.affiliation": "state news agency",
    "source.note": "A remark.",
    "source.extracts": "[A short passage word for word.]",
    "page.lead": "a-report",
    "page.loaded_words": "[{word: regime, why: it judges, instead: government}]",
}
"""By key, or kind and key where kinds differ: a value as it is written."""
_MOST = 12
"""Choices that are named in a comment; a longer list stands in docs/writing.md."""
_BODIES: dict[Kind, str] = {
    "report": "Say what was said, and by whom, a paragraph or list item each.",
    "conflict": "Say what it is about in a paragraph, then what happened under “## Timeline {: .timeline }”.",
    "actor": "Say who it is in a paragraph.",
    "place": "Say where it is and what happened there.",
    "agreement": "Say what it holds and what became of it.",
    "term": "Say what the word means.",
    "source": "Nothing needs to stand here.",
    "page": "Say it in your own words.",
}
_EVIDENCE = "End each statement with its source: [@source-id]. Mark when it held: {: since=2019 until=2020 }"


def new_entry(kind: Kind, values: Values) -> str:
    """The text of a new entry's file: `values` filled in, every other field as a comment with an example."""
    filled, open_fields = [], []
    for key in fields_of(FRONTS[kind]):
        if key in values:
            filled.append(f"{key}: {_written(values[key])}")
        else:
            example, words = explained(kind, key)
            open_fields.append(f"# {key}: {example}  # {words}")
    lines = [
        "---",
        *filled,
        "# Everything below may be left out. To use a line, take away the “# ” it begins with.",
        *open_fields,
        "---",
        "",
        f"<!-- {_BODIES[kind]}",
        *([] if kind in ("source", "page") else [f"     {_EVIDENCE}"]),
        "     docs/writing.md says more. Delete this comment. -->",
    ]
    return "\n".join(lines) + "\n"


def explained(kind: Kind, key: str) -> tuple[str, str]:
    """An example of a field's value, as it is written, and what the field is for."""
    example = _EXAMPLES.get(f"{kind}.{key}") or _EXAMPLES[key]
    words = hint(FRONTS[kind], key)
    options = choices(kind, key)
    return example, f"{words} One of {', '.join(options)}." if 0 < len(options) <= _MOST else words


def choices(kind: Kind, key: str) -> tuple[str, ...]:
    """The words that a field can be; none when it can be any."""
    types = (fields_of(FRONTS[kind])[key].type, *get_args(fields_of(FRONTS[kind])[key].type))
    return next((get_args(found) for found in types if get_origin(found) is Literal), ())


def _written(value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return _scalar(value)
    return f"[{', '.join(_scalar(item) for item in value)}]"


def _scalar(text: str) -> str:
    """A text in YAML: as it is where nothing in it means something, else in quotation marks."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
