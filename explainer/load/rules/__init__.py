"""What can be wrong with one file: a rule a file, whose docstring is its documentation.

The faults themselves are found where a file is read (`explainer/load/*.py`); nothing here is needed to find them.
"""

from __future__ import annotations

RULES: tuple[str, ...] = (
    "address-list",
    "asset-type",
    "bad-id",
    "byte-order-mark",
    "control-character",
    "cut-reference",
    "date",
    "duplicate-id",
    "duplicate-key",
    "empty-file",
    "encoding",
    "field-type",
    "front-matter",
    "line-endings",
    "missing-field",
    "outside-content",
    "stray-marks",
    "timeline-date",
    "too-large",
    "unknown-folder",
    "unknown-key",
    "unknown-mark",
    "unreadable-file",
    "yaml",
)
"""Their names, as they stand in brackets behind a problem."""
