"""BPMN 2.0: processes, their steps and the flows between them; pools are units, lanes are roles that own steps.

Where steps follow each other through gateways and events, that is told besides, so that the flow of work is not lost.

Source: OMG, Business Process Model and Notation 2.0.2 (formal/2013-12-09), clauses 7 to 10. How a diagram is drawn has
no place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element as Xml

from graph.model import Batch, Place
from graph.ontology import Ontology
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.foreign_model import Element, Model, Relation, losses
from loaders.mapping_choice import Mappings
from loaders.safe_xml import local, read_tree
from loaders.tables import Cell
from loaders.xml_words import all_words, children, first, words

FORMAT = "bpmn"
SPACE = b"http://www.omg.org/spec/BPMN/20100524/MODEL"
DRAWN = {"BPMNShape", "BPMNEdge"}
NODES = {"dataObjectReference", "dataStoreReference", "dataStore", "textAnnotation", "group"}
DEFINITIONS = {"sequenceFlow", "messageFlow", "association", "dataInputAssociation", "dataOutputAssociation"}
STEPS = ("Task", "task", "subProcess", "adHocSubProcess", "callActivity", "transaction")
ENDINGS = (*STEPS, "Event", "Gateway")
MOST_PASSED = 1_000
MOST_THROUGH = 100_000

ACCEPTS = Accepts("BPMN 2.0", (".bpmn", ".xml"), lambda head: SPACE in head, maps=True)


def read(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return what a diagram holds; its types become kinds by the translation `bpmn`."""
    try:
        return (mappings or Mappings()).translate(model_of(path), ontology)
    except UnreadableError as stop:
        return refused(path.name, stop.problem)


def model_of(path: Path) -> Model:
    """Return the elements and relations of a diagram, as they stand there.

    Raises:
        UnreadableError: If the file cannot be read as a whole.
    """
    root = read_tree(path)
    if local(root.tag) != "definitions":
        raise UnreadableError(f"the XML is no BPMN: it starts with {local(root.tag)}", Place(path.name))
    _give_ids(root)
    reading = _Reading(path.name)
    reading.pools(root)
    for process in children(root, "process"):
        reading.process(process)
    reading.through()
    return reading.model(root)


def _give_ids(root: Xml) -> None:
    """Give what has no id one, so that nothing is taken for something else."""
    for number, part in enumerate(root.iter()):
        if not part.get("id"):
            part.set("id", f"{local(part.tag)}-{number}")


