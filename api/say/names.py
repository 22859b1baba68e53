"""What nodes, kinds and links are called in sentences, in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterable

from api.say.words import listed, some
from graph.analysis.snapshot import Snapshot
from graph.ontology import Language, Role


class Names:
    """Names of the things of one snapshot.

    Attributes:
        snapshot: Where they are.
        language: Of names and of the labels of kinds; a node without a Welsh name keeps its own.
    """

    def __init__(self, snapshot: Snapshot, language: Language = "en") -> None:
        self.snapshot = snapshot
        self.language = language

    def plain(self, node: int) -> str:
        """Return the name of a node, as it is."""
        if self.language == "cy" and (welsh := self.snapshot.given(node).get("name_cy")):
            return str(welsh)
        return self.snapshot.names[node]

    def quoted(self, node: int) -> str:
        """Return the name of a node, marked off from the sentence around it."""
        return f"“{self.plain(node)}”"

    def full(self, node: int) -> str:
        """Return a node's name with its kind and id, for the head of an entry."""
        return f"{self.quoted(node)} ({self.kind(node)}, {self.snapshot.ids[node]})"

    def several(self, nodes: Iterable[int], shown: int = 3) -> str:
        """Return the first few names as an enumeration that says how many more there are."""
        return some([self.quoted(node) for node in nodes], shown)

    def kind(self, node: int) -> str:
        """Return the label of a node's kind, as within a sentence."""
        return self.kind_label(self.snapshot.kinds[node])

    def kind_label(self, kind: str, *, plural: bool = False) -> str:
        """Return the label of a kind, as within a sentence; a kind that is not declared any more keeps its code."""
        declared = self.snapshot.ontology.kinds.get(kind)
        if declared is None:
            return kind
        return lowered((declared.plural if plural else declared.label)[self.language])

    def link_label(self, kind: str, *, inverse: bool = False) -> str:
        """Return the words of a link kind, read from its source or from its target.

        They are verbs of English sentences, whatever the language of names and labels.
        """
        declared = self.snapshot.ontology.links.get(kind)
        if declared is None:
            return kind.replace("_", " ")
        return (declared.inverse if inverse else declared.label).en

    def role_labels(self, role: Role) -> str:
        """Return the words of every link kind of a role, as one enumeration."""
        return listed([f"“{link.label.en}”" for link in self.snapshot.ontology.with_role(role)])


def lowered(label: str) -> str:
    """Return a label as within a sentence: its first letter small, unless it is an abbreviation.

    >>> lowered("Stakeholder group"), lowered("PDSA test")
    ('stakeholder group', 'PDSA test')
    """
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
