"""Mappings as YAML: read with everything that is wrong in them, and written so that people can edit them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from graph.check_readings import TRAIT
from graph.marked_yaml import Marked, YamlError, read_yaml
from graph.model import Value
from graph.ontology import Field, Label, LinkKind, Ontology
from graph.values import convert, is_date, nearest
from loaders.headers import folded
from loaders.mapping import (
    FIGURES,
    ID,
    NAME,
    NO_LABEL,
    PERIODS,
    READING_HOLDS,
    MappedColumn,
    ReadingRows,
    TableMapping,
)

WIDEST = 1 << 20  # one line, however long
SEVERAL = "mappings"
TOP = (
    "mapping", "label", "kind", "kind_column", "kinds", "known_as", "constants", "date_order", "name_from", "readings",
    "columns",
)  # fmt: skip
HOLDING = ("field", "link", "reading", "extra", "ignored")
PER_COLUMN = (
    *HOLDING,
    "backward",
    "makes",
    "having",
    "also",
    "values",
    "parted_by",
    "times",
    "month",
    "figure",
    "series",
)
PER_READING = ("called", "per", "decimal", "every", "headings", "makes", "turned")
CHOICES = {
    "date_order": ("day_first", "month_first"), "month": ("first", "last"), "figure": FIGURES,
    "decimal": ("point", "comma"), "every": ("", "day", "week", "month", "quarter", "year"),
}  # fmt: skip

Path = tuple[str | int, ...]


@dataclass
class MappingReader:
    """Reads one YAML text; what is wrong is told with file and line.

    Attributes:
        file: Name of the file, for messages.
        ontology: What kinds, fields and links there are.
        violations: Everything wrong so far, `file:line: what is wrong`.
    """

    file: str
    ontology: Ontology
    violations: list[str] = field(default_factory=list)
    _marked: Marked = field(default_factory=lambda: Marked(None))

    def read(self, text: str) -> tuple[TableMapping, ...]:
        """Return the mappings of a text: one, or a list under `mappings`; none if anything is wrong with it."""
        try:
            self._marked = read_yaml(text)
        except YamlError as error:
            self.violations.append(f"{self.file}:{error.line}: {error}")
            return ()
        for path, line in self._marked.repeated.items():
            self.violations.append(f"{self.file}:{line}: {path[-1]} stands twice")
        data = self._marked.data
        if isinstance(data, dict) and SEVERAL in data:
            self._known_keys((), data, (SEVERAL,))
            several = data[SEVERAL] if isinstance(data[SEVERAL], list) else [data[SEVERAL]]
            found = [self._mapping((SEVERAL, number), one) for number, one in enumerate(several)]
        else:
            found = [self._mapping((), data)]
        return () if self.violations else tuple(mapping for mapping in found if mapping)

    def _mapping(self, path: Path, data: object) -> TableMapping | None:
        if not isinstance(data, dict):
            self._wrong(path, "a mapping has keys such as mapping, kind and columns")
            return None
        self._known_keys(path, data, TOP)
        kind = self._kind((*path, "kind"), data.get("kind"))
        kinds = self._kinds((*path, "kinds"), data.get("kinds"))
        if not kind:
            return None
        readings = self._readings((*path, "readings"), data, kind)
        columns = tuple(self._columns((*path, "columns"), data.get("columns"), kind, readings))
        self._tell_twice((*path, "columns"), columns)
        if readings:
            self._tell_unread((*path, "columns"), columns)
        return TableMapping(
            str(data.get("mapping") or "mapping"),
            kind,
            columns,
            self._label((*path, "label"), data.get("label")),
            self._texts((*path, "known_as"), data.get("known_as")),
            str(data.get("kind_column") or ""),
            kinds,
            self._values((*path, "constants"), data.get("constants"), self.ontology.fields_of(kind)),
            self._choice(path, data, "date_order"),
            str(data.get("name_from") or ""),
            readings,
        )

    # -- readings ---------------------------------------------------------------------------------------------------

    def _readings(self, path: Path, data: Mapping[str, Any], kind: str) -> ReadingRows | None:
        if "readings" not in data:
            return None
        says = data["readings"] if data["readings"] is not None else {}
        if TRAIT not in self.ontology.kinds[kind].traits:
            measures = " or ".join(one.name for one in self.ontology.with_trait(TRAIT))
            self._wrong(path, f"a {kind} has no readings; say kind: {measures}")
        if not isinstance(says, dict):
            self._wrong(
                path, "readings says how the rows are readings, such as `readings: {called: Seen within 4 hours}`"
            )
            return ReadingRows()
        self._known_keys(path, says, PER_READING)
        return ReadingRows(
            str(says.get("called") or ""),
            self._number((*path, "per"), says.get("per", 0)),
            self._choice(path, says, "decimal", "point"),
            self._choice(path, says, "every", ""),
            says.get("headings") is True,
            says.get("makes", True) is not False,
            says.get("turned") is True,
        )

    def _tell_unread(self, path: Path, columns: Sequence[MappedColumn]) -> None:
        """Say what a table of readings cannot be without: a period and a figure."""
        held = {column.holds for column in columns}
        across = any(column.reading for column in columns)
        if not across and not held & set(PERIODS):
            self._wrong(path, "no column says of which day or period the figures are; say {field: date}")
        if not across and not held & set(FIGURES):
            self._wrong(path, "no column holds figures; say {field: value}, or numerator and denominator")

    # -- columns ----------------------------------------------------------------------------------------------------

    def _columns(self, path: Path, data: object, kind: str, readings: ReadingRows | None) -> Iterator[MappedColumn]:
        if not isinstance(data, dict) or not data:
            self._wrong(path, "columns says of each column what it holds, such as `Title: {field: name}`")
            return
        for header, says in data.items():
            if column := self._column((*path, header), header, says, kind, readings=readings):
                yield column

    def _column(
        self, path: Path, header: str, says: object, kind: str, *, readings: ReadingRows | None
    ) -> MappedColumn | None:
        if not isinstance(says, dict):
            self._wrong(
                path, f"{header}: say {{field: …}}, {{link: …}}, {{reading: …}}, {{extra: …}} or {{ignored: …}}"
            )
            return None
        self._known_keys(path, says, PER_COLUMN)
        holding = [name for name in HOLDING if says.get(name) not in {None, ""}]
        if len(holding) != 1:
            self._wrong(path, f"{header}: exactly one of {', '.join(HOLDING)} is needed")
            return None
        backward = says.get("backward") is True
        link = self._link(path, says.get("link"), kind, backward=backward)
        held = str(says.get("field") or "")
        known = READING_HOLDS if readings else (ID, NAME, *self.ontology.fields_of(kind))
        if held and held not in known:
            of = "a reading" if readings else kind
            self._wrong((*path, "field"), f"{of} has no field {held!r}{_meant(held, known)}")
        reading = str(says.get("reading") or "")
        if reading and not is_date(reading):
            self._wrong((*path, "reading"), f"{reading!r} is no day; write it as 2026-04-30")
        return MappedColumn(
            header,
            held,
            link.name if link else "",
            reading,
            str(says.get("extra") or ""),
            str(says.get("ignored") or ""),
            backward,
            self._made(
                path, says.get("makes"), self._makeable(link, kind, held if readings else "", backward=backward)
            ),
            self._values((*path, "having"), says.get("having"), self.ontology.fields_of_link(link.name))
            if link
            else {},
            self._texts((*path, "also"), says.get("also")),
            self._translated((*path, "values"), says.get("values")),
            str(says.get("parted_by", ";")),
            self._number((*path, "times"), says.get("times", 1)),
            self._choice(path, says, "month", "last"),
            self._choice(path, says, "figure", "value"),
            str(says.get("series") or ""),
        )

    def _link(self, path: Path, given: object, kind: str, *, backward: bool) -> LinkKind | None:
        if not given:
            return None
        starting = self.ontology.links_to(kind) if backward else (link for link, _ in self.ontology.links_from(kind))
        possible = {link.name: link for link in starting}
        if str(given) not in possible:
            how = "leads to" if backward else "starts at"
            self._wrong((*path, "link"), f"no link {given!r} {how} {kind}{_meant(str(given), possible)}")
        return possible.get(str(given))

    def _makeable(self, link: LinkKind | None, kind: str, held: str, *, backward: bool) -> Sequence[str]:
        if held in {"unit", "unit_id"}:
            return [one.name for one in self.ontology.with_trait("unit")]
        return _ends(link, kind, backward=backward)

    def _made(self, path: Path, given: object, ends: Sequence[str]) -> str:
        if given and str(given) not in ends:
            why = f"there can be {', '.join(ends)}" if ends else "only a link makes something"
            self._wrong((*path, "makes"), f"{given!r} cannot be made here: {why}")
        return str(given or "")

    def _tell_twice(self, path: Path, columns: Sequence[MappedColumn]) -> None:
        held = [
            column.holds for column in columns if column.holds and column.holds not in {*FIGURES, "measure", "summed"}
        ]
        for name in dict.fromkeys(name for name in held if held.count(name) > 1):
            self._wrong(path, f"{name} is held by {held.count(name)} columns; keep all but one as extra")

    # -- parts ------------------------------------------------------------------------------------------------------

    def _kind(self, path: Path, given: object) -> str:
        if given in self.ontology.kinds:
            return str(given)
        if given:
            self._wrong(path, f"there is no kind {given!r}{_meant(str(given), self.ontology.kinds)}")
        else:
            self._wrong(path, "kind is missing: say of which kind the rows are")
        return ""

    def _kinds(self, path: Path, data: object) -> dict[str, str]:
        pairs = data if isinstance(data, dict) else {}
        if data and not pairs:
            self._wrong(path, "kinds says for each text of the column which kind it means")
        return {folded(text): self._kind((*path, text), kind) for text, kind in pairs.items()}

    def _values(self, path: Path, data: object, fields: Mapping[str, Field]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for name, given in (data if isinstance(data, dict) else {}).items():
            if name not in fields:
                self._wrong((*path, name), f"there is no field {name!r}{_meant(name, fields)}")
                continue
            value, problem = convert(fields[name], given)
            if problem:
                self._wrong((*path, name), problem.message)
            found |= {} if value is None else {name: value}
        if data and not isinstance(data, dict):
            self._wrong(path, f"{path[-1]} holds fields with their values")
        return found

    def _translated(self, path: Path, data: object) -> dict[str, Value]:
        if data is None:
            return {}
        if not isinstance(data, dict) or any(isinstance(meant, (dict, list)) for meant in data.values()):
            self._wrong(path, "values says for each text what it means")
            return {}
        return {folded(text): meant for text, meant in data.items() if meant is not None}

    def _number(self, path: Path, given: object) -> float:
        if isinstance(given, (int, float)) and not isinstance(given, bool):
            return given
        self._wrong(path, f"{path[-1]} needs a number")
        return 1

    def _choice(self, path: Path, data: Mapping[str, Any], name: str, default: str = "day_first") -> Any:
        given = data.get(name, default)
        if given not in CHOICES[name]:
            self._wrong((*path, name), f"{name} is one of {', '.join(CHOICES[name])}")
        return given

    def _label(self, path: Path, data: object) -> Label:
        if isinstance(data, dict):
            self._known_keys(path, data, ("en", "cy"))
            return Label(str(data.get("en", "")), str(data.get("cy", "")))
        return Label(str(data or ""), str(data or ""))

    def _texts(self, path: Path, data: object) -> tuple[str, ...]:
        if data is None:
            return ()
        if not isinstance(data, list) or any(isinstance(entry, (dict, list)) for entry in data):
            self._wrong(path, f"{path[-1]} is a list of texts")
            return ()
        return tuple(str(entry) for entry in data)

    def _known_keys(self, path: Path, data: Mapping[str, object], known: Sequence[str]) -> None:
        for key in data:
            if key not in known:
                self._wrong((*path, key), f"{key!r} means nothing here{_meant(key, known)}")

    def _wrong(self, path: Path, message: str) -> None:
        self.violations.append(f"{self.file}:{self._marked.line(*path)}: {message}")


def _ends(link: LinkKind | None, kind: str, *, backward: bool) -> tuple[str, ...]:
    """Return the kinds that can stand at the other end of a link."""
    if not link:
        return ()
    return link.sources(kind) if backward else link.targets(kind)


def written(mappings: Sequence[TableMapping], sureness: Sequence[Mapping[str, int]] = ()) -> str:
    """Return mappings as YAML that `MappingReader` reads back as the same.

    Args:
        mappings: One or more.
        sureness: For each, how sure its columns are by header, 0 to 100; said in comments.
    """
    sure = [*sureness, *({} for _ in mappings)]
    texts = [_written(mapping, how) for mapping, how in zip(mappings, sure, strict=False)]
    if len(texts) == 1:
        return texts[0]
    return f"{SEVERAL}:\n" + "".join("- " + text.replace("\n", "\n  ").rstrip() + "\n" for text in texts)


def _written(mapping: TableMapping, sureness: Mapping[str, int]) -> str:
    top: dict[str, object] = {
        "mapping": mapping.name,
        "kind": mapping.kind,
        "kind_column": mapping.kind_column,
        "kinds": dict(mapping.kinds),
        "constants": _plain(mapping.constants),
        "date_order": mapping.date_order,
        "name_from": mapping.name_from,
    }
    if mapping.readings:
        top["readings"] = _says_of_readings(mapping.readings) or {"called": ""}
    if mapping.label != NO_LABEL:
        top["label"] = {"en": mapping.label.en, "cy": mapping.label.cy}
    if mapping.known_as:
        top["known_as"] = list(mapping.known_as)
    lines = [_line(name, value) for name, value in top.items() if value]
    lines.append("columns:\n")
    for column in mapping.columns:
        comment = f"  # {sureness[column.header]} % sure" if sureness.get(column.header) else ""
        lines.append(f"  {_line(column.header, _says(column)).rstrip()}{comment}\n")
    return "".join(lines)


def _says(column: MappedColumn) -> dict[str, object]:
    says: dict[str, object] = {
        "field": column.holds, "link": column.link, "reading": column.reading, "ignored": column.ignored,
        "backward": column.backward, "makes": column.makes, "having": _plain(column.having), "also": list(column.also),
        "values": _plain(column.values),
    }  # fmt: skip
    says["extra"] = (column.extra or column.header) if column.is_kept_as_extra else ""
    says |= {"parted_by": column.parted_by} if column.parted_by != ";" else {}
    says |= {"times": column.times} if column.times != 1 else {}
    says |= {"month": column.month} if column.month != "last" else {}
    says |= {"figure": column.figure} if column.figure != "value" else {}
    says["series"] = column.series
    return {name: value for name, value in says.items() if value or name == "parted_by"}


def _says_of_readings(readings: ReadingRows) -> dict[str, object]:
    """Return what differs from what is meant where nothing is said."""
    usual = ReadingRows()
    return {name: said for name in PER_READING if (said := getattr(readings, name)) != getattr(usual, name)}


def _plain(values: Mapping[str, Value]) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _line(key: str, value: object) -> str:
    """Return a key and what stands under it as one line of YAML."""
    plain = yaml.safe_dump({key: 0}, allow_unicode=True, width=WIDEST).removesuffix(": 0\n")
    head = json.dumps(key, ensure_ascii=False) if "\n" in plain else plain
    body = yaml.safe_dump([value], allow_unicode=True, sort_keys=False, default_flow_style=True, width=WIDEST)
    return f"{head}: {body.strip()[1:-1]}\n"


def _meant(word: str, among: Any) -> str:
    meant = nearest(word, among)
    return f"; is {meant} meant?" if meant else ""
