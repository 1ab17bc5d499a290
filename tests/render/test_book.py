"""Books: what the container, the package and the chapters must be for a reader of books to open them."""

from __future__ import annotations

import io
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZIP_STORED, ZipFile

import msgspec
import pytest

from explainer import pipeline
from explainer.compose import book as composing
from explainer.render.xhtml import anchor_name, legal, parse, serialise
from tests.conftest import Draft
from tests.real import site_of_the_archive
from tests.time.drawings import draw

X = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
LIBYA = "conflicts/libya/libya.epub"


class Book:
    """A book, taken apart; every part of it must be well-formed."""

    def __init__(self, data: bytes) -> None:
        self.zip = ZipFile(io.BytesIO(data))
        self.files = {name: self.zip.read(name) for name in self.zip.namelist()}
        self.package = ET.fromstring(self.files["EPUB/package.opf"])
        self.pages = {
            name.removeprefix("EPUB/"): ET.fromstring(content)
            for name, content in self.files.items()
            if name.endswith(".xhtml")
        }

    def text(self, name: str) -> str:
        return " ".join("".join(self.pages[name].itertext()).split())

    def titled(self, title: str) -> str:
        """The chapter of that title; the navigation and the title page bear the book's own."""
        found = {page.findtext(f"{X}head/{X}title"): name for name, page in self.pages.items() if "-" in name}
        return found[title]

    def links(self, name: str) -> list[str]:
        return [link.attrib["href"] for link in self.pages[name].iter(f"{X}a")]


