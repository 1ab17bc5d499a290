"""Where a free text speaks of entries, by any of their names in any script.

    find_known(archive, "Встреча Путина и Эрдогана", "ru") -> two matches

Words are folded as for search, so accents, case and forms of Arabic letters do not matter; of overlapping names the
longest wins. A name with two owners is a match with two owners: nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

import msgspec

from explainer.desk.inflection import forms, is_turkic_ending, stems
from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.folding import folded_piece
from explainer.model.front import ActorFront, NamedFront

How = Literal["exact", "inflected", "part"]
"""The name as an entry has it; a form of it that a rule of grammar explains; or a person's surname alone."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c]|['’ʼ‘](?=[^\W_]))*")
_APOSTROPHE = re.compile(r"['’ʼ‘]")
_BETWEEN = re.compile(r"(?!\s*\n\s*\n)[-\s‐‑–—/+()«»“”\"„'’]{1,4}")
"""What may stand between two words of a name: no comma, no full stop, no empty line."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_SHORT = 4
"""Letters: a single word as short as this must have its accents (`Şam` is not `Sam`)."""
_OFFICES = re.compile(
    r"president|minister|premier|leader|chancellor|king|emir|prince|sheikh|general|marshal|colonel|commander|mrs?|ms|dr|"
    r"chairman|speaker|spokesman|spokeswoman|secretary|envoy|representative|ambassador|senator|russian|turkish|syrian|"
    r"libyan|armenian|azerbaijani|german|and|but|as|with|when|while|if|that|in|on|at|by|to|of|from|for|the|"
    r"президент|премьер|министр|глава|лидер|маршал|генерал|представитель|канцлер|господин|г|как|по|в|на|и|но|с|от|к|у|о|"
    r"об|для|если|что|cumhurbaskani|baskani|baskan|bakani|bakan|basbakan|maresal|sayin|lider|ve|ile|prezident|prezidenti|"
    r"nazir|bundeskanzlerin|prasident|kanzlerin"
)
"""Folded words that stand before a surname and are no first name."""
_OFFICE_ENDS = re.compile(r"(?:ом|ем|а|у|ым|ому|ого|ой|ий|ский|ская|ского)$")
"""Of Russian words, which have their own endings before a surname: «Президентом Путиным»."""
_LONGEST = 2_000_000
"""Characters of a text that are looked at."""


class Known(msgspec.Struct, frozen=True):
    """A mention: `text[start:end]` is a form of `form`, a name that the entries `owners` (ids, sorted) have."""

    start: int
    end: int
    owners: tuple[str, ...]
    form: str
    how: How

    @property
    def entry_id(self) -> str:
        """The entry it speaks of, or "" when several have the name."""
        return self.owners[0] if len(self.owners) == 1 else ""


class _Name(msgspec.Struct, frozen=True):
    words: tuple[str, ...]
    form: str
    languages: frozenset[str]
    owners: tuple[str, ...]
    part: bool
    any_case: bool
    owners_in: dict[str, tuple[str, ...]] = {}
    """By language, those of the owners that have the name in it."""


class _Word(msgspec.Struct, frozen=True):
    start: int
    end: int
    written: str
    readings: dict[str, str]
    """Folded words of names that this may be, and why: "" as it is, else the language of the rule."""


def find_known(archive: Archive, text: str, language: str = "") -> list[Known]:
    """Every mention of an actor, place, agreement, term or conflict in a plain text, in order, none overlapping.

    `language` is the text's language tag if it is known: the endings of other languages are then not tried.
    """
    return Finder(archive).find(text, language)


class Finder:
    """All names of an archive, ready to be found in texts. Make one and keep it."""

    def __init__(self, archive: Archive) -> None:
        self._names: dict[str, list[_Name]] = {}
        self._forms: dict[str, set[str]] = {}
        for name in _names(archive):
            self._names.setdefault(name.words[0], []).append(name)
            for word in name.words:
                for language in sorted(name.languages) or [""]:
                    for form in forms(word, language):
                        self._forms.setdefault(form, set()).add(word)

    def find(self, text: str, language: str = "") -> list[Known]:
        """As `find_known`."""
        text, language = text[:_LONGEST], language.split("-", maxsplit=1)[0].lower()
        words = [self._word(found, language) for found in _WORD.finditer(text)]
        matches: list[Known] = []
        at = 0
        while at < len(words):
            longest = self._longest(text, words, at, language)
            if longest:
                matches.append(longest[1])
                at += longest[0]
            else:
                at += 1
        return matches

    def _longest(self, text: str, words: list[_Word], at: int, language: str) -> tuple[int, Known] | None:
        best: tuple[tuple[int, int], int, Known] | None = None
        for reading in words[at].readings:
            for name in self._names.get(reading, ()):
                read = _read(name, text, words, at, language)
                if not read or (name.part and _is_anothers(text, words, at)):
                    continue
                count, how = read
                owners = _owners(name, language)
                found = Known(words[at].start, words[at + count - 1].end, owners, name.form, how)
                rank = (count, {"exact": 2, "inflected": 1, "part": 0}[how])
                if best is None or rank > best[0]:
                    best = (rank, count, found)
        return best[1:] if best else None

    def _word(self, found: re.Match[str], language: str) -> _Word:
        written, end = found[0], found.end()
        readings = dict.fromkeys(_folded(written)[:1], "")
        head, mark, tail = _last_apostrophe(written)
        if mark and tail.lower() == "s":
            written, end = head, found.start() + len(head)
            readings = dict.fromkeys(_folded(head)[:1], "")
        elif mark and is_turkic_ending("".join(_folded(tail))):
            end = found.start() + len(head)
            readings.update(dict.fromkeys(_folded(head)[:1], "ending"))
            written = head
        for word in list(readings):
            for lemma in sorted(self._forms.get(word, ())):
                readings.setdefault(lemma, "ending")
            for stem, rule in stems(word):
                if stem in self._names or language in ("", rule) or (rule == "tr" and language == "az"):
                    readings.setdefault(stem, rule)
        return _Word(found.start(), end, written, readings)


def _read(name: _Name, text: str, words: list[_Word], at: int, language: str) -> tuple[int, How] | None:
    """How many words from `at` on are this name, and how they are; None when they are not."""
    count = len(name.words)
    if at + count > len(words):
        return None
    rules = set()
    for index, wanted in enumerate(name.words):
        word = words[at + index]
        if wanted not in word.readings:
            return None
        if index and not _BETWEEN.fullmatch(text, words[at + index - 1].end, word.start):
            return None
        rules.add(word.readings[wanted])
    if not _suits(name, rules - {"", "ending"}, language) or not _written_alike(name, words[at : at + count]):
        return None
    if name.part:
        return count, "part"
    return count, "exact" if rules == {""} else "inflected"


def _suits(name: _Name, rules: set[str], language: str) -> bool:
    """Whether the rules that were needed are of the name's own language. Turkish puts its endings on any name."""
    allowed = set(name.languages)
    if allowed & {"tr", "az", ""} or language in ("tr", "az"):
        allowed.add("tr")
    if "" in allowed:
        allowed |= {"ar", "hy"}
    return rules <= allowed


