"""Notes what a text asks of its page while it is rendered, and puts marks where the answers go (see `recorded`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from secrets import token_hex
from typing import NamedTuple

from explainer.render.context import NO, Answer, TextContext

TOKEN = f"hole{token_hex(10)}"
"""Begins the marks. No author can know it, and it is letters and digits, which nothing on the way changes."""

_ADDRESS = re.compile(r"(?!//)[A-Za-z0-9_./#%~+-]+")
_WORDS = re.compile(r"""[^\x00-\x1f\x7f-\xa0<>&"'*_`\[\]{}\\\ud800-\udfff\ufffe\uffff]+""")
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
        if not values:
            return answer
        marked: list[str | None] = []
        for part, value in zip(kind, answer, strict=True):
            if part is True:
                marked.append(f"{TOKEN}{len(self.holes):x}z")
                # A source's number is shown and is in the address.
                self.holes.append(2 if name == "citation" and len(marked) > 1 else 1)
            else:
                marked.append(value)
        return tuple(marked)

    def reference(self, key: str, own_words: bool, titled: bool) -> Answer:
        return self._ask("reference", key, own_words, titled)

    def citation(self, *sources: str) -> Answer:
        return self._ask("citation", *sources)

    def mark(self, key: str) -> Answer:
        return self._ask("mark", key)

    def address(self, href: str) -> Answer:
        # What the page answered leads where it should; `TextContext.tangled` says when that is not so.
        return NO if TOKEN in href else self._ask("address", href)

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


_MARK = re.compile(TOKEN + r"([0-9a-f]+)z")


def taken_apart(html: str) -> tuple[list[str], list[int]]:
    """What stands around the marks, and the numbers of the marks in their order."""
    parts = _MARK.split(html)
    return parts[::2], [int(number, 16) for number in parts[1::2]]
