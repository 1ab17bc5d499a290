"""What docs/importing.md shows is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

from explainer import cli
from tests.conftest import PROJECT, Draft


def test_the_example_of_the_guide(known: Draft, tmp_path: Path) -> None:
    guide = (PROJECT / "docs/importing.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"^```(text|markdown)\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE))
    file = tmp_path / "report.txt"
    file.write_text(blocks["text"], encoding="utf-8")
    assert cli.run(["import", "--config", str(known.mkdocs_yml), "--id", "call", str(file)]) == 0
    assert (known.content / "reports/call.md").read_text(encoding="utf-8") == blocks["markdown"]
