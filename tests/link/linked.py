"""A drawn archive, loaded and linked."""

from __future__ import annotations

from explainer.link import link
from explainer.load import load
from explainer.model.archive import Archive
from tests.conftest import Draft


def linked(draft: Draft) -> Archive:
    """What linking makes of the content; problems of loading are not looked at."""
    loaded = load(draft.settings())
    return link(loaded.entries, loaded.assets, loaded.broken)
