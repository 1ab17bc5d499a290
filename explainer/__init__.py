"""The explainer archive: Markdown entries in, a cross-linked static site out.

`pipeline.py` is the whole program on one screen; `docs/architecture.md` traces one build.
"""

__version__ = "0.1.0"
