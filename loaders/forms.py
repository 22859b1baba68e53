"""The forms in which an organisation is written out, each with what it cannot hold.

What a form holds is read back the same; what it cannot hold is counted in `Written.lost`, never left out in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from graph.model import Link, Lost, Node, Reading
from graph.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Written:
    """An organisation in some form.

    Attributes:
        data: The bytes of the file.
        lost: What the form cannot hold.
    """

    data: bytes
    lost: Sequence[Lost] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What is to be written, in any order.

    Attributes:
        nodes, links, readings: All of it. Ends of links are among the nodes.
        ontology: Which kinds, fields and links there are.
    """

    nodes: Sequence[Node]
    links: Sequence[Link]
    readings: Sequence[Reading]
    ontology: Ontology


class CannotWriteError(Exception):
    """An organisation cannot be written in a form at all. Its text says why, and what to do."""


Writer = Callable[[Contents], Written]


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Attributes:
        module: The module here whose `written` makes it; loaded when it is wanted.
        ending: Of the file.
        media: Its media type.
        what: In words, for people.
        is_read: Whether it can be loaded again.
    """

    module: str
    ending: str
    media: str
    what: str
    is_read: bool = True

    def write(self, contents: Contents) -> Written:
        """Return an organisation in this form.

        Raises:
            CannotWriteError: If this form cannot hold it at all.
        """
        writer: Writer = import_module(f"loaders.{self.module}").written
        return writer(contents)


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "json": Form("json_file", "json", "application/json", "everything"),
        "csv": Form("packed_folder", "zip", "application/zip", "everything, a table a kind"),
        "xlsx": Form(
            "workbook_writer",
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "everything, a sheet a kind, with drop-downs",
        ),
        "yaml": Form("yaml_file", "yaml", "application/yaml", "everything"),
        "graphml": Form("graphml", "graphml", "application/xml", "nodes and links, for graph tools"),
        "gexf": Form("gexf", "gexf", "application/xml", "nodes and links, for Gephi"),
        "archimate": Form("archimate_writer", "xml", "application/xml", "nodes and links, for ArchiMate tools"),
        "stratml": Form("stratml_writer", "xml", "application/xml", "aims, measures and their values, as a plan"),
        "cypher": Form("cypher", "cypher", "text/plain; charset=utf-8", "statements for Neo4j", is_read=False),
        "mermaid": Form("mermaid", "mmd", "text/plain; charset=utf-8", "a small map to draw in a page", is_read=False),
    }
)


def readings_lost(contents: Contents) -> tuple[Lost, ...]:
    """Return that readings have no place, where there are some."""
    count = len(contents.readings)
    return (Lost("readings", count, "this form holds no values over time"),) if count else ()
