"""`python build.py` builds the archive; `python build.py --help` says what else there is."""

import os
import sys
import threading


def main() -> int:
    """Run the program; a Python that cannot run it is a broken set-up, told in one sentence. Returns the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - what is too old for the program can still read this file
        return _broken("Python 3.11 or newer is needed, and this is {}.{}".format(*sys.version_info[:2]))
    try:
        from explainer.cli import run

        return run()
    except ModuleNotFoundError as fault:
        if fault.name and fault.name.startswith("explainer."):
            raise
        return _broken(f"“{fault.name}” is not installed for this Python ({sys.executable})")


def _broken(what: str) -> int:
    python = r".venv\Scripts\python" if sys.platform == "win32" else ".venv/bin/python"
    print(f"error: {what}; README.md says how to make .venv, and then run: {python} build.py", file=sys.stderr)
    return 2


def _end(code: int) -> None:
    """End at once: Python would first take apart all that a build holds, a tenth of the time of a small one."""
    if threading.active_count() > 1:
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody listens: Python ends as it always does then
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    _end(main())
