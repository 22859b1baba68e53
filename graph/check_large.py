"""Checks and plans batches that are too large to be held: run by run, with the same outcome as `check` and `plan`.

They are gone through three times: to tell which nodes can be loaded, to tell which links stand more than once, and, as
a store writes them, to say what becomes of each. Only what is wrong and what repeats itself is held meanwhile.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from graph.check import Checked, Part, named_by
from graph.check_links import LinkCheck, Triple, limited_kinds, triple
from graph.check_nodes import NodeCheck
from graph.check_readings import ReadingCheck
from graph.directory import Directory
from graph.known import Known
from graph.model import Batch, Link, Node, Problem
from graph.ontology import Ontology
from graph.plan import Counts, Many, Plan, Planning
from graph.planned import Changes
from graph.problem_list import errors_in, together
from graph.problems import Report
from graph.progress import tell
from graph.reading_columns import ReadingColumns, measures_of
from graph.spool import all_have_ids, is_large
from graph.staged import Staged, StagedDirectory

RUN = 8_000
"""So many things are held at once: fewer than progress is told of, which is told from run to run."""

NOTHING_YET = Checked((), ())

Longs = npt.NDArray[np.int64]


def is_too_large(batches: Sequence[Batch]) -> bool:
    """Tell whether batches are to be loaded run by run: they are large, readable, and every node has an id.

    An id that has to be made asks for all names at once.
    """
    large = any(is_large(batch.nodes) or is_large(batch.links) for batch in batches)
    return large and all(batch.readable and all_have_ids(batch.nodes) for batch in batches)


class StrictlyRefused(Exception):
    """Something is wrong with batches, and nothing of them is to be loaded then. Never leaves this module's callers."""


