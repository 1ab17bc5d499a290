"""Figures and tables as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from bench.cases import Measured, Result


def ratios(results: Sequence[Result], base: Sequence[Result], name: str) -> list[float]:
    """The ratios of a figure of `Usage` between builds of the same run."""
    pairs = zip(results, base, strict=False)
    return [getattr(result.usage, name) / getattr(other.usage, name) for result, other in pairs]


def processor_per_page(measured: Measured, who: str) -> float | None:
    """Seconds of the processor that a clean build takes for each page it writes; None when it was not measured."""
    results, site = measured.results.get((who, "clean")), measured.sites.get(who)
    return median(result.usage.processor for result in results) / site.pages if results and site else None


def span(figures: Sequence[float], unit: str) -> str:
    """The median and, of several, the least and the most."""
    middle, least, most = (figure(one) for one in (median(figures), min(figures), max(figures)))
    return f"{middle}{unit}" if len(figures) == 1 else f"{middle}{unit} ({least} – {most})"


def figure(number: float) -> str:
    """A number with as many digits as it is worth."""
    return f"{number:,.2f}" if number < 10 else f"{number:,.1f}" if number < 100 else f"{number:,.0f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is of words."""
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
