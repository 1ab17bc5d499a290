"""An archive in which the text of one entry is another: for somebody who looks at that entry while it is written.

Linking goes through all entries, and so does whatever one entry may have changed elsewhere. The pages of the entry
itself need much less, as long as only its text is new. What is given here is right for those pages and no others.
"""

from __future__ import annotations

from datetime import date

import msgspec

from explainer.link.moved import former_ids
from explainer.link.resolve import Resolver
from explainer.link.views import view_on, views_of_one
from explainer.model.archive import Archive, Cited, Found, Links, Related
from explainer.model.entry import Entry
from explainer.model.front import ReportFront
from explainer.model.text import Event, Marks


class Again:
    """Links entries of one archive again, one at a time."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._resolver: Resolver | None = None

    def with_text(self, entry: Entry) -> Archive | None:
        """The archive with this entry in the place of the one that has its path.

        None when more than its text is new, when something it names is not found, or when an event or something said
        is new or stands elsewhere in its text: the chronology and the ledger count statements.
        """
        old = self.archive.entries.get(entry.id)
        if old is None or (old.path, old.kind, old.front) != (entry.path, entry.kind, entry.front):
            return None
        if _counted(old) != _counted(entry):
            return None
        if self._resolver is None:
            known = self.archive
            self._resolver = Resolver(known.entries, known.assets, former_ids(known.promises))
        links = self._resolver.links(entry)
        return self._replaced(entry, links) if _all_found(links) else None

    def _replaced(self, entry: Entry, links: Links) -> Archive:
        known = self.archive
        views = known.views
        if entry.id in views:
            again = views_of_one(entry, known.entries, links, self._reports(entry.id), known.today)
            views = {**views, entry.id: again}
        return msgspec.structs.replace(
            known,
            entries={**known.entries, entry.id: entry},
            links={**known.links, entry.id: links},
            now={**known.now, entry.id: view_on(entry, known.today, newest=True)},
            views=views,
            kinds={
                **known.kinds,
                entry.kind: tuple(entry if other.id == entry.id else other for other in known.kinds[entry.kind]),
            },
        )

    def _reports(self, conflict_id: str) -> dict[date, list[str]]:
        found: dict[date, list[str]] = {}
        for field, other in self.archive.relations_to.get(conflict_id, ()):
            front = self.archive.entries[other].front
            if field == "conflicts" and isinstance(front, ReportFront) and front.date.last != date.max:
                found.setdefault(front.date.last, []).append(other)
        return found


def _counted(entry: Entry) -> list[tuple[int, bool, Marks, object]]:
    """The statements that are counted elsewhere: their numbers, and all that is known of them there."""
    return [
        (number, isinstance(statement, Event), _placeless(statement.marks), getattr(statement, "date", None))
        for number, statement in enumerate(entry.body.statements)
        if isinstance(statement, Event) or statement.marks.by
    ]


def _placeless(marks: Marks) -> Marks:
    return msgspec.structs.replace(marks, position=Marks().position)


def _all_found(links: Links) -> bool:
    return (
        all(isinstance(outcome, Found) for outcome in links.references)
        and all(isinstance(outcome, Cited) for outcome in links.citations)
        and all(isinstance(outcome, Related) for outcome in (*links.relations, *links.marks))
        and not links.missing_assets
    )