@dataclass
class LargeLoad:
    """Large batches on their way into a store.

    Attributes:
        batches: What was read; see `is_too_large`.
        ontology: What may be.
        known: What is there already.
        on: The day of the load.
        strict: With any error, nothing is loaded.
    """

    batches: Sequence[Batch]
    ontology: Ontology
    known: Known
    on: str = ""
    strict: bool = False
    _report: Report = field(default_factory=Report)
    _refused: dict[Many, int] = field(default_factory=dict)
    _kept: Counter[Many] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Tell which nodes can be loaded."""
        self._planning = Planning(NOTHING_YET, self.known, self.on)
        for number, batch in enumerate(self.batches):
            self._report.take(number, batch)
        self._staged = Staged(self.batches)
        self._refused["nodes"] = self._judge_nodes()

    def changes(self) -> Iterator[Changes]:
        """Yield what is to be done, run by run, each once.

        Raises:
            StrictlyRefused: In the end, if anything is wrong and nothing may be.
        """
        yield from self._planned(self.checked())
        if self.strict and self._report.problems.errors + self._planning.problems.errors:
            raise StrictlyRefused

    def checked(self) -> Iterator[Checked]:
        """Yield what can be loaded, run by run, each once; what is wrong is told by `plan`."""
        yield from self._nodes()
        yield from self._links()
        yield from self._readings()

    def plan(self) -> Plan:
        """Return the plan without its changes, once they have been gone through."""
        counts = dict(self._planning.counts())
        for many, refused in self._refused.items():
            counts[many] += Counts(refused=refused)
        return Plan((), counts, together(self._report.in_order(self.batches), self._planning.problems))

    def refusal(self) -> Plan:
        """Return the plan of a load of which nothing may be loaded."""
        counts = {many: Counts(refused=refused + self._kept[many]) for many, refused in self._refused.items()}
        problems: Sequence[Problem] = self._report.in_order(self.batches)
        if not errors_in(problems):
            problems = together(problems, self._planning.problems)
        return Plan((), counts, problems)

    def _planned(self, coming: Iterable[Checked]) -> Iterator[Changes]:
        """Yield the changes of what was checked, and count them."""
        for checked in coming:
            self._planning.checked = checked
            for part in checked.parts:
                self._kept.update(nodes=len(part.nodes), links=len(part.links), readings=len(part.readings))
                self._planning.take(part)
            changes, self._planning.changes = self._planning.changes, Changes()
            if len(changes):
                yield changes

    def _directory(self) -> StagedDirectory:
        return StagedDirectory(self.known, refused=self._staged.refused, staged=self._staged)

    # -- nodes ------------------------------------------------------------------------------------------------------

    def _judge_nodes(self) -> int:
        """Note which nodes can be loaded, and return how many cannot."""
        again = self._staged.repeated()
        judge = NodeCheck(self.ontology, Directory(self.known), self._report)
        for number, start, nodes in self._runs_of_nodes():
            judge.directory = Directory(self.known, self.known.nodes([node.id for node in nodes]), self._staged.refused)
            [kept] = judge.kept([nodes], number)
            # Of nodes with the same id only the first one can be kept.
            places = {node.id: start + place for place, node in reversed([*enumerate(nodes)])}
            settled = [places[node.id] for node in kept if judge.is_settled(node)]
            self._staged.accept(number, [places[node.id] for node in kept], settled)
            judge.forget(again)
        return judge.refused

    def _runs_of_nodes(self) -> Iterator[tuple[int, int, Sequence[Node]]]:
        """Yield runs of nodes, each with the number of its batch and the place of its first node there."""
        for number, batch in enumerate(self.batches):
            for start in range(0, len(batch.nodes), RUN):
                tell("Checking nodes", start)
                yield number, start, batch.nodes[start : start + RUN]

    def _nodes(self) -> Iterator[Checked]:
        """Yield the nodes that can be loaded, as they are when it is known what their fields lead to."""
        for number, start, nodes in self._runs_of_nodes():
            accepted, settled = self._staged.accepted(number, start, nodes)
            run = Batch(self.batches[number].source, accepted)
            directory = self._directory()
            directory.stored = self.known.nodes([node.id for node in run.nodes])
            for node in run.nodes:
                directory.add(node)  # so that it is not read again
            directory.learn(named_by(run.nodes, self.ontology), ())
            check = NodeCheck(self.ontology, directory, self._report.unheard())  # values were told of before
            kept = check.again(accepted, settled, number)
            check.report = self._report
            yield Checked((Part(run.source, tuple(check.resolved(kept)), (), ()),), (), stored_nodes=directory.stored)

    # -- links ------------------------------------------------------------------------------------------------------

    def _links(self) -> Iterator[Checked]:
        """Yield the links that can be loaded."""
        overview = self._looked_over()
        again = self._planning.repeated = overview.again()
        check = LinkCheck(self.ontology, self._directory(), self._report, {})
        check.expect(overview.forbidding, again)
        crowded = _Crowds(limited_kinds(self.ontology), overview.crowds())
        for number, source, links in self._runs_of_links():
            check.directory = self._directory()
            joined = self._joined(check, number, links)
            check.look_up(link for link in joined if link)
            kept = check.kept(number, joined)
            crowded.take(kept, check.stored)
            check.refused_keys.clear()
            yield Checked((Part(source, (), tuple(kept), ()),), (), stored_links=check.stored)
        self._refused["links"] = check.refused
        check.directory = self._directory()
        check.directory.learn({link.source for link in crowded.links}, ())
        check.look_up(crowded.links)
        check.tell_crowds(crowded.links)

    def _looked_over(self) -> _Overview:
        """Return what has to be known of all links; what is wrong with them is told when they are judged."""
        unheard = self._report.unheard()
        overview = _Overview(self.ontology)
        for number, _, links in self._runs_of_links():
            overview.take(self._joined(LinkCheck(self.ontology, self._directory(), unheard, {}), number, links))
        return overview

    def _joined(self, check: LinkCheck, number: int, links: Sequence[Link]) -> list[Link | None]:
        check.directory.learn({end for link in links for end in (link.source, link.target)} - {""}, ())
        return check.joined(number, links)

    def _runs_of_links(self) -> Iterator[tuple[int, str, Sequence[Link]]]:
        """Yield runs of links, each with the number and the source of its batch."""
        for number, batch in enumerate(self.batches):
            for start in range(0, len(batch.links), RUN):
                tell("Checking links", start)
                yield number, batch.source, batch.links[start : start + RUN]

    # -- readings ---------------------------------------------------------------------------------------------------

    def _readings(self) -> Iterator[Checked]:
        """Yield the readings that can be loaded."""
        bare = [replace(batch, nodes=(), links=()) for batch in self.batches]
        directory = self._directory()
        directory.learn({text for batch in bare for text in measures_of(batch.readings)} - {""}, ())
        check = ReadingCheck(self.ontology, directory, self._report)
        parts = [
            Part(batch.source, (), (), kept if isinstance(kept, ReadingColumns) else tuple(kept))
            for batch, kept in zip(bare, check.run(bare), strict=True)
        ]
        self._refused["readings"] = check.refused
        yield Checked(tuple(parts), ())


@dataclass
class _Overview:
    """What has to be known of all links before the first one is judged.

    Attributes:
        forbidding: Those of kinds that forbid circles, their ends alone.
    """

    ontology: Ontology
    forbidding: list[Link] = field(default_factory=list)
    _texts: dict[str, str] = field(default_factory=dict)
    _triples: list[Longs] = field(default_factory=list)
    _starts: dict[str, list[Longs]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Note which kinds of links are of interest."""
        self._acyclic = {kind.name for kind in self.ontology.links.values() if kind.acyclic}
        self._limited = limited_kinds(self.ontology)

    def take(self, joined: Iterable[Link | None]) -> None:
        """Look at further links."""
        starts: dict[str, list[int]] = defaultdict(list)
        triples = []
        for link in joined:
            if link is None:
                continue
            triples.append(hash(triple(link)))
            if link.kind in self._acyclic:
                self.forbidding.append(self._ends_of(link))
            if link.kind in self._limited:
                starts[link.kind].append(hash(_start(link)))
        self._triples.append(np.array(triples, dtype=np.int64))
        for kind, hashes in starts.items():
            self._starts[kind].append(np.array(hashes, dtype=np.int64))

    def _ends_of(self, link: Link) -> Link:
        """Return a link that says nothing but what it leads from and to, in texts that others share."""
        source, kind, target = (self._texts.setdefault(text, text) for text in triple(link))
        return Link(source, kind, target)

    def again(self) -> frozenset[int]:
        """Return the hashes of sources, kinds and targets that come more than once."""
        return _more_often(self._triples, 1)

    def crowds(self) -> frozenset[int]:
        """Return the hashes of sources and kinds that come more often than they should, of some source or other."""
        found: frozenset[int] = frozenset()
        for kind, parts in self._starts.items():
            routes = self.ontology.links[kind].routes.values()
            found |= _more_often(parts, min(route.most for route in routes if route.most is not None))
        return found


def _more_often(parts: Sequence[Longs], most: int) -> frozenset[int]:
    """Return the hashes that come more often than that."""
    if not parts:
        return frozenset()
    together = np.sort(np.concatenate(parts))
    later = together[most:]
    return frozenset(later[later == together[: len(later)]].tolist())


def _start(link: Link) -> tuple[str, str]:
    return link.source, link.kind


@dataclass
class _Crowds:
    """The links of sources that may have too many of a kind.

    Attributes:
        kinds: The kinds of which a source should have no more than some.
        several: The hashes of sources and kinds that come more often than that.
        links: Such links, and those of sources that had some before.
    """

    kinds: set[str]
    several: frozenset[int]
    links: list[Link] = field(default_factory=list)

    def take(self, links: Iterable[Link], stored: Mapping[Triple, Sequence[Link]]) -> None:
        """Look at further links; what their sources had before is `stored`."""
        before = {(source, kind) for source, kind, _ in stored}
        for link in links:
            if link.kind in self.kinds and (hash(_start(link)) in self.several or _start(link) in before):
                self.links.append(link)
