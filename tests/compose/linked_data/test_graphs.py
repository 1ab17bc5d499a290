"""What a page of each kind says to machines."""

from __future__ import annotations

import posixpath
from typing import Any

import pytest

from explainer.compose.linked_data.subjects import SOURCE_TYPES
from tests.compose.linked_data.reading import addresses, faults, graph
from tests.compose.linked_data.vocabulary import PROPERTIES
from tests.conftest import Draft

ADDRESS = "https://example.org/base/"


def build(archive: Draft, **files: str) -> None:
    """Write `kind__id=front matter (and text behind a line of ---)`, and build with an address."""
    archive.config(site_url=ADDRESS, social_pictures=False)
    for name, text in files.items():
        folder, _, entry_id = name.partition("__")
        front, _, body = text.partition("\n---\n")
        archive.write(f"{folder}/{entry_id.replace('_', '-')}.md", f"---\n{front}\n---\n\n{body}\n")
    outcome = archive.build()
    assert outcome.written is not None, outcome.problems


def told(archive: Draft, path: str) -> dict[str, Any]:
    """The page itself, as a thing; everything told with it is known to schema.org."""
    things = graph(archive.read(f"{path}/index.html"))
    assert faults(things) == []
    assert [thing["@type"] for thing in things[1:]] == ["BreadcrumbList"]
    page: dict[str, Any] = things[0]
    return page


def named(path: str) -> dict[str, str]:
    return {"@id": f"{ADDRESS}{path}/#it"}


def test_a_report_s_page_is_our_text_and_is_based_on_the_report(archive: Draft) -> None:
    build(
        archive,
        conflicts__libya="title: Libya",
        actors__russia="title: Russia\ntype: state",
        sources__wire="title: The wire\ntype: article-newspaper\nURL: https://tass.example/1",
        reports__call=(
            "title: A call\ndate: 2020-10-28\nevent_date: 2020-10-27\npublisher: TASS\nURL: https://tass.example/1\n"
            "conflicts: [libya]\nactors: [russia]\nsources: [wire]\nreviewed: 2021-01-01\n---\nThey spoke. [@wire]"
        ),
    )
    assert told(archive, "reports/call") == {
        "@type": "Article",
        "@id": f"{ADDRESS}reports/call/",
        "headline": "A call",
        "inLanguage": "en",
        "isPartOf": {"@type": "WebSite", "@id": ADDRESS, "name": "A test archive"},
        "dateModified": "2021-01-01",
        "isBasedOn": {
            "@type": "NewsArticle",
            **named("sources/wire"),
            "headline": "The wire",
            "datePublished": "2020-10-28",
            "publisher": {"@type": "Organization", "name": "TASS"},
            "url": "https://tass.example/1",
        },
        "temporalCoverage": "2020-10-27",
        "mentions": [named("actors/russia")],
        "about": [named("conflicts/libya")],
        "citation": [named("sources/wire")],
    }


@pytest.mark.parametrize(("more", "kind"), [("agency: TASS", "NewsArticle"), ("publisher: TASS", "Article")])
def test_a_report_that_is_no_source_is_news_if_an_agency_stands_behind_it(archive: Draft, more: str, kind: str) -> None:
    build(archive, reports__call=f"title: A call\ndate: 2020-10-28\n{more}")
    assert told(archive, "reports/call")["isBasedOn"]["@type"] == kind


def test_what_a_report_shows_of_a_conflict_is_cited_by_the_conflict(archive: Draft) -> None:
    build(
        archive,
        sources__one="title: One",
        sources__two="title: Two",
        conflicts__libya="title: Libya\n---\nIt is split. [@one]",
        reports__call="title: A call\ndate: 2020-10-28\nconflicts: [libya]\n---\nThey spoke. [@two]",
    )
    assert "It is split." in archive.read("reports/call/index.html")
    assert told(archive, "reports/call")["citation"] == [named("sources/two")]
    assert told(archive, "conflicts/libya")["citation"] == [named("sources/one")]


