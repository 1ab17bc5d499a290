"""What the first archive must tell a reader who comes from the report of 28 October 2020."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from explainer import pipeline
from explainer.load import read_config
from tests.conftest import PROJECT
from tests.time.drawings import words

REPORT = "reports/putin-erdogan-call-2020-10-28/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first-archive")
    config = read_config(PROJECT / "mkdocs.yml")
    outcome = pipeline.build(msgspec.structs.replace(config, site_dir=folder / "site", cache_dir=folder / "cache"))
    assert not outcome.problems
    return folder / "site"


def page(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_the_report_tells_that_a_ceasefire_had_been_signed(site: Path) -> None:
    """Beside the sentence that says contacts were broken off, and five days before the report's date."""
    report = page(site, REPORT)
    box = re.search(r'<li[^>]*id="contacts-stopped".*?</li>', report, re.DOTALL)
    assert box
    assert "Another source differs" in box[0]
    assert "23 October 2020" in words(box[0], "li")


def test_on_that_day_the_gna_governed_in_tripoli(site: Path) -> None:
    assert "governed in Tripoli" in words(page(site, REPORT))
    assert "governed in Tripoli" in words(page(site, "conflicts/libya/on/2020-10-28/index.html"))


@pytest.mark.parametrize("day", ["10 November 2020", "10 March 2021", "September 2023", "8 December 2024"])
def test_since_this_report(site: Path, day: str) -> None:
    """The trilateral statement, the unity government, the flight from Karabakh, the fall of Assad."""
    since = re.search(r'<section class="since".*?</section>', page(site, REPORT), re.DOTALL)
    assert since
    assert day in words(since[0], "section")
    assert since[0].count("<li>") <= 7


def test_no_page_for_a_day_tells_of_a_later_year(site: Path) -> None:
    """Years in the text of a page for a day lie at or before that day, but for plans that were made by then."""
    for file in site.glob("conflicts/*/on/*/index.html"):
        if file.parent.name == "on":
            continue
        day = file.parent.name
        text = words(file.read_text(encoding="utf-8"))
        years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)}
        assert max(years) <= int(day[:4]) + 2, f"{file}: {sorted(years)[-3:]}"


def test_every_figure_is_linked_to_what_it_means(site: Path) -> None:
    assert '<p class="coverage"><a href="../../pages/evidence/index.html">' in page(site, REPORT)
