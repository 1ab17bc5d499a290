"""The two forms of an archive: *plain*, in which nothing is dated, and *dated*, in which conflicts change with time.

Plain is what other generators can be compared with: it has no pages for days. In the dated form every conflict has 40
events and 20 dated statements, so that each report's day is another state of its conflicts and gets a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from bench.generator import File
from bench.words import Chance

FORMS = ("plain", "dated")
EVENTS, DATED = 40, 20
"""Of one conflict in the dated form."""

_WHEN = re.compile(r"^\{: since=[^}]*\}\n", re.MULTILINE)
_ROLE = re.compile(r", from: \d{4}-\d\d-\d\d")
_EVENT = re.compile(r"^- \d{4}-\d\d-\d\d: ", re.MULTILINE)
_SOURCE = re.compile(r"@source-\d+")


def in_form(archive: Iterable[File], form: str) -> Iterator[File]:
    """The files of an archive in one of the forms."""
    for file in archive:
        yield File(file.path, _plain(file.text) if form == "plain" else _dated(file))


def _plain(text: str) -> str:
    return _ROLE.sub("", _WHEN.sub("", text)).replace("## Timeline {: .timeline }", "## Timeline")


def _dated(file: File) -> str:
    if not file.path.startswith("conflicts/"):
        return file.text
    chance = Chance(f"dated/{file.path}")
    source = _SOURCE.findall(file.text)[0]
    lines = [file.text, "## Also {: .timeline }\n"]
    for _ in range(EVENTS - len(_EVENT.findall(file.text))):
        lines.append(f"- {chance.day()}: {' '.join(chance.words(14)).capitalize()}. [{source}]")
    lines.append("\n## For a time\n")
    for _ in range(DATED - len(_WHEN.findall(file.text))):
        since = chance.day()
        until = since + timedelta(days=chance.between(30, 3000))
        said = " ".join(chance.words(24)).capitalize()
        lines.append(f"{said}. [{source}]\n{{: since={since} until={until} }}\n")
    return "\n".join(lines)
