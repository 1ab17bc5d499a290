"""Who owns a name: an id always, a title or name only alone."""

from __future__ import annotations

import unicodedata

from explainer import pipeline
from explainer.model.archive import Ambiguous, Archive, Found
from tests.conftest import Draft


def linked(archive: Draft) -> Archive:
    return pipeline.read(archive.settings())[0]


def targets(archive: Draft, entry: str) -> list[object]:
    return [
        outcome.entry_id if isinstance(outcome, Found) else outcome.owners if isinstance(outcome, Ambiguous) else None
        for outcome in linked(archive).links[entry].references
    ]


def test_an_id_wins_over_the_names_of_others(archive: Draft) -> None:
    archive.write("conflicts/idlib.md", "---\ntitle: Idlib\n---\n\n[[idlib-city]], [[idlib]], [[Idlib]]\n")
    archive.write("places/idlib-city.md", "---\ntitle: Idlib\n---\n")
    assert targets(archive, "idlib") == ["idlib-city", "idlib", ("idlib", "idlib-city")]


def test_a_name_is_compared_without_case_and_composition(archive: Draft) -> None:
    decomposed = unicodedata.normalize("NFD", "Erdoğan")
    archive.write("actors/erdogan.md", f"---\ntitle: E\nnames: [{{text: {decomposed}}}]\n---\n")
    archive.write("terms/t.md", "---\ntitle: T\n---\n\n[[ERDOĞAN]], [[erdoğan]], [[Erdogan]]\n")
    assert targets(archive, "t") == ["erdogan", "erdogan", None]
    archive.write("terms/t.md", f"---\ntitle: T\n---\n\n[[{decomposed}]]\n")
    assert targets(archive, "t") == ["erdogan"]


def test_the_title_of_a_source_is_no_name(archive: Draft) -> None:
    archive.write("agreements/pact.md", "---\ntitle: The pact\ndate: 2020\n---\n")
    archive.write("sources/pact-text.md", "---\ntitle: The pact\nissued: 2020\n---\n")
    archive.write("terms/t.md", "---\ntitle: T\n---\n\n[[The pact]], [[pact-text]]\n")
    assert targets(archive, "t") == ["pact", "pact-text"]


def test_one_entry_with_a_name_twice_is_one_owner(archive: Draft) -> None:
    archive.write("places/tripoli.md", "---\ntitle: Tripoli\nnames: [{text: TRIPOLI}, {text: Tripoli}]\n---\n")
    archive.write("terms/t.md", "---\ntitle: T\n---\n\n[[Tripoli]]\n")
    assert targets(archive, "t") == ["tripoli"]
