"""Give an entry another id: its file, every reference to it, and what answers at its old address."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator

import msgspec

from explainer.desk.drafts import KEPT_BACK, free_id, taken_ids
from explainer.desk.journal import Change, Journal, begin, digest, of_rename
from explainer.desk.meaning import same_meaning
from explainer.desk.occurrences import Occurrences, keep_anchors, replaced
from explainer.link import link
from explainer.load import Loaded, entry_of, load
from explainer.load.decode import decode
from explainer.load.promises import REDIRECTS
from explainer.model.address import entry_address, id_in
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.ids import id_of, is_id
from explainer.model.setup import SetupError
from explainer.model.spelling import closest, did_you_mean

_HEAD = """\
# Old addresses and what they lead to now. `python build.py rename` adds to them.
"""
_HIDE_NOTHING = ("bad-id", "asset-type")
"""Errors of files that are read all the same, or that refer to nothing."""


class Renamed(msgspec.Struct, frozen=True):
    """What a rename did: the paths before and after, how many references in how many files, both addresses, and
    whether the old one leads to the new one.
    """

    old_path: str
    new_path: str
    references: int
    files: int
    old_address: str
    new_address: str
    redirected: bool


def rename(config: Config, old: str, new: str, *, redirect: bool = True) -> Renamed:
    """Rename an entry. Raises `SetupError`, and then nothing has changed.

    Without `redirect` the old address is given up, which is for entries that were never published.
    """
    old = id_of(old) if old.endswith(".md") else unicodedata.normalize("NFC", old)
    new = unicodedata.normalize("NFC", new)
    loaded = load(config)
    archive = link(loaded.entries, loaded.assets, loaded.broken, config.today, loaded.promises)
    entry = _entry(loaded, archive, old)
    _check_new(config, archive, entry, new)
    new_path = posixpath.join(posixpath.dirname(entry.path), new + posixpath.splitext(entry.path)[1])
    addresses = entry_address(entry.kind, old), entry_address(entry.kind, new)
    changes, counted, entries = [], 0, []
    for other in archive.entries.values():
        data = (config.root / other.path).read_bytes()
        path = new_path if other is entry else other.path
        text, number = _rewritten(archive, other, data.decode(), old, new, path)
        entries.append(_read(other, text, path))
        counted += number
        if number:
            changes.append(Change(path, digest(data), text))
    after = link(entries, loaded.assets, loaded.broken, config.today)
    different = same_meaning(archive, after, old, new)
    if different:
        raise SetupError(f"{different}: this reference would mean something else if “{old}” were called “{new}”")
    listed = tuple(_redirects(config, archive, addresses, redirect=redirect))
    begin(config, Journal(of_rename(old, new), (entry.path, new_path), (*changes, *listed)))
    return Renamed(entry.path, new_path, counted, len(changes), *addresses, redirected=redirect and is_id(old))


def _entry(loaded: Loaded, archive: Archive, old: str) -> Entry:
    hiding = [
        problem for problem in loaded.problems if problem.severity == "error" and problem.rule not in _HIDE_NOTHING
    ]
    if hiding:
        raise SetupError(
            f"{hiding[0].position}: {hiding[0].message}; mend this first, for a reference may be hidden there "
            "(“python build.py check” shows all)"
        )
    if old not in archive.entries:
        now = id_in(next((redirect.new for redirect in archive.promises.redirects if id_in(redirect.old) == old), ""))
        hint = f"it is called “{now}” since" if now else did_you_mean(closest(old, archive.entries))
        raise SetupError(f"no entry has the id “{old}”; {hint}".rstrip("; "))
    if old == "index":
        raise SetupError("“index” is the home page, whose file must keep its name")
    return archive.entries[old]


def _check_new(config: Config, archive: Archive, entry: Entry, new: str) -> None:
    if new == entry.id:
        raise SetupError(f"the entry is called “{new}” already")
    taken = taken_ids(config) - {entry.id}
    if not is_id(new) or new in KEPT_BACK:
        would_do = free_id(new, taken)
        raise SetupError(
            f"“{new}” cannot be an id; use lower-case letters, digits and hyphens, for example “{would_do}”"
        )
    owner = next((other for other in archive.entries.values() if other.id.casefold() == new.casefold()), entry)
    if owner is not entry:
        raise SetupError(f"the id “{new}” is taken by {owner.path}")
    back = archive.moved.get(entry_address(entry.kind, new)) == entry_address(entry.kind, entry.id)
    if new in taken and not back:
        raise SetupError(f"the id “{new}” was that of another entry; an id is never used for something else")


def _rewritten(archive: Archive, entry: Entry, text: str, old: str, new: str, path: str) -> tuple[str, int]:
    """A file's text with every reference rewritten, and how many there were."""
    found = Occurrences(entry, archive.links[entry.id], text, old, new).find()
    if not found:
        return text, 0
    text = replaced(text, found)
    return keep_anchors(text, entry, _read(entry, text, path)), len(found)


def _read(entry: Entry, text: str, path: str) -> Entry:
    decoded = decode(text.encode(), path)[0]
    read = entry_of(decoded, path, entry.kind)[0] if decoded is not None else None
    assert read is not None, f"{path} could be read before"
    return read


def _redirects(config: Config, archive: Archive, addresses: tuple[str, str], *, redirect: bool) -> Iterator[Change]:
    """The change to the list of redirects, if there is one.

    An entry that gets back the id it had needs no redirect from there any more.
    """
    old, new = addresses
    if not redirect and any(promise.address == old for promise in archive.promises.addresses):
        raise SetupError(f"{old} was published (it stands in addresses.txt) and needs a redirect")
    file = config.root / REDIRECTS
    data = file.read_bytes() if file.exists() else b""
    text = data.decode() if data else _HEAD
    back = {item.position.line for item in archive.promises.redirects if item.old == new}
    lines = [line for number, line in enumerate(text.split("\n"), 1) if number not in back]
    while lines and not lines[-1]:
        lines.pop()
    # What is no id was never on a site, and could not be told from the new one by case alone.
    if redirect and is_id(id_in(old)):
        lines.append(f"{old} {new}")
    text = "".join(f"{line}\n" for line in lines)
    if text.encode() != data and text != _HEAD:
        yield Change(REDIRECTS, digest(data) if file.exists() else "", text)
