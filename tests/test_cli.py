"""The command line: an exit code for each outcome, one sentence for a broken set-up, never a traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest

from explainer.cli import run
from tests.conftest import PROJECT, Draft

GOOD = "---\ntitle: Libya\n---\n\nText. [@wire]\n"
WIRE = "---\ntitle: A wire\nissued: 2020\n---\n"


def draw(archive: Draft, text: str = GOOD) -> list[str]:
    archive.write("conflicts/libya.md", text)
    archive.write("sources/wire.md", WIRE)
    return ["--config", str(archive.mkdocs_yml)]


def test_a_build_is_done(archive: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    config = draw(archive)
    assert run(config) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("site: ")
    assert said[0].endswith(" written, 0 kept")
    assert said[1] == "no problems"
    assert run(["build", *config]) == 0
    assert ": 0 written, " in capsys.readouterr().err


def test_the_configuration_is_named_before_or_behind_the_command(archive: Draft) -> None:
    config = draw(archive)
    assert run([*config, "check"]) == 0
    assert run(["check", *config]) == 0
    assert not archive.site.exists()


def test_content_with_errors(archive: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    config = draw(archive, "---\ntitle: Libya\n---\n\nOn [[tripolis]]. [@wire]\n\nAnother.\n")
    assert run(config) == 1
    assert capsys.readouterr().err.splitlines() == [
        "content/conflicts/libya.md:5:4: error: no entry is called “tripolis” [missing-reference]",
        "content/conflicts/libya.md:7:1: warning: this statement cites no source [uncited-statement]",
        "    end it with a citation, for example [@source-id]",
        "1 error, 1 warning",
    ]
    assert not archive.site.exists()


def test_errors_leave_the_last_good_site(archive: Draft) -> None:
    config = draw(archive)
    assert run(config) == 0
    before = archive.tree()
    archive.write("conflicts/libya.md", "no front matter")
    assert run(config) == 1
    assert archive.tree() == before


def test_a_configuration_that_is_not_there(archive: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    missing = archive.root / "other.yml"
    assert run(["--config", str(missing)]) == 2
    assert capsys.readouterr().err == f"error: there is no {missing}; name the configuration with --config\n"


def test_a_template_that_is_not_there(archive: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    config = draw(archive)
    (archive.own_templates() / "conflict.html").unlink()
    assert run(config) == 2
    assert capsys.readouterr().err == "error: there is no template templates/conflict.html\n"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("{% if %}", "templates/macros.html:1: Expected an expression, got 'end of statement block'"),
        ("{% endif %}", "templates/macros.html:1: Encountered unknown tag 'endif'."),
    ],
)
def test_a_template_with_a_fault_names_its_own_file(
    archive: Draft, capsys: pytest.CaptureFixture[str], fault: str, said: str
) -> None:
    """The fault is in what the page's template imports."""
    config = draw(archive)
    macros = archive.own_templates() / "macros.html"
    macros.write_text(fault + macros.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(config) == 2
    assert capsys.readouterr().err.splitlines() == [f"error: {said}"]
    assert not archive.site.exists()


def test_arguments_that_are_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["biuld"]) == 2
    assert "No such command 'biuld'" in capsys.readouterr().err


def test_today_is_an_argument(archive: Draft) -> None:
    config = draw(archive, "---\ntitle: Libya\n---\n\nThe GNA governs. [@wire]\n{: until=2021-03-16 }\n")
    assert run(["build", *config, "--today", "2022-01-01"]) == 0
    assert "Earlier: a statement that no longer holds" in archive.read("conflicts/libya/index.html")
    assert run(["build", *config, "--today", "2020-01-01"]) == 0
    assert "Earlier" not in archive.read("conflicts/libya/index.html")


def test_build_py_from_another_folder(archive: Draft) -> None:
    """As a stranger runs it: no package installed under the name, no traceback, the exit code of the outcome."""
    config = draw(archive, "---\ntitle: [Libya]\n---\n")
    done = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), *config],
        cwd=archive.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1] == "1 error, 1 warning"


def test_help_loads_no_heavy_library() -> None:
    """Help must feel instant: nothing but the library of the command line is imported."""
    code = (
        "import sys; from explainer.cli import run; run(['--help']);"
        "print(sorted({'markdown', 'jinja2', 'yaml', 'msgspec', 'nh3', 'mkdocs'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
