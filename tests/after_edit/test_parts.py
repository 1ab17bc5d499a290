"""Only the parts that an edit can have changed are composed again, and problems come and go with their causes."""

from __future__ import annotations

import importlib
from array import array
from pathlib import Path
from typing import Any

import pytest

from explainer import making, pipeline
from explainer.compose import machine
from explainer.making import Parts
from explainer.memory import Memory
from explainer.model import bins
from explainer.model.lists import MENTIONS, PAGE_LENGTH, SAID
from tests.after_edit.ways import ARCHIVE, REPORT, Ways, append, assert_clean, memory_of, set_field, whole
from tests.conftest import Draft
from tests.edits import delete_entry

crew: Any = importlib.import_module("explainer.write.crew")


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the parts that were composed since."""
    found: list[str] = []
    compose = Parts.compose

    def told(self: Parts, part: str) -> Any:
        found.append(part)
        return compose(self, part)

    monkeypatch.setattr(Parts, "compose", told)
    return found


def of_entries(composed: list[str]) -> list[str]:
    return [part for part in composed if not part.startswith("/")]


def test_a_word_of_a_report_composes_its_page_and_no_other_entry(built: Draft, composed: list[str]) -> None:
    draft = built
    draft.write("reports/call.md", REPORT.replace("They spoke of", "They talked of"))
    composed.clear()
    written = draft.build().written

    assert written is not None
    assert "reports/call/index.html" in written.made
    # Sirte's page shows the sentence that speaks of it, Kremlin's what cites it, the actors' what they said.
    assert of_entries(composed) == ["call", "kremlin", "libya", "russia", "sirte"]


def test_a_word_that_no_other_page_shows_composes_one_entry(built: Draft, composed: list[str]) -> None:
    draft = built
    draft.write("pages/about.md", ARCHIVE["pages/about.md"].replace("Words", "Other words"))
    composed.clear()
    written = draft.build().written

    assert written is not None
    assert "pages/about/index.html" in written.made
    assert of_entries(composed) == ["about"]


def test_a_new_title_composes_the_entries_that_name_it(built: Draft, composed: list[str]) -> None:
    draft = built
    set_field("terms/corridor.md", "title", "Humanitarian corridor")[1](draft)
    composed.clear()
    draft.build()
    # It cites TASS, whose page says so by its title; nothing else speaks of it.
    assert of_entries(composed) == ["corridor", "tass"]


def test_a_new_title_composes_only_the_lists_that_can_show_it(built: Draft, composed: list[str]) -> None:
    draft = built
    set_field("terms/corridor.md", "title", "Corridors")[1](draft)
    composed.clear()
    draft.build()
    lists = [
        *("/index.pages#terms/1", "/machine.pages", "/names.pages#1", "/previews.parts#0", "/search.names"),
        "/status.pages",
    ]
    words = [part for part in composed if part.startswith("/search.words#")]
    assert words
    assert sorted({*composed} - {*of_entries(composed), *words}) == lists


def test_what_was_tampered_with_is_composed_though_no_edit_concerns_it(built: Draft, composed: list[str]) -> None:
    draft, ways = built, Ways()
    (draft.site / "actors/turkey/index.html").unlink()
    (draft.site / "sitemap.xml").write_text("mine", encoding="utf-8")
    draft.write("pages/about.md", ARCHIVE["pages/about.md"].replace("Words", "Other words"))
    composed.clear()
    outcome = ways.build(draft)

    assert ways.taken == ["edit"]
    assert of_entries(composed) == ["about", "turkey"]
    assert assert_clean(draft, outcome, {}, "tampered")


def test_edits_made_while_there_are_errors_are_all_built_when_these_are_mended(built: Draft) -> None:
    draft, ways = built, Ways()
    site = draft.tree()
    for edit in (
        append("conflicts/libya.md", "See [[nowhere]]. [@tass]"),
        set_field("places/sirte.md", "title", "Sirte (city)"),
        delete_entry("terms/corridor.md"),
        ("broken", lambda draft: draft.write("actors/turkey.md", "no front matter")),
    ):
        edit[1](draft)
        outcome = ways.build(draft)
        assert not assert_clean(draft, outcome, site, edit[0])
    assert ways.taken == ["edit", "edit", "edit", "all"]

    draft.write("actors/turkey.md", ARCHIVE["actors/turkey.md"])
    draft.write("conflicts/libya.md", ARCHIVE["conflicts/libya.md"])
    assert assert_clean(draft, ways.build(draft), site, "mended")
    assert ways.taken[-1] == "edit"


def test_a_warning_goes_with_its_cause_wherever_that_lies(built: Draft) -> None:
    """That nothing leads to an entry is said of that entry, and caused by the others."""
    draft, ways = built, Ways()

    def orphans(outcome: pipeline.Outcome) -> list[str]:
        return [problem.position.path for problem in outcome.problems if problem.rule == "orphan"]

    before = orphans(draft.build())
    assert "content/terms/corridor.md" in before
    append("conflicts/libya.md", "Through a [[corridor]]. [@tass]")[1](draft)
    outcome = ways.build(draft)
    assert orphans(outcome) == [path for path in before if path != "content/terms/corridor.md"]
    assert_clean(draft, outcome, {}, "led to")
    draft.write("conflicts/libya.md", ARCHIVE["conflicts/libya.md"])
    outcome = ways.build(draft)
    assert orphans(outcome) == before
    assert_clean(draft, outcome, {}, "as before")
    assert ways.taken == ["edit", "edit"]


def test_what_was_read_is_the_same_in_one_process_and_in_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for processes in (1, 3):
        monkeypatch.setattr(making, "_ENOUGH", 2)
        monkeypatch.setattr(crew, "_LEAST", 1)
        monkeypatch.setattr(crew, "processors", lambda processes=processes: processes)
        draft = whole(tmp_path / str(processes))
        draft.build()
        memory = Memory(memory_of(draft).parent)
        names = memory._names
        kept = memory._store.below("need/")
        found.append(({note: {names[number] for number in array("I", read)} for note, read in kept}, names))
        assert memory.all_made().keys() == set(names)
        memory.close()

    assert found[0] == found[1]
    needs, _ = found[0]
    assert {"libya", "check/libya"} <= needs["body/libya"]
    assert "kremlin" in needs["cited_in/kremlin"]
    assert "turkey" not in needs["body/libya"]


def test_pieces_of_a_part_come_and_go_with_entries(built: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "WHOLE", len(ARCHIVE) + 1)
    monkeypatch.setattr(bins, "TOGETHER", 4)
    built.build(clean=True)
    ways = Ways()

    def pieces() -> tuple[int, int]:
        data, previews = (list(built.site.glob(pattern)) for pattern in ("data/entries-*.json", "previews/[0-9]*.js"))
        return len(data), len(previews)

    counts = []
    for number in range(4):
        built.write(f"terms/way-{number}.md", f"---\ntitle: Way {number}\n---\n")
        assert assert_clean(built, ways.build(built), {}, number)
        counts.append(pieces())
    for number in range(4):
        (built.content / f"terms/way-{number}.md").unlink()
        assert assert_clean(built, ways.build(built), {}, number)
        counts.append(pieces())

    assert counts == [(0, 4), (4, 4), (8, 8), (8, 8), (8, 8), (4, 4), (0, 4), (0, 4)]
    assert set(ways.taken) == {"edit"}


def test_pages_of_a_long_list_come_and_go_with_its_items(built: Draft) -> None:
    ways = Ways()
    for count, pages in ((PAGE_LENGTH, 1), (PAGE_LENGTH + 1, 2), (3, 1)):
        differing = "".join(f"One said so. [@tass]\n\nOther {n}.\n{{: .differs }}\n\n" for n in range(count))
        built.write("pages/about.md", ARCHIVE["pages/about.md"] + "\n" + differing)
        assert assert_clean(built, ways.build(built), {}, count)
        assert len(list(built.site.glob("differences/**/index.html"))) == pages

    assert set(ways.taken) == {"edit"}


def test_pages_of_all_that_is_told_of_an_entry_come_and_go(built: Draft) -> None:
    ways = Ways()
    for count, pages in ((MENTIONS, 0), (MENTIONS + 1, 1), (2 * PAGE_LENGTH, 2), (1, 0)):
        said = "".join(f"Of [[corridor]] said {n}. [@tass]\n{{: by=turkey }}\n\n" for n in range(count))
        built.write("pages/about.md", ARCHIVE["pages/about.md"] + "\n" + said)
        assert assert_clean(built, ways.build(built), {}, count)
        assert len(list(built.site.glob("terms/corridor/mentions/**/index.html"))) == pages
        assert len(list(built.site.glob("actors/turkey/said/**/index.html"))) == (pages or int(count > SAID))
        assert bool(list(built.site.glob("sources/tass/cited/**/index.html"))) == (count > MENTIONS - 10)

    assert set(ways.taken) == {"edit"}


def test_a_new_title_composes_only_those_pages_of_a_long_list_that_show_it(built: Draft, composed: list[str]) -> None:
    said = "".join(f"Of [[corridor]] said {n}. [@tass]\n{{: by=turkey }}\n\n" for n in range(2 * PAGE_LENGTH))
    built.write("pages/about.md", ARCHIVE["pages/about.md"] + "\n" + said)
    built.build()
    composed.clear()
    set_field("reports/newest.md", "title", "The very newest")[1](built)
    built.build()
    assert [part for part in composed if part.startswith("/more.pages#")] == ["/more.pages#tass/cited/3"]


def test_pages_of_names_and_of_conflicts_side_by_side_come_and_go(built: Draft) -> None:
    ways = Ways()
    for names, conflicts, pages in ((PAGE_LENGTH, 7, 2), (2 * PAGE_LENGTH, 13, 3), (0, 0, 1)):
        forms = ", ".join(f"{{text: Name {number}, lang: en}}" for number in range(names))
        built.write("actors/turkey.md", f"---\ntitle: Turkey\nnames: [{forms}]\n---\n\nA state. [@tass]\n")
        for number in range(13):
            (built.content / f"conflicts/war-{number}.md").unlink(missing_ok=True)
        for number in range(conflicts):
            built.write(f"conflicts/war-{number}.md", f"---\ntitle: War {number}\nactors: [russia]\n---\n")
        assert assert_clean(built, ways.build(built), {}, names)
        assert len(list(built.site.glob("names/**/index.html"))) == pages
        assert len(list(built.site.glob("sides/**/index.html"))) == pages

    assert set(ways.taken) == {"edit"}


def test_an_entry_moves_to_another_kind_and_two_change_places(built: Draft) -> None:
    ways = Ways()
    (built.content / "terms/corridor.md").rename(built.content / "places/corridor.md")
    assert assert_clean(built, ways.build(built), {}, "another kind")
    assert (built.site / "places/corridor/index.html").exists()
    assert not (built.site / "terms/corridor").exists()

    sirte, corridor = (built.content / f"places/{name}.md" for name in ("sirte", "corridor"))
    before = sirte.read_bytes()
    sirte.write_bytes(corridor.read_bytes())
    corridor.write_bytes(before)
    assert assert_clean(built, ways.build(built), {}, "changed places")

    corridor.unlink()
    built.write("terms/corridor.md", ARCHIVE["terms/corridor.md"])
    sirte.write_text(ARCHIVE["places/sirte.md"], encoding="utf-8")
    assert assert_clean(built, ways.build(built), {}, "as before")
    assert ways.taken == ["edit"] * 3


def test_an_old_address_is_followed_after_an_edit_as_in_a_clean_build(tmp_path: Path) -> None:
    draft, ways = whole(tmp_path / "archive"), Ways()
    (draft.root / "redirects.txt").write_text("/terms/way/ /terms/corridor/\n", encoding="utf-8")
    (draft.root / "addresses.txt").write_text("/places/sirte/\n/conflicts/libya/on/2020-10-28/\n", encoding="utf-8")
    draft.build()
    for edit in (
        set_field("terms/corridor.md", "title", "Humanitarian corridor"),
        append("pages/about.md", "See [[way]]. [@tass]"),
        delete_entry("terms/corridor.md"),
        append("conflicts/libya.md", "It ended. [@tass]\n{: since=2021-05 }"),
        ("back", lambda draft: draft.write("terms/corridor.md", ARCHIVE["terms/corridor.md"])),
        delete_entry("places/sirte.md"),
        ("a new one", lambda draft: draft.write("terms/way.md", "---\ntitle: Way\n---\n")),
    ):
        edit[1](draft)
        assert_clean(draft, ways.build(draft), draft.tree(), edit[0])
    assert set(ways.taken) == {"edit"}
