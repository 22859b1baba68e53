"""The paper for the board: each priority with its variation, a story, its thread from the front line, and a question.

Source: NHS Wales (2024), §1.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from api.reporting.writer import Writer
from api.say.proof import path_sentence
from api.say.words import day
from graph.analysis.ends import has_trait, with_trait
from visual.report_parts import Claim, Part

STORIES = 2
QUESTIONS = {
    "concerning": "What has changed since {since}, and who knows why?",
    "improving": "What was done differently since {since}, and where else would it help?",
    "fail": "What would have to be designed differently so that it can reach its target?",
    "hit_or_miss": "Do we know what makes some months reach the target, and others not?",
    "none": "How would we know that it comes about?",
    "idle": "Who works on it, or should it be taken off the list?",
    "still": "What would we have to see before we changed our plan?",
}


def parts(writer: Writer) -> Iterator[Part]:
    """Yield the parts of the paper."""
    for priority in with_trait(writer.case, "priority"):
        if writer.matter.concerns(priority):
            yield _priority(writer, priority)
    yield from writer.asked("Q1", "Q5", "Q11", "Q13")


def _priority(writer: Writer, priority: int) -> Part:
    case = writer.case
    measures = [one for one in case.measures(priority) if case.judged.end(one)]
    aim = str(case.field(priority, "aim") or "").rstrip(".")
    claims = [writer.claim(f"Aimed at: {aim}.", [priority])] if aim else []
    claims += [*_path(writer, priority), *_stories(writer, priority), _question(writer, priority, measures)]
    missing = []
    if not measures:
        missing.append(writer.claim("No measure with values shows whether it comes about.", [priority]))
    missing += writer.of_findings(
        [one for one in writer.matter.found("A03", "A08", "R01") if one.positions[0] == priority]
    )
    charts = [writer.chart(one) for one in measures]
    grids = [writer.moved(measures, writer.names.plain(priority))] if measures else []
    return Part(case.snapshot.ids[priority], writer.names.plain(priority), claims, grids, charts, missing)


def _path(writer: Writer, priority: int) -> Iterator[Claim]:
    """Yield one thread from the front line to the priority's purpose, by way of the priority where there is one."""
    case = writer.case
    below = [node for node in case.sight.down(priority) if has_trait(case, node, "flow") and case.snapshot.live[node]]
    for node in below:
        proof = case.sight.proof(node)
        if proof and priority in {hop.target for hop in proof.hops}:
            nodes = [proof.hops[0].node, *(hop.target for hop in proof.hops)]
            yield writer.claim(
                f"From the front line: {path_sentence(writer.names, proof.hops)}.".replace("..", "."), nodes
            )
            return


def _stories(writer: Writer, priority: int) -> Iterator[Claim]:
    case = writer.case
    below = set(case.sight.down(priority))
    told = {one for node in below for one in case.into(node, "about") if has_trait(case, one, "feedback")}
    dated = sorted(told, key=lambda one: (str(case.field(one, "received_on") or ""), one), reverse=True)
    for one in dated[:STORIES]:
        text = f"Somebody said on {day(str(case.field(one, 'received_on')))}: {writer.names.quoted(one)}."
        if writer.may_say(text, [one]):
            yield writer.claim(text, [one])


def _question(writer: Writer, priority: int, measures: list[int]) -> Claim:
    case = writer.case
    for measure in measures:
        end = case.judged.end(measure)
        if end is None:
            continue
        for key in (end.variation, end.assurance):
            if key in QUESTIONS:
                return writer.claim(f"To ask: {QUESTIONS[key].format(since=day(end.alike_from))}", [measure, priority])
    idle = any(one.positions[0] == priority for one in writer.matter.found("A03"))
    other = "idle" if idle else "still" if measures else "none"
    return writer.claim(f"To ask: {QUESTIONS[other]}", [priority, *measures])
