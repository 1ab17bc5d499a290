"""Which name a page uses: the archive's own policy for the page's day, and what stands beside a contested one."""

from __future__ import annotations

from datetime import date

from explainer.model.front import AnyFront, NamedFront
from explainer.model.views import held


def title_on(front: AnyFront, day: date) -> str:
    """The form of an entry's name marked `used_here` that was in use on a day, else the entry's title."""
    if isinstance(front, NamedFront):
        for name in front.names:
            if name.used_here and held(name.since, name.until, day):
                return name.text
    return front.title


def names_beside(front: AnyFront, day: date) -> list[str]:
    """The forms marked `beside` that were in use on a day, without the one that is the title."""
    if not isinstance(front, NamedFront):
        return []
    title = title_on(front, day)
    return [
        name.text for name in front.names if name.beside and name.text != title and held(name.since, name.until, day)
    ]
