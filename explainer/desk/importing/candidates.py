"""Proper names that no entry has: runs of capitalised words that do not just begin a sentence."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from explainer.desk.importing.agencies import house_called
from explainer.desk.importing.wordlists import word_set

_UPPER = "".join(chr(number) for number in range(0x41, 0x590) if chr(number).isupper())
_NAME_WORD = rf"(?:(?:[{_UPPER}]\.)+|[{_UPPER}][^\W\d_]*(?:['’-][^\W\d_]+)*)"
_JOINED = r"(?:[ \u00a0](?:al|el|bin|ibn|abu|de|la|von|van|аль|эль|ибн|ul|es|eş|er|ed)[ -]|[ \u00a0-])"
_BODY = (
    r"(?:Ministry|House|Council|Bank|Republic|Government|University|Department|Organi[sz]ation|Committee|League|Party|"
    r"Institute|Office|Academy|Union|Court|Chamber|Directorate) of (?:the )?"
)
_RUN = re.compile(rf"(?<![\w'’])(?:{_BODY})?(?:(?:al|el|аль|эль)-)?{_NAME_WORD}(?:{_JOINED}{_NAME_WORD}){{0,5}}")
_BEGINNING = re.compile(r"(?:^|\n\s*|[.!?…:;]['\"”»’)]*\s+|[«“\"„‘(]|^[—–-]\s)$")
_TRAILING = re.compile(r"(?:['’][^\W\d_A-Z]{1,6}|\.)$")
_COMMON = word_set(
    "jan feb mar apr jun jul aug sep sept oct nov dec assistant telephone updated written",
    "i the a an in on at he she they it we you but and or as if for of to by from with this that these those",
    "there here what when who where why how after before during while since until both all some many most no",
    "not yes his her their our my its president prime minister foreign defense defence mr mrs ms dr general",
    "secretary king sheikh monday tuesday wednesday thursday friday saturday sunday january february march",
    "april may june july august september october november december also however meanwhile earlier later",
    "according в на и а но он она они мы вы это как по при о об от до из за с к у что кто где когда если",
    "президент министр глава ранее кроме также однако между тем ve bir bu o da de ile için cumhurbaşkanı",
    "başbakan bakanı bakan devlet başkanı ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım",
    "aralık pazartesi salı çarşamba perşembe cuma cumartesi pazar января февраля марта апреля мая июня июля",
    "августа сентября октября ноября декабря",
)
_OF_A_COUNTRY = re.compile(
    r"(?:russian|turkish|syrian|libyan|armenian|azerbaijani|azeri|iranian|american|french|german|european|arab|kurdish|"
    r"ukrainian|british|chinese|israeli|egyptian|greek|iraqi|saudi|qatari|italian|western|eastern|northern|southern|"
    r"islamic|soviet|arabic|english|muslim|christian)s?",
    re.IGNORECASE,
)
"""Words that English writes with a capital and that name nobody."""
_LONGEST_LIST = 40


class Candidate(msgspec.Struct, frozen=True):
    """A proper name without an entry: as it is written, and how often."""

    words: str
    count: int


class Run(msgspec.Struct, frozen=True):
    """Capitalised words at `text[start:end]`; `begins` when they begin a sentence, where capitals tell nothing."""

    start: int
    end: int
    words: str
    begins: bool


def find_runs(text: str) -> list[Run]:
    """Runs of capitalised words. Scripts without capitals (Arabic, Persian) have none."""
    runs: list[Run] = []
    for match in _RUN.finditer(text):
        start, words = match.start(), match[0]
        begins = bool(_BEGINNING.search(text[max(start - 6, 0) : start])) or start == 0
        # A first word that is only a word of grammar or an office with a capital is no part of the name.
        while (first := re.match(r"[^\s-]+\s+", words)) and first[0].strip(" .").casefold() in _COMMON:
            start, words, begins = start + first.end(), words[first.end() :], False
        words = _TRAILING.sub("", words)
        if len(words) > 1 and words.casefold().strip(".") not in _COMMON and not _OF_A_COUNTRY.fullmatch(words):
            runs.append(Run(start, start + len(words), words, begins))
    return runs


def find_candidates(text: str, known: list[tuple[int, int]], language: str = "") -> list[Candidate]:
    """Names that no entry has, those named most often first; `known` are the places of names that entries have.

    In German, where every noun has a capital, a name is taken for one only when it has several words.
    """
    counts: Counter[str] = Counter()
    sure: set[str] = set()
    for run in find_runs(text):
        if any(start < run.end and run.start < end for start, end in known):
            continue
        several = bool(re.search(rf"\s|-[{_UPPER}]", run.words))
        if house_called(run.words) or (language == "de" and not several):
            continue
        counts[run.words] += 1
        if not run.begins or several:
            sure.add(run.words)
    kept = [Candidate(words, count) for words, count in counts.items() if words in sure]
    return sorted(kept, key=lambda candidate: -candidate.count)[:_LONGEST_LIST]
