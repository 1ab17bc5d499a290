"""When nothing changed since the last build of a site, there is nothing to do: the short way.

The last build's outcome is kept beside the site's manifest, under a digest of everything that a build reads: all
files, the program and the configuration. A build that finds the same digest, the same manifest and a site that is as
the manifest says gives the same outcome and ends.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from explainer.load.census import Census, replace_file
from explainer.model.config import Config
from explainer.model.problem import Problem
from explainer.model.sealed import sealed, unsealed
from explainer.write.standing import forget_lost_sites, manifest_digest, place_of, standing

_NAME = "outcome"


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """`inputs` is the digest of what the build read, `manifest` that of the manifest which it left."""

    inputs: str
    manifest: str
    problems: tuple[Problem, ...]


def recall(config: Config, census: Census) -> tuple[tuple[Problem, ...], int] | None:
    """The problems of the last build and the number of files of its site, if a build now would change nothing."""
    try:
        data = unsealed(_file(config).read_bytes())
        kept = msgspec.msgpack.decode(data, type=_Kept)
    except (OSError, ValueError):
        return None
    if kept.inputs != _inputs(config, census):
        return None
    found = standing(config.site_dir, config.cache_dir)
    if found is None or found[0] != kept.manifest:
        return None
    forget_lost_sites(place_of(config.site_dir, config.cache_dir))
    return kept.problems, found[1]


def remember(config: Config, census: Census, problems: tuple[Problem, ...]) -> None:
    """Keep the outcome of a build that has just ended well."""
    manifest = manifest_digest(config.site_dir, config.cache_dir)
    kept = sealed(msgspec.msgpack.encode(_Kept(_inputs(config, census), manifest, problems)))
    file = _file(config)
    if not file.is_file() or file.read_bytes() != kept:
        replace_file(file, kept)


def _file(config: Config) -> Path:
    return place_of(config.site_dir, config.cache_dir) / _NAME


def _inputs(config: Config, census: Census) -> str:
    """Of files and configuration; the census holds the program."""
    return hashlib.blake2b(census.digest().encode() + config.said(), digest_size=16).hexdigest()