@dataclass
class _Reading:
    """One file as far as it has been read."""

    file: str
    elements: dict[str, Element] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    pool_of: dict[str, str] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    untold: int = 0

    def model(self, root: Xml) -> Model:
        """Return all of it."""
        lost: Counter[tuple[str, str]] = Counter()
        for part in root.iter():
            lost["shapes and lines", "how a diagram is drawn is not kept"] += local(part.tag) in DRAWN
            if local(part.tag).endswith("EventDefinition"):
                lost["definitions of events", "only that there is an event is kept"] += 1
            lost["forms and settings of engines", "they run a process and say nothing of its purpose"] += (
                local(part.tag) == "extensionElements"
            )
        lost["data a step takes and gives", "they stand for parts of a program"] = sum(
            local(part.tag) in {"dataInput", "dataOutput"} for part in root.iter()
        )
        lost["steps, what follows through gateways", f"there are more than {MOST_THROUGH:,} such flows"] = self.untold
        return Model(
            FORMAT, self.file, root.get("name", ""), list(self.elements.values()), self.relations, (), losses(lost)
        )

    def pools(self, root: Xml) -> None:
        """Read who takes part, with what runs between them."""
        for collaboration in children(root, "collaboration"):
            for pool in children(collaboration, "participant"):
                self._element(pool, {})
                if process := _local_id(pool.get("processRef", "")):
                    self.pool_of[process] = pool.get("id", "")
            for flow in children(collaboration, "messageFlow"):
                self._relation(flow, flow.get("sourceRef", ""), flow.get("targetRef", ""))
        for store in children(root, "dataStore"):
            self._element(store, {})

    def process(self, process: Xml) -> None:
        """Read one process with all that is in it."""
        own, pool = process.get("id", ""), self.pool_of.get(process.get("id", ""), "")
        name = process.get("name") or (self.elements[pool].name if pool else "")
        self._element(process, {"unit": pool} if pool else {}, name)
        if pool:
            self._relation(process, pool, own, "runs")
        self._inside(process, own, pool)

    def _inside(self, holder: Xml, above: str, pool: str) -> None:
        for lanes in children(holder, "laneSet"):
            self._lanes(lanes, pool)
        for part in holder:
            sort = local(part.tag)
            if sort in NODES or sort.endswith(ENDINGS):
                self._element(part, {"unit": pool} if pool and sort.endswith(STEPS) else {})
                self._relation(part, above, part.get("id", ""), "holds")
                self._inside(part, part.get("id", ""), pool)
            if sort == "boundaryEvent" and part.get("attachedToRef"):
                self._relation(part, part.get("attachedToRef", ""), part.get("id", ""), "attachedTo")
                self.after[part.get("attachedToRef", "")].append(part.get("id", ""))
            if sort in DEFINITIONS:
                self._tie(part, above)

    def _tie(self, part: Xml, above: str) -> None:
        """Read a flow or an association; a step's own input and output end at that step."""
        begin = part.get("sourceRef") or next(iter(all_words(part, "sourceRef")), "")
        end = part.get("targetRef") or next(iter(all_words(part, "targetRef")), "")
        if local(part.tag) == "dataInputAssociation":
            end = above
        elif local(part.tag) == "dataOutputAssociation":
            begin = above
        self._relation(part, begin, end)
        if local(part.tag) == "sequenceFlow":
            self.after[begin].append(end)

    def _lanes(self, lanes: Xml, pool: str, above: str = "") -> None:
        for lane in children(lanes, "lane"):
            own = lane.get("id", "")
            self._element(lane, {})
            if above or pool:
                self._relation(lane, above or pool, own, "has lane")
            for step in all_words(lane, "flowNodeRef"):
                self._relation(lane, own, step, "owns")
            for inner in children(lane, "childLaneSet"):
                self._lanes(inner, pool, own)

    def through(self) -> None:
        """Tell which steps follow each other through gateways and events, as long as these are not far too many."""
        most = len(self.relations) + MOST_THROUGH
        for own, element in list(self.elements.items()):
            if element.type.endswith(STEPS) and len(self.relations) >= most:
                self.untold += 1
            elif element.type.endswith(STEPS):
                direct = {end for end in self.after[own] if self._is_step(end)}
                for end in sorted(set(self._next(own)) - direct - {own}):
                    self.relations.append(Relation("follows", own, end, place=element.place))

    def _next(self, own: str) -> Iterator[str]:
        seen, waiting = {own}, list(self.after[own])
        while waiting and len(seen) < MOST_PASSED:
            found = waiting.pop()
            if found in seen:
                continue
            seen.add(found)
            if self._is_step(found):
                yield found
            else:
                waiting += self.after[found]

    def _is_step(self, own: str) -> bool:
        return own in self.elements and self.elements[own].type.endswith(STEPS)

    def _element(self, part: Xml, cells: dict[str, Cell], name: str = "") -> None:
        own, sort = part.get("id", ""), local(part.tag)
        said = words(part, "documentation")
        named = name or part.get("name") or words(part, "text")
        place = Place(self.file, column=f"{sort} {own}")
        self.elements[own] = Element(own, sort, named, cells | ({"summary": said} if said else {}), place)

    def _relation(self, part: Xml, begin: str, end: str, sort: str = "") -> None:
        given = sort or local(part.tag)
        condition = first(part, "conditionExpression")
        said = {
            "name": part.get("name", ""),
            "rationale": "".join(condition.itertext()) if condition is not None else "",
        }
        cells: dict[str, Cell] = {name: text.strip() for name, text in said.items() if text.strip() and not sort}
        place = Place(self.file, column=f"{local(part.tag)} {part.get('id', '')}")
        self.relations.append(
            Relation(given, _local_id(begin), _local_id(end), "" if sort else part.get("id", ""), cells, place)
        )


def _local_id(given: str) -> str:
    """Return an id without the prefix of its namespace."""
    return given.rpartition(":")[2]
