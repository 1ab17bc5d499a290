"""A contested or changing name without the section that says why the archive uses it.

Wrong: a place with a form marked `beside: true` or `used_here: true` and no such section.
Right: a heading “Why this name”, and under it which form is used, and who uses which.

Severity: warning
Place: front matter

Fails:

    content/conflicts/nagorno-karabakh.md
        ---
        title: Nagorno-Karabakh
        names:
          - {text: Nagorno-Karabakh}
          - {text: Artsakh, beside: true}
        ---

Passes:

    content/conflicts/nagorno-karabakh.md
        ---
        title: Nagorno-Karabakh
        names:
          - {text: Nagorno-Karabakh}
          - {text: Artsakh, beside: true}
        ---

        ## Why this name

        The archive uses the form of the reports it explains. [@wire]
    content/sources/wire.md
        ---
        title: A wire text
        issued: 2020-10-27
        ---
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.front import NamedFront
from explainer.model.problem import Problem

HEADING = "Why this name"


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report entries with such a name and without a heading that begins with these words."""
    if not isinstance(entry.front, NamedFront):
        return
    marked = [index for index, name in enumerate(entry.front.names) if name.beside or name.used_here]
    if marked and not any(heading.text.casefold().startswith(HEADING.casefold()) for heading in entry.body.headings):
        yield Problem(
            entry.at(f"names[{marked[0]}]"),
            "unexplained-name",
            f"the name of “{entry.id}” is contested or changed, and nothing says why it is called so here",
            f"add a section “## {HEADING}”",
            "warning",
        )
