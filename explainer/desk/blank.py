"""The text of a new entry: what is known filled in, and a comment for every other field that it may have.

The fields come from the classes of `model/entry.py`; a test holds that each has its words and an example here, and that
the example can be used as it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from explainer.model.entry import FRONTS, Kind
from explainer.model.schema import fields_of

Values = Mapping[str, str | tuple[str, ...]]
"""By key of the front matter, a text or a list of texts, as an author would write them."""

_PLAIN = re.compile(r"[\w(][\w .()’/+–-]*(?<! )")
_WORDS = {
    "title": ("Its title", "what it is called on its page"),
    "summary": ("One plain sentence.", "what it is, for lists and search engines"),
    "conflicts": ("[conflict-id]", "the conflicts it belongs to"),
    "sources": ("[source-id]", "what the lines above rest on"),
    "reviewed": ("2020-10-28", "when somebody last read it all against its sources"),
    "corrections": ("[{date: 2020-10-28, was: What it said., now: What it says.}]", "mistakes that were mended"),
    "names": ("[{text: Xankəndi, lang: az, used_by: actor-id, from: 1923}]", "its names in other languages"),
    "report.date": ("2020-10-28", "the day it was published"),
    "report.event_date": ("2020-10-27", "the day it tells of, if another"),
    "report.publisher": ("The Daily News", "who published it"),
    "report.agency": ("A news agency", "whose text it repeats"),
    "report.author": ("Ada Writer", "who wrote it"),
    "report.photo_credit": ("Ada Writer", "who took its picture"),
    "report.series": ("a-word", "the same word in all reports of one thread"),
    "report.event": ("another-word", "the same word in all reports of one event"),
    "report.accounts": ("[actor-id]", "the sides whose account of the event is looked for"),
    "URL": ("https://example.org/news/1", "where it can be read"),
    "actors": ("[actor-id]", "who takes part"),
    "places": ("[place-id]", "where it happens"),
    "agreements": ("[agreement-id]", "what was signed or decided"),
    "terms": ("[term-id]", "words a reader may not know"),
    "conflict.accent": ("teal", "the colour of its pages"),
    "conflict.began": ("1988-02", "when it began"),
    "ended": ("2020-11-10", "when it ended"),
    "actor.type": ("person", "what it is"),
    "actor.roles": ("[{role: Prime minister, from: 2018-05-08, conflict: conflict-id}]", "what it was, and when"),
    "actor.member_of": ("[actor-id]", "for whom it speaks or acts"),
    "from": ("2016-03", "since when there is it"),
    "until": ("2021-03", "until when there was it"),
    "place.type": ("city", "what it is"),
    "place.latitude": ("32.887", "degrees north"),
    "place.longitude": ("13.191", "degrees east"),
    "place.approximate": ("true", "if the degrees are only about right"),
    "agreement.date": ("2020-10-23", "when it was signed or adopted"),
    "agreement.in_force": ("2020-10-24", "since when it was in force"),
    "agreement.parties": ("[actor-id]", "between whom"),
    "agreement.signatories": ("[actor-id]", "who signed"),
    "agreement.place": ("place-id", "where"),
    "source.type": ("article-newspaper", "what it is"),
    "source.author": ("[Ada Writer]", "who wrote it"),
    "source.issued": ("2020-10-28", "when it came out; 2020-10 or 2020 will do"),
    "source.publisher": ("The Daily News", "who published it"),
    "source.container-title": ("A magazine", "in what it stands"),
    "source.number": ("S/RES/2510 (2020)", "its number"),
    "source.url_verified": ("true", "true if you opened the address and found this text there, else false"),
    "source.also_at": ("[https://example.org/copy]", "where the same text stands too"),
    "source.accessed": ("2020-10-28", "when you read it"),
    "source.archived": ("https://web.archive.org/web/2020/https://example.org/news/1", "a copy that stays"),
    "source.language": ("en", "the language it is in"),
    "source.derived_from": ("[source-id]", "the sources it repeats"),
    "source.side": ("actor-id", "whose official voice it is"),
    "source.affiliation": ("state news agency", "whose it is, in words"),
    "source.note": ("A remark.", "what a reader should know about it"),
    "source.extracts": ("[A short passage word for word.]", "what quotations are held against"),
    "page.loaded_words": ("[{word: regime, why: it judges, instead: government}]", "words that take a side"),
}  # fmt: skip
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
    return _WORDS.get(f"{kind}.{key}") or _WORDS[key]


def _written(value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return _scalar(value)
    return f"[{', '.join(_scalar(item) for item in value)}]"


def _scalar(text: str) -> str:
    """A text in YAML: as it is where nothing in it means something, else in quotation marks."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
