"""What special causes may touch, in sentences: that they are not chance is shown, what they touch is a hypothesis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.answers.signals import SignalsAnswer
from api.say.names import Names
from api.say.proof import path_sentence
from api.say.words import count, entries, listed, some, verb
from graph.analysis.case import Case
from graph.analysis.signals import Signal, Touched
from graph.analysis.spc_judgement import Variation
from graph.analysis.words_series import told_how

LISTED = 5
NEAREST = 3
MEANS: Mapping[Variation, str] = MappingProxyType(
    {
        "concerning": "is getting worse, and not by chance",
        "improving": "is getting better, and not by chance",
        "neutral": "has changed, and not by chance",
    }
)


def signal_lines(answer: SignalsAnswer, names: Names, shown: int | None) -> Iterator[str]:
    """Yield each measure with a special cause, and what that may touch.

    Args:
        answer: What was found.
        names: How things are called.
        shown: How many paths are shown in full; None for all.
    """
    if not answer.looked_at:
        yield "No measure here has values, so whether one shows a special cause cannot be told yet."
        return
    number = len(answer.found)
    of_all = f"of {count(answer.looked_at, 'measure')} with values"
    if not number:
        yield f"None {of_all} shows a special cause now: what varies as it always does asks for no response."
        return
    yield f"{number:,} {of_all} {verb(number, 'shows', 'show')} a special cause now."
    for one in answer.found:
        yield from ("", *_signal(answer.case, one, names, shown))


def signal_sentence(case: Case, measure: int, names: Names) -> str:
    """Return what a measure shows that has a special cause now; empty where it has none."""
    end = case.judged.end(measure)
    means = MEANS.get(end.variation) if end else None
    return f"{names.full(measure)} {means}: {told_how(case, measure)}." if means else ""


def _signal(case: Case, one: Signal, names: Names, shown: int | None) -> Iterator[str]:
    yield signal_sentence(case, one.measure, names)
    if not one.touches:
        yield "What it may touch cannot be told: it measures nothing from which anything leads on."
        return
    yield f"By the map, and so only as a hypothesis, it may touch {listed(list(_by_kind(one, names)))}."
    yield from entries(one.touches, lambda touched: _way(touched, names), None if shown is None else NEAREST)


def _by_kind(one: Signal, names: Names) -> Iterator[str]:
    kinds: dict[str, list[int]] = {}
    for touched in one.touches:
        kinds.setdefault(names.snapshot.kinds[touched.node], []).append(touched.node)
    for kind, nodes in kinds.items():
        label = names.kind_label(kind, plural=len(nodes) > 1)
        yield f"{len(nodes):,} {label} ({some([names.quoted(node) for node in nodes], LISTED)})"


def _way(touched: Touched, names: Names) -> str:
    return f"{names.full(touched.node)}: {path_sentence(names, touched.path)}"
