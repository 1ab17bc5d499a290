"""Old addresses to where they lead now."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

from explainer.model.address import day_address, entry_address, id_in
from explainer.model.entry import Entry
from explainer.model.promises import Promises
from explainer.model.views import View

_CONFLICT = re.compile(r"(/conflicts/[^/]+/)(.+)")
"""A page or file below a conflict's own: `/conflicts/libya/on/2020-10-28/`, `/conflicts/libya/feed.xml`."""


def moved(entries: Iterable[Entry], views: Mapping[str, tuple[View, ...]], promises: Promises) -> dict[str, str]:
    """By old address, the address it leads to, in order of old addresses. Chains are followed to their end.

    With a conflict go its days, their list and its feed. A day that was published and has no page any more leads to its
    conflict. What is redirected although an entry stands there, leads in a circle or nowhere is left out: `check` says
    so.
    """
    below = {entry_address(entry.kind, entry.id): _below(entry, views) for entry in entries}
    standing = {"/", *below, *(address + part for address, parts in below.items() for part in parts)}
    steps = {redirect.old: redirect.new for redirect in promises.redirects}
    found: dict[str, str] = {}
    for old in steps:
        new = destination(old, steps, standing)
        if new and old not in standing:
            found[old] = new
            if _is_home(old) and _is_home(new):
                for part in below.get(new, ()):
                    found.setdefault(old + part, new + part)
    for promise in promises.addresses:
        if promise.address not in standing and promise.address not in found:
            new = destination(promise.address, steps, standing)
            if new:
                found[promise.address] = new
    return dict(sorted((old, new) for old, new in found.items() if old not in standing))


def destination(address: str, steps: Mapping[str, str], standing: Container[str]) -> str:
    """Where redirects lead from an address, step by step: to one that stands, or "" in a circle or nowhere."""
    seen: set[str] = set()
    while address not in seen:
        seen.add(address)
        within = _CONFLICT.fullmatch(address)
        if address in steps:
            address = steps[address]
        elif within and within[1] in steps:
            address = steps[within[1]] + (within[2] if _is_home(steps[within[1]]) else "")
        elif address in standing:
            return address
        elif within and within[1] in standing:
            return within[1]
        else:
            return ""
    return ""


def former_ids(promises: Promises) -> dict[str, str]:
    """By id that an entry had, the id that it was given in its place."""
    found = {id_in(redirect.old): id_in(redirect.new) for redirect in promises.redirects}
    return {old: new for old, new in found.items() if new and new != old}


def _is_home(address: str) -> bool:
    """Whether an address is that of a conflict's own page."""
    return address.startswith("/conflicts/") and not _CONFLICT.fullmatch(address)


def _below(entry: Entry, views: Mapping[str, tuple[View, ...]]) -> tuple[str, ...]:
    """What moves with an entry's page: of a conflict its feed, its days and their list."""
    if entry.kind != "conflict":
        return ()
    home = entry_address(entry.kind, entry.id)
    days = [day_address(entry.id, view.day).removeprefix(home) for view in views.get(entry.id, ())]
    return ("feed.xml", *(("on/", *days) if days else ()))
