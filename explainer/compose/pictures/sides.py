"""Who stands where: actors down, conflicts across, and in each cell the side, the part and since when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from explainer.compose.paper import Paper
from explainer.compose.parts import span
from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.front import ActorFront, Role
from explainer.model.views import held


def sides(paper: Paper, conflicts: Sequence[Entry]) -> dict[str, Any]:
    """The table for the template: `columns`, links to the conflicts, and `rows`.

    A row has a link to the `actor`, its `type`, and a cell a conflict: None, or `lines`, each with `words` (the role),
    `sides` (links), `when` and `past`; without a role, `words` are "", and `members` link to what the actor acts for.
    """
    columns = {conflict.id: _actors(paper.archive, conflict) for conflict in conflicts}
    rows = []
    actors = [paper.archive.entries[actor_id] for actor_id in set().union(*columns.values())]
    for actor in sorted(actors, key=lambda entry: (entry.title.casefold(), entry.id)):
        cells = [_cell(paper, actor, conflict) if actor.id in columns[conflict.id] else None for conflict in conflicts]
        front = actor.front
        assert isinstance(front, ActorFront)
        kind = (front.type or "").replace("-", " ")
        rows.append({"actor": paper.link(actor.id), "type": kind, "cells": cells})
    return {"columns": paper.linked(conflict.id for conflict in conflicts), "rows": rows}


def _actors(archive: Archive, conflict: Entry) -> set[str]:
    """Those whom the conflict names, and those who say in a role that they belong to it.

    An actor's own `conflicts` say only where it matters, as a news agency does: they make no party of it.
    """
    found = set(archive.links[conflict.id].related("actors"))
    found |= {
        other
        for field, other in archive.relations_to.get(conflict.id, ())
        if field == "conflict" and archive.entries[other].kind == "actor"
    }
    return found


def _cell(paper: Paper, actor: Entry, conflict: Entry) -> list[dict[str, Any]]:
    front = actor.front
    assert isinstance(front, ActorFront)
    own = [role for role in front.roles if _is_in(paper, actor, role, conflict)]
    if own:
        return [_line(paper, actor, role) for role in own]
    line: dict[str, Any] = {"words": "", "sides": [], "members": [], "when": "", "past": False}
    line["members"] = paper.linked(paper.archive.links[actor.id].related("member_of"))
    if front.since or front.until:
        line.update(when=span(front.since, front.until), past=not held(None, front.until, paper.day))
    return [line]


def _is_in(paper: Paper, actor: Entry, role: Role, conflict: Entry) -> bool:
    link = paper.resolved(actor, "conflict", role.conflict) if role.conflict else None
    return link is not None and link["href"] == paper.link(conflict.id)["href"]


def _line(paper: Paper, actor: Entry, role: Role) -> dict[str, Any]:
    side = paper.resolved(actor, "side", role.side) if role.side else None
    return {
        "words": role.role,
        "sides": [side] if side else [],
        "members": [],
        "when": span(role.since, role.until),
        "past": not held(None, role.until, paper.day),
    }
