"""A contested name without the other form at its first mention.

Wrong: `[[shusha|Shusha]] fell in November.` as the first mention, when Shushi is marked `beside: true`.
Right: `[[shusha]] fell …`, where the site adds the other form, or `[[shusha|Shusha]] (Armenian: Shushi) fell …`.

Severity: warning
Place: a statement

Fails:

    content/conflicts/nagorno-karabakh.md
        ---
        title: Nagorno-Karabakh
        places: [shusha]
        ---

        The fighting reached [[shusha|Shusha]]. [@wire]
    content/places/shusha.md
        ---
        title: Shusha
        names:
          - {text: Shusha}
          - {text: Shushi, used_by: armenia, beside: true}
        ---

        ## Why this name

        The archive uses the form of its source. [@wire]
    content/actors/armenia.md
        ---
        title: Armenia
        ---
    content/sources/wire.md
        ---
        title: A wire text
        issued: 2020-11-08
        ---

Passes:

    content/conflicts/nagorno-karabakh.md
        ---
        title: Nagorno-Karabakh
        places: [shusha]
        ---

        The fighting reached [[shusha]]. [@wire]
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive, Found
from explainer.model.entry import Entry
from explainer.model.front import NamedFront
from explainer.model.problem import Problem


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report first mentions in an author's own words whose statement has none of the forms that stand beside."""
    met: set[str] = {entry.id}
    for resolution in archive.links[entry.id].references:
        if not isinstance(resolution, Found) or resolution.entry_id in met:
            continue
        met.add(resolution.entry_id)
        reference = resolution.reference
        front = archive.entries[resolution.entry_id].front
        if not reference.words or reference.statement < 0 or not isinstance(front, NamedFront):
            continue
        text = entry.body.statements[reference.statement].text
        missing = [name.text for name in front.names if name.beside and name.text not in text]
        if missing and len(missing) == sum(1 for name in front.names if name.beside):
            yield Problem(
                reference.position,
                "contested-name",
                f"“{resolution.entry_id}” is mentioned first here, without its other name",
                f"write [[{resolution.entry_id}]], or add “{missing[0]}” behind it",
                "warning",
            )
