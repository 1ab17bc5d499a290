"""The files for hosts: that they can be read, and that what they run is there."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from explainer.cli import main
from explainer.load.configuration import read_config
from explainer.model.hosting import ADMIN_POLICY, AFRESH, FOR_EVER, POLICY, SAFE
from tests.conftest import PROJECT

WORKFLOWS = (
    ".github/workflows/pages.yml",
    ".github/workflows/check.yml",
    ".forgejo/workflows/pages.yml",
    ".forgejo/workflows/check.yml",
)
HOSTS = (*WORKFLOWS, ".gitlab-ci.yml", "netlify.toml", "wrangler.toml", "hosting/nginx.conf", "hosting/s3.sh")
COMMAND = re.compile(r"python build\.py([^\n\"&`”]*)")


def text_of(path: str) -> str:
    return (PROJECT / path).read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every call of the program in these files and in the page about them."""
    for path in (*HOSTS, "hosting/pages-branch.sh", "docs/hosting.md"):
        for match in COMMAND.finditer(text_of(path)):
            yield path, shlex.split(match[1])


def test_every_command_with_its_options_is_there() -> None:
    found = list(commands())
    assert len(found) > 10
    for path, arguments in found:
        command: click.Command = main
        if arguments and not arguments[0].startswith("-"):
            assert arguments[0] in main.commands, (path, arguments)
            command = main.commands[arguments.pop(0)]
        command.make_context("build.py", list(arguments), resilient_parsing=False)


@pytest.mark.parametrize("path", WORKFLOWS)
def test_workflows_have_jobs_with_steps(path: str) -> None:
    flow: dict[Any, Any] = yaml.safe_load(text_of(path))
    assert flow[True]  # YAML 1.1 reads the key “on” so
    for job in flow["jobs"].values():
        assert job["runs-on"]
        assert all(set(step) & {"uses", "run"} for step in job["steps"])


def test_actions_are_pinned_to_a_commit_and_may_only_what_they_need() -> None:
    for path in WORKFLOWS[:2]:
        flow = yaml.safe_load(text_of(path))
        assert flow["permissions"] == {"contents": "read"}
        for line in text_of(path).splitlines():
            if "uses:" in line:
                assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_all_hosts_take_the_python_and_the_libraries_that_are_tested() -> None:
    minimum = tomllib.loads(text_of("pyproject.toml"))["project"]["requires-python"].removeprefix(">=")
    assert text_of(".python-version").strip() == minimum
    for path in HOSTS[:6]:
        versions = re.findall(r"(?:python:|python-version: \"|PYTHON_VERSION = \")(\d+\.\d+)", text_of(path))
        assert set(versions) == {minimum}, path
    assert "--hash=sha256:" in text_of("requirements.txt")
    for path in (*WORKFLOWS, ".gitlab-ci.yml"):
        assert "--require-hashes -r requirements.txt" in text_of(path)


def test_hosts_publish_the_folder_that_the_build_writes() -> None:
    site = read_config(PROJECT / "mkdocs.yml").site_dir.name
    assert tomllib.loads(text_of("netlify.toml"))["build"]["publish"] == site
    assert tomllib.loads(text_of("wrangler.toml"))["pages_build_output_dir"] == site
    for path in WORKFLOWS[:2]:
        steps = [step for job in yaml.safe_load(text_of(path))["jobs"].values() for step in job["steps"]]
        assert [step["with"]["path"] for step in steps if "artifact" in step.get("uses", "")] == [site]
    pages = yaml.safe_load(text_of(".gitlab-ci.yml"))["pages"]
    assert pages["artifacts"]["paths"] == ["public"]
    assert pages["script"] == ["python build.py build --site-dir public"]


def test_all_hosts_say_the_same() -> None:
    nginx = text_of("hosting/nginx.conf")
    for said in (POLICY, ADMIN_POLICY, AFRESH, FOR_EVER, *SAFE.values()):
        assert said in nginx
    assert f"'{AFRESH}'" in text_of("hosting/s3.sh")
    assert f"'{FOR_EVER}'" in text_of("hosting/s3.sh")


@pytest.mark.parametrize("script", ["s3.sh", "pages-branch.sh"])
def test_scripts_can_be_run_and_parsed(script: str) -> None:
    file = PROJECT / "hosting" / script
    assert file.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(file)], check=True)


def test_the_page_about_hosting_names_every_file() -> None:
    page = text_of("docs/hosting.md")
    for path in (*HOSTS, "hosting/pages-branch.sh"):
        assert path in page
        assert Path(PROJECT / path).is_file()