def _owners(name: _Name, language: str) -> tuple[str, ...]:
    """Whose name it is: of several owners those that have it in the text's language, if there are such."""
    if len(name.owners) == 1 or not language:
        return name.owners
    return name.owners_in.get(language) or name.owners_in.get("") or name.owners


def _is_anothers(text: str, words: list[_Word], at: int) -> bool:
    """Whether a surname stands behind a name that is none of an office: `Hafez Assad` is not Bashar."""
    if not at or text[words[at - 1].end : words[at].start] != " ":
        return False
    before, word = words[at - 1].written, words[at].written
    if not before[0].isupper() or before.isupper() or not word[0].isupper():
        return False
    ahead = text[max(words[at - 1].start - 3, 0) : words[at - 1].start].strip()
    if not ahead or ahead[-1] in ".!?…:;“”\"'‘«—":
        # It begins a sentence, where its capital tells nothing.
        return False
    return not _OFFICES.fullmatch("".join(_folded(before))) and not _OFFICE_ENDS.search(before)


def _written_alike(name: _Name, words: list[_Word]) -> bool:
    first = words[0].written
    if len(words) > 1:
        return True
    letters = name.form.replace(".", "")
    if letters.isupper() and len(letters) <= 6:
        return first.isupper()
    if (
        first[0] < "\u0250"
        and len(name.words[0]) <= _SHORT
        and not _plain(first).startswith(_plain(name.form)[: len(name.words[0]) - 1])
    ):
        return False
    return name.any_case or not name.form[0].isupper() or first[0].isupper()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("İ", "i")).casefold()


