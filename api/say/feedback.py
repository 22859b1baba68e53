"""What becomes of feedback, in sentences: where items wait, who is heard, and what several people say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.say.names import Names
from api.say.words import count, day, entries, listed, verb
from graph.analysis.feedback_system import FeedbackSystem, Place, Voice
from graph.analysis.feedback_themes import Message
from graph.analysis.feedback_trace import Stage, Step, Trace
from graph.analysis.words_dates import iso
from graph.ontology import Label

STAGES: Mapping[Stage, Label] = MappingProxyType(
    {
        "received": Label("Received", "Derbyniwyd"),
        "considered": Label("Considered", "Ystyriwyd"),
        "decided": Label("Decided", "Penderfynwyd"),
        "acted": Label("Something done", "Gweithredwyd"),
        "checked": Label("Effect seen in the series", "Gwelwyd yr effaith yn y gyfres"),
        "told_back": Label("Told back", "Rhoddwyd gwybod"),
    }
)
WAITS: Mapping[Stage, str] = MappingProxyType(
    {
        "received": "to be received",
        "considered": "to be considered",
        "decided": "for a decision",
        "acted": "for something to be done",
        "checked": "for values that show whether it helped",
        "told_back": "for those who gave it to be told",
    }
)
SIDES: Mapping[str, str] = MappingProxyType({"internal": "inside", "external": "outside"})
MOVED: Mapping[str, str] = MappingProxyType(
    {
        "improved": "has got better since, and not by chance",
        "worsened": "has got worse since, and not by chance",
        "lost": "got better and is where it was again",
        "no_change": "goes on as before",
        "cannot_tell": "cannot tell yet",
    }
)


def feedback_lines(system: FeedbackSystem, names: Names, shown: int | None) -> Iterator[str]:
    """Yield what becomes of the feedback of an organisation or unit.

    Args:
        system: What is heard.
        names: How things are called.
        shown: How many entries of a list are shown; None for all.
    """
    if not system.traces:
        yield "No feedback is recorded here: what people say is the first thing that this asks for."
        return
    yield from (_overview(system), "")
    yield from _open(system, names, shown)
    yield from _places(system, names, shown)
    yield from _messages(system, names, shown)
    yield from _voices(system, names, shown)
    yield from _balance(system)


def trace_lines(trace: Trace, names: Names) -> Iterator[str]:
    """Yield how far one item has come: stage after stage, each with its day and what shows it."""
    yield trace_sentence(trace, names)
    yield ""
    yield from (f"  - {step_sentence(step, names)}" for step in trace.steps)


def trace_sentence(trace: Trace, names: Names) -> str:
    """Return in one sentence where an item of feedback stands."""
    ago = f" it came in {count(trace.age, 'day')} ago and" if trace.age else ""
    waits = trace.waits_for
    stands = f"waits {WAITS[waits]}" if waits else "has come full circle"
    return f"{names.full(trace.item)}:{ago} {stands}."


def step_sentence(step: Step, names: Names) -> str:
    """Return in one sentence whether a stage was reached, when, and by what."""
    label = STAGES[step.stage].en
    if step.state == "not_needed":
        return f"{label}: not needed here."
    if step.state == "missing" and not step.shown:
        return f"{label}: not recorded."
    on = f" on {day(iso(step.day))}" if step.day is not None else ""
    targets = dict.fromkeys(names.snapshot.targets[list(step.links)].tolist())
    by = f", by {names.several(targets)}" if targets else ""
    shown = "; ".join(f"{names.quoted(one.measure)} {MOVED[one.moved]}" for one in step.shown)
    if step.stage == "checked":
        return f"{label}: {shown}."
    return f"{label}{on}{by}."


def voice_sentence(voice: Voice, names: Names) -> str:
    """Return in one sentence when a group was heard last."""
    if voice.last is None:
        return f"{names.quoted(voice.group)}: nothing that they said was ever recorded."
    return f"{names.quoted(voice.group)}: heard last on {day(iso(voice.last))}."


def message_sentence(message: Message, names: Names) -> str:
    """Return in one sentence what several items say, about what, when, and whether anything is in hand for it."""
    about = f" about {names.several(message.about)}" if message.about else ""
    when = ""
    if message.first is not None and message.last is not None:
        when = f", from {day(iso(message.first))} to {day(iso(message.last))}"
    hand = f"{names.several(message.in_hand)} {'is' if len(message.in_hand) == 1 else 'are'} in hand"
    said = f"{count(len(message.items), 'item')}{about}{when}"
    return f"“{message.theme}”: {said}; {hand if message.in_hand else 'nothing is in hand for it'}."


def place_sentence(place: Place, names: Names) -> str:
    """Return in one sentence how many items about a service wait, and for what."""
    return f"{_service(place, names)}: {_waits(place.waiting)}."


def heard_sentence(place: Place, names: Names) -> str:
    """Return in one sentence what is heard about a service, how many items wait, and which side is silent."""
    waits = f"; {_waits(place.waiting)}" if place.waiting else ""
    silent = f"; nothing is heard from {listed([SIDES[side] for side in place.unheard])}" if place.unheard else ""
    return f"{_service(place, names)}: {count(len(place.items), 'item')}{waits}{silent}."


def _service(place: Place, names: Names) -> str:
    return "Belonging to no service" if place.service is None else names.quoted(place.service)


def _waits(waiting: Mapping[Stage, int]) -> str:
    parts = [f"{number:,} {verb(number, 'waits', 'wait')} {WAITS[stage]}" for stage, number in waiting.items()]
    return listed(parts)


def _overview(system: FeedbackSystem) -> str:
    total = len(system.traces)
    done = sum(trace.waits_for is None for trace in system.traces)
    told = sum(trace.is_closed for trace in system.traces)
    rest = f" The others: {_waits(system.waiting)}." if system.waiting else ""
    return (
        f"{done:,} of {count(total, 'item')} of feedback {verb(done, 'has', 'have')} come full circle; of {told:,}, "
        f"those who gave them have been told what came of it.{rest}"
    )


def _open(system: FeedbackSystem, names: Names, shown: int | None) -> Iterator[str]:
    waiting = sorted(
        (trace for trace in system.traces if not trace.is_closed), key=lambda trace: (-(trace.age or 0), trace.item)
    )
    if waiting:
        yield "Not told back, the longest first"
        yield from entries(waiting, lambda trace: trace_sentence(trace, names), shown)
        yield ""


def _places(system: FeedbackSystem, names: Names, shown: int | None) -> Iterator[str]:
    if broken := [place for place in system.places if place.waiting]:
        yield "Where they wait, by service"
        yield from entries(broken, lambda place: place_sentence(place, names), shown)
        yield ""
    services = [place for place in system.places if place.service is not None]
    for sides, head in (
        (("internal", "external"), "Of which nothing is heard"),
        (("internal",), "Heard of from outside only"),
        (("external",), "Heard of from inside only"),
    ):
        if silent := [place.service for place in services if place.unheard == sides and place.service is not None]:
            yield f"{head}: {names.several(silent, len(silent) if shown is None else shown)}."
    yield ""


def _messages(system: FeedbackSystem, names: Names, shown: int | None) -> Iterator[str]:
    if system.messages:
        yield "Said by more than one, as it seems by the words"
        yield from entries(system.messages, lambda one: message_sentence(one, names), shown)
        yield ""


def _voices(system: FeedbackSystem, names: Names, shown: int | None) -> Iterator[str]:
    if system.missing_voices:
        yield "Whose voice is missing"
        yield from entries(system.missing_voices, lambda one: voice_sentence(one, names), shown)
        yield ""


def _balance(system: FeedbackSystem) -> Iterator[str]:
    ontology = system.case.snapshot.ontology
    fields = {name: field for kind in ontology.with_trait("feedback") for name, field in kind.fields.items()}
    days = count(system.case.thresholds.voice, "day")
    for name, counts in (("class", system.classes), ("origin", system.origins)):
        if counts:
            labels = {choice.code: choice.label.en.lower() for choice in fields[name].choices}
            told = [f"{labels[code]} {number:,}" for code, number in counts.items()]
            yield f"{fields[name].label.en} (last {days}): {listed(told)}."
    told = [f"{one.aspect} {len(one.items):,}" for one in system.inbound]
    yield f"Items of these that reach each aspect: {listed(told)}."
    for one in system.inbound:
        if not one.items:
            yield f"Nothing that is heard is linked with anything of {one.aspect}: link it where it was used."
