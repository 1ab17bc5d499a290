"""A new entry, from what its author says: asked for, checked at once, written once."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args, get_origin

import msgspec

from explainer import pipeline
from explainer.check import ambiguous_reference, missing_reference, with_severities, wrong_kind
from explainer.check import check as check_archive
from explainer.desk.blank import Values, new_entry
from explainer.desk.drafts import KEPT_BACK, free_id, taken_ids, write_new
from explainer.desk.questions import QUESTIONS
from explainer.link import link
from explainer.link.moved import former_ids
from explainer.link.names import Names
from explainer.link.resolve import Resolver
from explainer.load import entry_of
from explainer.load.decode import decode
from explainer.model.archive import MissingRelation, Related
from explainer.model.config import Config
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.front import FRONTS, KIND_FOLDERS, RELATION_KINDS, Kind
from explainer.model.ids import is_id
from explainer.model.problem import Problem
from explainer.model.schema import fields_of
from explainer.model.setup import SetupError
from explainer.model.spelling import with_article

Ask = Callable[[str], str]
"""Asks a person one question and gives back the answer, which may be empty."""
Tell = Callable[[str], None]
"""Shows a person a line."""
Value = str | tuple[str, ...]

_RULES = (missing_reference.of_entry, wrong_kind.of_entry, ambiguous_reference.of_entry)
_FILLERS = {"title": "Title", "date": "2020-01-01"}
"""For required fields that were not asked for yet."""


class Desk:
    """An archive that new entries are checked against. Raises `SetupError` when it cannot be read."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.archive, self._problems = pipeline.read(config)
        archive = self.archive
        names = Names(archive.entries, archive.names, former_ids(archive.promises))
        self._resolver = Resolver(archive.entries, archive.assets, names)

    def fill(self, kind: Kind, given: Values, ask: Ask | None, tell: Tell) -> Values:
        """What was given and, where a person can be asked, the answers to what is missing.

        Raises `SetupError` for a required field that nobody gives, and for a given one that cannot be.
        """
        values: dict[str, Value] = {}
        for key, value in given.items():
            values[key], fault = self._tried(kind, key, value)
            if fault:
                raise SetupError(f"--{option(key)}: {fault}")
        for key, question in QUESTIONS[kind]:
            if key in values or (key == "url_verified" and "URL" not in values):
                continue
            if ask is not None:
                answer = self._answer(kind, key, question, ask, tell)
                if answer:
                    values[key] = answer
            elif fields_of(FRONTS[kind])[key].required:
                example = "2020-10-28" if key == "date" else '"…"'
                name = option(key)
                raise SetupError(f"{with_article(kind)} needs a {key}: give it with --{name}, like --{name} {example}")
        return {key: values[key] for key in fields_of(FRONTS[kind]) if key in values}

    def write(self, kind: Kind, values: Values, entry_id: str = "") -> Path:
        """Write a new entry; returns its file. Raises `SetupError` where an id is taken or cannot be, or the entry
        would be an error or make one elsewhere.
        """
        entry_id = self._free(entry_id, str(values["title"]))
        file = self.config.content_dir / KIND_FOLDERS[kind] / f"{entry_id}.md"
        if self.config.content_dir.resolve() not in file.parent.resolve().parents:
            raise SetupError(f"{file.parent} leads out of the content folder")
        text = new_entry(kind, values)
        self._refuse_errors(text, os.path.relpath(file, self.config.root).replace(os.sep, "/"), kind)
        write_new(file, text)
        return file

    def _answer(self, kind: Kind, key: str, question: str, ask: Ask, tell: Tell) -> Value:
        """The answer to a question, asked until it can be used; "" when an optional one is passed over."""
        required = fields_of(FRONTS[kind])[key].required
        several = is_list(kind, key)
        hint = "" if required else " (Enter passes over it)"
        while True:
            said = " ".join(ask(f"{question}{' Several with commas.' if several else ''}{hint}").split())
            if not said:
                if not required:
                    return ""
                tell("  this is needed")
                continue
            value, fault = self._tried(kind, key, split(said) if several else said)
            if not fault:
                return value
            tell(f"  {fault}")

    def _tried(self, kind: Kind, key: str, value: Value) -> tuple[Value, str]:
        """A field's value, references by title or name as ids, and what is wrong with it or ""."""
        invisible = [_invisible(text) for text in ((value,) if isinstance(value, str) else value)]
        if any(invisible):
            return value, next(filter(None, invisible))
        fillers = {name: text for name, text in _FILLERS.items() if name in fields_of(FRONTS[kind])}
        entry, faults = entry_of(new_entry(kind, {**fillers, key: value}), "new.md", kind)
        if faults or entry is None:
            return value, _words(faults[0])
        links = self._resolver.links(entry)
        alone = msgspec.structs.replace(self.archive, links={entry.id: links})
        faults = [problem for rule in _RULES for problem in rule(alone, entry)]
        if faults:
            missing = next((outcome for outcome in links.relations if isinstance(outcome, MissingRelation)), None)
            wanted = RELATION_KINDS[key] if missing and not missing.suggestion else ""
            first = f'; make it first: python build.py new {wanted} --title "…"' if wanted else ""
            return value, _words(faults[0]) + first
        ids = tuple(outcome.entry_id for outcome in links.relations if isinstance(outcome, Related))
        if ids:
            value = ids if isinstance(value, tuple) else ids[0]
        return value, ""

    def _free(self, wanted: str, title: str) -> str:
        taken = taken_ids(self.config)
        if not wanted:
            return free_id(title, taken)
        if not is_id(wanted) or wanted in KEPT_BACK:
            raise SetupError(
                f"--id: “{wanted}” cannot be an id; use lower-case letters, digits and hyphens, "
                f"for example “{free_id(wanted, taken)}”"
            )
        if wanted.casefold() in {other.casefold() for other in taken}:
            raise SetupError(f"--id: the id “{wanted}” is taken, or was once; “{free_id(wanted, taken)}” is free")
        return wanted

    def _refuse_errors(self, text: str, path: str, kind: Kind) -> None:
        entry, faults = entry_of(text, path, kind)
        if entry is not None:
            faults = [*faults, *self._checked(entry)]
        found = with_severities(faults, self.config.severities)
        new = [problem for problem in found if problem.severity == "error" and problem not in self._problems]
        if new:
            raise SetupError(f"with this entry there would be an error at {new[0].position}: {_words(new[0])}")

    def _checked(self, entry: Entry) -> list[Problem]:
        entries, archive = [*self.archive.entries.values(), entry], self.archive
        with_it = link(entries, archive.assets.values(), archive.broken, self.config.today, archive.promises)
        return check_archive(with_it, self.config.coverage)


