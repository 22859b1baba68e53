"""What people call kinds and links: an organisation's own words for them, and other words that mean the same.

They stand in files `words.yaml`: one that comes with the product, and one in an organisation's own folder of kinds.
Codes stay what they are, so that files, questions and stores of before keep their meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.ontology import Kind, Label, LinkKind, Ontology
from graph.spot import Spot

NAMES = frozenset({"words.yaml", "words.yml"})
KIND_WORDS = ("label", "plural")
LINK_WORDS = ("label", "inverse")
ALSO = "also"


@dataclass
class OwnWords:
    """The words read so far; what is read later goes before what was read before.

    Attributes:
        labels: By part (`kinds` or `links`) and name: the labels that are other ones.
        also: By name of a kind or link: further words, in either language.
        spots: Where each name stood last.
    """

    labels: dict[tuple[str, str], dict[str, Label]] = field(default_factory=dict)
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spots: dict[tuple[str, str], Spot] = field(default_factory=dict)

    def read(self, spot: Spot) -> None:
        """Read one file; what is wrong with it is noted at its place."""
        spot.only({"kinds", "links"})
        for part, known in (("kinds", KIND_WORDS), ("links", LINK_WORDS)):
            for child in spot.at(part).children():
                self._read(part, child, known)

    def _read(self, part: str, spot: Spot, known: tuple[str, ...]) -> None:
        spot.only({*known, ALSO})
        self.spots[part, spot.name] = spot
        labels = {word: spot.at(word).label() for word in known if spot.has(word)}
        self.labels.setdefault((part, spot.name), {}).update(labels)
        words = spot.at(ALSO).words()
        self.also[spot.name] = tuple(dict.fromkeys((*self.also.get(spot.name, ()), *words)))

    def within(self, ontology: Ontology) -> Ontology:
        """Return an ontology in these words; what they name and is not there is noted as wrong."""
        for (part, name), spot in self.spots.items():
            declared: Mapping[str, object] = ontology.kinds if part == "kinds" else ontology.links
            if name not in declared:
                spot.wrong(f"there is no {'kind' if part == 'kinds' else 'link'} {name!r} to have words of its own")
        kinds = {kind.name: self._kind(kind) for kind in ontology.kinds.values()}
        links = {link.name: self._link(link) for link in ontology.links.values()}
        return replace(ontology, kinds=kinds, links=links, also=dict(self._also(ontology)))

    def _kind(self, kind: Kind) -> Kind:
        own = self.labels.get(("kinds", kind.name), {})
        return replace(kind, label=own.get("label", kind.label), plural=own.get("plural", kind.plural)) if own else kind

    def _link(self, link: LinkKind) -> LinkKind:
        own = self.labels.get(("links", link.name), {})
        return (
            replace(link, label=own.get("label", link.label), inverse=own.get("inverse", link.inverse)) if own else link
        )

    def _also(self, ontology: Ontology) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the further words of each name, the words of before among them where they are other ones now."""
        for name in (*ontology.kinds, *ontology.links):
            part = "kinds" if name in ontology.kinds else "links"
            declared = ontology.kinds.get(name) or ontology.links[name]
            own = self.labels.get((part, name), {})
            before = [getattr(declared, word)[language] for word in own for language in ("en", "cy")]
            words = tuple(dict.fromkeys((*self.also.get(name, ()), *before)))
            if words:
                yield name, words
