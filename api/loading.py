"""Loading files into a session's store: read, check, plan, commit, and what becomes of the findings."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib import resources
from itertools import chain
from pathlib import Path

from api.long_lists import records_of
from api.mapping import mappings_for, remember, without_known
from api.session import Session
from graph.analysis.case import Case
from graph.analysis.findings import Difference, difference, findings
from graph.check import check_all
from graph.check_large import LargeLoad, StrictlyRefused, is_too_large
from graph.collector import held_collector
from graph.errors import NotFound, WrongUse
from graph.known import NOTHING_KNOWN, Known
from graph.model import Batch, Commit, Record
from graph.other_ids import followed, other_ids
from graph.packs import pack_names
from graph.plan import Plan, plan
from graph.planned import Changes, Coming
from loaders import read_file
from loaders.mapping_choice import Mappings, Used


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, or would do.

    Attributes:
        batches: What was read, without its rows.
        plan: What changed in numbers, and every problem; the changes themselves are let go of.
        revision: Revision of the store afterwards; that of before where nothing was committed.
        dry_run: True where nothing was to be committed.
        findings: Which findings appeared and which went.
        mapped: How foreign tables were read.
        is_empty: True where there was no row to load.
        changes: How many changes there were.
        compared: Whether findings were looked for before and after; where so much comes, that is left to who asks.
    """

    batches: tuple[Batch, ...]
    plan: Plan
    revision: int
    dry_run: bool
    findings: Difference
    mapped: tuple[Used, ...] = ()
    is_empty: bool = False
    changes: int = 0
    compared: bool = True

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
            }
            if self.compared
            else None,
            "mapped": [one.record() for one in self.mapped],
            "problems": records_of(self.plan.problems),
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


