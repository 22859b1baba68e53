"""Loading files into a session's store: read, check, plan, commit, and what becomes of the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from api.session import Session
from graph.analysis.case import Case
from graph.analysis.findings import Difference, difference, findings
from graph.check import check_all
from graph.collector import held_collector
from graph.errors import NotFound, WrongUse
from graph.model import Batch, Commit, Record
from graph.packs import pack_names
from graph.plan import Plan, plan
from graph.progress import counted
from loaders import read_file


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, or would do.

    Attributes:
        batches: What was read.
        plan: What changed, and every problem.
        revision: Revision of the store afterwards; that of before where nothing was committed.
        dry_run: True where nothing was to be committed.
        findings: Which findings appeared and which went.
    """

    batches: tuple[Batch, ...]
    plan: Plan
    revision: int
    dry_run: bool
    findings: Difference

    @property
    def readable(self) -> bool:
        """Whether every file could be read as a whole."""
        return all(batch.readable for batch in self.batches)

    def record(self) -> Record:
        """Return the documented JSON shape."""
        counts = self.plan.counts
        return {
            **{name: getattr(counts, name) for name in counts.__slots__},
            "by": {many: {name: getattr(one, name) for name in one.__slots__} for many, one in self.plan.by.items()},
            "dry_run": self.dry_run,
            "findings": {
                "new": [finding.id for finding in self.findings.appeared],
                "gone": [finding.id for finding in self.findings.gone],
            },
            "problems": [problem.record() for problem in self.plan.problems],
            "revision": self.revision,
        }


@dataclass(frozen=True, slots=True)
class Manner:
    """How a load is done.

    Attributes:
        dry_run: Only look at what it would do.
        strict: Load nothing if anything is wrong.
        replace: End what the same files brought before and do not bring any more.
    """

    dry_run: bool = False
    strict: bool = False
    replace: bool = False


PLAIN = Manner()


def read_all(session: Session, paths: Sequence[Path], packs: Sequence[str] = ()) -> tuple[Batch, ...]:
    """Read files, folders and packs, in this order.

    Raises:
        WrongUse: If a path does not exist; all of them are named.
        NotFound: If there is no such pack.
    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise WrongUse(f"there is no such file or folder: {', '.join(missing)}")
    with ExitStack() as opened:
        files = [*paths, *_pack_files(packs, opened)]
        with held_collector():
            return tuple(read_file(path, session.ontology) for path in files)


def load(session: Session, batches: Sequence[Batch], commit: Commit, manner: Manner = PLAIN) -> Loaded:
    """Load batches as one revision, or look at what that would do.

    What cannot be loaded is refused with its problem and the rest is loaded; a file that cannot be read as a whole
    stops everything. Where there is nothing to change, nothing is committed.

    Args:
        session: Whose store; it is made where there is none, unless this is a dry run.
        batches: What was read.
        commit: Who and why.
        manner: How.
    """
    known = session.known if manner.dry_run else session.new_store
    # Looked at first: what another process commits from here on is noticed when this load is added.
    case = session.case_of(known)
    before, revision = findings(case), case.snapshot.revision
    with held_collector():
        checked = check_all(batches, session.ontology, known)
        planned = plan(checked, known, replace=manner.replace, strict=manner.strict, on=session.today)
    del checked
    if not planned.changes:
        return Loaded(tuple(batches), planned, revision, manner.dry_run, Difference((), ()))
    if manner.dry_run:
        after = findings(Case(case.snapshot.after(planned.changes), session.thresholds))
    else:
        with held_collector():
            changes = counted(planned.changes, "Writing changes")
            revision = session.new_store.append(commit, changes, expected=revision)
        after = findings(session.case)
    return Loaded(tuple(batches), planned, revision, manner.dry_run, difference(before, after))


def _pack_files(packs: Sequence[str], opened: ExitStack) -> Iterator[Path]:
    """Yield the files of packs, as long as `opened` is."""
    for name in packs:
        if name not in pack_names():
            raise NotFound(f"there is no pack {name!r}; there are {', '.join(pack_names())}")
        yield opened.enter_context(resources.as_file(resources.files("graph.kinds.packs").joinpath(f"{name}.yaml")))
