"""The fixture `site`: the project's own archive, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real import site_of_the_archive


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return site_of_the_archive(tmp_path_factory, "plain", site_url="")
