"""The reference page: every kind, field, choice and link of an ontology as Markdown, made from the declarations.

Names of kinds, fields and links and the words around them are in the language asked for; meanings are in the language
that the declarations are written in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph import reference_words as words
from graph.ontology import KIND_TRAITS, LINK_TRAITS, Field, Fit, Kind, Label, Language, LinkKind, Ontology, Route


def reference_page(ontology: Ontology, language: Language = "en") -> str:
    """Return the reference of all kinds and links as one Markdown page.

    >>> from graph.declarations import load_ontology
    >>> reference_page(load_ontology()).splitlines()[0]
    '# Kinds and links'
    """
    return "\n".join(_Page(ontology, language).lines()) + "\n"


class _Page:
    """One ontology in one language."""

    def __init__(self, ontology: Ontology, language: Language) -> None:
        self.ontology = ontology
        self.language = language

    def lines(self) -> Iterator[str]:
        counts = {"kinds": len(self.ontology.kinds), "links": len(self.ontology.links)}
        yield from (f"# {self._say(words.TITLE)}", "", self._say(words.INTRODUCTION).format(**counts), "")
        yield from (f"## {self._say(words.ROLES_HEADING)}", "")
        for role, label in words.ROLES.items():
            yield f"- **{_opening(self._say(words.ROLE_NAMES[role]))}** (`{role}`): {self._say(label)}"
        for heading, fields in (
            (words.COMMON_NODE, self.ontology.node_fields),
            (words.COMMON_LINK, self.ontology.link_fields),
        ):
            yield from ("", f"## {self._say(heading)}", "", *self._fields(fields))
        for heading_text, kinds in self._groups():
            yield from ("", f"## {heading_text}")
            for kind in kinds:
                yield from self._kind(kind)
        yield from ("", f"## {self._say(words.ALL_LINKS)}")
        for link in sorted(self.ontology.links.values(), key=lambda link: link.name):
            yield from self._link(link)

    def _groups(self) -> Iterator[tuple[str, list[Kind]]]:
        """Yield the heading and the kinds of each group: those to start with first, then by name."""
        kinds = list(self.ontology.kinds.values())
        names = dict.fromkeys([*self.ontology.groups, *(kind.group for kind in kinds)])
        for name in names:
            label = self.ontology.groups.get(name)
            heading = label[self.language] if label else name.replace("_", " ").capitalize()
            members = [kind for kind in kinds if kind.group == name]
            if members:
                yield _plain(heading), sorted(members, key=lambda kind: (not kind.core, kind.label[self.language]))

    # One kind

    def _kind(self, kind: Kind) -> Iterator[str]:
        star = " ★" if kind.core else ""
        yield from ("", f"### {self._say(kind.label)}{star}", "")
        yield f"`{kind.name}`, {self._say(words.TABLE)} `{kind.table}`. {_plain(kind.doc)}"
        if traits := "; ".join(self._trait(kind, trait) for trait in kind.traits):
            yield from ("", f"{self._say(words.TRAITS)} {traits}.")
        if fields := {**kind.refines, **kind.fields}:
            yield from ("", f"**{self._say(words.FIELDS)}**", "", *self._fields(fields))
        if routes := list(self.ontology.links_from(kind.name)):
            yield from ("", f"**{self._say(words.LINKS_OUT)}**", "")
            yield from _table(self._say(words.OUT_COLUMNS), (self._out(link, route) for link, route in routes))
        if incoming := list(self.ontology.links_to(kind.name)):
            yield from ("", f"**{self._say(words.LINKS_IN)}**", "")
            yield from _table(self._say(words.IN_COLUMNS), (self._in(link, kind) for link in incoming))

    def _trait(self, kind: Kind, trait: str) -> str:
        unless = " ".join(
            self._say(words.UNLESS).format(field=f"`{name}`", value=f"`{value}`")
            for name, value in kind.traits[trait].items()
        )
        return f"{KIND_TRAITS[trait]} {unless}".strip()

    def _out(self, link: LinkKind, route: Route) -> list[str]:
        return [
            _link_to(link.name),
            self._say(link.label),
            self._targets(route),
            self._number(route),
            self._carries(link),
            _plain(route.doc or link.doc),
        ]

    def _number(self, route: Route) -> str:
        if route.most is None:
            return f"{route.least}+" if route.least else self._say(words.NO_LIMIT)
        return str(route.most) if route.least == route.most else f"{route.least}–{route.most}"

    def _in(self, link: LinkKind, kind: Kind) -> list[str]:
        return [_link_to(link.name), self._say(link.inverse), self._ends(link.sources(kind.name)), self._carries(link)]

    def _targets(self, route: Route) -> str:
        if len(route.targets) == len(self.ontology.kinds):
            return self._say(words.ANY_KIND)
        return ", ".join(f"`{name}`{self._fit(fit)}" for name, fit in route.targets.items())

    def _fit(self, fit: Fit) -> str:
        """Return in brackets what the ends of a link should be like, or nothing."""
        source, target = (", ".join(f"`{value}`" for value in end.values()) for end in (fit.source, fit.target))
        if fit.climbs:
            return f" ({self._say(words.HIGHER).format(field=f'`{fit.climbs}`')})"
        if source:
            ends = {"source": source, "target": target or self._say(words.ANY)}
            return f" ({self._say(words.FROM_TO).format(**ends)})"
        return f" ({target})" if target else ""

    def _ends(self, kinds: Iterable[str]) -> str:
        names = list(kinds)
        if len(names) == len(self.ontology.kinds):
            return self._say(words.ANY_KIND)
        return ", ".join(f"`{name}`" for name in names)

    # One link

    def _link(self, link: LinkKind) -> Iterator[str]:
        yield from ("", f"### {link.name}", "")
        yield f"*{self._say(link.label)}* · *{self._say(link.inverse)}*. {_plain(link.doc)}"
        yield ""
        yield f"- {_opening(self._carries(link))}."
        yield from (f"- {self._say(words.TRAITS)} {LINK_TRAITS[trait]}." for trait in sorted(link.traits))
        if link.symmetric:
            yield f"- {self._say(words.SYMMETRIC)}"
        if link.acyclic:
            yield f"- {self._say(words.ACYCLIC)}"
        if link.fields:
            yield from ("", *self._fields(link.fields))

    def _carries(self, link: LinkKind) -> str:
        backwards = f" ({self._say(words.BACKWARDS)})"
        return ", ".join(
            self._say(label) + (backwards if link.roles[role] == "backward" else "")
            for role, label in words.ROLE_NAMES.items()
            if role in link.roles
        )

    # Fields

    def _fields(self, fields: Mapping[str, Field]) -> Iterator[str]:
        yield from _table(self._say(words.FIELD_COLUMNS), (self._field(field) for field in fields.values()))

    def _field(self, field: Field) -> list[str]:
        meaning = _plain(field.doc)
        if field.choices:
            meaning += "".join(
                f"<br>`{choice.code}` {self._say(choice.label)}: {_plain(choice.doc)}" for choice in field.choices
            )
        return [f"`{field.name}`", self._say(field.label), self._nature(field), meaning]

    def _nature(self, field: Field) -> str:
        """Return what a value of the field is: its type, bounds, default and marks."""
        marks = (
            (field.required, words.WANTED, "*{}*"),
            (field.personal, words.PERSONAL, "{}"),
            (field.sensitive, words.SENSITIVE, "{}"),
        )
        parts = [f"{self._say(words.TYPES[field.type])}{self._bounds(field)}"]
        parts += [form.format(self._say(label)) for is_so, label, form in marks if is_so]
        return ", ".join(parts)

    def _bounds(self, field: Field) -> str:
        if field.of:
            return f" `{field.of}`"
        default = "" if field.default is None else f" (`{str(field.default).lower()}`)"
        if field.minimum is None and field.maximum is None:
            return default
        least, most = (("" if bound is None else f"{bound:g}") for bound in (field.minimum, field.maximum))
        return f" {least}–{most}{default}" if most else f" ≥ {least}{default}"

    def _say(self, label: Label) -> str:
        return _plain(label[self.language])


def _table(columns: str, rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {columns} |"
    yield f"|{'---|' * (columns.count('|') + 1)}"
    yield from (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)


def _opening(text: str) -> str:
    return text[:1].upper() + text[1:]


def _link_to(name: str) -> str:
    return f"[`{name}`](#{name})"


def _plain(text: str) -> str:
    """Return a declared text on one line, as text and never as markup of the page."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
