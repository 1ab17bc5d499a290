"""The texts that were rendered last, as they are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

from explainer.render.context import AFTER_INLINE, TextContext
from explainer.render.recorded import Made, Tree, Walk, rounds
from explainer.render.recorder import Recorder
from explainer.render.units import joined, units

_ENOUGH = 4_000_000
"""How much of what is known may be kept, in characters: twice as much is never exceeded by more than one text."""


class Kept:
    """What is known of texts, forgotten when no page has shown them for long.

    `render` makes the HTML of a text, or nothing when that cannot be kept. Texts are rendered `in_pieces` when it says
    to the recorder in which round it is. `plainly` makes the HTML of a text of these pieces at once, or nothing: most
    texts are shown once, and to note what they ask would be most of the work.
    """

    def __init__(
        self,
        render: Callable[[str, Recorder], str | None],
        plainly: Callable[[Sequence[str], TextContext], str | None],
        *,
        in_pieces: bool,
    ) -> None:
        self._render = render
        self._plainly = plainly
        self._in_pieces = in_pieces
        self._met: set[int] = set()
        """The hashes of pieces that were shown."""
        self._texts: dict[str, tuple[str, ...]] = {}
        """By text, its pieces; none when it cannot be kept."""
        self._trees: dict[str, Tree] = {}
        self._older: dict[str, Tree] = {}
        self._size = 0

    def html(self, text: str, page: TextContext) -> str | None:
        """The HTML of a text on a page, or nothing when it cannot be kept: the page is then as before."""
        pieces = self._texts.get(text)
        if pieces is None:
            pieces = units(text)
            html = self._first(pieces, page)
            if html is not None:
                return html
            if len(pieces) > 1 and not self._in_pieces:
                pieces = (text,)
            self._texts[text] = pieces
            self._size += 2 * len(text)
        if not pieces:
            return None
        state = page.state()
        made = self._walked(pieces, page)
        if made is None:
            page.take_back(state)
            # Pieces may know of each other after all: an id that two of them want.
            self._texts[text] = () if pieces == (text,) else (text,)
            made = self.html(text, page)
        if self._size > _ENOUGH:
            self._older, self._trees, self._texts, self._size = self._trees, {}, {}, 0
        return made

    def _first(self, pieces: tuple[str, ...], page: TextContext) -> str | None:
        """The HTML of a text of which most was not shown yet, when it is in plain words."""
        hashes = [hash(piece) for piece in pieces]
        new = sum(number not in self._met for number in hashes)
        if 2 * new <= len(hashes):
            return None
        self._met.update(hashes)
        state = page.state()
        html = self._plainly(pieces, page)
        if html is None:
            page.take_back(state)
        return html

    def _walked(self, pieces: tuple[str, ...], page: TextContext) -> str | None:
        if len(pieces) == 1:
            walk = self._walk(pieces[0], page)
            return walk.html if self._through(walk, AFTER_INLINE) else None
        walks = [self._walk(piece, page) for piece in pieces]
        if not all(self._through(walk, 0) for walk in walks):
            return None
        for level in rounds(walks):
            if not all(self._through(walk, level) for walk in walks):
                return None
        anchors = list(chain.from_iterable(walk.at.anchors for walk in walks if isinstance(walk.at, Made)))
        if len(anchors) != len(set(anchors)):
            return None
        return joined(pieces, [walk.html for walk in walks])

    def _walk(self, piece: str, page: TextContext) -> Walk:
        tree = self._trees.get(piece)
        if tree is None:
            known = self._older.get(piece)
            tree = self._trees[piece] = known if known and known.cost < _ENOUGH // 10 else Tree()
            self._size += len(piece) + tree.cost
        return Walk(tree, page, partial(self._render, piece))

    def _through(self, walk: Walk, level: int) -> bool:
        before = walk.tree.cost
        done = walk.until(level)
        self._size += walk.tree.cost - before
        return done
