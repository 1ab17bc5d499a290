"""An archive to edit, edits of it, and which way a build of it went."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from explainer import incremental, pipeline
from tests.conftest import Draft
from tests.edits import LENIENT, PATHS, Edit, delete_entry, sentences, titles, write_entry
from tests.test_incremental import clean_build, differing

drawn = settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # Shrinking a failure would build some thousand sites.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)

REPORT = """
    ---
    title: Call of 28 October
    date: 2020-10-28
    conflicts: [libya]
    actors: [russia, turkey]
    sources: [kremlin]
    ---

    They spoke of [[sirte]]. [@kremlin]
    {: by=russia about=libya }
    """

ARCHIVE = {
    "index.md": "---\ntitle: All\n---\n\nBegin with [[libya]].\n",
    "pages/about.md": "---\ntitle: About\n---\n\nWords.\n",
    "reports/call.md": REPORT,
    "reports/newest.md": """
        ---
        title: The newest
        date: 2021-12-01
        conflicts: [idlib]
        ---

        It was told. [@tass]
        """,
    "conflicts/libya.md": """
        ---
        title: Libya
        actors: [russia]
        places: [sirte]
        reviewed: 2020-01-01
        ---

        Fought at [[sirte]]. [@kremlin]

        It held. [@tass]
        {: since=2016 until=2021-03 by=russia }

        ## Timeline {: .timeline }

        - 2019-04-04: An offensive opens at [[sirte]]. [@tass]
        """,
    "conflicts/idlib.md": "---\ntitle: Idlib\nactors: [turkey]\n---\n\nFar from it. [@tass]\n",
    "actors/russia.md": "---\ntitle: Russia\nreviewed: 2020-01-01\n---\n\nA state. [@kremlin]\n",
    "actors/turkey.md": "---\ntitle: Turkey\n---\n\nA state that borders [[idlib|it]]. [@tass]\n",
    "places/sirte.md": "---\ntitle: Sirte\nlatitude: 31.2\nlongitude: 16.6\n---\n\nA city. [@tass]\n",
    "agreements/protocol.md": "---\ntitle: Protocol\ndate: 2020-10-23\nparties: [russia]\n---\n\nIn [[libya]]\n",
    "terms/corridor.md": "---\ntitle: Corridor\n---\n\nA way. [@tass]\n",
    "sources/kremlin.md": "---\ntitle: Kremlin\n---\n",
    "sources/tass.md": "---\ntitle: TASS\nderived_from: [kremlin]\n---\n",
}
"""One entry of each kind at least, that has no errors. The newest day is that of a report that no edit touches."""


def whole(root: Path, **config: Any) -> Draft:
    draft = Draft(root)
    draft.config(**config)
    for path, text in ARCHIVE.items():
        draft.write(path, text)
    return draft


def memory_of(draft: Draft) -> Path:
    (file,) = draft.root.glob(".cache/explainer/sites/*/memory.db")
    return file


class Ways:
    """By which way each build went: `edit` (what an edit can have changed), `all`, or `none` (nothing had changed)."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def build(self, draft: Draft) -> pipeline.Outcome:
        """Build, and note the way."""
        whole, after_edit = pipeline._everything, incremental.after_edit
        ways: list[str] = []

        def all_of_it(*arguments: Any, **keys: Any) -> Any:
            ways.append("all")
            return whole(*arguments, **keys)

        def after(*arguments: Any) -> Any:
            found = after_edit(*arguments)
            ways.extend(["edit"] if found is not None else [])
            return found

        with patch.object(pipeline, "_everything", all_of_it), patch.object(incremental, "after_edit", after):
            outcome = draft.build()
        assert len(ways) <= 1
        self.taken.extend(ways or ["none"])
        return outcome


def assert_clean(draft: Draft, outcome: pipeline.Outcome, before: dict[str, bytes], what: object) -> bool:
    """That a build gave what a clean one gives; returns whether there was a site."""
    with tempfile.TemporaryDirectory() as folder:
        clean, expected = clean_build(draft, Path(folder))
    assert outcome.problems == clean.problems, what
    assert outcome.failed == clean.failed, what
    found = draft.tree()
    if clean.failed:
        assert outcome.written is None, what
        assert found == before, what
        return False
    assert sorted(found) == sorted(expected), what
    assert differing(found, expected) == [], what
    return True


# Small edits of an entry that is there.


def append(path: str, sentence: str) -> tuple[str, Edit]:
    def edit(draft: Draft) -> None:
        file = draft.content / path
        if file.exists():
            file.write_text(file.read_text(encoding="utf-8") + f"\n{sentence}\n", encoding="utf-8")

    return f"append to {path}: {sentence!r}", edit


def set_field(path: str, field: str, value: str) -> tuple[str, Edit]:
    def edit(draft: Draft) -> None:
        file = draft.content / path
        if file.exists():
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            end = lines.index("---\n", 1)
            front = [line for line in lines[1:end] if not line.startswith(f"{field}:")]
            kept = ["---\n", *front, f"{field}: {value}\n", *lines[end:]]
            file.write_text("".join(kept), encoding="utf-8")

    return f"{path}: {field}: {value}", edit


def of_kinds(*folders: str) -> st.SearchStrategy[str]:
    return st.sampled_from([path for path in PATHS if path.split("/", maxsplit=1)[0] in folders])


def some_of(*ids: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(ids), unique=True).map(lambda found: f"[{', '.join(found)}]")


small_edits: st.SearchStrategy[tuple[str, Edit]] = st.one_of(
    st.builds(append, st.sampled_from(PATHS), sentences),
    st.builds(append, st.sampled_from(PATHS), sentences),
    st.builds(set_field, st.sampled_from(PATHS), st.just("title"), titles.map(json.dumps)),
    st.builds(set_field, of_kinds("conflicts"), st.just("actors"), some_of("russia", "turkey")),
    st.builds(set_field, of_kinds("reports", "actors", "terms"), st.just("conflicts"), some_of("libya", "idlib")),
    st.builds(set_field, of_kinds("reports", "actors", "places"), st.just("sources"), some_of("kremlin", "tass")),
    st.builds(set_field, of_kinds("reports"), st.just("date"), st.sampled_from(("2018-01-01", "2019", "2021-02"))),
    st.builds(set_field, of_kinds("actors"), st.just("reviewed"), st.sampled_from(("2017", "2021-11-30"))),
    st.builds(set_field, st.just("sources/tass.md"), st.just("derived_from"), some_of("kremlin")),
    st.builds(set_field, st.just("index.md"), st.just("lead"), st.sampled_from(("call", "visit", "newest"))),
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).map(delete_entry),
)
"""After each of these, a build that knows the one before need not build everything."""

OPTIONS: tuple[dict[str, Any], ...] = (
    {"rules": LENIENT},
    {"rules": LENIENT, "site_url": "https://example.org/base/", "epub": True},
    {"rules": LENIENT, "download": True, "epub": True, "repo_url": "https://example.org/repo"},
    {"rules": LENIENT, "today": date(2020, 6, 1), "download": True, "site_url": "https://example.org/"},
    {"rules": {"orphan": "error"}, "today": date(2021, 2, 1)},
    {"search": False},
)