class _Collected(msgspec.Struct):
    """One name as it is put together from the entries that have it."""

    form: str
    languages: set[str] = msgspec.field(default_factory=set)
    owners: dict[str, set[str]] = msgspec.field(default_factory=dict)
    any_case: bool = False


def _names(archive: Archive) -> Iterator[_Name]:
    whole: dict[tuple[str, ...], _Collected] = {}
    parts: dict[tuple[str, ...], _Collected] = {}
    named = [entry for entry in archive.entries.values() if isinstance(entry.front, NamedFront)]
    for entry in named:
        for form, language in _forms_of(entry):
            _collect(whole, _words(form), form, language, entry)
            if _is_person(entry) and len(_words(form)) > 1:
                surname = [found[0] for found in _WORD.finditer(form)][-1]
                if len(surname) >= _SHORT:
                    _collect(parts, _words(surname), surname, language, entry)
    for entry in named:
        shorter = _IN_BRACKETS.sub("", entry.title)
        if _words(shorter) not in whole:
            _collect(whole, _words(shorter), shorter, "", entry)
    for words, name in whole.items():
        yield _made(words, name, part=False)
    for words, name in parts.items():
        if words not in whole:
            yield _made(words, name, part=True)


def _forms_of(entry: Entry) -> Iterator[tuple[str, str]]:
    names = entry.front.names if isinstance(entry.front, NamedFront) else ()
    yield from ((name.text, name.lang.split("-", maxsplit=1)[0]) for name in names)
    yield entry.title, "en" if names else ""


def _is_person(entry: Entry) -> bool:
    return isinstance(entry.front, ActorFront) and entry.front.type == "person"


def _collect(
    names: dict[tuple[str, ...], _Collected], words: tuple[str, ...], form: str, language: str, entry: Entry
) -> None:
    if words:
        name = names.setdefault(words, _Collected(form))
        name.languages.add(language)
        name.owners.setdefault(entry.id, set()).add(language)
        name.any_case = name.any_case or entry.kind == "term"


def _made(words: tuple[str, ...], name: _Collected, *, part: bool) -> _Name:
    owners = tuple(sorted(name.owners))
    owners_in = {
        language: tuple(owner for owner in owners if language in name.owners[owner])
        for language in sorted(name.languages)
    }
    return _Name(words, name.form, frozenset(name.languages), owners, part, name.any_case and not part, owners_in)


def _words(form: str) -> tuple[str, ...]:
    return tuple(word for found in _WORD.finditer(form) for word in _folded(found[0])[:1])


def _folded(written: str) -> tuple[str, ...]:
    return folded_piece(_APOSTROPHE.sub("", written))


def _last_apostrophe(written: str) -> tuple[str, str, str]:
    places = [found.start() for found in _APOSTROPHE.finditer(written)]
    if not places:
        return written, "", ""
    return written[: places[-1]], written[places[-1]], written[places[-1] + 1 :]
