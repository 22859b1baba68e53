"""C03."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.rule import CannotTell, Counted, Hit, Judgement, rule
from graph.analysis.words_feedback import in_hand
from graph.analysis.words_numbers import so_many

RECENT_DAYS = 90
THREE = (
    "Feedback f1 polarity=bad received_on=2026-06-01 theme={0}\n"
    "Feedback f2 polarity=bad received_on=2026-06-02 theme={1}\n"
    "Feedback f3 polarity=bad received_on=2026-04-02 theme={2}\n"
)
ABOUT = "f1 -about-> Service s1; f2 -about-> s1; f3 -about-> s1\n"


@rule(
    id="C03",
    title="Same message again and again",
    severity="H",
    source="NHS Wales (2024), §2.4, questions 1 and 9",
    action="Treat it as a problem of the process, not of each case.",
    fires={
        THREE.format("a", "b", "c") + ABOUT: ("s1",),
        THREE.format('"Long wait"', "longwait", '"LONG  wait"'): ("f1+f2+f3",),
        THREE.format("a", "a", "a") + ABOUT: ("f1+f2+f3", "s1"),
        THREE.format("a", "b", "c") + ABOUT + "Issue x1 state=resolved -about-> s1": ("s1",),
        THREE.format("a", "b", "c") + ABOUT + "Issue x1 raised_on=2026-07-02 -about-> s1": ("s1",),
        THREE.format("a", "a", "a") + "f1 -answered_by-> StandardWork w1; f2 -prompted-> Need d1": ("f1+f2+f3",),
        THREE.format("a", "b", "c") + ABOUT + "Improvement i1 status=draft -improves-> s1": ("s1",),
    },
    quiet=[
        THREE.format("a", "b", "c") + "f1 -about-> Service s1; f2 -about-> s1; f3 -about-> Service s2",
        THREE.format("a", "a", "a").replace("2026-04-02", "2026-04-01"),
        THREE.format("a", "a", "a").replace("2026-06-01", "2026-07-02"),
        THREE.format("a", "a", "a").replace("polarity=bad", "polarity=neutral", 1),
        THREE.format("a", "b", "c") + ABOUT + "Improvement i1 -improves-> s1",
        THREE.format("a", "b", "c") + ABOUT + "Issue x1 state=open raised_on=2026-07-01 -about-> s1",
        THREE.format("a", "a", "a") + "f2 -answered_by-> Decision c1",
        THREE.format("a", "a", "a") + "f3 -prompted-> Improvement i1",
        THREE.format("a", "a", "a") + "Decision c1 -about-> f1",
        THREE.format("a", "b", "c") + ABOUT.replace("Service s1", "Service s1 status=stopped"),
    ],
)
def repeated_message(case: Case) -> Iterator[Judgement]:
    """The same complaint from several people is how a process speaks; answering each person does not mend it.

    Counted are bad messages of the last 90 days about one thing, or of one theme, with nothing in hand for them: no
    live improvement, decision or unresolved issue.

    Not a problem where they are all about one event.
    """
    messages = [message for message in case.live_of("Feedback") if case.field(message, "polarity") == "bad"]
    for message in messages:
        if case.field(message, "received_on") is None:
            yield CannotTell(message, "received_on")
    recent = [message for message in messages if case.within(case.day(message, "received_on"), RECENT_DAYS)]
    for node, about in sorted(_by_node(case, recent).items()):
        if len(about) >= case.thresholds.repeat and not in_hand(case, about, node):
            yield _repeated(
                case, (node,), about, "{many} in {days} days are about {0} ({those}), and nothing is in hand for it."
            )
    for alike in _by_theme(case, recent).values():
        if len(alike) >= case.thresholds.repeat and not in_hand(case, alike):
            say = "{many} in {days} days are of one theme, {theme} ({those}), and nothing is in hand for it."
            yield _repeated(case, tuple(alike), alike, say)


def _by_node(case: Case, messages: Sequence[int]) -> dict[int, list[int]]:
    """Return the messages about each live node, in order of id."""
    found: dict[int, list[int]] = {}
    for message in messages:
        for node in dict.fromkeys(case.out(message, "about")):
            found.setdefault(node, []).append(message)
    return found


def _by_theme(case: Case, messages: Sequence[int]) -> dict[str, list[int]]:
    """Return the messages of each theme, in order of id; case and spaces make no difference, and no theme is none."""
    found: dict[str, list[int]] = {}
    for message in messages:
        theme = "".join(str(case.field(message, "theme") or "").casefold().split())
        if theme:
            found.setdefault(theme, []).append(message)
    return found


def _repeated(case: Case, nodes: tuple[int, ...], messages: list[int], say: str) -> Hit:
    days = sorted(day for message in messages if (day := case.day(message, "received_on")) is not None)
    words = {
        "many": so_many(len(messages), "bad message"),
        "days": RECENT_DAYS,
        "theme": case.field(messages[0], "theme"),
        "those": messages,
    }
    facts = (Counted(f"bad messages of the last {RECENT_DAYS} days", messages), Counted("responses in hand", ()))
    return Hit(nodes, say, facts, words, since=days[case.thresholds.repeat - 1])
