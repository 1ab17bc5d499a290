"""`python -m bench` measures this program beside Hugo and MkDocs and writes bench/RESULTS.md."""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import sys
import tempfile
from pathlib import Path

from bench import cases
from bench.forms import FORMS
from bench.measure import FailedError, Usage, run
from bench.table import document

_LARGE = 5_000
"""From this size on there are fewer runs."""


def main(arguments: list[str]) -> int:
    """Measure, and write the results; returns the exit code. Ctrl-C and SIGTERM leave nothing behind."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        text = _measure(options, shlex.join(["python", "-m", "bench", *arguments]))
    except KeyboardInterrupt:
        print("stopped; nothing was written", file=sys.stderr)
        return 130
    except FailedError as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 1
    options.output.write_text(text, encoding="utf-8")
    print(f"{options.output} is written", file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--sizes", type=_sizes, default=(100, 1_000, 10_000), help="entries, for example 100,1000,10000"
    )
    parser.add_argument("--forms", type=_forms, default=FORMS, help="plain, dated or both (default: plain,dated)")
    parser.add_argument(
        "--mkdocs", choices=("none", "lean", "all"), default="lean", help="variants of MkDocs (default: lean)"
    )
    parser.add_argument(
        "--apart", type=int, default=1_000, help="entries with which search and pictures are measured; 0 for none"
    )
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another archive (default: 1)")
    parser.add_argument("--runs", type=int, default=5, help=f"a third of them from {_LARGE} entries on (default: 5)")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which MkDocs is stopped (default: 600)")
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("RESULTS.md"))
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(part) for part in text.split(",")}))


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form for form in FORMS if form in text.split(","))


def _measure(options: argparse.Namespace, command: str) -> str:
    before = _load()
    with tempfile.TemporaryDirectory(prefix="explainer-bench-") as name:
        folder = Path(name)
        program = cases.copy_program(folder / "program")
        variants = {"none": (), "lean": ("lean",), "all": tuple(cases.MKDOCS)}[options.mkdocs]
        # Files into the disk cache.
        cases.measure(folder / "warm", program, 20, "dated", options.seed, 1, options.limit, variants)
        start = _start(folder, program, 4 * options.runs)
        measured = []
        for size in options.sizes:
            runs = options.runs if size < _LARGE else max(1, options.runs // 3)
            for form in options.forms:
                with tempfile.TemporaryDirectory(dir=folder) as inner:
                    found = cases.measure(Path(inner), program, size, form, options.seed, runs, options.limit, variants)
                measured.append(found)
        apart = None
        if options.apart:
            with tempfile.TemporaryDirectory(dir=folder) as inner:
                apart = cases.measure_apart(Path(inner), program, options.apart, "plain", options.seed, options.runs)
    return document(measured, apart, start, command, f"{before} before and {_load()} after")


def _start(folder: Path, program: Path, runs: int) -> dict[str, list[Usage]]:
    """How long a command takes that does nothing: our help, beside the import of the library that prints it."""
    commands = {
        'python -c "import click"': (sys.executable, "-c", "import click"),
        "python build.py --help": (sys.executable, str(program), "--help"),
    }
    found: dict[str, list[Usage]] = {said: [] for said in commands}
    for _ in range(runs):
        for said, command in commands.items():
            found[said].append(run(command, folder))
    return found


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
