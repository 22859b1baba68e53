"""The thresholds that rules use; every one may be changed by an organisation (defaults: domain practice of the field)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers that decide when a rule speaks. Days are whole days; "older than" means more than, "within" at most.

    Attributes:
        voice: Days after which we have not heard from people lately.
        purpose: Days after which a purpose should be looked at again.
        initiatives: Improvements on one priority above which there are too many.
        priorities: Strategic priorities of one unit above which there are too many.
        duplicate: Share of common targets (Jaccard) from which two improvements do the same.
        off_priority: Share of improvement effort, 0 to 1, above which it is spent off-priority.
        agree: Days within which a claimed link should be agreed.
        single_point: Services or mainstay processes from which a dependence is a single point of failure.
        owned: Live nodes above which one role carries too much.
        respond: Days within which a worsening measure needs a response.
        stall: Days after which an improvement has stalled.
        spread: Days after which a good idea should have spread.
        answer, answer_severe: Days within which feedback is answered; the second for severity 4 and 5.
        tell: Days within which people are told what was done.
        repeat: Messages of the same content that make a pattern.
        escalate_low, escalate_middle, escalate_high: Days an escalation may wait in tiers 1 to 2, 3, and above.
        candour: Days within which the candour loop is closed.
        assure: Days for which an assurance is in date.
        risk: Days within which something must happen about a risk above its target.
    """

    voice: int = 365
    purpose: int = 1095
    initiatives: int = 5
    priorities: int = 7
    duplicate: float = 0.6
    off_priority: float = 0.10
    agree: int = 60
    single_point: int = 2
    owned: int = 7
    respond: int = 30
    stall: int = 90
    spread: int = 180
    answer: int = 30
    answer_severe: int = 10
    tell: int = 14
    repeat: int = 3
    escalate_low: int = 1
    escalate_middle: int = 3
    escalate_high: int = 14
    candour: int = 30
    assure: int = 400
    risk: int = 180
