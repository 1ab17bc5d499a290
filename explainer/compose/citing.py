"""How to cite a page: what it is, in which edition, and of which day."""

from __future__ import annotations

from datetime import date
from typing import Any

from explainer.compose.paper import Paper
from explainer.model.dates import Edtf, day_words


def how_to_cite(
    paper: Paper,
    title: str,
    what: str,
    *,
    reviewed: Edtf | None = None,
    follows_today: bool = False,
    on: date | None = None,
) -> dict[str, Any]:
    """For the macro `cite_this`: `site`, `title`, `what` it is, `on` which day, `state` in words, `address` or "".

    There is no clock in a build. The state of a page is that of the newest day the archive knows, where the page says
    that day anyway (`follows_today`), or where the site is an edition; of other pages it is the day of their last
    review, so that a new report does not make every page anew.
    """
    config = paper.config
    notes = [f"edition {config.edition}"] if config.edition else []
    if config.edition or follows_today:
        notes.append(f"state of {day_words(paper.archive.today)}")
    elif reviewed:
        notes.append(f"last reviewed {'on' if reviewed.precision == 'day' else 'in'} {reviewed.words}")
    state = ", ".join(notes)
    return {
        "site": config.site_name,
        "title": title,
        "what": what,
        "on": day_words(on) if on else "",
        "state": state[:1].upper() + state[1:],
        "address": paper.canonical(paper.address),
    }