def test_a_conflict_is_an_event_with_its_key_events(archive: Draft) -> None:
    events = "\n".join(
        f"- 20{number}-01: Number {number}, “told” of [[sirte]]. [@one]\n  {{: .key }}" for number in range(11, 20)
    )
    build(
        archive,
        sources__one="title: One",
        places__sirte="title: Sirte",
        conflicts__libya=(
            "title: Libya\nbegan: 2011-02-15\nended: 2020~\nplaces: [sirte]\nnames: [{text: ليبيا, lang: ar}]\n"
            f"---\n## Then {{: .timeline }}\n\n- 2010: Before.\n{events}"
        ),
    )
    subject = told(archive, "conflicts/libya")["mainEntity"]
    assert {key: value for key, value in subject.items() if key != "subEvent"} == {
        "@type": "Event",
        **named("conflicts/libya"),
        "name": "Libya",
        "alternateName": [{"@value": "ليبيا", "@language": "ar"}],
        "startDate": "2011-02-15",
        "location": [named("places/sirte")],
    }
    assert len(subject["subEvent"]) == 7
    assert subject["subEvent"][0] == {
        "@type": "Event",
        "name": "Number 11, “told” of Sirte.",
        "startDate": "2011-01",
    }


def test_a_page_for_a_day_tells_of_that_day_and_of_nothing_later(archive: Draft) -> None:
    build(
        archive,
        conflicts__libya=(
            "title: Libya\nreviewed: 2024-01-01\n---\n## Then {: .timeline }\n\n- 2021-03-10: Later.\n  {: .key }"
        ),
        reports__call="title: A call\ndate: 2020-10-28\nconflicts: [libya]",
    )
    page = told(archive, "conflicts/libya/on/2020-10-28")
    assert (page["contentReferenceTime"], page["about"]) == ("2020-10-28", named("conflicts/libya"))
    assert page["headline"] == "Libya on 28 October 2020"
    assert "202" not in str(page).replace("2020", "")
    crumbs = graph(archive.read("conflicts/libya/on/2020-10-28/index.html"))[1]["itemListElement"]
    assert [(item["position"], item["name"], item.get("item", "")) for item in crumbs] == [
        (1, "Home", ADDRESS),
        (2, "Conflicts", f"{ADDRESS}conflicts/"),
        (3, "Libya", f"{ADDRESS}conflicts/libya/"),
        (4, "Libya on 28 October 2020", ""),
    ]


@pytest.mark.parametrize(
    ("front", "subject"),
    [
        ("type: person\nmember_of: [russia]", {"@type": "Person", "memberOf": [named("actors/russia")]}),
        ("type: state\nfrom: 1991\nuntil: 2023-12", {
            "@type": "Organization", "foundingDate": "1991", "dissolutionDate": "2023-12"
        }),
        ("type: armed-group", {"@type": "Organization"}),
        ("from: 1991", {"@type": "Thing"}),
    ],
)  # fmt: skip
def test_an_actor_is_a_person_or_not_by_its_type_alone(archive: Draft, front: str, subject: dict[str, Any]) -> None:
    build(archive, actors__russia="title: Russia\ntype: state", actors__x=f"title: X\n{front}")
    found = told(archive, "actors/x")["mainEntity"]
    assert found == {**named("actors/x"), "name": "X", **subject}


def test_a_place_has_its_coordinates_and_its_names_in_their_languages(archive: Draft) -> None:
    build(
        archive,
        places__sirte=(
            "title: Sirte\ntype: city\nlatitude: 0\nlongitude: -16.5\n"
            "names: [{text: Sirte, lang: en}, {text: سرت, lang: ar}, {text: Surt}, {text: سرت, lang: ar}]"
        ),
        places__x="title: X\ntype: region",
    )
    assert told(archive, "places/sirte")["mainEntity"] == {
        "@type": "City",
        **named("places/sirte"),
        "name": "Sirte",
        "alternateName": [{"@value": "سرت", "@language": "ar"}, "Surt"],
        "geo": {"@type": "GeoCoordinates", "latitude": 0.0, "longitude": -16.5},
    }
    assert told(archive, "places/x")["mainEntity"]["@type"] == "Place"


