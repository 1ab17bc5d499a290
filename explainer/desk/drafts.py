"""New entries: a free id for a title, and a file that is written whole or not at all and never over another."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from explainer.load.discover import discover
from explainer.load.promises import read_promises
from explainer.model.address import id_in
from explainer.model.config import Config
from explainer.model.ids import id_of
from explainer.model.setup import SetupError

_LONGEST = 60
"""Characters of an id: it is part of an address, which people read and copy."""
_MARKS_OF_LETTERS = "'’‘`´ʹʺʻʼʽʾʿˈ"
KEPT_BACK = frozenset(
    {"index", "readme", "con", "prn", "aux", "nul"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
)
"""Names that a file of an entry cannot have: of the home page's text, of files that are passed over, and of devices
of Windows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file), where contributors work too."""


def free_id(title: str, taken: Iterable[str]) -> str:
    """An id for an entry with a title: `xankendi` for “Xankəndi”, `xankendi-2` when that is taken.

    Titles in other scripts are written in Latin letters; a title without any letter or digit gives `entry`. `taken` are
    the ids that exist or existed; case does not tell ids apart.
    """
    used = {entry_id.casefold() for entry_id in taken} | KEPT_BACK
    wanted = _latin(title) or "entry"
    entry_id, number = wanted, 2
    while entry_id in used:
        entry_id, number = f"{wanted}-{number}", number + 1
    return entry_id


def taken_ids(config: Config) -> frozenset[str]:
    """The ids that a new entry cannot have: those of all files, and those that an entry had once."""
    promises = read_promises(config.root)[0]
    addresses = [
        *(redirect.old for redirect in promises.redirects),
        *(promise.address for promise in promises.addresses),
    ]
    files = (id_of(source.path) for source in discover(config).sources)
    return frozenset({*files, *map(id_in, addresses)} - {""})


def write_new(path: Path, text: str) -> None:
    """Write a new file, UTF-8 with Unix line ends; its folder is made when it is missing.

    The file appears whole or not at all. Raises `SetupError` when there is one already, which is left as it is, or
    when nothing can be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Hidden, so that a draft left by a killed program is no entry.
        handle, name = tempfile.mkstemp(prefix=".draft-", dir=path.parent)
    except OSError as fault:
        raise SetupError(f"{path} cannot be written: {fault.strerror}") from None
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(0o666 & ~_umask())
        _put(draft, path)
    except FileExistsError:
        raise SetupError(f"{path} exists already; it is left as it is") from None
    except OSError as fault:
        raise SetupError(f"{path} cannot be written: {fault.strerror}") from None
    finally:
        draft.unlink(missing_ok=True)


def rewrite(path: Path, data: bytes) -> None:
    """Replace the bytes of a file, or make it: whole or not at all, with the permissions it had.

    Of a link the file that it leads to is replaced. Raises `OSError`.
    """
    file = path.resolve()
    handle, name = tempfile.mkstemp(prefix=".draft-", dir=file.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(file.stat().st_mode & 0o7777 if file.exists() else 0o666 & ~_umask())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, path: Path) -> None:
    """Give the draft its name if nothing has it. A second name is the one step that never replaces a file."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # File systems without second names (FAT, some shared folders).
        with path.open("xb") as stream:
            stream.write(draft.read_bytes())


def _latin(title: str) -> str:
    from anyascii import anyascii

    text = "".join(
        character if unicodedata.category(character)[0] in "LMN" or character in _MARKS_OF_LETTERS else " "
        for character in unicodedata.normalize("NFC", title)
    )
    text = re.sub(f"[{_MARKS_OF_LETTERS}]", "", anyascii(text))
    words = re.findall(r"[a-z0-9]+", text.lower())
    shortened = ""
    for word in words:
        longer = f"{shortened}-{word}" if shortened else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        shortened = longer
    return shortened


def _umask() -> int:
    """The permissions that new files of this process do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def shown(file: Path, config: Config) -> str:
    """A file as it is told to people: from the folder of mkdocs.yml, with "/", or whole where it lies outside."""
    try:
        return file.relative_to(config.root).as_posix()
    except ValueError:
        return str(file)
