"""Who stands where: `/sides/`."""

from __future__ import annotations

from datetime import date

from tests.conftest import Draft
from tests.pictures.looking import HTML, tree, words

PAGE = "sides/index.html"


def cells(archive: Draft, page: str = PAGE) -> list[list[str]]:
    return [
        [words(cell) for cell in row.iter() if cell.tag in (f"{HTML}th", f"{HTML}td")]
        for row in tree(archive.read(page)).iter(f"{HTML}tr")
    ]


def draw(archive: Draft, roles: str = "", more: str = "") -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\nactors: [turkey]\n---\n\nText.\n")
    archive.write("conflicts/idlib.md", "---\ntitle: Idlib\n---\n\nText.\n")
    archive.write("actors/turkey.md", f"---\ntitle: Turkey\ntype: state\n{roles}{more}---\n")
    archive.write("actors/gna.md", "---\ntitle: GNA\n---\n")


def test_an_archive_without_conflicts_has_no_such_page(archive: Draft) -> None:
    archive.write("actors/turkey.md", "---\ntitle: Turkey\n---\n")
    archive.build()
    assert not (archive.site / PAGE).exists()
    assert "sides" not in archive.read("actors/index.html")


def test_a_cell_says_the_role_the_side_and_since_when(archive: Draft) -> None:
    draw(archive, "roles:\n  - {role: Supporter, from: 2019-11-27, conflict: libya, side: gna}\n")
    archive.build()
    assert cells(archive) == [
        ["Actor", "Idlib", "Libya"],
        ["Turkey state", "–", "Supporter, on the side of GNA from 27 November 2019"],
    ]


def test_an_actor_without_a_role_is_involved_for_what_it_is_a_member_of(archive: Draft) -> None:
    draw(archive, more="member_of: [gna]\n")
    archive.build()
    assert cells(archive)[1][2] == "Involved, for GNA"


def test_who_is_its_own_side_says_so(archive: Draft) -> None:
    draw(archive, "roles:\n  - {role: Party, conflict: idlib, side: turkey}\n")
    archive.build()
    assert cells(archive)[1] == ["Turkey state", "Party, a side of its own", "Involved"]


def test_a_role_that_has_ended_is_marked(archive: Draft) -> None:
    draw(archive, "roles:\n  - {role: Supporter, until: 2020-01-01, conflict: libya}\n")
    archive.config(today=date(2024, 1, 1))
    archive.build()
    assert '<p class="past">Supporter' in archive.read(PAGE)


def test_seven_conflicts_are_two_tables(archive: Draft) -> None:
    for number in range(7):
        archive.write(f"conflicts/c{number}.md", f"---\ntitle: C{number}\nactors: [turkey]\n---\n\nText.\n")
    archive.write("actors/turkey.md", "---\ntitle: Turkey\n---\n")
    archive.build()
    assert cells(archive)[0] == ["Actor", *(f"C{number}" for number in range(6))]
    assert cells(archive, "sides/part/2/index.html")[0] == ["Actor", "C6"]


def test_a_side_that_does_not_exist_is_a_problem(archive: Draft) -> None:
    draw(archive, "roles:\n  - {role: Supporter, conflict: libya, side: gma}\n")
    assert any("gma" in problem for problem in archive.problems())


def test_the_table_scrolls_in_a_region_that_the_keyboard_reaches(archive: Draft) -> None:
    draw(archive)
    archive.build()
    assert '<section class="scroll" tabindex="0" aria-labelledby="sides.caption">' in archive.read(PAGE)
    assert '<p class="aside" id="sides.caption">' in archive.read(PAGE)
