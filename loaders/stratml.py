"""StratML Part 1 (strategic plans) and Part 2 (performance plans and reports), read leniently.

Namespaces may be old, prefixed or absent, identifiers empty or repeated. The organisation becomes a unit; vision and
mission become purposes, goals priorities, indicators measures, and actual results with a number readings. Names of
persons are not kept. What has no place is counted in `lost`.

Source: ISO 17469-1:2015 and ANSI/AIIM 22:2017, by their public schemas of 2014-04-01 and 2016-02-16.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

from graph.model import Batch, Place, Problem, Reading, Value
from graph.ontology import Ontology
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.safe_xml import local, read_tree
from loaders.stratml_gathered import LONGEST_NAME, NO_PERSONS, Found, Gathered, shortened
from loaders.stratml_measures import Indicator, day_in, indicator_of
from loaders.stratml_people import looks_like_a_person, stakeholder_of
from loaders.xml_words import children, first, words

ROOTS = ("StrategicPlan", "PerformancePlanOrReport")

ACCEPTS = Accepts("StratML", (".xml", ".stratml"), lambda head: any(root.encode() in head for root in ROOTS))


def read(path: Path, ontology: Ontology) -> Batch:
    """Return what a StratML plan or report holds."""
    try:
        root = read_tree(path)
    except UnreadableError as stop:
        return refused(path.name, stop.problem)
    if local(root.tag) not in ROOTS:
        message = f"the XML is not StratML: it starts with {local(root.tag)}"
        hint = f"a plan starts with {' or '.join(ROOTS)}"
        return refused(path.name, Problem("error", message, Place(path.name), suggestion=hint))
    gathered = Gathered(path.name, _source(root))
    _plan(root, gathered)
    _relationships(gathered, ontology)
    _about_the_document(root, gathered)
    return gathered.batch()


def _source(root: Element) -> str:
    about = first(root, "AdministrativeInformation")
    return ", ".join(filter(None, (words(root, "Name"), words(about, "Source"))))


def _plan(root: Element, gathered: Gathered) -> None:
    core = next((found for found in root.iter() if local(found.tag) == "StrategicPlanCore"), root)
    _organisations(core, gathered)
    anchor = _purposes(core, gathered)
    for value in children(core, "Value"):
        said = words(value, "Description")
        if name := words(value, "Name") or shortened(said):
            gathered.add_named("Value", name, {"statement": said}, "Value")
    for number, goal in enumerate(children(core, "Goal"), 1):
        where = f"Goal {number}"
        name = words(goal, "Name") or shortened(words(goal, "Description")) or where
        fields = {"horizon": "goal", "unit": gathered.unit, "summary": _summary(goal)}
        priority = gathered.add(Found("Priority", goal, name, where), fields, _sequence(goal))
        if anchor:
            gathered.link(priority, "aligns_to", anchor, where)
        _Below(root, gathered).read(goal, priority, where)


def _organisations(core: Element, gathered: Gathered) -> None:
    for number, element in enumerate(children(core, "Organization"), 1):
        where = f"Organization {number}"
        acronym = words(element, "Acronym")
        name = words(element, "Name") or acronym or where
        if looks_like_a_person(name):
            message = "the organisation has the name of a person; it is kept as the plan gives it"
            gathered.warn(message, where, name, "give the name of the office")
        fields = {"level": "organisation", "summary": words(element, "Description")}
        unit = gathered.add(Found("OrgUnit", element, name, where), fields, {"Acronym": acronym} if acronym else {})
        gathered.unit = gathered.unit or unit
        _people(element, gathered, where)


def _purposes(core: Element, gathered: Gathered) -> str:
    """Add vision and mission, and return the id of what goals align to: the mission, else the vision, else empty."""
    anchor = ""
    for tag in ("Vision", "Mission"):
        element = first(core, tag)
        if element is None or not (statement := words(element, "Description")):
            continue
        owner = gathered.nodes[gathered.unit].name if gathered.unit else gathered.file
        name = statement if len(statement) <= LONGEST_NAME else shortened(f"{tag} of {owner}")
        fields = {"statement": statement, "type": tag.lower(), "unit": gathered.unit}
        anchor = gathered.add(Found("Purpose", element, name, tag), fields)
    return anchor


def _people(element: Element, gathered: Gathered, where: str) -> None:
    for child in children(element, "Stakeholder"):
        found = stakeholder_of(child)
        if found is None:
            continue
        if found.is_person:
            gathered.lost["persons among stakeholders", f"{NO_PERSONS}, only their roles"] += 1
            gathered.persons |= {found.person} - {""}
            for role in found.roles:
                gathered.add_named("Role", role, {}, where)
            continue
        customer = "current" if found.is_served else "no"
        fields: dict[str, Value] = {"stake": found.stake, "customer": customer, "summary": found.summary}
        gathered.add_named("StakeholderGroup", found.name, fields, where)
        if not where.startswith("Organization"):
            gathered.lost["ties of stakeholders to goals and objectives", "no link says that; the group is kept"] += 1


class _Below:
    """What stands below a goal or objective: stakeholders, indicators with their results, and further objectives."""

    def __init__(self, root: Element, gathered: Gathered) -> None:
        self.gathered = gathered
        about = first(root, "AdministrativeInformation")
        self.day = day_in(words(about, "EndDate")) or day_in(words(about, "PublicationDate"))

    def read(self, element: Element, aim: str, where: str) -> None:
        _people(element, self.gathered, where)
        for number, child in enumerate(children(element, "PerformanceIndicator"), 1):
            self._indicator(child, aim, f"{where}, PerformanceIndicator {number}")
        for number, child in enumerate(children(element, "Objective"), 1):
            self._objective(child, aim, f"{where}, Objective {number}")

    def _objective(self, element: Element, above: str, where: str) -> None:
        name = words(element, "Name") or shortened(words(element, "Description")) or where
        fields = {"unit": self.gathered.unit, "summary": _summary(element)}
        objective = self.gathered.add(Found("Objective", element, name, where, above), fields, _sequence(element))
        self.gathered.link(objective, "aligns_to", above, where)
        self.read(element, objective, where)

    def _indicator(self, element: Element, aim: str, where: str) -> None:
        indicator = indicator_of(element)
        described = next((target.text for target in indicator.targets if target.text), "")
        name = shortened(indicator.name or described or f"Indicator of {self.gathered.nodes[aim].name}")
        kind = element.get("PerformanceIndicatorType") or element.get("IndicatorType")
        extra = _sequence(element) | ({"PerformanceIndicatorType": kind} if kind else {})
        measure = self.gathered.add(Found("Measure", element, name, where, aim), indicator.fields(), extra)
        fields = {"measure_type": indicator.measure_type} if indicator.measure_type else {}
        self.gathered.link(measure, "measures", aim, where, **fields)
        self._results(indicator, measure, where)

    def _results(self, indicator: Indicator, measure: str, where: str) -> None:
        for result in indicator.actuals:
            if result.number is None:
                continue
            day = result.day or self.day
            if not day:
                self.gathered.lost["results", "they have no date"] += 1
                message = "the result has no date, and neither has the document: it is not kept"
                self.gathered.warn(message, where, result.given, "give it an EndDate")
                continue
            if not result.day:
                message = f"the result has no date; that of the document is taken, {day}"
                self.gathered.warn(message, where, result.given, "give it an EndDate")
            place = self.gathered.place(where)
            self.gathered.readings.append(Reading(measure, day, result.number, note=result.text, place=place))


def _relationships(gathered: Gathered, ontology: Ontology) -> None:
    for node_id, element in gathered.placed.items():
        for relationship in children(element, "Relationship"):
            referents = [words(relationship, "ReferentIdentifier"), words(relationship, "Identifier")]
            if not any(referents):
                continue
            other = next((given for given in referents if given in gathered.nodes and given != node_id), "")
            _relate(gathered, ontology, (node_id, other), relationship.get("RelationshipType", ""))


def _relate(gathered: Gathered, ontology: Ontology, ends: tuple[str, str], kind: str) -> None:
    """Add the link of a relationship: what is narrower supports, or adds up to, what is broader."""
    if not ends[1]:
        gathered.lost["relationships", "they refer to nothing in the plan"] += 1
        return
    lower, upper = ends[::-1] if kind == "Broader_Than" else ends
    lower_kind, upper_kind = gathered.nodes[lower].kind, gathered.nodes[upper].kind
    links = (link for link in ("aligns_to", "rolls_up_to") if ontology.allows(lower_kind, link, upper_kind))
    link = next(links, "") if kind in {"Broader_Than", "Narrower_Than"} else ""
    if not link:
        what = f"relationships {kind or 'without a type'} from {lower_kind} to {upper_kind}"
        gathered.lost[what, "no link says that"] += 1
    elif not any((known.source, known.kind, known.target) == (lower, link, upper) for known in gathered.links):
        gathered.link(lower, link, upper, "Relationship")


def _about_the_document(root: Element, gathered: Gathered) -> None:
    about = first(root, "AdministrativeInformation")
    dates = sum(bool(words(about, tag)) for tag in ("StartDate", "EndDate", "PublicationDate"))
    told = sum(bool(words(root, tag)) for tag in ("Description", "OtherInformation"))
    submitters = [found for found in root.iter() if local(found.tag) == "Submitter"]
    named = sum(any((part.text or "").strip() for part in found) for found in submitters)
    why = "a document is not kept, only what it plans and reports"
    for what, count, reason in (
        ("dates of the document", dates, why),
        ("texts about the document", told, why),
        ("submitters", named, NO_PERSONS),
    ):
        if count:
            gathered.lost[what, reason] += count


def _summary(element: Element) -> str:
    return " ".join(filter(None, (words(element, "Description"), words(element, "OtherInformation"))))


def _sequence(element: Element) -> dict[str, str]:
    given = words(element, "SequenceIndicator")
    return {"SequenceIndicator": given} if given else {}
