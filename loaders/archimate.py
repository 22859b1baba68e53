"""ArchiMate models: the Open Group's exchange format 2.1 to 3.x, and the native files of the program Archi.

Motivation, strategy and business are given kinds by the translation `archimate`; everything else is kept as structure.
Views and folders have no place and are counted.

Source: The Open Group, ArchiMate Model Exchange File Format 3.1 (C174); Archi 4 and 5, `model.ecore` names in files.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element as Xml

from graph.model import Batch, Place
from graph.ontology import Ontology
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.archimate_ours import KIND, as_ours
from loaders.foreign_model import Element, Model, Relation, losses
from loaders.mapping_choice import Mappings
from loaders.safe_xml import local, read_tree, read_tree_from
from loaders.tables import Cell
from loaders.xml_words import children, first, words
from loaders.zip_guard import check_archive

FORMAT = "archimate"
SPACES = (b"http://www.opengroup.org/xsd/archimate", b"http://www.archimatetool.com/archimate")
ZIP = b"PK\x03\x04"
INSIDE = "model.xml"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
OLD_RELATIONS = {"UsedBy": "Serving", "Realisation": "Realization", "Specialisation": "Specialization"}
ACCESS = {"0": "Write", "1": "Read", "2": "Access", "3": "ReadWrite"}
FOLDERS_LOST = "how a model sorts its elements is not kept"
VIEWS_LOST = "drawings are not kept, only what they show"
ABOUT_LOST = "there is no node for the model itself"
POLARITIES = {"+": "same", "-": "opposite"}


def _recognises(head: bytes) -> bool:
    return any(space in head for space in SPACES) or (head.startswith(ZIP) and INSIDE.encode() in head)


ACCEPTS = Accepts("ArchiMate models", (".archimate", ".xml"), _recognises, maps=True)


def read(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return what a model holds; its types become kinds by the translation `archimate`."""
    try:
        return (mappings or Mappings()).translate(model_of(path), ontology)
    except UnreadableError as stop:
        return refused(path.name, stop.problem)


def model_of(path: Path) -> Model:
    """Return the elements and relations of a model, as they stand there.

    Raises:
        UnreadableError: If the file cannot be read as a whole.
    """
    root = _root(path)
    if local(root.tag) != "model":
        raise UnreadableError(f"the XML is no ArchiMate model: it starts with {local(root.tag)}", Place(path.name))
    is_native = first(root, "folder") is not None or "name" in root.attrib
    return _Native(root, path.name).model() if is_native else _Exchange(root, path.name).model()


def _root(path: Path) -> Xml:
    with path.open("rb") as file:
        is_zip = file.read(4) == ZIP
    if not is_zip:
        return read_tree(path)
    check_archive(path, "the archive")
    with zipfile.ZipFile(path) as archive:
        if INSIDE not in archive.namelist():
            raise UnreadableError(f"the archive holds no {INSIDE}", Place(path.name), "save the model anew in Archi")
        with archive.open(INSIDE) as file:
            return read_tree_from(file, Place(path.name))


class _Exchange:
    """A model in the exchange format."""

    def __init__(self, root: Xml, file: str) -> None:
        self.root, self.file = root, file
        self.lost: Counter[tuple[str, str]] = Counter()
        defined = _within(root, "propertyDefinitions", "propertyDefinition") or _within(
            root, "propertydefs", "propertydef"
        )
        self.properties = {one.get("identifier", ""): words(one, "name") or one.get("name", "") for one in defined}

    def model(self) -> Model:
        """Return it."""
        elements = [self._element(one) for one in _within(self.root, "elements", "element")]
        relations = [self._relation(one) for one in _within(self.root, "relationships", "relationship")]
        views = _within(self.root, "views", "view") or _within(first(self.root, "views"), "diagrams", "view")
        self.lost["views", VIEWS_LOST] = len(views)
        folders = [part for one in children(self.root, "organizations") for part in one.iter()]
        self.lost["folders", FOLDERS_LOST] = sum(local(one.tag) == "label" for one in folders)
        about = len(_within(self.root, "properties", "property")) + len(children(self.root, "documentation"))
        self.lost["notes on the model as a whole", ABOUT_LOST] = about
        title = _named(self.root)
        return as_ours(Model(FORMAT, self.file, title, elements, relations, (), losses(self.lost)))

    def _element(self, one: Xml) -> Element:
        given = one.get(TYPE, "")
        place = Place(self.file, column=f"{given} {one.get('identifier', '')}")
        welsh = _named(one, "cy")
        cells: dict[str, Cell] = {"name_cy": welsh} if welsh and welsh != _named(one) else {}
        return Element(one.get("identifier", ""), given, _named(one), cells | self._said(one, "summary"), place)

    def _relation(self, one: Xml) -> Relation:
        given, name = _relation_type(one.get(TYPE, "")), _named(one)
        place = Place(self.file, column=f"{given} {one.get('identifier', '')}")
        said = self._said(one, "rationale")
        cells = said if KIND in said else {**({"name": name} if name else {}), **_attributes(one), **said}
        return Relation(given, one.get("source", ""), one.get("target", ""), one.get("identifier", ""), cells, place)

    def _said(self, one: Xml, described: str) -> dict[str, Cell]:
        said: dict[str, Cell] = {}
        if text := words(one, "documentation"):
            said[described] = text
        for number, held in enumerate(_within(one, "properties", "property"), 1):
            reference = held.get("propertyDefinitionRef") or held.get("identifierref") or ""
            _add(said, self.properties.get(reference) or reference or f"property {number}", _value(held))
        return said


