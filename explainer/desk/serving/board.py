"""What there is to show, for those who wait for something new."""

from __future__ import annotations

import threading

import msgspec

from explainer.desk.serving.site import Site
from explainer.model.problem import Problem


class State(msgspec.Struct, frozen=True):
    """The last good site (None before there is one), and what is wrong now: problems, or a fault of the set-up.

    `number` grows with each state.
    """

    number: int = 0
    site: Site | None = None
    problems: tuple[Problem, ...] = ()
    fault: str = ""


class Board:
    """Holds the newest state. Many threads may read it and wait for the next; one writes."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = State()
        self._over = False
        self._good: dict[str, bytes] = {}

    @property
    def state(self) -> State:
        """The newest state."""
        return self._state

    @property
    def over(self) -> bool:
        """Whether there will be nothing new any more."""
        return self._over

    def show(self, site: Site | None, problems: tuple[Problem, ...] = (), fault: str = "") -> None:
        """Put up a new state; without a site the last good one stays."""
        with self._changed:
            self._state = State(self._state.number + 1, site or self._state.site, problems, fault)
            self._changed.notify_all()

    def end(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def newer(self, number: int, seconds: float) -> State:
        """The newest state, as soon as it is newer than the one with this number; after a while, whichever it is."""
        with self._changed:
            self._changed.wait_for(lambda: self._over or self._state.number > number, seconds)
            return self._state

    def keep(self, path: str, body: bytes) -> None:
        """Remember a page that could be made, for as long as it cannot."""
        self._good[path] = body

    def last_good(self, path: str) -> bytes | None:
        """The page as it could be made last."""
        return self._good.get(path)
