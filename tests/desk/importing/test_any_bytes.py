"""Whatever comes in, it is refused in a sentence or becomes drafts that load without an error."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from explainer.desk.importing.draft import doubts_of, draft
from explainer.desk.importing.encodings import decode
from explainer.desk.importing.reading import format_of, read
from explainer.link import link
from explainer.load.body import read_body
from explainer.load.fields import typed_front
from explainer.load.frontmatter import split_front_matter
from explainer.model.front import Kind
from explainer.model.setup import SetupError
from tests.desk.importing.test_layouts import PAGE, TASS

EMPTY = link((), (), frozenset(), None)
PIECES = st.sampled_from(
    [
        "---\n",
        "[[",
        "]]",
        "{: by=x }",
        "<!--",
        "-->",
        '"',
        "“",
        "”",
        "«",
        "»",
        " said Putin",
        "# ",
        "\n\n",
        "\n",
        "```\n",
        "http://[::1",
        "title: ",
        "31.02.2020",
        "28 October 2020",
        "&amp;",
        "<script>",
        "</p>",
        "\\",
        "\t",
        "- ",
        "    ",
        "!!! note",
        "Photo: ",
        "Ivan Petrov: ",
        "[@x]",
        "1. ",
        "> ",
        TASS,
        PAGE,
        "\u202e",
        "٢٨ أكتوبر ٢٠٢٠",
        "(AA) -",
        "''",
    ]
)
NAMES = st.sampled_from(["a.txt", "a.html", "a.md", "-"])


def draft_of(data: bytes, name: str) -> None:
    try:
        decoded = decode(data, name)
    except SetupError:
        return
    reading = read(decoded, EMPTY, format_of(name, decoded.text), None, "")
    drafts = draft(reading, name, frozenset())
    loads(drafts.report, "report")
    loads(drafts.source, "source")
    assert all("\n" not in doubt for doubt in doubts_of(reading))


def loads(text: str, kind: Kind) -> None:
    front, problems = split_front_matter(text, "x.md")
    assert front is not None
    typed, _, faults = typed_front(kind, front, "x.md")
    assert typed is not None
    problems += faults
    problems += read_body(front.body, "x.md", front.body_line, "")[2]
    assert [problem for problem in problems if problem.severity == "error"] == []


@given(st.binary(max_size=400), NAMES)
@example(b"\xff\xfe", "a.txt")
@example(b"<" * 300, "a.html")
def test_any_bytes(data: bytes, name: str) -> None:
    draft_of(data, name)


@given(st.lists(PIECES | st.text(max_size=30), max_size=14), NAMES)
def test_any_mixture_of_what_reports_hold(pieces: list[str], name: str) -> None:
    draft_of("".join(pieces).encode("utf-8", "ignore"), name)
