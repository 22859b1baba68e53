"""Checks the links of batches: ends that are there and may be linked so, values, no link twice, no forbidden circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.circles import Circles, circles_among
from graph.directory import Directory
from graph.fits import misfits, most_at_once
from graph.merge import overlap
from graph.model import Batch, Link, Node
from graph.ontology import LinkKind, Ontology
from graph.problems import Plain, Report, Row, at, row_of, with_extra
from graph.progress import counted
from graph.repeats import repeated
from graph.values import nearest

Triple = tuple[str, str, str]


@dataclass
class LinkCheck:
    """The links of batches on their way through checking.

    Attributes:
        rows: What `NodeCheck.rows` says.
        refused: How many were refused.
        refused_keys: Their sources, kinds and targets, as far as known.
        refused_unnamed: Whether an end of one of them is not known.
        stored: The known links of the sources, by source, kind and target.
    """

    ontology: Ontology
    directory: Directory
    report: Report
    rows: Mapping[tuple[int, Row, str], str]
    refused: int = 0
    refused_keys: set[str] = field(default_factory=set)
    refused_unnamed: bool = False
    stored: dict[Triple, list[Link]] = field(default_factory=lambda: defaultdict(list))
    _before: dict[Triple, list[tuple[int, Link]]] = field(default_factory=lambda: defaultdict(list))
    _repeated: frozenset[int] = frozenset()
    _plain: Plain = field(default_factory=Plain)
    _required: dict[str, list[str]] = field(default_factory=dict)
    _circles: Circles = field(default_factory=Circles)

    def run(self, batches: Sequence[Batch]) -> list[list[Link]]:
        """Return the links that can be loaded, of each batch, and add what is wrong to the report."""
        joined = [self.joined(number, batch.links) for number, batch in enumerate(batches)]
        there = [link for links in joined for link in links if link]
        self.expect(there, repeated(map(triple, there)))
        self.look_up(there)
        kept = [self.kept(number, links) for number, links in enumerate(joined)]
        self.tell_crowds([link for links in kept for link in links])
        return kept

    def joined(self, number: int, links: Sequence[Link]) -> list[Link | None]:
        """Return the links of one batch with ids for ends, None where one is refused."""
        return [self._joined(number, link) for link in counted(links, "Checking links")]

    def expect(self, links: Iterable[Link], again: frozenset[int]) -> None:
        """Be told what comes.

        Args:
            links: At least those of kinds that forbid circles, with ids for ends.
            again: The hashes of the sources, kinds and targets that come more than once.
        """
        self._repeated = again
        forbidding = [kind.name for kind in self.ontology.links.values() if kind.acyclic]
        self._circles = circles_among(links, forbidding, self.directory.known)

    def look_up(self, links: Iterable[Link]) -> None:
        """Look up, all at once, the known links of the sources of links, in place of those looked up before."""
        self.stored.clear()
        for link in self.directory.known.links({link.source for link in links}):
            self.stored[triple(link)].append(link)

    def kept(self, number: int, joined: Sequence[Link | None]) -> list[Link]:
        """Return those links of one batch that can be loaded; their sources have been looked up."""
        return [self._resolved(link) for link in joined if link and self._may_be(number, link)]

    # -- ends -------------------------------------------------------------------------------------------------------

    def _joined(self, number: int, given: Link) -> Link | None:
        """Return a link with ids for ends, or None when it is refused."""
        link = None if self.report.is_wrong_row(number, given.place) else self._with_ends(number, given)
        if link is None:
            self.refused += 1
            self.refused_unnamed = True
        return link

    def _with_ends(self, number: int, given: Link) -> Link | None:
        kind = self.ontology.links.get(given.kind)
        if kind is None:
            what = f"there is no link kind {given.kind!r}" if given.kind else "the kind of link is missing"
            meant = nearest(given.kind, self.ontology.links)
            self.report.error(what, given.place.at(given.place.column or "link"), given.kind, meant)
            return None
        own = self.rows.get((number, row_of(given.place), given.source), given.source) if self.rows else given.source
        begin, end = self.directory.get(own), self.directory.get(given.target)
        if begin and end and self.ontology.allows(begin.kind, kind.name, end.kind):
            return _between(given, kind, begin, end)
        source = self._end(given, own, kind.routes, "from")
        target = self._end(given, given.target, self._targets(kind, source), "to") if source else None
        if not source or not target or not self._is_allowed(given, kind, source, target):
            return None
        return _between(given, kind, source, target)

    def _targets(self, kind: LinkKind, source: Node | None) -> Collection[str]:
        return kind.targets(source.kind) if source else ()

    def _end(self, link: Link, text: str, kinds: Collection[str], column: str) -> Node | None:
        place = link.place.at(link.place.column or column)
        if not text:
            self.report.error(f"the link {link.kind} has no {column!r} end", place, "", "give an id or a name")
            return None
        found = self.directory.find(text, kinds, next(iter(kinds)) if len(kinds) == 1 else "node")
        if not found.node:
            self.report.error(f"the link {shown(link)}: {found.why}", place, text, found.suggestion)
        return found.node

    def _is_allowed(self, link: Link, kind: LinkKind, source: Node, target: Node) -> bool:
        if self.ontology.allows(source.kind, kind.name, target.kind):
            return True
        allowed = kind.targets(source.kind)
        if self.ontology.allows(target.kind, kind.name, source.kind):
            hint = "turn it round"
        elif allowed:
            hint = f"from a {source.kind} it leads to {' or '.join(allowed)}"
        else:
            hint = f"it starts from {' or '.join(kind.routes)}"
        message = f"{kind.name} cannot lead from {source.kind} {source.id} to {target.kind} {target.id}"
        self.report.error(message, link.place.at(link.place.column or "link"), link.target, hint)
        return False

    # -- what it says -----------------------------------------------------------------------------------------------

    def _may_be(self, number: int, link: Link) -> bool:
        """Tell whether a link with ends can be loaded; why not is in the report."""
        may_repeat = hash(triple(link)) in self._repeated
        earlier = self._before[triple(link)] if may_repeat else ()
        before = next((one for one in earlier if overlap(one[1], link)), None)
        if self._is_plain(link) or self.report.values(link.fields, self.ontology.fields_of_link(link.kind), link.place):
            if before is None and not self._is_circle(link):
                if may_repeat:
                    self._before[triple(link)].append((number, link))
                return True
            if before and before[0] != number and before[1] == link:
                return False  # the same link out of another file is no problem
            if before:
                message = (
                    f"the link {shown(link)} stands twice for the same time; the first{at(before[1].place)} counts"
                )
                self.report.error(message, link.place, link.target, "keep one of them")
        self.refused += 1
        self.refused_keys.add("\t".join(triple(link)))
        return False

    def _is_plain(self, link: Link) -> bool:
        """Tell whether there is nothing to say of a link's fields."""
        return self._plain.holds(link.kind, link.fields, self.ontology.fields_of_link(link.kind))

    def _is_circle(self, link: Link) -> bool:
        circle = self._circles.closed_by(link)
        if circle:
            self.directory.learn(set(circle), ())
            names = " → ".join(node.name for node in map(self.directory.get, circle) if node)
            message = f"the link {shown(link)} would go round in a circle: {names}"
            self.report.error(message, link.place, link.target, "leave one of these links out")
        return bool(circle)

    def _resolved(self, link: Link) -> Link:
        """Return a link as it can be loaded, its doubtful parts in the report."""
        if link.extra or not self._is_plain(link):
            link = self._with_extra(link)
        self._tell_missing(link)
        source, target = self.directory.get(link.source), self.directory.get(link.target)
        if source and target:
            for misfit in misfits(self.ontology, link, source, target):
                self.report.warning(misfit, link.place, link.target)
        return link

    def _with_extra(self, link: Link) -> Link:
        """Return a link with the fields that its kind does not have among what is kept as extra."""
        declared = self.ontology.fields_of_link(link.kind)
        fields, extra, moved = with_extra(link.fields, link.extra, declared)
        for name in moved:
            message = f"the link {link.kind} has no field {name}; it is kept as extra"
            self.report.warning(message, link.place.at(name), extra[name], nearest(name, declared))
        self.report.persons({**fields, **extra}, link.place)
        return replace(link, fields=fields, extra=extra) if moved else link

    def _tell_missing(self, link: Link) -> None:
        if not (required := self._required_of(link.kind)):
            return
        given = {name for one in (link, *self.stored.get(triple(link), ())) for name in one.fields}
        if missing := [name for name in required if name not in given]:
            message = f"the link {shown(link)} lacks {', '.join(missing)}"
            self.report.warning(message, link.place.at(missing[0]), "", "it is kept; fill it in when you know")

    def _required_of(self, kind: str) -> list[str]:
        if kind not in self._required:
            declared = self.ontology.fields_of_link(kind).values()
            self._required[kind] = [one.name for one in declared if one.required and one.default is None]
        return self._required[kind]

    def tell_crowds(self, links: Sequence[Link]) -> None:
        """Warn of sources that have more links of a kind at once than they should; all that they are given."""
        limited = limited_kinds(self.ontology)
        last: dict[tuple[str, str], Link] = {}
        beside: dict[tuple[str, str], list[Link]] = defaultdict(list)
        new = [link for link in links if link.kind in limited]
        for link in new:
            last[link.source, link.kind] = link
            beside[link.source, link.kind].append(link)
        told = {triple(link) for link in new}
        for known in (link for some in self.stored.values() for link in some if link.kind in limited):
            if triple(known) not in told:
                beside[known.source, known.kind].append(known)
        for (source, kind), link in last.items():
            node = self.directory.get(source)
            most = self.ontology.links[kind].routes[node.kind].most if node else None
            if node and most is not None and (count := most_at_once(beside[source, kind])) > most:
                message = f"{node.kind} {node.name!r} has {count} links {kind} at once; there should be at most {most}"
                self.report.warning(message, link.place, link.target, "end those that do not hold any more")


def limited_kinds(ontology: Ontology) -> set[str]:
    """Return the names of the link kinds of which a source should have no more than some."""
    kinds = ontology.links.values()
    return {kind.name for kind in kinds if any(route.most is not None for route in kind.routes.values())}


def triple(link: Link) -> Triple:
    """Return source, kind and target of a link: its identity while it is valid."""
    return link.source, link.kind, link.target


def shown(link: Link) -> str:
    """Return a link in words, for messages."""
    return f"{link.source} {link.kind} {link.target}"


def _between(link: Link, kind: LinkKind, source: Node, target: Node) -> Link:
    ends = turned(kind, source, target)
    return link if ends == (link.source, link.target) else replace(link, source=ends[0], target=ends[1])


def turned(kind: LinkKind, source: Node, target: Node) -> tuple[str, str]:
    """Return the ids of the ends; a link without direction starts from the smaller: either way it is the same link."""
    if kind.symmetric and target.id < source.id and source.kind in kind.targets(target.kind):
        return target.id, source.id
    return source.id, target.id
