"""An organisation to ask over GraphQL: a thousand processes of six fields each, ten activities below every one."""

from __future__ import annotations

from graph.columns import Columns, columns_of
from graph.model import Link, Node

DAY = "2026-07-01"
PROCESSES = 1_000
ACTIVITIES = 10
FIELDS = "id name kind live sight lane"
FLAT = f"{{ processes(first: {PROCESSES}) {{ nodes {{ {FIELDS} }} }} }}"
NESTED = (
    f"{{ processes(first: {PROCESSES}) {{ nodes {{ {FIELDS} "
    f"belongsToIncoming(first: {ACTIVITIES}) {{ nodes {{ id name live }} }} }} }} }}"
)


def records() -> tuple[list[Node], list[Link]]:
    """Return its nodes and links: half of the processes serve a need."""
    nodes = [Node("P", "Purpose", "Serve people"), Node("N", "Need", "Be seen"), Node("S", "Service", "Clinic")]
    links = [Link("P", "exists_to_meet", "N"), Link("S", "meets", "N")]
    for number in range(PROCESSES):
        process = f"p{number:04}"
        nodes.append(Node(process, "Process", f"Process {number}", {"lane": "driver" if number % 3 else "mainstay"}))
        links += [Link(process, "produces", "S")] if number % 2 else []
        for below in range(ACTIVITIES):
            activity = f"a{number:04}{below}"
            fields = {"work_type": "business_as_usual"}
            nodes.append(Node(activity, "Activity", f"Activity {number}.{below}", fields))
            links.append(Link(activity, "belongs_to", process))
    return nodes, links


def processes() -> Columns:
    """Return the organisation as columns."""
    return columns_of(*records())
