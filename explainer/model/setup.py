"""A broken set-up. Stands alone, so that the command line can name it without loading anything else."""

from __future__ import annotations


class SetupError(Exception):
    """The set-up is broken: one clear sentence for the person who runs the program; exit code 2."""
