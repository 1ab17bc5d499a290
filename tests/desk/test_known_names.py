"""Names of entries are found in texts nobody has marked, and said to be sure or not."""

from __future__ import annotations

import pytest

from explainer import pipeline
from explainer.desk.known_names import Finder, Known, find_known
from tests.conftest import Draft


@pytest.fixture
def finder(archive: Draft) -> Finder:
    archive.write(
        "actors/vladimir-putin.md",
        """
        ---
        title: Vladimir Putin
        type: person
        names: [{text: Владимир Путин, lang: ru}, {text: فلاديمير بوتين, lang: ar}, {text: Vladimir Putin, lang: en}]
        ---
        """,
    )
    archive.write(
        "actors/erdogan.md",
        """
        ---
        title: Recep Tayyip Erdoğan
        type: person
        names: [{text: Recep Tayyip Erdoğan, lang: tr}, {text: Реджеп Тайип Эрдоган, lang: ru}]
        ---
        """,
    )
    archive.write(
        "actors/national-army.md",
        """
        ---
        title: Libyan National Army
        names: [{text: LNA, lang: en}, {text: الجيش الوطني الليبي, lang: ar}]
        ---
        """,
    )
    archive.write(
        "actors/turkey.md", "---\ntitle: Turkey\nnames: [{text: Турция, lang: ru}, {text: تركيا, lang: ar}]\n---\n"
    )
    archive.write("places/damascus.md", "---\ntitle: Damascus\nnames: [{text: Şam, lang: tr}]\n---\n")
    archive.write(
        "places/karabakh.md",
        """
        ---
        title: Nagorno-Karabakh (region)
        names:
          - {text: Нагорный Карабах, lang: ru}
          - {text: Dağlıq Qarabağ, lang: az}
          - {text: Լեռնային Ղարաբաղ, lang: hy}
        ---
        """,
    )
    archive.write("conflicts/libya.md", "---\ntitle: Libya\nnames: [{text: ليبيا, lang: ar}]\n---\n")
    archive.write("terms/post.md", "---\ntitle: Observation post\n---\n")
    archive.write("actors/cabinet-a.md", "---\ntitle: A\nnames: [{text: Interim Cabinet, lang: en}]\n---\n")
    archive.write("actors/cabinet-b.md", "---\ntitle: B\nnames: [{text: Interim Cabinet, lang: en}]\n---\n")
    return Finder(pipeline.read(archive.settings())[0])


def seen(text: str, found: list[Known]) -> list[tuple[str, str, str]]:
    return [(text[known.start : known.end], known.entry_id, known.how) for known in found]


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("en", "Libya’s LNA met.", [("Libya", "libya", "exact"), ("LNA", "national-army", "exact")]),
        ("en", "RECEP TAYYIP ERDOGAN", [("RECEP TAYYIP ERDOGAN", "erdogan", "exact")]),
        ("en", "Two observation posts fell.", [("observation posts", "post", "inflected")]),
        ("ru", "Встреча Владимира Путина", [("Владимира Путина", "vladimir-putin", "inflected")]),
        ("ru", "в Нагорном\nКарабахе, с Турцией", [
            ("Нагорном\nКарабахе", "karabakh", "inflected"), ("Турцией", "turkey", "inflected"),
        ]),
        ("tr", "Şam'da, Recep Tayyip Erdoğan'ın", [
            ("Şam", "damascus", "inflected"), ("Recep Tayyip Erdoğan", "erdogan", "inflected"),
        ]),
        ("az", "Dağlıq Qarabağda", [("Dağlıq Qarabağda", "karabakh", "inflected")]),
        ("hy", "Լեռնային Ղարաբաղի", [("Լեռնային Ղարաբաղի", "karabakh", "inflected")]),
        ("ar", "ليبيا وتركيا", [("ليبيا", "libya", "exact"), ("وتركيا", "turkey", "inflected")]),
        ("ar", "قال للجيش الوطني الليبي", [("للجيش الوطني الليبي", "national-army", "inflected")]),
    ],
)  # fmt: skip
def test_a_name_is_found_in_the_forms_its_language_gives_it(
    finder: Finder, language: str, text: str, what: list[tuple[str, str, str]]
) -> None:
    assert seen(text, finder.find(text, language)) == what


def test_a_surname_alone_is_a_part_of_a_name(finder: Finder) -> None:
    text = "Putin told Erdogan; Путина и Эрдогана"
    assert [how for _, _, how in seen(text, finder.find(text))] == ["part"] * 4


def test_the_longest_name_wins(finder: Finder) -> None:
    text = "the Libyan National Army in Libya"
    assert [known.form for known in finder.find(text)] == ["Libyan National Army", "Libya"]


@pytest.mark.parametrize(
    "text",
    ["Sam went home", "lna", "Libyans", "a Libyan", "National. Army", "Libyan National\n\nArmy", "Vladimir, Putinism"],
)
def test_what_only_looks_like_a_name_is_none(finder: Finder, text: str) -> None:
    assert finder.find(text, "en") == []


def test_a_name_with_two_owners_is_nobodys(finder: Finder) -> None:
    (found,) = finder.find("The Interim Cabinet resigned.")
    assert found.owners == ("cabinet-a", "cabinet-b")
    assert found.entry_id == ""


def test_an_archive_without_names_finds_nothing(archive: Draft) -> None:
    empty = pipeline.read(archive.settings())[0]
    assert find_known(empty, "Libya", "en") == []
    assert find_known(empty, "", "") == []


def test_a_surname_behind_another_first_name_is_somebody_elses(finder: Finder) -> None:
    assert finder.find("the talks that Ivan Putin held", "en") == []
    assert [known.entry_id for known in finder.find("the talks that President Putin held", "en")] == ["vladimir-putin"]


def test_of_two_owners_the_one_that_has_the_name_in_the_texts_language_is_meant(archive: Draft) -> None:
    archive.write("conflicts/idlib.md", "---\ntitle: Idlib\n---\n")
    archive.write("places/city.md", "---\ntitle: The city\nnames: [{text: İdlib, lang: tr}]\n---\n")
    finder = Finder(pipeline.read(archive.settings())[0])
    assert [known.owners for known in finder.find("in Idlib", "en")] == [("idlib",)]
    assert [known.owners for known in finder.find("İdlib’de", "tr")] == [("city",)]
    assert [known.owners for known in finder.find("in Idlib")] == [("city", "idlib")]