def option(key: str) -> str:
    """The name of a field as an option of the command line: `event-date`, `url`."""
    return key.lower().replace("_", "-")


def is_list(kind: Kind, key: str) -> bool:
    """Whether a field holds several values."""
    return get_origin(fields_of(FRONTS[kind])[key].type) is tuple


def simple_fields(kind: Kind) -> Mapping[str, bool]:
    """The fields that an option can give, with whether each holds several texts; the others hold keys and values."""
    found: dict[str, bool] = {}
    for key, field in fields_of(FRONTS[kind]).items():
        parts = [part for part in get_args(field.type) if isinstance(part, type) and part is not Edtf]
        if not any(issubclass(part, msgspec.Struct) for part in parts):
            found[key] = is_list(kind, key)
    return found


def split(text: str) -> tuple[str, ...]:
    """The parts of a list that is written with commas."""
    return tuple(filter(None, (" ".join(part.split()) for part in text.split(","))))


def _invisible(text: str) -> str:
    """What of a text cannot stand in a file, or ""."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return "this is not UTF-8; write it in letters"
    return next((problem.message for problem in decode(data, "")[1] if problem.severity == "error"), "")


def _words(problem: Problem) -> str:
    return f"{problem.message}; {problem.hint}" if problem.hint else problem.message
