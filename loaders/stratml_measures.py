"""Indicators of StratML plans: what is measured, how, its target and its results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.model import Value
from loaders.dates import day_of
from loaders.xml_words import children, words

OUTCOME = "Outcome"

_NUMBER = re.compile(r"[$£€]?\s*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+)\s*(%?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Result:
    """What was aimed for or reached.

    Attributes:
        number: In the unit of the indicator, or None.
        given: What stands where the number should, as text.
        start, end: Days, ISO, or empty.
        text: What is said of it.
    """

    number: float | None
    given: str
    start: str
    end: str
    text: str

    @property
    def day(self) -> str:
        """The day it is dated: its end, else its start, else empty."""
        return self.end or self.start


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator as the plan has it.

    Attributes:
        name: What is measured; empty where the plan names nothing.
        measured_in: The unit.
        measure_type: `outcome` or `process`, or empty where the plan does not say.
        note: Other information.
        targets, actuals: In the order of the plan.
    """

    name: str
    measured_in: str
    measure_type: str
    note: str
    targets: tuple[Result, ...]
    actuals: tuple[Result, ...]

    def fields(self) -> dict[str, Value]:
        """Return the fields of the measure: the latest numeric target, and as summary all that is said in words."""
        fields: dict[str, Value] = {}
        numeric = sorted(
            (target for target in self.targets if target.number is not None), key=lambda target: target.day
        )
        if numeric:
            fields["target"] = _plain(numeric[-1].number or 0.0)
            fields |= {"target_from": numeric[-1].start} if numeric[-1].start else {}
        if self.measured_in:
            fields["measured_in"] = self.measured_in
        said = [*_said("Target", self.targets), *_said("Result", self._in_words()), *filter(None, [self.note])]
        return fields | ({"summary": " ".join(said)} if said else {})

    def _in_words(self) -> Iterator[Result]:
        return (result for result in self.actuals if result.number is None)


def indicator_of(element: Element) -> Indicator:
    """Return an indicator."""
    instances = children(element, "MeasurementInstance")
    stage = element.get("ValueChainStage", "")
    targets = tuple(_result(found) for instance in instances for found in children(instance, "TargetResult"))
    return Indicator(
        words(element, "MeasurementDimension"),
        words(element, "UnitOfMeasurement"),
        ("outcome" if stage == OUTCOME else "process") if stage else "",
        words(element, "OtherInformation"),
        targets,
        tuple(_result(found) for instance in instances for found in children(instance, "ActualResult")),
    )


def number_of(text: str) -> float | None:
    """Return the number of a text, with or without thousands, a currency or a percent sign; or None.

    >>> number_of("1,250"), number_of("£3.5"), number_of("85%"), number_of("about 800")
    (1250.0, 3.5, 85.0, None)
    """
    match = _NUMBER.fullmatch(text.strip())
    return float(match[1].replace(",", "")) if match else None


def day_in(text: str) -> str:
    """Return the day at the start of a text, ISO, or empty; XML dates may carry a zone."""
    return day_of(re.sub(r"(Z|[+-]\d\d:\d\d)$", "", text.strip())) or ""


def _result(element: Element) -> Result:
    given = words(element, "NumberOfUnits")
    parts = [words(element, "Description")]
    for descriptor in children(element, "Descriptor"):
        parts.append(
            ": ".join(filter(None, (words(descriptor, "DescriptorName"), words(descriptor, "DescriptorValue"))))
        )
    number = number_of(given)
    return Result(
        number,
        given,
        day_in(words(element, "StartDate")),
        day_in(words(element, "EndDate")),
        " ".join(filter(None, parts)),
    )


def _said(what: str, results: Iterator[Result] | tuple[Result, ...]) -> Iterator[str]:
    for result in results:
        if text := " ".join(filter(None, [result.given, result.text])):
            yield f"{what} ({result.day}): {text}" if result.day else f"{what}: {text}"


def _plain(number: float) -> int | float:
    return int(number) if number.is_integer() else number
