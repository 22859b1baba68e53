"""Looking at files without a store of them: what they hold, what had no place, what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.loading import read_all
from api.long_lists import records_of
from api.mapping import mappings_for
from api.session import Session
from graph.check import Checked, check_all
from graph.check_large import LargeLoad, is_too_large
from graph.model import Batch, Problem, Record
from graph.problem_list import errors_in
from loaders.mapping_choice import Mappings, Used


@dataclass(frozen=True, slots=True)
class FilesChecked:
    """What some files hold.

    Attributes:
        batches: What was read.
        nodes, links: How many could be loaded, by kind.
        problems: Everything that is wrong; very many are read as they are asked for.
        mapped: How foreign tables were read, or would be.
    """

    batches: tuple[Batch, ...]
    nodes: Mapping[str, int]
    links: Mapping[str, int]
    problems: Sequence[Problem]
    mapped: tuple[Used, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything would be refused."""
        return errors_in(self.problems) > 0

    @property
    def read(self) -> dict[str, int]:
        """How many elements, relations and readings the files hold, whatever is wrong with them."""
        return {
            "elements": sum(len(batch.nodes) for batch in self.batches),
            "relations": sum(len(batch.links) for batch in self.batches),
            "readings": sum(len(batch.readings) for batch in self.batches),
        }

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {
            "read": self.read,
            "nodes": self.nodes,
            "links": self.links,
            "kept_as_structure": sum(batch.kept_as_structure for batch in self.batches),
            "lost": [
                {"what": lost.what, "count": lost.count, "why": lost.why}
                for batch in self.batches
                for lost in batch.lost
            ],
            "mapped": [one.record() for one in self.mapped],
            "problems": records_of(self.problems),
        }


def check_files(session: Session, paths: Sequence[Path], mappings: Mappings | None = None) -> FilesChecked:
    """Read and check files; where there is a store, links and names may lead to what it holds."""
    chosen = mappings or mappings_for(session)
    batches = read_all(session, paths, mappings=chosen)
    nodes: Counter[str] = Counter()
    links: Counter[str] = Counter()
    if is_too_large(batches):
        coming = LargeLoad(batches, session.ontology, session.known)
        for checked in coming.checked():
            _count(checked, nodes, links)
        problems = coming.plan().problems
    else:
        checked = check_all(batches, session.ontology, session.known)
        _count(checked, nodes, links)
        problems = checked.problems
    return FilesChecked(batches, dict(sorted(nodes.items())), dict(sorted(links.items())), problems, tuple(chosen.used))


def _count(checked: Checked, nodes: Counter[str], links: Counter[str]) -> None:
    for part in checked.parts:
        nodes.update(node.kind for node in part.nodes)
        links.update(link.kind for link in part.links)
