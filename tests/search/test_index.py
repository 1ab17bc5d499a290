"""The index of drawn archives: what an edit changes of it."""

from __future__ import annotations

import pytest

from explainer.compose import search
from explainer.link import words
from explainer.making import Parts
from tests.conftest import Draft

REPORT = """
    ---
    title: A call
    date: 2020-10-28
    conflicts: [libya]
    ---

    The presidents spoke of the {word}.
"""


def draw(archive: Draft, word: str = "truce") -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nLibya was split.\n")
    archive.write("reports/call.md", REPORT.format(word=word))
    for number in range(40):
        archive.write(
            f"terms/term-{number}.md", f"---\ntitle: Term {chr(97 + number % 26)}{number}\n---\n\nWord w{number}.\n"
        )


def index(archive: Draft) -> dict[str, bytes]:
    return {path: text for path, text in archive.tree().items() if path.startswith("search/")}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "SHARD", 300)
    monkeypatch.setattr(words, "SHARD", 300)


def test_unchanged_text_unchanged_index(archive: Draft, small_shards: None) -> None:
    draw(archive)
    archive.build()
    before = index(archive)
    outcome = archive.build()
    assert outcome.written
    assert not outcome.written.made
    archive.build(clean=True)
    assert index(archive) == before


def test_one_word_changes_the_shards_of_the_old_and_the_new_word(archive: Draft, small_shards: None) -> None:
    draw(archive, "truce")
    archive.build()
    before = index(archive)
    assert sum(path.startswith("search/words/") for path in before) > 5
    draw(archive, "pause")
    archive.build()
    after = index(archive)
    found = changed(before, after)
    texts = {path for path in found if path.startswith("search/text/r")}
    assert len(texts) == 1
    shards = found - texts
    assert len(shards) <= 2
    assert all(path.startswith("search/words/") for path in shards)
    assert any(b'"truce"' in before[path] for path in shards)
    assert any(b'"pause"' in after[path] for path in shards)


def test_one_word_composes_nothing_of_search_but_its_entry_and_its_shards(
    archive: Draft, small_shards: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(archive, "truce")
    archive.build()
    composed: list[str] = []
    compose = Parts.compose

    def noting(self: Parts, part: str) -> object:
        composed.append(part)
        return compose(self, part)

    monkeypatch.setattr(Parts, "compose", noting)
    draw(archive, "pause")
    archive.build()
    assert "call" in composed
    assert 1 <= sum(part.startswith("/search.words#") for part in composed) <= 2
    assert not [part for part in composed if part.startswith("/search.") and not part.startswith("/search.words#")]


def test_a_new_entry_leaves_the_keys_of_the_others(archive: Draft) -> None:
    draw(archive)
    archive.build()
    before = {path for path in index(archive) if path.startswith("search/text/")}
    archive.write("terms/a-first.md", "---\ntitle: First of all\n---\n\nNew.\n")
    archive.build()
    after = {path for path in index(archive) if path.startswith("search/text/")}
    assert before < after
    assert len(after - before) == 1


def test_a_word_that_everybody_has_is_listed_for_the_foremost(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "COMMON", 10)
    draw(archive)
    archive.build()
    shard = archive.read("search/words/w-.js")
    row = shard[shard.index('["word",') :].split("]", 1)[0]
    assert row.endswith(",1")
    assert row.count(" ") == 9


def test_a_long_text_lies_in_parts(archive: Draft) -> None:
    draw(archive)
    archive.write(
        "terms/long.md", "---\ntitle: Long\n---\n\n" + "\n\n".join(f"{'word ' * 60}end{n}." for n in range(20))
    )
    archive.build()
    parts = [
        text for path, text in index(archive).items() if path.startswith("search/text/t") and b"terms/long/" in text
    ]
    assert len(parts) > 3
    assert max(map(len, parts)) < 2_500


def test_nothing_in_a_text_gets_out_of_its_quotes(archive: Draft) -> None:
    archive.write("terms/t.md", '---\ntitle: A "quote" \\ </script> shard()\n---\n\nText ");alert(1);(" \u2028 end.\n')
    archive.build()
    (text,) = (text.decode() for path, text in index(archive).items() if path.startswith("search/text/"))
    assert r"\");alert(1);(\"" in text
    assert text.startswith('shard("text/t')
