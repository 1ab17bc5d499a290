"""A small archive of entries that reports speak of, and a way to read a report with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explainer import pipeline
from explainer.desk.importing.encodings import decode
from explainer.desk.importing.reading import Reading, format_of, read
from tests.conftest import Draft

Reader = Callable[..., Reading]


@pytest.fixture
def known(archive: Draft) -> Draft:
    """An archive with two presidents, a spokesman, an agency, a place, an agreement, a term and two conflicts."""
    person = "---\ntitle: {}\ntype: person\nnames: {}\n---\n"
    archive.write(
        "actors/vladimir-putin.md",
        person.format("Vladimir Putin", "[{text: Владимир Путин, lang: ru}, {text: فلاديمير بوتين, lang: ar}]"),
    )
    archive.write(
        "actors/erdogan.md",
        person.format(
            "Recep Tayyip Erdoğan", "[{text: Реджеп Тайип Эрдоган, lang: ru}, {text: رجب طيب أردوغان, lang: ar}]"
        ),
    )
    archive.write("actors/peskov.md", person.format("Dmitry Peskov", "[{text: Дмитрий Песков, lang: ru}]"))
    archive.write("actors/tass.md", "---\ntitle: TASS\ntype: agency\nnames: [{text: ТАСС, lang: ru}]\n---\n")
    archive.write("actors/turkey.md", "---\ntitle: Turkey\ntype: state\nnames: [{text: Турция, lang: ru}]\n---\n")
    archive.write(
        "conflicts/libya.md", "---\ntitle: Libya\nnames: [{text: Ливия, lang: ru}, {text: ليبيا, lang: ar}]\n---\n"
    )
    archive.write("conflicts/karabakh.md", "---\ntitle: Nagorno-Karabakh\n---\n")
    archive.write(
        "places/shusha.md", "---\ntitle: Shusha\nconflicts: [karabakh]\nnames: [{text: Şuşa, lang: tr}]\n---\n"
    )
    archive.write("agreements/sochi.md", "---\ntitle: Sochi memorandum\n---\n")
    archive.write("terms/post.md", "---\ntitle: Observation post\n---\n")
    return archive


@pytest.fixture
def reader(known: Draft) -> Reader:
    """Reads a text, or bytes, under a file name."""
    archive = pipeline.read(known.settings())[0]

    def read_text(text: str | bytes, name: str = "report.txt") -> Reading:
        decoded = decode(text if isinstance(text, bytes) else text.encode(), name)
        return read(decoded, archive, format_of(name, decoded.text), None, "")

    return read_text