def read_all(
    session: Session,
    paths: Sequence[Path],
    packs: Sequence[str] = (),
    mappings: Mappings | None = None,
    most: int | None = None,
) -> tuple[Batch, ...]:
    """Read files, folders and packs, in this order; foreign tables by `mappings`, else by those that are remembered.

    What was made one in the store stays one: ids of what went lead to what stayed.

    Args:
        session: Whose ontology, store and mappings.
        paths: Files and folders.
        packs: Names of packs.
        mappings: How foreign tables are read.
        most: So many things and links together are taken; None for any number.

    Raises:
        WrongUse: If a path does not exist, all of them named; or if they hold more than may be taken.
        NotFound: If there is no such pack.
    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise WrongUse(f"there is no such file or folder: {', '.join(missing)}")
    with ExitStack() as opened:
        files = [*paths, *_pack_files(packs, opened)]
        chosen = mappings or mappings_for(session)
        with held_collector():
            batches = [read_file(path, session.ontology, chosen) for path in files]
    _refuse_more(batches, most)
    known = session.known
    others = other_ids(known.columns())
    read = [followed(batches.pop(0), others, session.ontology, known) for _ in range(len(batches))]
    return without_known(read, chosen, known) if chosen.wanted else tuple(read)


def _refuse_more(batches: Sequence[Batch], most: int | None) -> None:
    count = sum(len(batch.nodes) + len(batch.links) for batch in batches)
    if most is not None and count > most:
        raise WrongUse(
            f"the files hold {count:,} things and links, and at most {most:,} are taken here at once: send them in "
            "several files, or use `goldenthread load` where the store is"
        )


def handed_over(batches: list[Batch]) -> Iterator[Batch]:
    """Yield batches and let go of each, so that whoever takes millions of rows over is the only one to hold them."""
    while batches:
        yield batches.pop(0)


def load(
    session: Session, batches: Iterable[Batch], commit: Commit, manner: Manner = PLAIN, mapped: Sequence[Used] = ()
) -> Loaded:
    """Load batches as one revision, or look at what that would do.

    What cannot be loaded is refused with its problem and the rest is loaded; a file that cannot be read as a whole
    stops everything. Where there is nothing to change, nothing is committed.

    Args:
        session: Whose store; it is made where there is none, unless this is a dry run.
        batches: What was read. Large ones are better `handed_over`.
        commit: Who and why.
        manner: How.
        mapped: How foreign tables were read; remembered for the next time, unless nothing was loaded for an error.
    """
    given = list(batches)
    if not manner.replace and is_too_large(given):
        return _load_large(session, given, commit, manner, mapped)
    return _load_held(session, given, commit, manner, mapped)


def _load_held(
    session: Session, batches: list[Batch], commit: Commit, manner: Manner, mapped: Sequence[Used]
) -> Loaded:
    """Load batches that are held in memory, and say what becomes of the findings."""
    known = session.known if manner.dry_run else session.new_store
    # Looked at first: what another process commits from here on is noticed when this load is added.
    case = session.case_of(known)
    before, revision = findings(case), case.snapshot.revision
    planned, bare, is_empty = _planned(session, batches, known, manner)
    count = len(planned.changes)
    if not count:
        if not manner.dry_run and not planned.has_errors:
            remember(session, mapped)
        after = before
    elif manner.dry_run:
        after = findings(Case(case.snapshot.after(planned.changes), session.thresholds))
    else:
        revision = _written(session, commit, planned, revision)
        after = findings(session.case)
        remember(session, mapped)
    told = replace(planned, changes=())
    return Loaded(bare, told, revision, manner.dry_run, difference(before, after), tuple(mapped), is_empty, count)


def _load_large(
    session: Session, batches: list[Batch], commit: Commit, manner: Manner, mapped: Sequence[Used]
) -> Loaded:
    """Load batches that are too large to be held: they are checked, planned and written run by run, as one revision."""
    known = session.known if manner.dry_run else session.new_store
    revision = 0 if known is NOTHING_KNOWN else session.store.head().revision
    bare = tuple(replace(batch, nodes=(), links=(), readings=()) for batch in batches)
    with held_collector():
        coming = LargeLoad(batches, session.ontology, known, session.today, strict=manner.strict)
        try:
            parts = coming.changes()
            first = next(parts, None)
            if first and not manner.dry_run:
                revision = session.new_store.append(commit, Coming(chain([first], parts)), expected=revision)
            deque(parts, maxlen=0)
        except StrictlyRefused:
            first, planned = None, coming.refusal()
        else:
            planned = coming.plan()
    if not manner.dry_run and (first or not planned.has_errors):
        remember(session, mapped)
    changes = planned.counts.created + planned.counts.changed
    none = Difference((), ())
    return Loaded(bare, planned, revision, manner.dry_run, none, tuple(mapped), changes=changes, compared=not changes)


def _planned(
    session: Session, batches: list[Batch], known: Known, manner: Manner
) -> tuple[Plan, tuple[Batch, ...], bool]:
    """Return what is to be done, the batches without their rows, and whether they had none."""
    with held_collector():
        checked = check_all(batches, session.ontology, known)
        bare = tuple(replace(batch, nodes=(), links=(), readings=()) for batch in batches)
        is_empty = not any(batch.nodes or batch.links or batch.readings for batch in batches)
        batches.clear()
        planned = plan(checked, known, replace=manner.replace, strict=manner.strict, on=session.today)
    return planned, bare, is_empty


def _written(session: Session, commit: Commit, planned: Plan, expected: int) -> int:
    """Write the changes of a plan, each let go of as it is written, and return the new revision."""
    changes = planned.changes.taken() if isinstance(planned.changes, Changes) else planned.changes
    with held_collector():
        return session.new_store.append(commit, changes, expected=expected)


def _pack_files(packs: Sequence[str], opened: ExitStack) -> Iterator[Path]:
    """Yield the files of packs, as long as `opened` is."""
    for name in packs:
        if name not in pack_names():
            raise NotFound(f"there is no pack {name!r}; there are {', '.join(pack_names())}")
        yield opened.enter_context(resources.as_file(resources.files("graph.kinds.packs").joinpath(f"{name}.yaml")))
