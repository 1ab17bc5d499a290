"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Of renameat2(2), Linux 3.15 and glibc 2.28; macOS has renamex_np(2) with RENAME_SWAP, the same number."""

_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EBUSY, errno.EPERM, errno.EACCES, errno.ENOTSUP)
"""Also a folder whose parent may not be written to: its files still may."""


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders atomically. Returns False when the system or the file system cannot."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = libc.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_EXCHANGE)
        else:
            failed = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    except (OSError, AttributeError, TypeError):
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
