"""mkdocs.yml to a `Config`: the one configuration, which MkDocs reads too."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from explainer.load.admin import read_admin
from explainer.model.config import Config
from explainer.model.forge import forge_of
from explainer.model.problem import SetupError
from explainer.model.spelling import closest, did_you_mean

PLUGIN = "explainer"
_ISSUE_FORM = "error.yml"
_OPTIONS = {
    "admin",
    "rules",
    "cache_dir",
    "largest_entry",
    "today",
    "coverage",
    "feed_tag",
    "download",
    "epub",
    "edition",
    "social_pictures",
    "search",
}
_TAG = re.compile(r"(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?,\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_COVERAGE = ("statements", "dated", "figures")
_SEVERITIES: tuple[Any, ...] = ("error", "warning", "off")


def read_config(path: Path) -> Config:
    """Read a configuration file; raises `SetupError` with one sentence when it cannot be used.

    The keys are MkDocs' own (`site_name`, `docs_dir`, `site_dir`, `theme.custom_dir`, `site_url`, …,
    https://www.mkdocs.org/user-guide/configuration/) and the options of the plugin `explainer`.
    """
    path = path.absolute()
    data = _read_yaml(path)
    options = _plugin_options(data, path)
    root = path.parent
    theme = data.get("theme") if isinstance(data.get("theme"), dict) else {}
    custom_dir = theme.get("custom_dir") if theme else None
    site_url = _text(data, "site_url", path)
    config = Config(
        root=root,
        site_name=_text(data, "site_name", path) or "Archive",
        content_dir=root / (_text(data, "docs_dir", path) or "docs"),
        templates_dir=root / str(custom_dir or "templates"),
        site_dir=root / (_text(data, "site_dir", path) or "site"),
        cache_dir=root / str(options.get("cache_dir") or ".cache/explainer"),
        site_url=site_url if not site_url or site_url.endswith("/") else site_url + "/",
        site_description=_text(data, "site_description", path),
        repo_url=_repo_url(data, path),
        edit_uri=_edit_uri(data, path),
        issue_form=_ISSUE_FORM if (root / ".github" / "ISSUE_TEMPLATE" / _ISSUE_FORM).is_file() else "",
        severities=_severities(options.get("rules"), path),
        today=_today(options.get("today"), path),
        coverage=_coverage(options.get("coverage"), path),
        feed_tag=_feed_tag(options.get("feed_tag"), path),
        download=_switch(options, "download", path),
        epub=_switch(options, "epub", path),
        edition=_edition(options.get("edition"), path),
        social_pictures=_switch(options, "social_pictures", path, default=True),
        search=_switch(options, "search", path, default=True),
        admin=read_admin(options.get("admin"), _repo_url(data, path), root, path),
        largest_entry=_bytes(options.get("largest_entry", 1_000_000), path),
    )
    return check_config(config)


def check_config(config: Config) -> Config:
    """Return the same configuration if its folders can be used together; raises `SetupError` otherwise."""
    for folder, key in ((config.content_dir, "docs_dir"), (config.templates_dir, "theme: custom_dir")):
        if not folder.is_dir():
            raise SetupError(f"the folder {folder} does not exist; mkdocs.yml names it as {key}")
    site = config.site_dir.resolve()
    for folder in (config.root, config.content_dir, config.templates_dir, config.cache_dir):
        inside = folder.resolve()
        if site == inside or site in inside.parents:
            raise SetupError(
                f"site_dir is {config.site_dir}, which would replace {folder}; give it a folder of its own"
            )
    if config.content_dir.resolve() in site.parents:
        raise SetupError(f"site_dir is {config.site_dir}, inside the content; give it a folder of its own")
    return config


def _read_yaml(path: Path) -> dict[str, Any]:
    import yaml
    import yaml_env_tag

    class Loader(yaml.SafeLoader):
        """Safe YAML with the `!ENV` tag of MkDocs."""

    yaml_env_tag.add_env_tag(Loader)
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        raise SetupError(f"there is no {path}; name the configuration with --config") from None
    except OSError as fault:
        raise SetupError(f"{path} cannot be read: {fault.strerror}") from None
    try:
        data = yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader with one tag more
    except yaml.YAMLError as fault:
        raise SetupError(f"{path} is not valid YAML: {_one_line(fault)}") from None
    if not isinstance(data, dict):
        raise SetupError(f"{path} must hold keys and values, for example “site_name: My archive”")
    return data


def _one_line(fault: Exception) -> str:
    mark = getattr(fault, "problem_mark", None)
    what = " ".join((getattr(fault, "problem", None) or str(fault)).split())
    return f"{what} in line {mark.line + 1}, column {mark.column + 1}" if mark else what


def _text(data: dict[str, Any], key: str, path: Path) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SetupError(f"{path}: {key} must be a text")
    return value


def _repo_url(data: dict[str, Any], path: Path) -> str:
    address = _text(data, "repo_url", path)
    if address and not address.startswith(("https://", "http://")):
        raise SetupError(f"{path}: repo_url must be a whole address, beginning with https://")
    return address


def _edit_uri(data: dict[str, Any], path: Path) -> str:
    """As MkDocs does, but on the branch that the host calls HEAD and in the folder that is the content's."""
    said = _text(data, "edit_uri", path)
    if data.get("edit_uri") is None:
        forge = forge_of(_text(data, "repo_url", path))
        said = forge.edit + (_text(data, "docs_dir", path) or "docs") if forge and forge.edit else ""
    return said if not said or said.endswith("/") else f"{said}/"


