"""Putting two sources about the same things together: pairs suggested, chosen one by one, looked at, then loaded.

The sources are two files, or the store and a file; pairs are looked for within the store, too. Nothing is one thing
that nobody said is; ids alone say so by themselves, as everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from api.loading import Loaded, Manner, load, read_all
from api.session import Session
from graph.check import check
from graph.errors import NotFound, WrongUse
from graph.known import NOTHING_KNOWN, Known
from graph.matching import Match, Side, Together, duplicates, matches, together
from graph.model import Batch, Commit, Problem, Record
from graph.values import nearest
from loaders.mapping_choice import Mappings


@dataclass(frozen=True, slots=True)
class Sources:
    """Two sources, each looked at by itself.

    Attributes:
        left: The first file; None where that is the store.
        right: The other.
        sides: What both hold, by ids.
        problems: What is wrong with the files.
    """

    left: Batch | None
    right: Batch
    sides: tuple[Side, Side]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """Which things of two sources may be one.

    Attributes:
        matches: The likeliest first.
        problems: What is wrong with the files.
        loaded: What putting the chosen ones together does, or would; None where none was chosen.
        kept: What the second source says otherwise of chosen ones, and is not taken: id, field, value.
    """

    matches: Sequence[Match]
    problems: tuple[Problem, ...]
    loaded: Loaded | None = None
    kept: tuple[tuple[str, str, str], ...] = field(default=())

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {
            "matches": [match.record() for match in self.matches],
            "problems": [problem.record() for problem in self.problems],
            "kept": [{"id": own, "field": name, "other": value} for own, name, value in self.kept],
            "load": _record(self.loaded) if self.loaded else None,
        }


def _record(loaded: Loaded) -> Record:
    counts = loaded.plan.counts
    return {
        **{name: getattr(counts, name) for name in counts.__slots__},
        "dry_run": loaded.dry_run,
        "findings_new": [finding.id for finding in loaded.findings.appeared],
        "findings_gone": [finding.id for finding in loaded.findings.gone],
        "revision": loaded.revision,
    }


def sources(
    session: Session, paths: Sequence[Path], mappings: Mappings | None = None, most: int | None = None
) -> Sources:
    """Read two files, or one to compare with the store.

    Args:
        session: Whose store.
        paths: The files.
        mappings: How foreign tables are read; else as such tables were read before.
        most: So many things and links together are taken; None for any number.

    Raises:
        WrongUse: If there are more files or none, one is missing, or one cannot be read as a whole.
    """
    if not 1 <= len(paths) <= 2:
        raise WrongUse("name two files, or one to compare with the store")
    batches = read_all(session, paths, mappings=mappings, most=most)
    if broken := [batch for batch in batches if not batch.readable]:
        names = ", ".join(batch.source for batch in broken)
        raise WrongUse(f"{names} cannot be read as a whole; `goldenthread check` says why")
    known = session.known
    resolved = [_resolved(session, batch, known if len(batches) == 1 else NOTHING_KNOWN) for batch in batches]
    problems = tuple(problem for _, found in resolved for problem in found)
    *first, (right, _) = resolved
    left = first[0][0] if first else None
    held = Side(left.nodes, left.links) if left else _stored(session, known)
    return Sources(left, right, (held, Side(right.nodes, right.links)), problems)


def match(found: Sources) -> Matched:
    """Return which things of two sources may be one."""
    return Matched(matches(*found.sides), found.problems)


def duplicates_of(session: Session, node_id: str = "") -> list[Match]:
    """Return which things of the store may be one, all or those that may be the one of an id; the likeliest first."""
    side = _stored(session, session.known)
    of = next((node for node in side.nodes if node.id == node_id), None)
    alike = side if of is None else Side([node for node in side.nodes if node.kind == of.kind], side.links)
    return duplicates(alike, node_id)


def joined(found: Sources, same: Mapping[str, str], source: str) -> Together:
    """Return both sources as one, in which chosen pairs are one thing each.

    Args:
        found: The sources.
        same: Id in the first source, by id in the second.
        source: What the two are called together.

    Raises:
        NotFound: If a chosen id is not in its source.
        WrongUse: If a pair is of two kinds, or one thing is chosen for several.
    """
    _check(found, same)
    chosen = [node for node in found.sides[0].nodes if node.id in same.values()]
    return together(found.left or Batch(found.right.source, chosen), found.right, same, source)


def join(session: Session, found: Sources, same: Mapping[str, str], commit: Commit, *, dry_run: bool) -> Matched:
    """Put chosen pairs together and load both sources as one revision, or look at what that would do.

    Args:
        session: Whose store.
        found: The sources.
        same: Id in the first source, by id in the second.
        commit: Who and why.
        dry_run: Only look.

    Raises:
        NotFound, WrongUse: As `joined` does.
    """
    both = joined(found, same, commit.source)
    done = load(session, [both.batch], commit, Manner(dry_run=dry_run))
    return Matched(matches(*found.sides), found.problems, done, both.kept)


def _resolved(session: Session, batch: Batch, known: Known) -> tuple[Batch, Sequence[Problem]]:
    """Return a batch in which everything has an id and ends are ids, and what is wrong with it."""
    checked = check(batch, session.ontology, known)
    part = checked.parts[0]
    whole = replace(batch, nodes=part.nodes, links=part.links, readings=part.readings, problems=())
    return whole, checked.problems


def _stored(session: Session, known: Known) -> Side:
    """Return what the store holds of declared kinds."""
    ids = list(known.columns().nodes.ids)
    nodes = (node for node in known.nodes(ids).values() if node.kind in session.ontology.kinds)
    return Side(sorted(nodes, key=lambda node: node.id), known.links(ids))


def _check(found: Sources, same: Mapping[str, str]) -> None:
    held = [{node.id: node.kind for node in side.nodes} for side in found.sides]
    for right, left in same.items():
        for given, ids, what in ((left, held[0], "first source"), (right, held[1], "second source")):
            if given not in ids:
                meant = nearest(given, ids)
                hint = f"; is {meant} meant?" if meant else ""
                raise NotFound(f"there is nothing with the id {given!r} in the {what}{hint}")
        if held[0][left] != held[1][right]:
            raise WrongUse(f"{left} is a {held[0][left]} and {right} a {held[1][right]}: they cannot be one thing")
    twice = [left for left in set(same.values()) if list(same.values()).count(left) > 1]
    if twice:
        raise WrongUse(f"{', '.join(sorted(twice))} is chosen for several things; one at a time")
