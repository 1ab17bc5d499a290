"""What an archive promised: addresses that must go on answering, and where those lead that moved."""

from __future__ import annotations

import msgspec

from explainer.model.problem import Position


class Redirect(msgspec.Struct, frozen=True):
    """An address that an entry had, and the one it has since: `/places/tripolis/` to `/places/tripoli/`."""

    old: str
    new: str
    position: Position


class Promise(msgspec.Struct, frozen=True):
    """An address that was published, as the list of addresses holds it."""

    address: str
    position: Position


class Promises(msgspec.Struct, frozen=True):
    """Both lists, in the order of their lines: `redirects.txt` and `addresses.txt` beside mkdocs.yml."""

    redirects: tuple[Redirect, ...] = ()
    addresses: tuple[Promise, ...] = ()
