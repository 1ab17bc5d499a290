"""The fixture `site`: the project's own archive, built once."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from explainer import pipeline
from explainer.load import read_config
from tests.conftest import PROJECT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("search")
    config = read_config(PROJECT / "mkdocs.yml")
    outcome = pipeline.build(msgspec.structs.replace(config, site_dir=folder / "site", cache_dir=folder / "cache"))
    assert not outcome.failed
    return folder / "site"
