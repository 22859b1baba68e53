"""Why something does not serve the purpose, and what would mend it, in sentences and commands to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from api.say.names import Names
from api.say.words import count, day, listed, shell_word, verb
from graph.analysis.absence import Absence, FrontierPart, absence
from graph.analysis.mending import RepairOption
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.columns import DEFAULT_STATUS

TARGETS = 3


def frontier_sentence(sight: Sight, node: int, shown: int = 2) -> str:
    """Return what is missing where the threads of a node end."""
    return ends_sentence(absence(sight, node).frontier, shown)


def ends_sentence(parts: Sequence[FrontierPart], shown: int = 2) -> str:
    """Return what is missing in some places where threads end."""
    sentences = [part.missing for part in parts[:shown]]
    if len(parts) > shown:
        others = len(parts) - shown
        sentences.append(f"{count(others, 'other thread')} {verb(others, 'ends', 'end')} elsewhere.")
    return " ".join(sentences)


def lapsed_sentence(sight: Sight, names: Names, node: int) -> str:
    """Return what a node served that has ended since, and how; empty where nothing of the kind is recorded."""
    snapshot = sight.snapshot
    gone = snapshot.role_mask("sight") & snapshot.link_live_or_ended & ~snapshot.link_live
    gone &= np.isin(snapshot.sources, sight.up(node))
    for link in np.flatnonzero(gone).tolist():
        source, target = int(snapshot.sources[link]), int(snapshot.targets[link])
        said = f"{names.quoted(source)} {names.link_label(snapshot.link_kind(link))} {names.quoted(target)}"
        return f"It did serve: {said}, {_ending(snapshot, link, target)}; nothing in force has taken its place."
    return ""


def _ending(snapshot: Snapshot, link: int, target: int) -> str:
    if snapshot.live[target]:
        return f"but only until {day(snapshot.columns.links.valid_to[link])}"
    status, last = snapshot.columns.nodes.statuses[target], snapshot.columns.nodes.valid_to[target]
    return f"which ended on {day(last)}" if last and status == DEFAULT_STATUS else f"which is {status}"


def boundary(found: Absence, names: Names, *, depth: bool = True) -> str:
    """Return how far the search went, so that a gap is never taken for more than it is.

    Args:
        found: What was looked at.
        names: How links are called.
        depth: Whether to say how many steps it took.
    """
    links = listed([f"“{label}”" for label in dict.fromkeys(names.link_label(kind) for kind in found.followed)])
    steps = f", {count(found.depth, 'step')} far" if depth and found.depth else ", to the end of each thread"
    hidden = "records hidden from you could change the answer" if found.hidden else "no record was hidden from you"
    return (
        f"Searched as things stood on {day(found.date)}{steps}, without any filter; {hidden}. "
        f"Followed was every link that carries line of sight: {links}."
    )


def step_lines(steps: Sequence[RepairOption], names: Names, shown: int | None) -> Iterator[str]:
    """Yield each new link as a sentence and, where it can be made at once, the command that makes it."""
    for number, step in enumerate(steps[:shown], 1):
        yield f"  {number}. {step_sentence(step, names)}"
        if command := link_command(step, names):
            yield f"     {command}"
    if shown is not None and len(steps) > shown:
        yield f"  - and {len(steps) - shown:,} more (--all)"


def step_sentence(step: RepairOption, names: Names) -> str:
    """Return one new link in words."""
    label = names.link_label(step.link)
    if step.make and step.source is None:
        return f"Record a {names.kind_label(step.make)} first, one that {label} {names.several(step.targets)}."
    source = names.quoted(step.source) if step.source is not None else ""
    if step.make:
        return f"Record a {names.kind_label(step.make)} first, and say that {source} {label} it."
    first, *others = (names.quoted(target) for target in step.targets[:TARGETS])
    choice = f" (or {listed(others, 'or')}, whichever is true)" if others else ""
    return f"Say that {source} {label} {first}, if it is so{choice}."


def link_command(step: RepairOption, names: Names) -> str:
    """Return the command that makes a new link; empty where a record must be made first."""
    if step.make or step.source is None or not step.targets:
        return ""
    ids = names.snapshot.ids
    return f"goldenthread link {shell_word(ids[step.source])} {step.link} {shell_word(ids[step.targets[0]])}"
