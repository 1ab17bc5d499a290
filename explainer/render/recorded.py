"""The rendering of a text, kept for the next page that shows it.

What comes of a text depends on the text and on what the page answers to its questions (`Asked`), and on nothing else.
So the questions are recorded with the kind of each answer, and the HTML with holes for what may differ in an answer and
changes nothing else: an address, a title in plain words, a number. The next page is asked the same questions in the
same order. When its answers are of a known kind, they go into the holes; when not, the text is rendered once more, with
these answers. Rendering puts a mark into every hole; HTML in which a mark is not where it should be, as often as it
should be, is not kept, nor anything else of that text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from explainer.render.context import Answer, TextContext
from explainer.render.recorder import TOKEN, Kind, Question, Recorder, sorted_out, taken_apart


class Ask:
    """Where a rendering asks, and how it goes on by the kind of the answer."""

    __slots__ = ("arguments", "branches", "name", "round")

    def __init__(self, question: Question) -> None:
        self.name, self.arguments, self.round = question
        self.branches: dict[Kind, Ask | Made] = {}


class Made:
    """A rendering: a format with its holes, which values go there, and the ids it asked for."""

    __slots__ = ("anchors", "form", "values")

    def __init__(self, form: str, order: list[int], anchors: tuple[str, ...]) -> None:
        self.form = form
        self.values = _chooser(order)
        self.anchors = anchors

    def filled(self, values: Sequence[str]) -> str:
        """The HTML, with these values in the holes."""
        return self.form % self.values(values) if self.values else self.form


def _chooser(order: list[int]) -> Callable[[Sequence[str]], tuple[str, ...]] | None:
    if len(order) == 1:
        only = order[0]
        return lambda values: (values[only],)
    chosen: Callable[[Sequence[str]], tuple[str, ...]] | None = itemgetter(*order) if order else None
    return chosen


class Tree:
    """All that is known of one text: `None` until it was rendered once."""

    __slots__ = ("cost", "root")

    def __init__(self) -> None:
        self.root: Ask | Made | None = None
        self.cost = 0

    def add(self, recorder: Recorder, html: str) -> bool:
        """Keep a rendering; whether it can be kept."""
        said, order = taken_apart(html)
        found = [0] * len(recorder.holes)
        for number in order:
            found[number] += 1
        if found != recorder.holes or any(TOKEN in part for part in said):
            return False
        anchors = tuple(str(asked.arguments[0]) for asked, _ in recorder.steps if asked.name == "keeps")
        form = "%s".join([part.replace("%", "%%") for part in said]) if order else html
        made: Ask | Made = Made(form, order, anchors)
        self.cost += len(html) + 200 * len(recorder.steps)
        at: Ask | None = None
        kind: Kind = ()
        for asked, next_kind in recorder.steps:
            there = self.root if at is None else at.branches.get(kind)
            if there is None:
                there = Ask(asked)
                self._put(at, kind, there)
            assert isinstance(there, Ask)
            at, kind = there, next_kind
        self._put(at, kind, made)
        return True

    def _put(self, at: Ask | None, kind: Kind, what: Ask | Made) -> None:
        if at is None:
            self.root = what
        else:
            at.branches[kind] = what


class Walk:
    """One text on its way through what is known of it."""

    __slots__ = ("_answers", "_page", "_render", "_values", "at", "tree")

    def __init__(self, tree: Tree, page: TextContext, render: Callable[[Recorder], str | None]) -> None:
        self.tree = tree
        self._page = page
        self._render = render
        self._answers: list[Answer] = []
        self._values: list[str] = []
        self.at: Ask | Made | None = tree.root

    def until(self, last: int) -> bool:
        """Ask what is to be asked up to this round; False when the text cannot be kept."""
        if self.at is None and not self._record(None, ()):
            return False
        at = self.at
        while type(at) is Ask and at.round <= last:
            answer = getattr(self._page, at.name)(*at.arguments)
            kind, values = sorted_out(at.name, answer)
            self._answers.append(answer)
            self._values += values
            at_next = at.branches.get(kind)
            if at_next is None:
                if not self._record(at, kind):
                    return False
                at_next = self.at
            at = at_next
        self.at = at
        return True

    def _record(self, at: Ask | None, kind: Kind) -> bool:
        """Render the text with the answers so far; what it asks beyond them changes nothing on the page."""
        state = self._page.state()
        recorder = Recorder(self._page, self._answers)
        html = self._render(recorder)
        self._page.take_back(state)
        if html is None or not self.tree.add(recorder, html):
            return False
        self.at = self.tree.root if at is None else at.branches[kind]
        return True

    @property
    def html(self) -> str:
        """What came of it."""
        assert isinstance(self.at, Made)
        return self.at.filled(self._values)


def rounds(walks: Sequence[Walk]) -> Iterator[int]:
    """The rounds in which there is something to ask, while the walks go through them."""
    while True:
        open_ = [walk.at.round for walk in walks if isinstance(walk.at, Ask)]
        if not open_:
            return
        yield min(open_)
