"""Reads the links in declarations: where each may lead, and its words and roles, which stand in one file only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from graph.declared_fields import read_fields, suits
from graph.ontology import LINK_TRAITS, ROLES, Direction, Field, Fit, Kind, LinkKind, Places, Role, Route
from graph.spot import Spot

HOME_KEYS = frozenset({"label", "inverse", "roles", "fields", "symmetric", "acyclic", "traits", "places"})
FIT_KEYS = frozenset({"source", "target", "climbs"})
DIRECTIONS = ("forward", "backward", "both")
PLACES_HOW = ("source_is_unit", "target_is_unit", "unit_of_target", "shared_unit_of_targets")
LINK_WORDS = frozenset({"from", "link", "to", "kind"})
ANY = "any"


@dataclass(frozen=True, slots=True)
class Mention:
    """A link kind as one file speaks of it.

    Attributes:
        spot: Where.
        kind: The kind of that file: the source where the link is outgoing, else the target.
        outgoing: True under `links`, False under `links_in`.
        is_common: True where it may start at every kind, not only at that one.
        fits: The kinds at the other end, each with what the ends should be like; `any` stands for all.
        least, most: How many one source should have.
        doc: What it means there, or empty.
    """

    spot: Spot
    kind: str
    outgoing: bool
    fits: Mapping[str, Fit]
    least: int
    most: int | None
    doc: str
    is_common: bool = False

    def pairs(self) -> Iterator[tuple[str, str, str, Fit]]:
        """Yield the other kind, the source, the target and what these should be like; `any` is left out."""
        for other, fit in self.fits.items():
            if other != ANY:
                yield other, self.kind if self.outgoing else other, other if self.outgoing else self.kind, fit


@dataclass
class DeclaredLinks:
    """All that the files say of links, gathered one by one.

    Attributes:
        mentions: By name of the link kind, in file order.
        homes: The one place that declares a link kind in full, and what it says; its routes are still empty.
    """

    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    homes: dict[str, tuple[Spot, LinkKind]] = field(default_factory=dict)

    def read(self, spot: Spot, kind: str) -> None:
        """Read the links in the file of a kind."""
        for child in spot.at("links").children():
            self._link(child, kind, "to")
        for child in spot.at("links_in").children():
            self._link(child, kind, "from")

    def _link(self, spot: Spot, kind: str, end: str) -> None:
        spot.named("link")
        if not isinstance(spot.data, dict):
            spot.wrong(f"the link {spot.name} needs at least where it leads")
            return
        spot.only(HOME_KEYS | {end, "card", "doc"} | ({"from"} if end == "to" else set()))
        is_home = bool(HOME_KEYS & spot.data.keys())
        least, most = _card(spot.at("card"))
        doc = "" if is_home else str(spot.data.get("doc", "")).strip()
        is_common = end == "to" and _is_common(spot)
        mention = Mention(spot, kind, end == "to", _fits(spot.at(end)), least, most, doc, is_common)
        self.mentions.setdefault(spot.name, []).append(mention)
        if is_home and spot.name in self.homes:
            spot.wrong(f"the link {spot.name} is declared in full already, at {self.homes[spot.name][0]}")
        elif is_home:
            self.homes[spot.name] = (spot, _home(spot))

    def joined(self, kinds: Mapping[str, Kind], link_fields: Mapping[str, Field]) -> dict[str, LinkKind]:
        """Return the link kinds with their routes, once all files are read, and complain about what does not fit."""
        links: dict[str, LinkKind] = {}
        for name, mentions in self.mentions.items():
            if name not in self.homes:
                mentions[0].spot.wrong(f"the link {name} has no role: no file declares it in full")
                continue
            spot, home = self.homes[name]
            for mention in mentions:
                _check_ends(mention, kinds)
            for own in home.fields:
                if own in link_fields or own in LINK_WORDS:
                    spot.at("fields", own).wrong(f"the field {own} is common to all links already")
            links[name] = replace(home, routes=_routes(mentions, tuple(kinds)))
            _check_symmetry(spot, links[name])
        return links


def _card(spot: Spot) -> tuple[int, int | None]:
    match = re.fullmatch(r"(\d+)\.\.(\d+|\*)", str(spot.data or "0..*"))
    if not match:
        spot.wrong(f"the cardinality {spot.data!r} is not of the form 0..*, 1..3 or 0..1")
        return 0, None
    return int(match[1]), None if match[2] == "*" else int(match[2])


def _is_common(spot: Spot) -> bool:
    """Tell whether an outgoing link may start at every kind, not only at that of its file."""
    start = spot.at("from")
    if spot.has("from") and start.data != ANY:
        start.wrong(f"the link {spot.name} starts at the kind of this file; only 'from: {ANY}' may say more")
    return bool(start.data == ANY)


def _fits(spot: Spot) -> dict[str, Fit]:
    if spot.data == ANY:
        return {ANY: Fit()}
    if isinstance(spot.data, dict):
        return {child.name: _fit(child) for child in spot.children()}
    if not spot.data:
        spot.wrong(f"the link {spot.path[-2]} does not say {spot.name!r} which kinds")
    return {other: Fit() for other in spot.words()}


def _fit(spot: Spot) -> Fit:
    spot.only(FIT_KEYS)
    return Fit(_values(spot.at("source")), _values(spot.at("target")), str(spot.at("climbs").data or ""))


def _values(spot: Spot) -> dict[str, str]:
    return {child.name: str(child.data) for child in spot.children()}


def _home(spot: Spot) -> LinkKind:
    return LinkKind(
        spot.name,
        spot.at("label").label(),
        spot.at("inverse").label(),
        spot.at("doc").doc(),
        _roles(spot),
        {},
        read_fields(spot.at("fields")),
        symmetric=spot.at("symmetric").flag(),
        acyclic=spot.at("acyclic").flag(),
        traits=_traits(spot.at("traits")),
        places=_places(spot.at("places")) if spot.has("places") else None,
    )


def _roles(spot: Spot) -> dict[Role, Direction]:
    roles: dict[Role, Direction] = {}
    given = spot.at("roles")
    for text in given.words():
        role, _, direction = text.partition(" ")
        if role not in ROLES or (direction or "both") not in DIRECTIONS:
            given.wrong(f"the link {spot.name}: {text!r} is no role; write one of {', '.join(ROLES)}")
        elif role in {"sight", "impact"} and direction not in {"forward", "backward"}:
            given.wrong(f"the link {spot.name}: the role {role} needs a direction, forward or backward")
        else:
            roles[role] = cast(Direction, direction or "both")
    if not given.data:
        spot.wrong(f"the link {spot.name} has no role")
    if "structure" in roles and {"sight", "impact"} & roles.keys():
        given.wrong(f"the link {spot.name}: what is structure carries neither sight nor impact")
    return roles


def _traits(spot: Spot) -> frozenset[str]:
    for trait in spot.words():
        if trait not in LINK_TRAITS:
            spot.wrong(f"unknown trait {trait!r}; links have {', '.join(LINK_TRAITS)}")
    return frozenset(spot.words())


def _places(spot: Spot) -> Places:
    spot.only({"rank", "how"})
    how = str(spot.at("how").data)
    if how not in PLACES_HOW:
        spot.wrong(f"'how' must be one of {', '.join(PLACES_HOW)}")
    return Places(int(spot.at("rank").number() or 0), how)


def _routes(mentions: Iterable[Mention], kinds: tuple[str, ...]) -> dict[str, Route]:
    routes: dict[str, Route] = {}
    for mention in sorted(mentions, key=lambda mention: not mention.outgoing):
        fits = dict.fromkeys(kinds, Fit()) if ANY in mention.fits else mention.fits
        if mention.outgoing:
            for source in kinds if mention.is_common else (mention.kind,):
                routes[source] = Route(source, fits, mention.least, mention.most, mention.doc)
            continue
        for source, fit in fits.items():
            if source in routes and mention.spot.has("card"):
                mention.spot.at("card").wrong(f"how many {mention.spot.name} one {source} should have is said already")
            known = routes.get(source) or Route(source, {}, mention.least, mention.most, mention.doc)
            routes[source] = replace(known, targets={**known.targets, mention.kind: fit})
    return routes


def _check_ends(mention: Mention, kinds: Mapping[str, Kind]) -> None:
    spot = mention.spot.at("to" if mention.outgoing else "from")
    for other, source, target, fit in mention.pairs():
        if other not in kinds:
            spot.at(other).wrong(f"the link {mention.spot.name} names the unknown kind {other}")
            continue
        for kind, wanted in ((kinds[source], fit.source), (kinds[target], fit.target)):
            for name, value in wanted.items():
                if name not in kind.fields or not suits(kind.fields[name], value):
                    spot.at(other).wrong(f"the kind {kind.name} has no {name} that can be {value!r}")
        if fit.climbs and not {fit.climbs} <= kinds[source].fields.keys() & kinds[target].fields.keys():
            spot.at(other).wrong(f"'climbs' needs a field of {source} and {target}; {fit.climbs!r} is none")


def _check_symmetry(spot: Spot, link: LinkKind) -> None:
    pairs = {(source, target) for source, route in link.routes.items() for target in route.targets}
    if not link.symmetric:
        return
    for source, target in sorted(pairs):
        if (target, source) not in pairs:
            spot.wrong(f"the link {link.name} is symmetric, but leads from {source} to {target} and not back")
