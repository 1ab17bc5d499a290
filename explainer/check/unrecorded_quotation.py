"""A quotation that is not in what its source is recorded to say.

Wrong: `He said "the talks are over".` with a source whose `extracts:` do not hold these words.
Right: the words as recorded, or indirect speech, or the passage added to the source's `extracts:`.

Only statements that cite a source with recorded extracts are looked at, and only quotations of three words or more.

Severity: warning
Place: a statement

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        ---

        The minister said “the talks have failed for good”. [@interview]
    content/sources/interview.md
        ---
        title: An interview with the minister
        issued: 2020-10-27
        extracts: [The talks have not led anywhere.]
        ---

Passes:

    content/conflicts/libya.md
        ---
        title: Libya
        ---

        The minister said “the talks have not led anywhere”. [@interview]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.evidence import cited_statements
from explainer.model.front import SourceFront
from explainer.model.plain import holds_any
from explainer.model.problem import Problem

_QUOTATION = re.compile(r"“([^”]+)”|\"([^\"]+)\"|«([^»]+)»")
_OPENING = ("“", '"', "«")
_GAP = re.compile(r"\[?(?:…|\.\.\.)\]?")
_MARKUP = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report quotations that none of the recorded extracts of the sources cited beside them holds."""
    if not holds_any(entry.body.text, _OPENING):
        return
    for index, sources in cited_statements(archive, entry).items():
        statement = entry.body.statements[index]
        quotations = [found for found in _QUOTATION.finditer(statement.text) if len(_quoted(found).split()) >= 3]
        if not quotations:
            continue
        recorded = [_plain(extract) for source_id in sorted(sources) for extract in _extracts(archive, source_id)]
        for found in quotations:
            quotation = _quoted(found)
            if recorded and not _held(quotation, recorded):
                yield Problem(
                    entry.position_in(statement, found.start()),
                    "unrecorded-quotation",
                    f"no source cited here is recorded to say “{' '.join(quotation.split())}”",
                    "quote the words as recorded, or add the passage to the source's extracts",
                    "warning",
                )


def _quoted(found: re.Match[str]) -> str:
    return found[1] or found[2] or found[3]


def _extracts(archive: Archive, source_id: str) -> tuple[str, ...]:
    front = archive.entries[source_id].front
    return front.extracts if isinstance(front, SourceFront) else ()


def _held(quotation: str, recorded: list[str]) -> bool:
    parts = [_plain(part) for part in _GAP.split(quotation)]
    return any(all(part in extract for part in parts) for extract in recorded)


def _plain(text: str) -> str:
    text = _MARKUP.sub(lambda found: found[1], unicodedata.normalize("NFC", text)).casefold()
    text = text.replace("’", "'").replace("‘", "'")
    return " ".join(re.sub(r"[^\w\s']", " ", text).split())
