"""On the site of an archive without errors no link and no anchor is broken, whatever its texts hold."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from explainer import pipeline
from tests.conftest import Draft
from tests.reading import ids, leads_out, links, read_page, target

ENTRIES = {
    "reports": ("call", "visit"),
    "conflicts": ("libya", "idlib"),
    "actors": ("russia",),
    "places": ("sirte",),
    "sources": ("kremlin", "tass"),
    "pages": ("about",),
    "": ("index",),
}
IDS = tuple(name for names in ENTRIES.values() for name in names)
LENIENT = dict.fromkeys(("timeline-date", "missing-statement", "unknown-mark", "reversed-dates"), "warning")
HEADINGS = (
    "Before the war", "References", "Names title", "Main", "A & B <i>c</i>", "*Emphatic*", "`code` {x}", "Two",
    "Ünïcode ليبيا", "[[russia]]", "Said [@tass]", "1.2", "!?", "Timeline {: .timeline }", "Own {: #own }",
    "Ref {: #ref.1 }", "Braces {{ x }}",
)  # fmt: skip
DATES = ("2015", "2019-04", "2020-10-28", "2021~", "2030", "../2018", "2016/2022")

dates = st.sampled_from(DATES)
marks = st.one_of(
    st.just(""),
    dates.map(lambda day: f"\n{{: since={day} }}"),
    dates.map(lambda day: f"\n{{: until={day} }}"),
    dates.map(lambda day: f"\n{{: known={day} #stated }}"),
    st.just("\n{: by=russia about=libya }"),
    st.sampled_from(("\n{: .differs }", "\n{: .differs concerns=stated }")),
    dates.map(lambda day: f"\n{{: .open opened=2019 answered={day} }}"),
)
words = st.one_of(
    st.just("Plain words."),
    st.sampled_from(IDS).map(lambda name: f"See [[{name}]]."),
    st.sampled_from(IDS).map(lambda name: f"See [[{name}|there]]."),
    st.sampled_from(("[@tass]", "[@kremlin, p. 2]", "[@tass; @kremlin]")).map(lambda cite: f"It is said. {cite}"),
    st.just("A note.[^1]\n\n[^1]: So. [@kremlin]"),
    st.just('<p id="main">Raw.</p>'),
    st.just('<div markdown="1">\n\n## Inside\n\nText. [@tass]\n\n</div>'),
)
headings = st.sampled_from(HEADINGS).map(lambda heading: f"## {heading}")
lower = st.sampled_from(HEADINGS).map(lambda heading: f"### {heading}")
events = st.lists(st.tuples(dates, words), min_size=1, max_size=3).map(
    lambda found: "## Events {: .timeline }\n\n" + "\n".join(f"- {day}: {text}" for day, text in found)
)
items = st.lists(st.tuples(words, marks), min_size=1, max_size=3).map(
    lambda found: "\n".join(f"- {text}{mark}".replace("\n", "\n    ") for text, mark in found)
)
bodies = st.lists(
    st.one_of(st.builds(str.__add__, words, marks), headings, headings, lower, items, events), max_size=8
).map("\n\n".join)
to_headings = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.integers(0, 5)), max_size=4)


def draw(draft: Draft, texts: dict[str, str]) -> None:
    for folder, names in ENTRIES.items():
        for name in names:
            front = {"title": name.title()}
            if folder == "reports":
                front |= {"date": "2020-10-28" if name == "call" else "2018"}
            lines = [f"{key}: {json.dumps(value)}" for key, value in front.items()]
            if folder == "reports":
                lines.append("conflicts: [libya, idlib]\nseries: calls")
            path = f"{folder}/{name}.md" if folder else f"{name}.md"
            draft.write(path, "---\n" + "\n".join(lines) + f"\n---\n\n{texts[name]}\n")


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # Shrinking a failure would build some thousand sites.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(
    texts=st.fixed_dictionaries(dict.fromkeys(IDS, bodies)),
    more=to_headings,
    today=st.dates(date(2015, 1, 1), date(2031, 1, 1)),
)
def test_no_link_and_no_anchor_is_broken(texts: dict[str, str], more: list[tuple[str, str, int]], today: date) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = Draft(Path(folder) / "archive")
        draft.config(rules=LENIENT, today=today)
        draw(draft, texts)
        # Any heading may be referred to.
        entries = pipeline.read(draft.settings())[0].entries
        anchors = {name: [heading.anchor for heading in entry.body.headings] for name, entry in entries.items()}
        for source, to, number in more:
            if number < len(anchors[to]):
                texts[source] += f"\n\nSee [[{to}#{anchors[to][number]}]].\n"
        draw(draft, texts)
        assert not draft.build().failed, draft.problems()
        assert_whole(draft)


def assert_whole(draft: Draft) -> None:
    """Ids are unique on every page, and every link leads to a file, and to an anchor in it."""
    files = draft.tree()
    pages = {path: read_page(data.decode()) for path, data in files.items() if path.endswith(".html")}
    known = {path: ids(page) for path, page in pages.items()}
    for path, page in pages.items():
        assert len(known[path]) == len(set(known[path])), (path, known[path])
        assert len(page.all("h1")) == 1, path
        for link in links(page):
            if not leads_out(link):
                file, anchor = target(path, link)
                assert file in files, (path, link)
                assert not anchor or anchor in known[file], (path, link)


def test_a_picture_of_a_conflict_shows_on_the_page_of_a_report_too(archive: Draft) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSee ![a map](maps/front.png).\n")
    archive.write("conflicts/maps/front.png", b"a map")
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2020\nconflicts: [libya]\n---\n")

    archive.build()

    assert '<img alt="a map" src="../../conflicts/maps/front.png">' in archive.read("reports/call/index.html")
