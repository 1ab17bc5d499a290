"""mkdocs.yml: what is read from it, and each broken set-up in one sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from explainer.load import check_config, read_config
from explainer.model.problem import SetupError
from tests.conftest import Draft


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what an empty mkdocs.yml asks for."""
    for name in ("docs", "templates"):
        (tmp_path / name).mkdir()
    return tmp_path


def fault(folder: Path, yml: str | bytes) -> str:
    """The sentence about a mkdocs.yml, without the folder it lies in."""
    file = folder / "mkdocs.yml"
    file.write_bytes(yml if isinstance(yml, bytes) else dedent(yml).encode())
    with pytest.raises(SetupError) as broken:
        read_config(file)
    sentence = str(broken.value)
    assert "\n" not in sentence
    return sentence.replace(f"{folder}/", "")


def test_an_empty_mapping_has_mkdocs_own_defaults(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("{}", encoding="utf-8")
    config = read_config(folder / "mkdocs.yml")
    assert (config.root, config.content_dir, config.templates_dir, config.site_dir, config.cache_dir) == (
        folder,
        folder / "docs",
        folder / "templates",
        folder / "site",
        folder / ".cache" / "explainer",
    )
    assert (config.site_name, config.site_url, config.severities, config.largest_entry) == (
        "Archive",
        "",
        {},
        1_000_000,
    )
    assert (config.edition, config.social_pictures, config.search) == ("", True, True)


def test_everything_that_can_be_set(folder: Path) -> None:
    (folder / "text").mkdir()
    (folder / "look").mkdir()
    (folder / "mkdocs.yml").write_text(
        dedent("""\
            site_name: Архив
            site_url: https://example.org/base
            site_description: About the news
            repo_url: https://example.org/repo
            edit_uri: edit/main
            docs_dir: text
            site_dir: ../out
            theme: {name: null, custom_dir: look}
            plugins:
              - search
              - explainer:
                  cache_dir: cache
                  largest_entry: 5
                  today: 2026-02-28
                  coverage: {statements: 95, figures: 99.5}
                  edition: " 2026-1 "
                  social_pictures: false
                  search: false
                  rules: {orphan: off, uncited-statement: error, coverage: warning}
            """),
        encoding="utf-8",
    )
    config = read_config(folder / "mkdocs.yml")
    assert config.site_name == "Архив"
    assert config.site_url == "https://example.org/base/"
    assert (config.site_description, config.repo_url, config.edit_uri) == (
        "About the news",
        "https://example.org/repo",
        "edit/main/",
    )
    assert (config.content_dir, config.templates_dir, config.cache_dir) == (
        folder / "text",
        folder / "look",
        folder / "cache",
    )
    assert config.site_dir.resolve() == folder.parent / "out"
    assert config.severities == {"orphan": "off", "uncited-statement": "error", "coverage": "warning"}
    assert (config.largest_entry, config.today) == (5, date(2026, 2, 28))
    assert config.coverage == {"statements": 95.0, "figures": 99.5}
    assert (config.edition, config.social_pictures, config.search) == ("2026-1", False, False)


def test_an_option_that_says_nothing_is_as_if_it_were_not_there(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(
        "plugins: [explainer: {edition: , social_pictures: , search: }]\n", encoding="utf-8"
    )
    config = read_config(folder / "mkdocs.yml")
    assert (config.edition, config.social_pictures, config.search) == ("", True, True)


@pytest.mark.parametrize(
    "plugins", ["[explainer]", "{explainer: }", "{explainer: {}}", "[{explainer: {rules: }}]", "[search]", "[]", "null"]
)
def test_a_plugin_without_options(folder: Path, plugins: str) -> None:
    (folder / "mkdocs.yml").write_text(f"plugins: {plugins}\n", encoding="utf-8")
    assert read_config(folder / "mkdocs.yml").severities == {}


def test_a_value_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mkdocs.yml").write_text('site_url: !ENV [EXAMPLE_URL, ""]\n', encoding="utf-8")
    monkeypatch.delenv("EXAMPLE_URL", raising=False)
    assert read_config(folder / "mkdocs.yml").site_url == ""
    monkeypatch.setenv("EXAMPLE_URL", "https://example.org")
    assert read_config(folder / "mkdocs.yml").site_url == "https://example.org/"


def test_a_configuration_is_found_from_another_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mkdocs.yml").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(folder / "docs")
    assert read_config(Path("../mkdocs.yml")).content_dir.resolve() == folder / "docs"


@pytest.mark.parametrize(
    ("yml", "sentence"),
    [
        ("", "mkdocs.yml must hold keys and values, for example “site_name: My archive”"),
        ("- a", "mkdocs.yml must hold keys and values, for example “site_name: My archive”"),
        ("a: b: c", "mkdocs.yml is not valid YAML: mapping values are not allowed here in line 1, column 5"),
        ("a: [", "mkdocs.yml is not valid YAML: expected the node content, but found '<stream end>' in line 1,"
         " column 5"),
        ("a: !!python/name:os.system", "mkdocs.yml is not valid YAML: could not determine a constructor for the tag"
         " 'tag:yaml.org,2002:python/name:os.system' in line 1, column 4"),
        ("site_name: [a]", "mkdocs.yml: site_name must be a text"),
        ("site_name: 2020", "mkdocs.yml: site_name must be a text"),
        ("docs_dir: {}", "mkdocs.yml: docs_dir must be a text"),
        ("docs_dir: nowhere", "the folder nowhere does not exist; mkdocs.yml names it as docs_dir"),
        ("docs_dir: mkdocs.yml", "the folder mkdocs.yml does not exist; mkdocs.yml names it as docs_dir"),
        ("theme: {custom_dir: nowhere}",
         "the folder nowhere does not exist; mkdocs.yml names it as theme: custom_dir"),
        ("plugins: [{explainer: [a]}]", "mkdocs.yml: the options of the plugin “explainer” must be keys and values"),
        ("plugins: {explainer: on}", "mkdocs.yml: the options of the plugin “explainer” must be keys and values"),
        ("plugins: [{explainer: {rule: {}}}]",
         "mkdocs.yml: the plugin “explainer” has no option “rule”; did you mean “rules”?"),
        ("plugins: [{explainer: {xyz: 1}}]", "mkdocs.yml: the plugin “explainer” has no option “xyz”"),
        ("plugins: [{explainer: {rules: [orphan]}}]", "mkdocs.yml: “rules” must name rules and their severity"),
        ("plugins: [{explainer: {rules: {orphan: never}}}]",
         "mkdocs.yml: the rule “orphan” is set to “never”; say error, warning or off"),
        ("plugins: [{explainer: {rules: {orphan: on}}}]",
         "mkdocs.yml: the rule “orphan” is set to “True”; say error, warning or off"),
        ("plugins: [{explainer: {largest_entry: 0}}]", "mkdocs.yml: “largest_entry” must be a number of bytes"),
        ("plugins: [{explainer: {largest_entry: 1 MB}}]", "mkdocs.yml: “largest_entry” must be a number of bytes"),
        ("plugins: [{explainer: {largest_entry: true}}]", "mkdocs.yml: “largest_entry” must be a number of bytes"),
        ("plugins: [{explainer: {today: 2026-02}}]", "mkdocs.yml: “today” must be a day, for example 2026-02-28"),
        ("plugins: [{explainer: {today: 2026-02-28T12:00:00}}]",
         "mkdocs.yml: “today” must be a day, for example 2026-02-28"),
        ("plugins: [{explainer: {coverage: 95}}]",
         "mkdocs.yml: “coverage” must name statements, dated, figures with a percentage each"),
        ("plugins: [{explainer: {coverage: {statements: 101}}}]",
         "mkdocs.yml: “coverage” promises statements: 101; it takes statements, dated, figures from 0 to 100"),
        ("plugins: [{explainer: {coverage: {all: 5}}}]",
         "mkdocs.yml: “coverage” promises all: 5; it takes statements, dated, figures from 0 to 100"),
        ("plugins: [{explainer: {edition: 2026}}]",
         "mkdocs.yml: “edition” must be a name on one line, in quotation marks, for example \"2026-1\""),
        ("plugins: [{explainer: {edition: \"a\\nb\"}}]",
         "mkdocs.yml: “edition” must be a name on one line, in quotation marks, for example \"2026-1\""),
        ("plugins: [{explainer: {search: 1}}]", "mkdocs.yml: “search” must be true or false"),
        ("plugins: [{explainer: {social_pictures: few}}]", "mkdocs.yml: “social_pictures” must be true or false"),
        ("site_dir: docs", "site_dir is docs, which would replace docs; give it a folder of its own"),
        ("site_dir: templates", "site_dir is templates, which would replace templates; give it a folder of its own"),
        ("site_dir: .cache", "site_dir is .cache, which would replace .cache/explainer; give it a folder of its own"),
        ("site_dir: docs/site", "site_dir is docs/site, inside the content; give it a folder of its own"),
    ],
)  # fmt: skip
def test_a_broken_set_up_is_one_sentence(folder: Path, yml: str, sentence: str) -> None:
    assert fault(folder, yml) == sentence


@pytest.mark.parametrize("site_dir", [".", "..", "/"])
def test_a_site_that_would_replace_the_archive_itself(folder: Path, site_dir: str) -> None:
    assert "which would replace" in fault(folder, f"site_dir: {site_dir}")


def test_a_site_that_leads_to_the_content_by_a_link(folder: Path) -> None:
    (folder / "site").symlink_to("docs")
    assert "which would replace" in fault(folder, "{}")


@pytest.mark.parametrize("yml", [b"\xff\xfe\x00", b"a: \x00", b"\x80: 1", "\udcff".encode("utf-8", "surrogatepass")])
def test_bytes_that_are_no_text(folder: Path, yml: bytes) -> None:
    assert fault(folder, yml).startswith("mkdocs.yml is not valid YAML: ")


def test_no_configuration(folder: Path) -> None:
    with pytest.raises(SetupError) as broken:
        read_config(folder / "other.yml")
    assert str(broken.value) == f"there is no {folder}/other.yml; name the configuration with --config"
    with pytest.raises(SetupError) as broken:
        read_config(folder / "docs")
    assert str(broken.value) == f"{folder}/docs cannot be read: Is a directory"


def test_a_changed_configuration_is_checked_like_a_read_one(archive: Draft) -> None:
    config = archive.settings()
    assert check_config(config) is config
    with pytest.raises(SetupError, match="inside the content"):
        check_config(msgspec.structs.replace(config, site_dir=config.content_dir / "site"))
