from __future__ import annotations

from bench.cases import busy_actor
from bench.generator import File, files, write
from bench.mkdocs_twin import translated
from tests.conftest import Draft

SIZE = 100


def made(seed: int = 1) -> list[File]:
    return list(files(SIZE, seed))


def test_the_same_size_and_seed_make_the_same_archive() -> None:
    assert made() == made()


def test_another_seed_makes_another_archive() -> None:
    assert made(1) != made(2)


def test_a_later_version_of_python_makes_the_same_archive() -> None:
    agreement = next(file for file in made() if file.path == "agreements/agreement-000002.md")
    assert agreement.text.startswith(
        """\
---
title: Vasdin agreement on the work step law 3
summary: River talks house list among plan letter group number road member east between without.
date: 2002-12-29
parties: [actor-000004]
conflicts: [conflict-000003]
---

## What it says

- Together council road observer winter [[conflict-000002#Timeline]] number border [[report-000009|day \
observer]] called announced ground. [@source-000000]
"""
    )


def test_of_a_hundred_entries_eighty_are_reports() -> None:
    folders = [file.path.partition("/")[0] for file in made()]
    counts = {folder: folders.count(folder) for folder in sorted(set(folders))}
    assert counts == {"actors": 10, "agreements": 5, "conflicts": 5, "index.md": 1, "reports": 80, "sources": 20}


def test_a_text_makes_four_to_twenty_references() -> None:
    counts = [file.text.count("[[") for file in made() if not file.path.startswith(("sources/", "index"))]
    assert (min(counts), max(counts)) == (4, 20)


def test_about_a_hundred_entries_name_the_actor_whose_title_changes() -> None:
    actor, naming = busy_actor(list(files(1_000, 1)))
    assert actor.startswith("actor-")
    assert 90 <= naming <= 110


def test_an_archive_of_a_hundred_has_no_problems(archive: Draft) -> None:
    write(archive.content, made())
    assert archive.problems() == []


def test_mkdocs_gets_links_to_files_that_are_there() -> None:
    twin = list(translated(made()))
    paths = {f"../{file.path}" for file in twin}
    links = {part.partition(")")[0].partition("#")[0] for file in twin for part in file.text.split("](")[1:]}
    assert links <= paths
    assert not any("[[" in file.text or "[@" in file.text for file in twin)
