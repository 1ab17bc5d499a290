"""What is promised about speed, and what one run of the bench found of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple

from bench.cases import LEAN, OURS, REFERENCE, Measured
from bench.figures import figure, processor_per_page, ratios, table
from bench.measure import Usage

_UNKNOWN = "not measured"
_OTHER = "–"
_MKDOCS = 4.0

Figure = Callable[[Sequence[Measured], Measured], float | None]
"""A ratio that a run found for one of its archives; None where it was not measured."""


class Goal(NamedTuple):
    """A promise: what is said of it, and the ratio that is not to be passed, upwards or downwards."""

    said: str
    limit: float
    ratio: Figure
    at_least: bool = False
    form: str = ""
    """The only form that it is about."""

    def cell(self, all_measured: Sequence[Measured], measured: Measured) -> str:
        """The ratio for one archive, and whether it is as promised."""
        if self.form not in ("", measured.form):
            return _OTHER
        return self.judged(self.ratio(all_measured, measured))

    def judged(self, ratio: float | None) -> str:
        """A ratio, and whether it is as promised."""
        if ratio is None:
            return _UNKNOWN
        met = ratio >= self.limit if self.at_least else ratio <= self.limit
        return f"{figure(ratio)}, {'met' if met else '**not met**'}"


def _beside_hugo(what: str, name: str) -> Figure:
    def ratio(_: Sequence[Measured], measured: Measured) -> float | None:
        ours, base = measured.results.get((OURS, what)), measured.results.get(REFERENCE)
        return median(ratios(ours, base, name)) if ours and base else None

    return ratio


def _beside_mkdocs(_: Sequence[Measured], measured: Measured) -> float | None:
    """Of a build of MkDocs that was stopped the ratio is at least this, which may be enough."""
    ours, other = measured.results.get((OURS, "clean")), measured.results.get((LEAN, "clean"))
    if not ours or not other:
        return None
    ratio = median(ratios(other, ours, "seconds"))
    return None if other[0].usage.stopped and ratio < _MKDOCS else ratio


def _dated_beside_plain(all_measured: Sequence[Measured], measured: Measured) -> float | None:
    plain = [one for one in all_measured if (one.size, one.form) == (measured.size, "plain")]
    dated_page = processor_per_page(measured, OURS)
    plain_page = processor_per_page(plain[0], OURS) if plain else None
    return dated_page / plain_page if dated_page and plain_page else None


GOALS = (
    Goal("a clean build takes at most 2.0 × the time of Hugo's", 2.0, _beside_hugo("clean", "seconds")),
    Goal("a clean build is at least 4 × as fast as lean MkDocs", _MKDOCS, _beside_mkdocs, at_least=True),
    Goal("unchanged: at most 0.10 of Hugo's clean build", 0.10, _beside_hugo("unchanged", "seconds")),
    Goal("one word: at most 0.15 of Hugo's clean build", 0.15, _beside_hugo("one word", "seconds")),
    Goal("one title: at most 0.30 of Hugo's clean build", 0.30, _beside_hugo("one title", "seconds")),
    Goal("a clean build takes less memory than Hugo's", 1.0, _beside_hugo("clean", "peak")),
    Goal("a page of a dated archive costs at most 1.5 × one of a plain one", 1.5, _dated_beside_plain, form="dated"),
)
_HELP = Goal('`--help` takes at most 1.5 × the time of `python -c "import click"`', 1.5, lambda *_: None)


def goals(measured: Sequence[Measured], start: dict[str, list[Usage]]) -> str:
    """The table of goals. `start` has the runs of the two commands of the comparison of start-up times."""
    head = ("Goal", *(f"{one.size:,}, {one.form}" for one in measured))
    rows = [(goal.said, *(goal.cell(measured, one) for one in measured)) for goal in GOALS]
    ratio = None
    if len(start) == 2:
        base, ours = start.values()
        ratio = median(our.seconds / other.seconds for our, other in zip(ours, base, strict=True))
    return (
        "## Goals\n\nRatios of this run, by the clock; pages by time of the processor, in clean builds.\n\n"
        + table(head, rows)
        + f"\n{_HELP.said}: {_HELP.judged(ratio)}.\n"
    )
