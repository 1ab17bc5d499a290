"""A line of `redirects.txt` that leads nowhere, in a circle, or away from an entry that stands at the old address.

Wrong: `/places/tripolis/ /places/tripoly/` when there is no place `tripoly`.
Right: `/places/tripolis/ /places/tripoli/`. An address that moved twice may stand in two lines; a reader is led
straight to the end.

Severity: error
Place: `redirects.txt`

Fails:

    redirects.txt
        /pages/tripolis/ /pages/tripoly/
    content/pages/tripoli.md
        ---
        title: Tripoli
        ---

Passes:

    redirects.txt
        /pages/tripolis/ /pages/tripoli/
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.address import id_in
from explainer.model.answering import answers, entry_addresses
from explainer.model.archive import Archive
from explainer.model.problem import Problem
from explainer.model.promises import Redirect
from explainer.model.spelling import closest, did_you_mean


def check(archive: Archive) -> Iterator[Problem]:
    """Report redirects that cannot be followed."""
    steps: dict[str, Redirect] = {}
    for redirect in archive.promises.redirects:
        first = steps.setdefault(redirect.old, redirect)
        if first is not redirect:
            hint = f"it leads to “{first.new}” in line {first.position.line}; keep one of them"
            yield _problem(redirect, f"“{redirect.old}” is redirected twice", hint)
        elif answers(archive, redirect.old):
            hint = "take this line out, or give the entry another id: an id is never used for something else"
            yield _problem(redirect, f"“{redirect.old}” is redirected, and an entry stands there", hint)
        elif redirect.old not in archive.moved and not _unreadable(archive, redirect):
            yield _nowhere(archive, redirect)


def _nowhere(archive: Archive, redirect: Redirect) -> Problem:
    steps = {redirect.old: redirect.new for redirect in archive.promises.redirects}
    seen, address = {redirect.old}, redirect.new
    while address in steps and address not in seen:
        seen.add(address)
        address = steps[address]
    if address in seen:
        return _problem(
            redirect,
            f"“{redirect.old}” leads back to itself",
            "take out the line that leads to an address which is no longer right",
        )
    return _problem(
        redirect,
        f"“{redirect.old}” leads to “{address}”, where nothing stands",
        did_you_mean(closest(address, entry_addresses(archive))),
    )


def _unreadable(archive: Archive, redirect: Redirect) -> bool:
    """Whether an entry that could not be read has to do with it: that fault is told already."""
    return any(
        id_in(address) in archive.broken
        for other in archive.promises.redirects
        for address in (redirect.new, other.new)
    )


def _problem(redirect: Redirect, message: str, hint: str) -> Problem:
    return Problem(redirect.position, "broken-redirect", message, hint)
