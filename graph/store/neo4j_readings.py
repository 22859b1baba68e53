"""Readings in Neo4j: a node `Readings` for each measure and year, with one list a column, oldest first.

`values` holds what to chart: the value, or numerator / denominator where only those are given, NaN for a gap. Lists of
what no reading of the year has are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isnan
from typing import Any

from graph.model import Record
from graph.store.neo4j_rows import READINGS_TYPE, Properties, Row, day_text, native
from graph.store.neo4j_rows import quoted as quoted_name

NAN = float("nan")
Group = dict[str, Row]
"""Readings of a measure and a year, by date."""

BY_KEY = "UNWIND $keys AS key MATCH (r:Readings {key: key}) RETURN key, properties(r)"
BY_MEASURE = "MATCH (r:Readings) WHERE r.measure IN $measures RETURN properties(r)"
MEASURES = "MATCH (r:Readings) RETURN DISTINCT r.measure"
CREATE = f"""
UNWIND $rows AS row MATCH (m:Node {{id: row.measure}}) CREATE (m)-[:{quoted_name(READINGS_TYPE)}]->(r:Readings)
SET r = row RETURN count(*)
"""
UPDATE = "UNWIND $rows AS row MATCH (r:Readings {key: row.key}) SET r = row RETURN count(*)"
NEWER = "MATCH (r:Readings) WHERE r._revision > $revision RETURN r.key, properties(r) LIMIT $most"
REMOVE = "MATCH (r:Readings) WHERE r.key IN $keys DETACH DELETE r"


def group_of(record: Mapping[str, Any]) -> str:
    """Return which node holds a reading.

    >>> group_of({"measure": "m1", "date": "2026-05-01"})
    'm1\\t2026'
    """
    return f"{record['measure']}\t{record['date'][:4]}"


def properties_of(key: str, group: Group) -> Properties:
    """Return the properties of the node of a group that holds at least one reading."""
    measure, _, year = key.partition("\t")
    ordered = [group[day] for day in sorted(group)]
    records = [row.record for row in ordered]
    days = [native(record["date"]) for record in records]
    found: Properties = {
        "key": key,
        "measure": measure,
        "year": int(year) if year.isascii() and year.isdigit() else year,
        "dates": days if len({type(day) for day in days}) == 1 else [record["date"] for record in records],
        "values": [_shown(record) for record in records],
        "revisions": [row.revision for row in ordered],
        "_revision": max(row.revision for row in ordered),
    }
    return found | _rest(records)


def _rest(records: list[Record]) -> Properties:
    found: Properties = {}
    if any("value" not in record for record in records):
        found["computed"] = ["value" not in record for record in records]
    for part in ("numerator", "denominator"):
        if any(part in record for record in records):
            found[f"{part}s"] = [float(record.get(part, NAN)) for record in records]
    for name, plural, none in (("note", "notes", ""), ("excluded", "excluded", False), ("reason", "reasons", "")):
        if any(record.get(name) for record in records):
            found[plural] = [record.get(name, none) for record in records]
    return found


def _shown(record: Record) -> float:
    if "value" in record:
        return float(record["value"])
    parts = record.get("numerator"), record.get("denominator")
    return parts[0] / parts[1] if parts[0] is not None and parts[1] else NAN


def group_in(properties: Mapping[str, Any]) -> Group:
    """Return the readings of a node, from its properties."""
    columns = {
        name: properties.get(plural)
        for name, plural in (
            ("value", "values"), ("numerator", "numerators"), ("denominator", "denominators"), ("note", "notes"),
            ("excluded", "excluded"), ("reason", "reasons"),
        )
    }  # fmt: skip
    given = {name: column for name, column in columns.items() if column}
    computed = properties.get("computed")
    found: Group = {}
    for place, (day, revision) in enumerate(zip(properties["dates"], properties["revisions"], strict=True)):
        record: Record = {"measure": properties["measure"], "date": day_text(day)}
        for name, column in given.items():
            cell = column[place]
            if _is_given(name, cell) and not (name == "value" and computed and computed[place]):
                record[name] = cell
        found[record["date"]] = Row(record, revision)
    return found


def _is_given(name: str, cell: Any) -> bool:
    return bool(cell) if name in {"note", "excluded", "reason"} else not isnan(cell)


def groups_of(records: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return which nodes hold some readings, each once, in order."""
    return sorted({group_of(record) for record in records})
