"""The rendering of a text, kept for the next page that shows it.

What comes of a text depends on the text and on what the page answers to its questions (`Asked`), and on nothing else.
So the questions are recorded with the kind of each answer, and the HTML with holes for what may differ in an answer and
changes nothing else: an address, a title in plain words, a number. The next page is asked the same questions in the
same order. When its answers are of a known kind, they go into the holes; when not, the text is rendered once more, with
these answers. Rendering puts a mark into every hole; HTML in which a mark is not where it should be, as often as it
should be, is not kept, nor anything else of that text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from secrets import token_hex
from typing import NamedTuple

from explainer.render.context import NO, Answer, TextContext

_TOKEN = f"hole{token_hex(10)}"
"""Begins the marks. No author can know it, and it is letters and digits, which nothing on the way changes."""

_HOLE = None
_ADDRESS = re.compile(r"(?!//)[A-Za-z0-9_./#%~+-]+")
_WORDS = re.compile(r"""[^\x00-\x1f\x7f-\xa0<>&"'*_`\[\]{}()!\\:/@#|~^=\ud800-\udfff\ufffe\uffff]+""")
"""A text that no pattern of Markdown changes, nor the sanitiser."""

_FILLABLE: dict[str, tuple[re.Pattern[str] | None, ...]] = {
    "reference": (_ADDRESS, None, _WORDS, _WORDS),
    "mark": (_ADDRESS, _WORDS),
    "address": (_ADDRESS,),
    "keeps": (None,),
    "heading": (),
    "dated": (None,),
}
"""By question, of which form each part of an answer must be to be a hole; None when it never is one."""

Kind = tuple[str | bool | None, ...]
"""An answer without what is in its holes: True for a hole."""


class Question(NamedTuple):
    """One of the questions of `Asked`, with its arguments."""

    name: str
    arguments: tuple[str | bool | int, ...]
    round: int


class Ask:
    """Where a rendering asks, and how it goes on by the kind of the answer."""

    __slots__ = ("arguments", "branches", "name", "round")

    def __init__(self, question: Question) -> None:
        self.name, self.arguments, self.round = question
        self.branches: dict[Kind, Ask | Made] = {}


class Made:
    """A rendering: a format with its holes, which values go there, and the ids it asked for."""

    __slots__ = ("anchors", "form", "values")

    def __init__(self, html: str, anchors: tuple[str, ...]) -> None:
        order = [int(number, 16) for number in _MARK.findall(html)]
        self.form = _MARK.sub("%s", html.replace("%", "%%")) if order else html
        self.values = _chooser(order)
        self.anchors = anchors

    def filled(self, values: Sequence[str]) -> str:
        """The HTML, with these values in the holes."""
        return self.form % self.values(values) if self.values else self.form


_MARK = re.compile(_TOKEN + r"([0-9a-f]+)z")


def _chooser(order: list[int]) -> Callable[[Sequence[str]], tuple[str, ...]] | None:
    if len(order) == 1:
        only = order[0]
        return lambda values: (values[only],)
    chosen: Callable[[Sequence[str]], tuple[str, ...]] | None = itemgetter(*order) if order else None
    return chosen


class Recorder:
    """Stands between a text and its page: gives the answers already known, then asks, and puts marks into the holes."""

    def __init__(self, page: TextContext, known: Sequence[Answer]) -> None:
        self._page = page
        self._known = known
        self._answers: list[Answer] = []
        self.steps: list[tuple[Question, Kind]] = []
        self.holes: list[int] = []
        """How often each mark must stand in the HTML."""
        self.round = 0
        self.beside: dict[str, str] = {}
        self.seal = ""

    def again(self) -> None:
        """Begin anew, with the answers of the first try: for another way to render the same text."""
        if len(self._answers) > len(self._known):
            self._known = self._answers
        self._answers, self.steps, self.holes = [], [], []

    def _ask(self, name: str, *arguments: str | bool | int) -> Answer:
        place = len(self._answers)
        answer = self._known[place] if place < len(self._known) else getattr(self._page, name)(*arguments)
        self._answers.append(answer)
        kind, values = sorted_out(name, answer)
        self.steps.append((Question(name, arguments, self.round), kind))
        marks = iter([f"{_TOKEN}{len(self.holes) + index:x}z" for index in range(len(values))])
        marked = tuple(next(marks) if part is True else value for part, value in zip(kind, answer, strict=True))
        self.holes.extend(2 if name == "citation" and index else 1 for index in range(len(values)))
        return marked

    def reference(self, key: str, own_words: bool, titled: bool) -> Answer:
        return self._ask("reference", key, own_words, titled)

    def citation(self, *sources: str) -> Answer:
        return self._ask("citation", *sources)

    def mark(self, key: str) -> Answer:
        return self._ask("mark", key)

    def address(self, href: str) -> Answer:
        # What the page answered leads where it should; `TextContext.tangled` says when that is not so.
        return NO if _TOKEN in href else self._ask("address", href)

    def keeps(self, anchor: str) -> Answer:
        return self._ask("keeps", anchor)

    def heading(self, level: int, timeline: bool) -> Answer:
        return self._ask("heading", level, timeline)

    def dated(self) -> Answer:
        return self._ask("dated")


def sorted_out(name: str, answer: Answer) -> tuple[Kind, list[str]]:
    """The kind of an answer to the question of this name, and what is in its holes."""
    if name == "citation":
        return tuple([value and True for value in answer]), [value for value in answer if value]
    kind: list[str | bool | None] = []
    values: list[str] = []
    for value, form in zip(answer, _FILLABLE[name], strict=False):
        if value and form and form.fullmatch(value):
            kind.append(True)
            values.append(value)
        else:
            kind.append(value)
    return tuple(kind), values


class Tree:
    """All that is known of one text: `None` until it was rendered once."""

    __slots__ = ("cost", "root")

    def __init__(self) -> None:
        self.root: Ask | Made | None = None
        self.cost = 0

    def add(self, recorder: Recorder, html: str) -> bool:
        """Keep a rendering; whether it can be kept."""
        found = [0] * len(recorder.holes)
        for number in _MARK.findall(html):
            found[int(number, 16)] += 1
        if found != recorder.holes or html.count(_TOKEN) != sum(found):
            return False
        anchors = tuple(str(asked.arguments[0]) for asked, _ in recorder.steps if asked.name == "keeps")
        made: Ask | Made = Made(html, anchors)
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