def _plugin_options(data: dict[str, Any], path: Path) -> dict[str, Any]:
    plugins = data.get("plugins")
    found: Any = None
    if isinstance(plugins, dict):
        found = plugins.get(PLUGIN)
    elif isinstance(plugins, list):
        for plugin in plugins:
            if isinstance(plugin, dict) and PLUGIN in plugin:
                found = plugin[PLUGIN]
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise SetupError(f"{path}: the options of the plugin “{PLUGIN}” must be keys and values")
    for key in found:
        if key not in _OPTIONS:
            hint = did_you_mean(closest(str(key), _OPTIONS))
            raise SetupError(f"{path}: the plugin “{PLUGIN}” has no option “{key}”; {hint}".rstrip("; "))
    return found


def _severities(value: Any, path: Path) -> dict[str, Literal["error", "warning", "off"]]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise SetupError(f"{path}: “rules” must name rules and their severity")
    severities: dict[str, Literal["error", "warning", "off"]] = {}
    for rule, severity in value.items():
        # YAML 1.1 reads a bare `off` as false.
        said: Any = "off" if severity is False else severity
        if said not in _SEVERITIES:
            raise SetupError(f"{path}: the rule “{rule}” is set to “{said}”; say error, warning or off")
        severities[str(rule)] = said
    return severities


def _today(value: Any, path: Path) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise SetupError(f"{path}: “today” must be a day, for example 2026-02-28")


def _coverage(value: Any, path: Path) -> dict[str, float]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise SetupError(f"{path}: “coverage” must name {', '.join(_COVERAGE)} with a percentage each")
    for key, percent in value.items():
        number = isinstance(percent, int | float) and not isinstance(percent, bool)
        if key not in _COVERAGE or not number or not 0 <= percent <= 100:
            raise SetupError(
                f"{path}: “coverage” promises {key}: {percent}; it takes {', '.join(_COVERAGE)} from 0 to 100"
            )
    return {str(key): float(percent) for key, percent in value.items()}


def _feed_tag(value: Any, path: Path) -> str:
    """The authority and the day that make `tag:` ids one's own (RFC 4151, 2.1)."""
    if value in (None, ""):
        return ""
    if isinstance(value, str) and _TAG.fullmatch(value):
        return value
    raise SetupError(
        f"{path}: “feed_tag” must be a name that was yours on a day, and that day, for example “example.org,2026”"
    )


def _edition(value: Any, path: Path) -> str:
    """A name as it stands in citations, on one line."""
    if value is None or (isinstance(value, str) and value.isprintable()):
        return (value or "").strip()
    raise SetupError(f'{path}: “edition” must be a name on one line, in quotation marks, for example "2026-1"')


def _switch(options: dict[str, Any], key: str, path: Path, *, default: bool = False) -> bool:
    value = options.get(key)
    if value is None:
        return default
    if isinstance(value, bool):
        return value
    raise SetupError(f"{path}: “{key}” must be true or false")


def _bytes(value: Any, path: Path) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise SetupError(f"{path}: “largest_entry” must be a number of bytes")
    return value
