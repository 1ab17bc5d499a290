"""The two forms of an archive: one has pages for days, the other none."""

from __future__ import annotations

import re

import pytest

from bench.forms import in_form
from bench.generator import files, write
from tests.conftest import Draft

SIZE = 60


@pytest.mark.parametrize(("form", "least", "most"), [("plain", 0, 0), ("dated", 10, 1000)])
def test_only_the_dated_form_has_pages_for_days(archive: Draft, form: str, least: int, most: int) -> None:
    write(archive.content, in_form(files(SIZE, 1), form))
    archive.build()

    days = [path for path in archive.tree() if re.search(r"/on/[^/]+/index\.html$", path)]
    assert least <= len(days) <= most


def test_the_plain_form_dates_no_statement_no_event_and_no_role() -> None:
    for file in in_form(files(SIZE, 1), "plain"):
        assert "since=" not in file.text
        assert ".timeline" not in file.text
        assert ", from: " not in file.text


def test_both_forms_have_the_same_files_and_no_problems(archive: Draft) -> None:
    plain, dated = (list(in_form(files(SIZE, 1), form)) for form in ("plain", "dated"))
    assert [file.path for file in plain] == [file.path for file in dated]
    for form in (plain, dated):
        write(archive.content, form)
        assert archive.problems() == []
