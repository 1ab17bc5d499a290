"""The fixture `built`: an archive with one entry of each kind, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.after_edit.ways import whole
from tests.conftest import Draft


@pytest.fixture
def built(tmp_path: Path) -> Draft:
    draft = whole(tmp_path / "archive")
    assert not draft.build().failed
    return draft