def test_an_agreement_is_a_work_with_those_who_signed_it(archive: Draft) -> None:
    build(
        archive,
        actors__a="title: A",
        actors__b="title: B",
        places__geneva="title: Geneva",
        agreements__truce="title: Truce\ndate: 2020-10-23\nsignatories: [a]\nparties: [a, b]\nplace: geneva",
    )
    assert told(archive, "agreements/truce")["mainEntity"] == {
        "@type": "CreativeWork",
        **named("agreements/truce"),
        "name": "Truce",
        "dateCreated": "2020-10-23",
        "creator": [named("actors/a")],
        "contributor": [named("actors/a"), named("actors/b")],
        "locationCreated": named("places/geneva"),
    }


def test_a_term_is_a_defined_term(archive: Draft) -> None:
    build(archive, terms__truce="title: Truce\nsummary: A pause.")
    assert told(archive, "terms/truce")["mainEntity"] == {
        "@type": "DefinedTerm",
        **named("terms/truce"),
        "name": "Truce",
        "description": "A pause.",
        "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": f"{ADDRESS}terms/"},
    }


def test_a_source_is_a_work_of_its_type_and_of_what_it_repeats(archive: Draft) -> None:
    build(
        archive,
        sources__wire="title: The wire",
        sources__copy=(
            "title: The copy\ntype: article-newspaper\nauthor: [A. Writer]\nissued: 2020-10~\npublisher: Daily\n"
            "language: tr\nURL: https://daily.example/1\narchived: https://archive.example/1\nderived_from: [wire]"
        ),
    )
    page = told(archive, "sources/copy")
    assert page["@type"] == "WebPage"
    assert page["mainEntity"] == {
        "@type": "NewsArticle",
        **named("sources/copy"),
        "name": "The copy",
        "author": ["A. Writer"],
        "publisher": {"@type": "Organization", "name": "Daily"},
        "inLanguage": "tr",
        "url": "https://daily.example/1",
        "archivedAt": "https://archive.example/1",
        "isBasedOn": [named("sources/wire")],
    }
    assert told(archive, "sources/wire")["mainEntity"]["@type"] == "CreativeWork"


def test_every_type_of_source_is_one_that_schema_org_knows() -> None:
    assert set(SOURCE_TYPES.values()) <= set(PROPERTIES)


def test_corrections_are_told(archive: Draft) -> None:
    build(archive, terms__x="title: X\ncorrections: [{date: 2021-02-03, was: It is., now: It was., why: Misread.}]")
    assert told(archive, "terms/x")["correction"] == [
        {
            "@type": "CorrectionComment",
            "datePublished": "2021-02-03",
            "text": "It said: It is. It says: It was. Misread.",
        }
    ]


def test_an_edition_is_the_version_of_the_site(archive: Draft) -> None:
    archive.config(edition="2021-1")
    build(archive, terms__x="title: X")
    assert told(archive, "terms/x")["isPartOf"]["version"] == "2021-1"


def test_without_an_address_things_are_named_by_where_they_lie(archive: Draft) -> None:
    build(archive, conflicts__libya="title: Libya", terms__x="title: X\nconflicts: [libya]")
    archive.config(site_url="")
    archive.build()
    things = graph(archive.read("terms/x/index.html"))
    assert faults(things) == []
    files = [posixpath.normpath(posixpath.join("terms/x", address.partition("#")[0])) for address in addresses(things)]
    assert set(files) == {
        "terms/x/index.html",
        "index.html",
        "terms/index.html",
        "conflicts/libya/index.html",
    }


@pytest.mark.parametrize("title", ["</script><b>", "<!--<script>", "a & b ' \\\\ é", "هدنة"])
def test_no_title_can_leave_the_script(archive: Draft, title: str) -> None:
    build(archive, terms__x=f'title: "{title}"')
    page = told(archive, "terms/x")
    assert page["headline"] == title.replace("\\\\", "\\")


def test_pages_of_no_entry_tell_nothing(archive: Draft) -> None:
    build(archive, terms__x="title: X", pages__about="title: About")
    assert graph(archive.read("terms/index.html")) == graph(archive.read("status/index.html")) == []
    assert "mainEntity" not in told(archive, "pages/about")
