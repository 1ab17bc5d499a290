"""A synthetic archive of any size, the same for the same size and seed.

`size` counts reports (80 %), actors (10 %), conflicts (5 %) and agreements (5 %). The sources they cite come on top,
one to every five entries, and so does `index.md`. A report has about 350 words; every entry but the sources makes 4 to
20 references in its text, and each of its statements cites one or two sources. A few entries are spoken of much more
often than most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bench.words import Chance

FOLDERS = {
    "report": "reports",
    "actor": "actors",
    "conflict": "conflicts",
    "agreement": "agreements",
    "source": "sources",
}
_LEAST, _MOST = 4, 20
"""References in the text of one entry."""
_KINDS = ("actor",) * 9 + ("conflict",) * 5 + ("agreement",) * 3 + ("report",) * 3
"""What references lead to, as often as it stands here."""
_TIMELESS = tuple(kind for kind in _KINDS if kind != "agreement")
"""What an event may speak of: an agreement might be younger than the event."""


class Plan:
    """Which entries an archive has, and what they are called."""

    def __init__(self, size: int, seed: int) -> None:
        if size < 20:
            raise ValueError(f"an archive of each kind has at least 20 entries, not {size}")
        self.size = size
        self.seed = seed
        twentieth = size // 20
        self.counts = {
            "report": size - 4 * twentieth,
            "actor": 2 * twentieth,
            "conflict": twentieth,
            "agreement": twentieth,
            "source": max(4, size // 5),
        }
        self.title = cache(self._title)

    def ids(self) -> Iterator[str]:
        """The id of every entry but the index."""
        for kind, count in self.counts.items():
            yield from (f"{kind}-{number:06}" for number in range(count))

    def chance(self, entry_id: str, what: str = "") -> Chance:
        """The choices of one entry; others do not change them."""
        return Chance(f"{self.seed}/{self.size}/{entry_id}/{what}")

    def some(self, chance: Chance, kind: str) -> str:
        """The id of an entry of a kind; those with low numbers more often."""
        return f"{kind}-{chance.low(self.counts[kind]):06}"

    def several(self, chance: Chance, kind: str, least: int, most: int) -> list[str]:
        """Different ids of a kind, at most `most`."""
        return list(dict.fromkeys(self.some(chance, kind) for _ in range(chance.between(least, most))))

    def _title(self, entry_id: str) -> str:
        kind, _, number = entry_id.partition("-")
        chance = self.chance(entry_id, "title")
        name = chance.name()
        words = " ".join(chance.words(3))
        titles = {
            "report": f"{name} on the {words}",
            "actor": f"{name} {chance.name()}",
            "conflict": f"The {name} question",
            "agreement": f"{name} agreement on the {words}",
            "source": f"{words.capitalize()} of {name}",
        }
        return f"{titles[kind]} {int(number) + 1}"


class File(NamedTuple):
    """One file of the content: its path under it, and its text."""

    path: str
    text: str


def path_of(entry_id: str) -> str:
    """Where an entry lies under the content."""
    return f"{FOLDERS[entry_id.partition('-')[0]]}/{entry_id}.md"


def files(size: int, seed: int) -> Iterator[File]:
    """All files of an archive of `size` entries, at least 20."""
    plan = Plan(size, seed)
    makers: dict[str, Callable[[_Entry], str]] = {
        "report": _report,
        "actor": _actor,
        "conflict": _conflict,
        "agreement": _agreement,
        "source": _source,
    }
    yield File("index.md", "---\ntitle: A synthetic archive\n---\n\nThis archive was made to be measured.\n")
    for entry_id in plan.ids():
        yield File(path_of(entry_id), makers[entry_id.partition("-")[0]](_Entry(plan, entry_id)))


def write(content: Path, archive: Iterable[File]) -> None:
    """Write files into a folder; it and the folders in it are made."""
    for folder in FOLDERS.values():
        (content / folder).mkdir(parents=True, exist_ok=True)
    for file in archive:
        (content / file.path).write_text(file.text, encoding="utf-8")


class _Entry:
    """One entry while its text is made: it spreads its references over its statements."""

    def __init__(self, plan: Plan, entry_id: str) -> None:
        self.plan = plan
        self.id = entry_id
        self.chance = plan.chance(entry_id)
        self.references = self.chance.between(_LEAST, _MOST)
        self.statements = 0

    def front(self, *fields: str) -> str:
        """The front matter, with the title and a summary."""
        summary = " ".join(self.chance.words(14)).capitalize()
        lines = [f"title: {self.plan.title(self.id)}", f"summary: {summary}.", *(field for field in fields if field)]
        return "---\n" + "\n".join(lines) + "\n---\n"

    def listed(self, field: str, kind: str, least: int, most: int) -> str:
        """A field that names several entries of a kind."""
        return f"{field}: [{', '.join(self.plan.several(self.chance, kind, least, most))}]"

    def begin(self, statements: int) -> None:
        """Say how many statements share the references."""
        self.statements = statements

    def statement(self, sentences: int = 2, kinds: Sequence[str] = _KINDS) -> str:
        """Some sentences with their share of the references, to entries of these kinds, and a citation."""
        due = -(-self.references // self.statements) if self.statements > 0 else self.references
        self.references -= due
        self.statements -= 1
        words = [self._sentence() for _ in range(sentences)]
        for _ in range(due):
            sentence = self.chance.one_of(words)
            sentence.insert(self.chance.between(1, len(sentence) - 1), self._reference(kinds))
        said = ". ".join(" ".join(sentence) for sentence in words)
        sources = self.plan.several(self.chance, "source", 1, 2)
        return f"{said}. [{'; '.join(f'@{source}' for source in sources)}]"

    def _sentence(self) -> list[str]:
        first, *rest = self.chance.words(self.chance.between(9, 16))
        return [first.capitalize(), *rest]

    def _reference(self, kinds: Sequence[str]) -> str:
        kind = self.chance.one_of(kinds)
        target = self.plan.some(self.chance, kind)
        heading = "#Timeline" if kind == "conflict" and self.chance.happens(0.1) else ""
        words = f"|{' '.join(self.chance.words(2))}" if self.chance.happens(0.5) else ""
        return f"[[{target}{heading}{words}]]"


def _report(entry: _Entry) -> str:
    chance, plan = entry.chance, entry.plan
    day = chance.day()
    front = entry.front(
        f"date: {day}",
        f"event_date: {day - timedelta(days=chance.below(3))}",
        f"publisher: {chance.name()} news",
        f"series: series-{chance.below(max(1, plan.size // 20))}" if chance.happens(0.4) else "",
        entry.listed("conflicts", "conflict", 1, 3),
        entry.listed("actors", "actor", 2, 6),
        entry.listed("agreements", "agreement", 1, 2),
        entry.listed("sources", "source", 1, 1),
    )
    entry.begin(13)
    lines = [front, *(f"{entry.statement()}\n" for _ in range(3)), "## What was said\n"]
    for _ in range(6):
        by, about = plan.some(chance, "actor"), plan.some(chance, "conflict")
        lines.append(f"- {entry.statement()}\n  {{: by={by} about={about} }}")
    lines.append("\n## Where other sources differ\n")
    for _ in range(2):
        lines.append(f"- {entry.statement()}\n  {{: .differs about={plan.some(chance, 'conflict')} }}")
    lines.append("\n## What came before\n")
    lines.extend(f"{entry.statement()}\n" for _ in range(2))
    return "\n".join(lines)


def _actor(entry: _Entry) -> str:
    chance, plan = entry.chance, entry.plan
    names = [f"  - {{text: {chance.foreign_name(lang)}-{entry.id[-6:]}, lang: {lang}}}" for lang in ("ru", "ar", "hy")]
    since = chance.day()
    front = entry.front(
        "names:",
        *names,
        f"type: {chance.one_of(('person', 'state', 'organisation', 'armed-force'))}",
        f"roles:\n  - {{role: {' '.join(chance.words(2))}, from: {since}, conflict: {plan.some(chance, 'conflict')}}}",
        entry.listed("conflicts", "conflict", 1, 2),
    )
    entry.begin(5)
    lines = [front, *(f"{entry.statement()}\n" for _ in range(3))]
    lines.append(f"{entry.statement()}\n{{: since={since} }}\n")
    lines.append(
        f"{entry.statement()}\n{{: since={since} until={since + timedelta(days=chance.between(30, 3000))} }}\n"
    )
    return "\n".join(lines)


def _conflict(entry: _Entry) -> str:
    chance = entry.chance
    days = sorted(chance.day() for _ in range(12))
    front = entry.front(
        f"names:\n  - {{text: {chance.foreign_name('ru')}-{entry.id[-6:]}, lang: ru}}",
        f"began: {days[0]:%Y-%m}",
        entry.listed("actors", "actor", 3, 8),
        entry.listed("agreements", "agreement", 1, 3),
    )
    entry.begin(20)
    lines = [front, "## Background\n", *(f"{entry.statement()}\n" for _ in range(5))]
    lines.append("## Timeline {: .timeline }\n")
    lines.extend(f"- {day}: {entry.statement(1, _TIMELESS)}" for day in days)
    lines.append("\n## As it stands\n")
    for since in days[-3:]:
        lines.append(f"{entry.statement()}\n{{: since={since} }}\n")
    return "\n".join(lines)


def _agreement(entry: _Entry) -> str:
    front = entry.front(
        f"date: {entry.chance.day()}",
        entry.listed("parties", "actor", 2, 4),
        entry.listed("conflicts", "conflict", 1, 2),
    )
    entry.begin(6)
    lines = [front, "## What it says\n", *(f"- {entry.statement(1)}" for _ in range(4))]
    lines.append("\n## What became of it\n")
    lines.extend(f"{entry.statement()}\n" for _ in range(2))
    return "\n".join(lines)


def _source(entry: _Entry) -> str:
    chance = entry.chance
    number = int(entry.id[-6:])
    front = entry.front(
        "type: article-newspaper",
        f"issued: {chance.day()}",
        f"publisher: {chance.name()} post",
        f"URL: https://{entry.id}.example.org/",
        "url_verified: true",
        "language: en",
        f"derived_from: [source-{chance.below(number):06}]" if number and chance.happens(0.2) else "",
    )
    return f"{front}\n{' '.join(chance.words(12)).capitalize()}.\n"
