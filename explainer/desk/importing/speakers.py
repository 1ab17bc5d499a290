"""Whose words a quoted passage is, where the text says so.

The verb of speech in the passage's own sentence is looked for, and the name nearest to it on the side where the
language puts its subject. Everything less plain than that is said to be doubtful.
"""

from __future__ import annotations

import re

import msgspec

from explainer.desk.importing.agencies import house_called
from explainer.desk.importing.candidates import find_runs
from explainer.desk.importing.quotations import Passage, excerpt, find_passages, sentence_around
from explainer.desk.importing.speech import ACCORDING, FOR_ANOTHER, PRONOUN, SAYING, VERB_FIRST, VERB_LAST
from explainer.desk.known_names import Known

_FAR = 90
"""Characters between a verb and a name; further apart they need not belong together."""
_MOST = 30
"""Passages of one paragraph that are looked at, and names: nobody says more in one breath."""
_TURN = re.compile(r"^(?P<who>[^:«»“”\"()\d]{3,60}):\s+(?=\S)")


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks: `owner` is the id of the actor when an entry has the name, `words` the name as it is written."""

    words: str
    owner: str = ""
    doubt: str = ""


class Quotation(msgspec.Struct, frozen=True):
    """A short quotation; `cut` when it is the beginning of a longer one, `paragraph` counts from 0."""

    words: str
    cut: bool
    paragraph: int
    speaker: Speaker | None
    doubt: str = ""


class _Name(msgspec.Struct, frozen=True):
    start: int
    end: int
    speaker: Speaker


class Attributor:
    """Reads the paragraphs of one text in their order, and remembers who spoke last.

    `actors` are the ids of entries that can speak: persons and bodies.
    """

    def __init__(self, language: str, actors: frozenset[str]) -> None:
        self.language = language
        self.actors = actors
        self.last: Speaker | None = None
        self.named: Speaker | None = None
        """Who was named last, for quotations before anybody has spoken."""

    def read(self, index: int, paragraph: str, known: list[Known]) -> list[Quotation]:
        """The quotations of a paragraph; `known` are the names in it, with places in the paragraph."""
        names = self._names(paragraph, known)
        turn = self._turn(index, paragraph, names)
        if turn:
            return [turn]
        passages = find_passages(paragraph)[:_MOST]
        found = [self._quotation(index, paragraph, passage, passages, names, known) for passage in passages]
        self.named = next((name.speaker for name in reversed(names) if name.speaker.owner), self.named)
        return [quotation for quotation in found if quotation]

    def _names(self, paragraph: str, known: list[Known]) -> list[_Name]:
        names: list[_Name] = []
        for name in known:
            words = paragraph[name.start : name.end]
            if name.entry_id in self.actors:
                doubt = "" if name.how == "exact" else f"found as “{words}”"
                names.append(_Name(name.start, name.end, Speaker(words, name.entry_id, doubt)))
        for run in find_runs(paragraph)[: 4 * _MOST]:
            is_known = any(name.start < run.end and run.start < name.end for name in known)
            is_plain = " " in run.words or (not run.begins and len(run.words) > 3)
            if is_plain and not is_known and not house_called(run.words):
                names.append(_Name(run.start, run.end, Speaker(run.words)))
        return sorted(names, key=lambda name: name.start)[: 4 * _MOST]

    def _turn(self, index: int, paragraph: str, names: list[_Name]) -> Quotation | None:
        """A turn of a transcript: “Vladimir Putin: Good afternoon”."""
        turn = _TURN.match(paragraph)
        who = [name for name in names if turn and name.end <= turn.end("who") and name.speaker.owner]
        if not turn or not who or SAYING.search(turn["who"]) or find_passages(paragraph[turn.end() :][:3]):
            return None
        if turn.end("who") - who[-1].end > 2:
            return None
        self.last = who[-1].speaker
        words, cut = excerpt(paragraph[turn.end() :])
        return Quotation(words, cut, index, who[-1].speaker) if len(words.split()) > 2 else None

    def _quotation(
        self,
        index: int,
        paragraph: str,
        passage: Passage,
        passages: list[Passage],
        names: list[_Name],
        known: list[Known],
    ) -> Quotation | None:
        before, after, start = sentence_around(paragraph, passage, passages)
        verb, speaker = self._speaker(before, after, start, passage, [*names], passages)
        count = len(passage.words.split())
        if count < (2 if verb and speaker else 3) or (not verb and _is_name(passage, count, known)):
            return None
        if speaker is None and self.last is not None:
            speaker = Speaker(self.last.words, self.last.owner, "the text names no speaker here; this one spoke last")
        elif speaker is None and verb and self.named is not None:
            speaker = Speaker(
                self.named.words, self.named.owner, "the text names no speaker here; this one was named last"
            )
        elif speaker is not None:
            self.last = Speaker(speaker.words, speaker.owner)
        words, cut = excerpt(passage.words)
        goes_on = any(other.end <= passage.start for other in passages)
        doubt = (
            ""
            if verb or goes_on
            else "no verb of speech stands beside it; it may be a title or a word held at a distance"
        )
        return Quotation(words, cut, index, speaker, doubt)

    def _speaker(
        self, before: str, after: str, start: int, passage: Passage, names: list[_Name], passages: list[Passage]
    ) -> tuple[bool, Speaker | None]:
        """Whether the sentence says that somebody spoke, and who."""
        left = _within(names, start, passage.start, passages)
        right = _within(names, passage.end, passage.end + len(after), passages)
        tail = after[:_FAR]
        if re.search(r"[:：]\s*$", before):
            verbs = [*SAYING.finditer(before), *ACCORDING.finditer(before)]
            if self.language in VERB_LAST:
                return True, _subject(left, before, start)
            return True, _nearest(before, start, verbs[-1:], left, self.language) or _last_of(left, start, before)
        verbs = list(SAYING.finditer(before)) if self.language in VERB_FIRST else []
        if verbs and left:
            return True, _nearest(before, start, verbs[-1:], left, self.language)
        verbs = list(SAYING.finditer(tail))
        if verbs and not _next_begins(after, verbs[0].start()):
            if self.language in VERB_LAST:
                return True, _subject(left, before, start) or _nearest(after, passage.end, verbs[:1], right, "")
            return True, self._after(after, passage, verbs[0], right, left, before, start)
        verbs = [*SAYING.finditer(before)]
        according = [*ACCORDING.finditer(before)]
        if verbs or (according and left):
            chosen = verbs[-1:] or according[-1:]
            return True, _nearest(before, start, chosen, left, self.language)
        according = [*ACCORDING.finditer(tail)]
        if according and right:
            return True, _nearest(after, passage.end, according[:1], right, self.language)
        return False, None

    def _after(
        self,
        after: str,
        passage: Passage,
        verb: re.Match[str],
        right: list[_Name],
        left: list[_Name],
        before: str,
        start: int,
    ) -> Speaker | None:
        """`“…,” said Putin`, `“…,” Putin said`, and `Putin was worried and said that “…”, he added`."""
        between = after[: verb.start()]
        if PRONOUN.search(between) and not any(name.end <= passage.end + verb.start() for name in right):
            return None
        found = _nearest(after, passage.end, [verb], right, self.language)
        if found or PRONOUN.match(after[verb.end() :].strip()):
            return found
        subject = _subject(left, before, start)
        return (
            Speaker(subject.words, subject.owner, "named in the sentence, though not beside the verb")
            if subject
            else None
        )


def _within(names: list[_Name], start: int, end: int, passages: list[Passage]) -> list[_Name]:
    return [
        name
        for name in names
        if start <= name.start
        and name.end <= end
        and not any(passage.start <= name.start < passage.end for passage in passages)
    ]


def _nearest(text: str, offset: int, verbs: list[re.Match[str]], names: list[_Name], language: str) -> Speaker | None:
    """The name that belongs to a verb, `text` beginning at `offset` of the paragraph."""
    if not verbs or not names:
        return None
    verb = verbs[0]
    follows = bool(ACCORDING.fullmatch(verb[0])) or language in VERB_FIRST or _leads(text, verb)
    ranked: list[tuple[int, _Name]] = []
    for name in names:
        behind = name.start - offset - verb.end()
        ahead = offset and (verb.start() + offset) - name.end if offset else verb.start() - name.end
        if behind >= 0:
            ranked.append((behind if follows else behind + 25, name))
        elif ahead >= 0:
            ranked.append((ahead + 200 if follows else ahead, name))
    ranked.sort(key=lambda item: item[0])
    distance, name = ranked[0] if ranked else (0, names[0])
    if distance % 200 > _FAR:
        return None
    if FOR_ANOTHER.search(text[: max(name.start - offset, 0)]):
        # “Ibrahim Kalin, a spokesman for Erdogan”: the speaker is named before.
        others = [other for other in names if other.end <= name.start and name.start - other.end <= _FAR]
        if others:
            return others[-1].speaker
        return Speaker(
            name.speaker.words, name.speaker.owner, "the words may be those of somebody who speaks for this one"
        )
    return name.speaker


def _leads(text: str, verb: re.Match[str]) -> bool:
    """Whether a verb comes first behind a passage (`“…”, said Putin`), or behind “as” («как заявил Путин»)."""
    ahead = text[: verb.start()].strip(" ,،–—-.").casefold()
    return ahead == "" or ahead.rsplit(" ", 1)[-1] in ("как", "as", "wie", "comme", "como")


def _subject(names: list[_Name], text: str, start: int) -> Speaker | None:
    """The subject of a sentence whose verb comes last: the name before a comma, else the first."""
    for name in names:
        if text[name.end - start :].lstrip("'’abcçdefgğhıijklmnoöprsştuüvyzəxq").startswith(","):
            return name.speaker
    return names[0].speaker if names else None


def _last_of(names: list[_Name], start: int, text: str) -> Speaker | None:
    """`Putin: “…”`: the name right before the colon."""
    if names and len(text) - (names[-1].end - start) <= 3:
        return names[-1].speaker
    return None


def _next_begins(after: str, verb: int) -> bool:
    """Whether the verb behind a passage leads to the next one: `“…” Putin said: “…”` after a full stop."""
    return bool(re.search(r"[.!?]['\"”»’)]*\s", after[:verb])) or bool(re.search(r":\s*$", after))


def _is_name(passage: Passage, count: int, known: list[Known]) -> bool:
    """Whether quoted words are a name in quotation marks rather than what somebody said."""
    if any(name.start <= passage.start + 1 and name.end >= passage.end - 1 for name in known):
        return True
    words = [word for word in passage.words.split() if len(word) > 3]
    return count <= 6 and bool(words) and all(word[0].isupper() for word in words)
