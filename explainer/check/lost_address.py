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

from explainer.model.address import id_in
from explainer.model.answering import answers, entry_addresses
from explainer.model.archive import Archive
from explainer.model.problem import Problem
from explainer.model.spelling import closest


def check(archive: Archive) -> Iterator[Problem]:
    """Report published addresses that neither stand nor lead on.

    Days of a conflict lead to the conflict when they have no page any more, so they are lost only with it.
    """
    for promise in archive.promises.addresses:
        address = promise.address
        if address == "/" or address in archive.moved or answers(archive, address):
            continue
        if id_in(address) not in archive.broken:
            yield Problem(
                promise.position,
                "lost-address",
                f"“{address}” was published, and nothing answers there any more",
                f"write in redirects.txt where it leads now: {address} {_likely(archive, address)}",
            )


def _likely(archive: Archive, address: str) -> str:
    folder = address.split("/")[1]
    return closest(address, entry_addresses(archive)) or f"/{folder}/…/"
