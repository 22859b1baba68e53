"""What work rests on that serves by one thing only: the link or the node that carries everything."""

from __future__ import annotations

from api.say.names import Names
from api.say.words import count, listed
from graph.analysis.robust import Robustness, first_cut, robustness
from graph.analysis.sight import Sight

CARRIED = {
    "asserted": "which one side asserts; agree it with the other",
    "agreed": "which both sides have agreed",
    "observed": "which data show",
}


def weak_sentence(sight: Sight, names: Names, node: int) -> str:
    """Return what the line of sight of a node hangs on, where it hangs on one thing."""
    link = first_cut(sight, node)
    if link is not None:
        return f"every thread crosses {link_clause(names, link)}."
    return f"every thread runs through {names.quoted(int(sight.dominators.nearest[node]))}."


def robust_sentence(sight: Sight, names: Names, node: int) -> str:
    """Return how many ways carry a node, and what a single one rests on; empty for an anchor."""
    found = robustness(sight, node)
    if not found.paths:
        return ""
    if found.paths > 1:
        many = "Three or more" if found.paths > 2 else "Two"
        return f"{many} threads that share no link lead to the purpose."
    return f"One thread leads to the purpose. {_crossed(names, found)}"


def link_clause(names: Names, link: int) -> str:
    """Return a link in words, with what it rests on."""
    snapshot = names.snapshot
    source, target = int(snapshot.sources[link]), int(snapshot.targets[link])
    said = f"{names.quoted(source)} {names.link_label(snapshot.link_kind(link))} {names.quoted(target)}"
    return f"{said}, {CARRIED.get(snapshot.columns.links.bases[link], 'which somebody says')}"


def _crossed(names: Names, found: Robustness) -> str:
    crossed = [link_clause(names, link) for link in found.cuts]
    if len(crossed) == 1:
        return f"It rests on this link: {crossed[0]}."
    return f"It rests on {count(len(crossed), 'link')}, each of which carries all of it: {listed(crossed, 'and then')}."
