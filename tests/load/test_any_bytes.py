"""Whatever bytes lie in the content: an entry or a problem, never a traceback, and the neighbours are not harmed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from explainer import messages, pipeline
from explainer.load import load, load_entry
from explainer.load.discover import Source
from explainer.model.front import FOLDERS, Kind
from tests.conftest import Draft

FRAGMENTS = st.sampled_from(
    [
        "title: T\n", "date: 2020\n", "names: [", "names:\n  - {text: a, from: 2020}\n", "]", "{", "}", "- ", "? ",
        ": ",
        "&a ", "*a", "!!x ", "|\n", "> ", "%YAML 1.1\n", "---\n", "...\n", '"', "'", "# ", "## ", "\t",
        "conflicts: [x]\n",
        "roles:\n  - role: r\n", "latitude: nan\n", "URL: x\n", "<<: ", "\\", "\ufeff", "\u2028", "\u202e", "é", "🕊️",
        "[[x]]", "[[x|", "[@x]", "{: since=2019 }", "{: .timeline }", "- 2019: x\n", "```\n", "<div>", "<!--", "-->",
        "| a | b |\n|---|---|\n", "[^1]: x\n", "!!! note\n", "1. ", "    ", "`", "*", "_", "[x](x.md)", "![a](b.png)",
        ":   d\n", "\n", "\n\n", "Text. ",
    ]
)  # fmt: skip
TEXTS = st.lists(FRAGMENTS | st.text(max_size=3), max_size=30).map("".join)
FILES = st.one_of(
    st.binary(max_size=200),
    TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(TEXTS, TEXTS).map(lambda parts: f"---\ntitle: T\n{parts[0]}\n---\n{parts[1]}".encode("utf-8", "replace")),
)
KINDS: tuple[Kind, ...] = get_args(Kind)


@settings(max_examples=300)
@given(FILES, st.sampled_from(KINDS))
def test_any_bytes_are_an_entry_or_a_problem(data: bytes, kind: Kind) -> None:
    with TemporaryDirectory() as folder:
        draft = Draft(Path(folder))
        file = draft.write("x.md", data)
        entry, problems = load_entry(Source("content/x.md", str(file), kind), draft.settings())
    assert (entry is None) <= any(problem.severity == "error" for problem in problems)
    for problem in problems:
        assert problem.position.path == "content/x.md"
        assert problem.message
        assert "\n" not in messages.problem_lines(problem).replace("\n    ", "", 1)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.sampled_from([f"{folder}/{name}.md" for folder in FOLDERS for name in "xy"]), FILES, max_size=4)
)
def test_an_archive_of_anything_is_checked_and_built_or_refused(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        draft = Draft(Path(folder))
        draft.write("pages/whole.md", "---\ntitle: Whole\n---\n\nText.\n")
        for path, data in files.items():
            draft.write(path, data)
        loaded = load(draft.settings())
        assert "whole" in {entry.id for entry in loaded.entries}
        outcome = pipeline.build(draft.settings())
        assert outcome.failed != draft.site.exists()
        assert list(outcome.problems) == sorted(outcome.problems)