def check(book: Book) -> None:
    """The rules of EPUB 3.3 and of its container that need no schema."""
    first = book.zip.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert book.files["mimetype"] == b"application/epub+zip"
    assert {info.date_time for info in book.zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    container = ET.fromstring(book.files["META-INF/container.xml"])
    (root,) = container.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
    assert root.attrib == {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}

    metadata = book.package.find(f"{OPF}metadata")
    assert metadata is not None
    for name in ("identifier", "title", "language"):
        assert (metadata.findtext(f"{DC}{name}") or "").strip()
    (modified,) = (meta for meta in metadata.iter(f"{OPF}meta") if meta.get("property") == "dcterms:modified")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", modified.text or "")
    items = {item.attrib["href"]: item.attrib for item in book.package.iter(f"{OPF}item")}
    held = {name.removeprefix("EPUB/") for name in book.files if name.startswith("EPUB/")} - {"package.opf"}
    assert set(items) == held
    by_id = {item["id"]: href for href, item in items.items()}
    assert len(by_id) == len(items)
    spine = [by_id[ref.attrib["idref"]] for ref in book.package.iter(f"{OPF}itemref")]
    assert sorted(spine) == sorted(book.pages)
    assert items["nav.xhtml"]["properties"] == "nav"

    anchors = {
        name: [one.attrib["id"] for one in page.iter() if "id" in one.attrib] for name, page in book.pages.items()
    }
    for name, page in book.pages.items():
        assert page.tag == f"{X}html"
        assert page.get("lang")
        assert page.findtext(f"{X}head/{X}title")
        assert len(set(anchors[name])) == len(anchors[name]), name
        assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", anchor) for anchor in anchors[name])
        tags = {one.tag.removeprefix(X) for one in page.iter()}
        assert not tags & {"img", "script", "style", "iframe", "object", "details", "svg"}, name
        for element in page.iter():
            assert not {"src", "style", "srcset"} & set(element.attrib)
            assert not any(key.startswith("on") for key in element.attrib)
        for link in book.links(name):
            if not link.startswith(("https://", "http://", "mailto:")):
                file, _, anchor = link.partition("#")
                assert (file or name) in book.pages, (name, link)
                assert not anchor or unquote(anchor) in anchors[file or name], (name, link)
    assert {link for link in book.links("nav.xhtml") if link} == set(book.pages) - {"nav.xhtml"}


@pytest.fixture
def drawn(archive: Draft) -> Draft:
    archive.config(epub=True)
    draw(archive)
    return archive


def read(archive: Draft, path: str = LIBYA) -> Book:
    book = Book((archive.site / path).read_bytes())
    check(book)
    return book


def test_a_book_holds_the_conflict_its_reports_what_they_speak_of_and_the_references(drawn: Draft) -> None:
    drawn.build()

    book = read(drawn)
    titles = [link.text for link in book.pages["nav.xhtml"].iter(f"{X}a")]
    assert titles[:3] == ["About this book", "Libya", "A call"]
    assert titles[-1] == "References"
    assert {"Fayez al-Sarraj", "Geneva ceasefire"} <= set(titles)
    assert "its one report with the background as it stood that day" in book.text("title.xhtml")
    conflict = book.text(book.titled("Libya"))
    assert "The unity government sits in Tripoli." in conflict
    assert "4 April 2019 The LNA opens an offensive." in conflict
    assert "The GNA governed in Tripoli." in conflict
    report = book.text(book.titled("A call"))
    assert "Libya as it stood that day" in report
    assert "The GNA governed in Tripoli." in report
    assert "The unity government sits in Tripoli." not in report


def test_citations_lead_to_one_list_of_references_and_mentions_to_chapters(drawn: Draft) -> None:
    drawn.build()

    book = read(drawn)
    report = book.titled("A call")
    cited = [link for link in book.links(report) if link.startswith("references.xhtml#ref.")]
    assert cited
    assert book.titled("Libya") in book.links(report)
    numbers = [item.attrib["value"] for item in book.pages["references.xhtml"].iter(f"{X}li")]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_without_an_address_what_is_not_in_the_book_is_plain_words(drawn: Draft) -> None:
    drawn.write("pages/about.md", "---\ntitle: About\n---\n")
    drawn.write("terms/corridor.md", "---\ntitle: Corridor\n---\n\nSee [[about]].\n")
    drawn.write("reports/call.md", "---\ntitle: A call\ndate: 2020\nconflicts: [libya]\n---\n\nA [[corridor]].\n")
    drawn.build()
    book = read(drawn)
    assert book.links(book.titled("Corridor")) == []
    assert "See About." in book.text(book.titled("Corridor"))

    drawn.config(site_url="https://example.org/base/")
    drawn.build()
    book = read(drawn)
    assert book.links(book.titled("Corridor")) == ["https://example.org/base/pages/about/"]
    assert book.package.findtext(f"{OPF}metadata/{DC}source") == "https://example.org/base/conflicts/libya/"


def test_texts_that_are_hard_on_xml_come_through(archive: Draft) -> None:
    archive.config(epub=True, site_name="A ]]> & <b>")
    archive.write("media/map.png", b"a map")
    archive.write(
        "conflicts/libya.md",
        """
        ---
        title: "ليبيا ]]> & <b> “x”"
        names: [{text: ليبيا, lang: ar}]
        ---

        A&nbsp;line<br>and ![a <map>](../media/map.png), a note[^1],
        <img alt="x > y"> and <abbr title="a<b & c">ab</abbr>.

        <details open><summary>More</summary><p>Unclosed <b>bold</details>

        | a | b |
        |---|---|
        | 1 | `<x>` |

        ## 2020 and “after”

        - [away](https://example.org/?a=1&b=2), [there](#2020-and-after), [nowhere](#nothing)

        [^1]: The note.
        """,
    )
    archive.config(rules=dict.fromkeys(("missing-heading", "missing-file"), "off"))

    assert archive.build().written

    book = read(archive)
    title = "ليبيا ]]> & <b> “x”"
    chapter = book.titled(title)
    text = book.text(chapter)
    assert "A lineand a <map>, a note1, x > y and ab. MoreUnclosed bold" in text
    assert "<x>" in text
    page = book.pages[chapter]
    (name,) = page.iter(f"{X}bdi")
    assert (name.text, name.attrib) == ("ليبيا", {"lang": "ar", "dir": "rtl"})
    assert book.package.findtext(f"{OPF}metadata/{DC}title") == title
    assert book.package.findtext(f"{OPF}metadata/{DC}creator") == "A ]]> & <b>"
    assert "https://example.org/?a=1&b=2" in book.links(chapter)


def test_a_conflict_of_one_line_is_a_book_and_an_archive_without_conflicts_has_none(archive: Draft) -> None:
    archive.config(epub=True)
    archive.build()
    assert not [path for path in archive.tree() if path.endswith(".epub")]

    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    archive.build()
    book = read(archive)
    assert "The texts of this book cite no sources." in book.text("references.xhtml")
    assert book.text("title.xhtml").endswith("where its address is known.")


def test_a_book_is_bounded_and_says_so(drawn: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "_REPORTS", 2)
    monkeypatch.setattr(composing, "_ENTRIES", 1)
    for number in range(3):
        drawn.write(
            f"reports/r{number}.md", f"---\ntitle: R{number}\ndate: 2022-01-0{number + 1}\nconflicts: [libya]\n---\n"
        )

    drawn.build()

    book = read(drawn)
    assert "the newest 2 of 4 reports" in book.text("title.xhtml")
    assert "1 of the 3 entries that they speak of" in book.text("title.xhtml")
    assert [name for name in book.pages if name.startswith("report-")] == ["report-002.xhtml", "report-003.xhtml"]
    assert book.pages["report-003.xhtml"].findtext(f"{X}head/{X}title") == "R2"


def test_books_are_made_only_where_they_are_asked_for_and_pages_lead_to_them(drawn: Draft) -> None:
    drawn.build()
    assert '<a href="libya.epub">Read as EPUB</a>' in drawn.read("conflicts/libya/index.html")
    assert '<a href="../conflicts/libya/libya.epub" aria-label="Libya as EPUB">EPUB</a>' in drawn.read(
        "data/index.html"
    )

    drawn.config(epub=False)
    written = drawn.build().written
    assert written is not None
    assert written.removed == (LIBYA,)
    assert "EPUB" not in drawn.read("conflicts/libya/index.html") + drawn.read("data/index.html")


def test_two_builds_give_the_same_book_and_an_edit_makes_it_anew(drawn: Draft, tmp_path: Path) -> None:
    drawn.build()
    for file in drawn.content.rglob("*.md"):
        os.utime(file, (0, 0))
    config = msgspec.structs.replace(drawn.settings(), site_dir=tmp_path / "site", cache_dir=tmp_path / "cache")
    pipeline.build(config)
    assert (tmp_path / "site" / LIBYA).read_bytes() == drawn.tree()[LIBYA]

    nothing = drawn.build().written
    assert nothing is not None
    assert nothing.made == ()

    drawn.write("actors/sarraj.md", "---\ntitle: Fayez al-Sarraj\n---\n\nAnother text. [@wire]\n")
    written = drawn.build().written
    assert written is not None
    assert LIBYA in written.made
    pipeline.build(msgspec.structs.replace(config, today=None))
    assert (tmp_path / "site" / LIBYA).read_bytes() == drawn.tree()[LIBYA]


def test_an_edited_template_makes_books_anew(drawn: Draft) -> None:
    templates = drawn.own_templates()
    drawn.build()
    style = templates / "book/style.css"
    style.write_text(style.read_text(encoding="utf-8") + "/* more */\n", encoding="utf-8")

    written = drawn.build().written

    assert written is not None
    assert written.made == (LIBYA,)


def test_the_books_of_the_first_archive_are_whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = site_of_the_archive(tmp_path_factory, "plain", site_url="")
    books = sorted(site.rglob("*.epub"))
    assert [book.stem for book in books] == ["idlib", "libya", "nagorno-karabakh"]
    for book in books:
        check(Book(book.read_bytes()))


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    assert legal("a\x00b\x0bc\ufffed\ud800e\U0001f600\n") == "abcde\U0001f600\n"
    html = '<html lang="en"><body><p title="a\x01b">x\x02y<br>&amp;&nbsp;z</p></body></html>'
    page = ET.fromstring(serialise(parse(html)))
    (paragraph,) = page.iter(f"{X}p")
    assert paragraph.attrib == {"title": "ab"}
    assert "".join(paragraph.itertext()) == "xy&\u00a0z"


@pytest.mark.parametrize(("anchor", "name"), [("ref.3", "ref.3"), ("the-end", "the-end")])
def test_an_id_that_xml_takes_stays(anchor: str, name: str) -> None:
    assert anchor_name(anchor) == name


def test_an_id_that_xml_refuses_becomes_one_of_its_own() -> None:
    names = {anchor_name(anchor) for anchor in ("2020", "fn:1", "ليبيا", "a b")}
    assert len(names) == 4
    assert all(re.fullmatch(r"x-[0-9a-f]{16}", name) for name in names)
