"""An address that was published and at which nothing answers any more. Others link to it and cite it.

Wrong: renaming `places/tripolis.md` to `places/tripoli.md` by hand when `/places/tripolis/` stands in `addresses.txt`.
Right: `python build.py rename tripolis tripoli`, or the line `/places/tripolis/ /places/tripoli/` in `redirects.txt`.

`python build.py addresses` puts the addresses of new entries on the list. A day of a conflict that has no page any more
leads to the conflict by itself. An entry that must go can lead to a page that says why.

Severity: error
Place: `addresses.txt`

Fails:

    addresses.txt
        /pages/tripolis/
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

from explainer.model.address import day_address, entry_address, id_in
from explainer.model.archive import Archive
from explainer.model.problem import Problem
from explainer.model.spelling import closest


def check(archive: Archive) -> Iterator[Problem]:
    """Report published addresses that neither stand nor lead on.

    Days of a conflict lead to the conflict when they have no page any more, so they are lost only with it.
    """
    standing = {entry_address(entry.kind, entry.id) for entry in archive.entries.values()}
    days = {day_address(conflict, view.day) for conflict, views in archive.views.items() for view in views}
    for promise in archive.promises.addresses:
        address = promise.address
        if address == "/" or address in standing or address in days or address in archive.moved:
            continue
        if id_in(address) not in archive.broken:
            yield Problem(
                promise.position,
                "lost-address",
                f"“{address}” was published, and nothing answers there any more",
                f"write in redirects.txt where it leads now: {address} {_likely(address, standing)}",
            )


def _likely(address: str, standing: set[str]) -> str:
    folder = address.split("/")[1]
    return closest(address, standing) or f"/{folder}/…/"