class _Native:
    """A model as Archi keeps it."""

    def __init__(self, root: Xml, file: str) -> None:
        self.root, self.file = root, file
        self.lost: Counter[tuple[str, str]] = Counter()
        self.profiles = {one.get("id", ""): one.get("name", "") for one in children(root, "profile")}

    def model(self) -> Model:
        """Return it."""
        elements, relations = [], []
        for one in self._found(self.root):
            given = one.get(TYPE, "").rpartition(":")[2]
            if given.endswith("Relationship"):
                relations.append(self._relation(one, _relation_type(given)))
            elif given.endswith("Model"):
                self.lost["views", VIEWS_LOST] += 1
            else:
                elements.append(self._element(one, _junction(given, one)))
        about = len(children(self.root, "property")) + len(children(self.root, "purpose"))
        self.lost["notes on the model as a whole", ABOUT_LOST] = about
        title = self.root.get("name", "")
        return Model(FORMAT, self.file, title, elements, relations, (), losses(self.lost))

    def _found(self, folder: Xml, depth: int = 0) -> Iterator[Xml]:
        """Yield the elements of a folder and of those in it; folders of one's own are counted."""
        for child in folder:
            if local(child.tag) == "folder":
                self.lost["folders", FOLDERS_LOST] += depth > 0
                yield from self._found(child, depth + 1)
            elif local(child.tag) == "element":
                yield child

    def _element(self, one: Xml, given: str) -> Element:
        place = Place(self.file, column=f"{given} {one.get('id', '')}")
        return Element(one.get("id", ""), given, one.get("name", ""), self._said(one, "summary"), place)

    def _relation(self, one: Xml, given: str) -> Relation:
        place = Place(self.file, column=f"{given} {one.get('id', '')}")
        name = one.get("name", "")
        cells = {**({"name": name} if name else {}), **self._said(one, "rationale"), **_attributes(one)}
        return Relation(given, one.get("source", ""), one.get("target", ""), one.get("id", ""), cells, place)

    def _said(self, one: Xml, described: str) -> dict[str, Cell]:
        said: dict[str, Cell] = {}
        if text := words(one, "documentation"):
            said[described] = text
        for number, held in enumerate(children(one, "property"), 1):
            _add(said, held.get("key") or f"property {number}", held.get("value", ""))
        if named := self.profiles.get(one.get("profiles", "")):
            _add(said, "specialisation", named)
        return said


def _within(one: Xml | None, holder: str, name: str) -> list[Xml]:
    held = first(one, holder)
    return children(held, name) if held is not None else []


def _named(one: Xml, language: str = "") -> str:
    """Return the name in a language, or where none is asked for in English, else the first."""
    names = children(one, "name") or children(one, "label")
    by_language = {found.get(LANGUAGE, ""): " ".join("".join(found.itertext()).split()) for found in reversed(names)}
    if language:
        return by_language.get(language, "")
    return by_language.get("en") or next((text for text in reversed(by_language.values()) if text), "")


def _value(held: Xml) -> str:
    """Return the value of a property with its line breaks."""
    value = first(held, "value")
    return "".join(value.itertext()).strip() if value is not None else ""


def _relation_type(given: str) -> str:
    short = given.removesuffix("Relationship")
    return OLD_RELATIONS.get(short, short)


def _junction(given: str, one: Xml) -> str:
    return f"{'Or' if one.get('type') == 'or' else 'And'}Junction" if given == "Junction" else given


def _attributes(one: Xml) -> Mapping[str, Cell]:
    """Return what relations of some types say besides: how something is accessed, which way it influences."""
    said: dict[str, Cell] = {}
    if access := one.get("accessType"):
        said["access"] = ACCESS.get(access, access)
    if modifier := one.get("modifier") or one.get("strength"):
        said["modifier"] = modifier
    if one.get(TYPE, "").removeprefix("archimate:").startswith("Influence"):
        said["polarity"] = POLARITIES.get((modifier or " ")[0], "unclear")
    if one.get("isDirected") == "true" or one.get("directed") == "true":
        said["directed"] = "true"
    return said


def _add(said: dict[str, Cell], name: str, text: str) -> None:
    """Add a property; one that is given several times keeps all its values."""
    if text:
        said[name] = f"{said[name]}; {text}" if said.get(name) else text
