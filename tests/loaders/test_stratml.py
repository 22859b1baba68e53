"""StratML plans and reports, as published and as they should not be."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from graph.check import check
from graph.model import Batch, Link
from graph.ontology import Ontology
from loaders import read_file
from tests.loaders.conftest import SAMPLES, Reader, told

PLAN = SAMPLES / "stratml" / "good-PMOAI.xml"
REPORT = SAMPLES / "stratml" / "good-SMLC2011.xml"


def kinds(batch: Batch) -> Counter[str]:
    """Return how many nodes of each kind a batch has."""
    return Counter(node.kind for node in batch.nodes)


def lost(batch: Batch) -> dict[str, int]:
    """Return how many of what was lost."""
    return {one.what: one.count for one in batch.lost}


def plan(goals: str, before: str = "", after: str = "", root: str = "PerformancePlanOrReport") -> str:
    """Return a plan without a namespace."""
    return f"<{root}>{before}<StrategicPlanCore>{goals}</StrategicPlanCore>{after}</{root}>"


def indicator(inside: str, attributes: str = 'ValueChainStage="Outcome"') -> str:
    """Return a goal with an objective with one indicator."""
    measured = f"<PerformanceIndicator {attributes}><Identifier>i</Identifier>{inside}</PerformanceIndicator>"
    objective = f"<Objective><Name>O</Name><Identifier>o</Identifier>{measured}</Objective>"
    return f"<Goal><Name>G</Name><Identifier>g</Identifier>{objective}</Goal>"


@pytest.mark.parametrize("source", ["sample", "published"])
def test_the_report_gives_its_goals_objectives_indicators_and_readings(
    ontology: Ontology, source: str, request: pytest.FixtureRequest
) -> None:
    file = REPORT if source == "sample" else request.getfixturevalue("data_dir") / "stratml" / "SMLC2011.xml"

    batch = read_file(file, ontology)

    assert batch.readable
    assert (kinds(batch)["Priority"], kinds(batch)["Objective"], kinds(batch)["Measure"]) == (3, 10, 11)
    assert [reading.value for reading in batch.readings] == [829, 8, 13, 2]
    assert [reading.date for reading in batch.readings] == ["2012-01-26", "2011-12-31", "2012-01-26", "2012-01-28"]
    assert Counter(link.kind for link in batch.links) == {"aligns_to": 13, "measures": 11}
    assert sum("stands more than once" in problem.message for problem in batch.problems) == 6


@pytest.mark.parametrize("source", ["sample", "published"])
def test_the_plan_gives_one_goal_and_five_objectives_without_a_measure(
    ontology: Ontology, source: str, request: pytest.FixtureRequest
) -> None:
    file = PLAN if source == "sample" else request.getfixturevalue("data_dir") / "stratml" / "PMOAI.xml"

    batch = read_file(file, ontology)

    assert (kinds(batch)["Priority"], kinds(batch)["Objective"], kinds(batch)["Measure"]) == (1, 5, 0)
    assert kinds(batch)["Purpose"] == 2
    assert kinds(batch)["Value"] == 6


@pytest.mark.parametrize("file", [PLAN, REPORT])
def test_all_that_is_read_can_be_loaded_and_is_the_same_each_time(ontology: Ontology, file: Path) -> None:
    first, second = read_file(file, ontology), read_file(file, ontology)

    checked = check(first, ontology)

    assert not checked.has_errors
    assert len({node.id for node in first.nodes}) == len(first.nodes)
    assert first == second


@pytest.mark.parametrize("file", [PLAN, REPORT])
def test_no_name_of_a_person_is_kept_and_what_is_left_out_is_counted(ontology: Ontology, file: Path) -> None:
    batch = read_file(file, ontology)

    assert not [thing for thing in (*batch.nodes, *batch.readings) if re.search(r"Person [AB][a-z]", repr(thing))]
    assert lost(batch)["persons among stakeholders"] == {PLAN: 14, REPORT: 47}[file]


def test_roles_of_persons_are_kept_as_roles(ontology: Ontology) -> None:
    batch = read_file(PLAN, ontology)

    roles = [node.name for node in batch.nodes if node.kind == "Role"]

    assert roles == [
        "Director of the Office of Management and Budget",
        "Director of the Office of Science and Technology Policy",
    ]


def test_groups_that_benefit_are_served_now(ontology: Ontology) -> None:
    groups = {node.name: node.fields for node in read_file(REPORT, ontology).nodes if node.kind == "StakeholderGroup"}

    assert {name: fields["customer"] for name, fields in groups.items()} == {
        "AIIM": "no",
        "ANSI": "current",
        "ISO": "current",
        "U.S. Federal Agencies": "current",
    }
    assert groups["U.S. Federal Agencies"]["stake"] == "government"


@pytest.mark.parametrize(
    "namespace", ["", ' xmlns="http://www.stratml.net"', ' xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"']
)
@pytest.mark.parametrize("prefix", ["", "s:"])
def test_any_namespace_prefixed_or_not_will_do(read: Reader, namespace: str, prefix: str) -> None:
    space = namespace.replace("xmlns", "xmlns:s") if prefix else namespace
    space = space or (' xmlns:s="urn:any"' if prefix else "")
    text = "<?StrategicPlan ><?StrategicPlanCore><?Goal><?Name>G</?Name></?Goal></?StrategicPlanCore></?StrategicPlan>"
    text = text.replace("?", prefix).replace(" >", f"{space}>", 1)

    batch = read(text, "plan.xml")

    assert [(node.kind, node.name) for node in batch.nodes] == [("Priority", "G")]


@pytest.mark.parametrize(
    ("statements", "anchor"),
    [
        ("<Vision><Description>V</Description></Vision><Mission><Description>M</Description></Mission>", "M"),
        ("<Vision><Description>V</Description></Vision><Mission><Description/></Mission>", "V"),
    ],
)
def test_goals_align_to_the_mission_else_to_the_vision(read: Reader, statements: str, anchor: str) -> None:
    batch = read(plan(statements + "<Goal><Name>G</Name><Identifier>g</Identifier></Goal>"), "plan.xml")

    names = {node.id: node.name for node in batch.nodes}

    assert [(link.source, link.kind, names[link.target]) for link in batch.links] == [("g", "aligns_to", anchor)]


def test_goals_without_vision_or_mission_align_to_nothing(read: Reader) -> None:
    assert read(plan("<Goal><Name>G</Name></Goal>"), "plan.xml").links == ()


def test_objectives_within_objectives_align_to_them(read: Reader) -> None:
    inner = "<Objective><Name>I</Name><Identifier>i</Identifier></Objective>"
    outer = f"<Objective><Name>O</Name><Identifier>o</Identifier>{inner}</Objective>"

    batch = read(plan(f"<Goal><Name>G</Name><Identifier>g</Identifier>{outer}</Goal>"), "plan.xml")

    assert batch.links == (Link("o", "aligns_to", "g"), Link("i", "aligns_to", "o"))


def test_a_target_with_a_number_and_all_that_is_said_in_words_are_kept(read: Reader) -> None:
    results = (
        "<MeasurementDimension>Waits</MeasurementDimension><UnitOfMeasurement>weeks</UnitOfMeasurement>"
        "<MeasurementInstance><TargetResult><NumberOfUnits>1,200</NumberOfUnits><StartDate>2026-01-01</StartDate>"
        "<Description>or fewer</Description></TargetResult>"
        "<ActualResult><Description>Better.</Description><EndDate>2026-06-30Z</EndDate></ActualResult></MeasurementInstance>"
    )

    measure = next(node for node in read(plan(indicator(results)), "plan.xml").nodes if node.kind == "Measure")

    assert measure.name == "Waits"
    assert dict(measure.fields) == {
        "target": 1200,
        "target_from": "2026-01-01",
        "measured_in": "weeks",
        "summary": "Target (2026-01-01): 1,200 or fewer Result (2026-06-30): Better.",
    }


@pytest.mark.parametrize(
    ("attributes", "fields"),
    [
        ('ValueChainStage="Outcome"', {"measure_type": "outcome"}),
        ('ValueChainStage="Output_Processing"', {"measure_type": "process"}),
        ('ValueChainStage="Input"', {"measure_type": "process"}),
        ("", {}),
    ],
)
def test_the_stage_tells_what_a_measure_shows(read: Reader, attributes: str, fields: dict[str, str]) -> None:
    batch = read(plan(indicator("", attributes)), "plan.xml")

    assert Link("i", "measures", "o", fields) in batch.links


def test_an_indicator_without_a_name_is_called_by_its_target_or_its_objective(read: Reader) -> None:
    target = "<TargetResult><Description> Publish it. </Description></TargetResult>"
    target = f"<MeasurementInstance>{target}</MeasurementInstance>"

    names = [
        next(node.name for node in read(plan(indicator(inside)), "plan.xml").nodes if node.kind == "Measure")
        for inside in (target, "")
    ]

    assert names == ["Publish it.", "Indicator of O"]


RESULT = "<MeasurementInstance><ActualResult><NumberOfUnits>12</NumberOfUnits>{}</ActualResult></MeasurementInstance>"
ABOUT = "<AdministrativeInformation>{}</AdministrativeInformation>"


@pytest.mark.parametrize(
    ("dates", "about", "day"),
    [
        ("<StartDate>2026-01-01</StartDate><EndDate>2026-03-31</EndDate>", "", "2026-03-31"),
        ("<StartDate>2026-01-01</StartDate><EndDate/>", "", "2026-01-01"),
        ("", "<EndDate>2025-12-31</EndDate><PublicationDate>2026-02-01</PublicationDate>", "2025-12-31"),
        ("", "<PublicationDate>2026-02-01</PublicationDate>", "2026-02-01"),
    ],
)
def test_a_result_is_dated_by_its_end_its_start_or_the_document(read: Reader, dates: str, about: str, day: str) -> None:
    batch = read(plan(indicator(RESULT.format(dates)), after=ABOUT.format(about)), "report.xml")

    assert [(reading.measure, reading.date, reading.value) for reading in batch.readings] == [("i", day, 12.0)]
    assert any("that of the document is taken" in line for line in told(batch)) == (not dates)


def test_a_result_without_any_date_is_not_kept_and_said(read: Reader) -> None:
    batch = read(plan(indicator(RESULT.format(""))), "report.xml")

    assert batch.readings == ()
    assert lost(batch) == {"results": 1}
    assert any("it is not kept" in line for line in told(batch))


def related(kind: str, to: str) -> str:
    """Return two goals with an objective each, the second objective related to something."""
    relation = f'<Relationship RelationshipType="{kind}"><ReferentIdentifier>{to}</ReferentIdentifier></Relationship>'
    below = "<Objective><Name>C</Name><Identifier>c</Identifier></Objective>"
    first = f"<Goal><Name>A</Name><Identifier>a</Identifier>{below}</Goal>"
    second = f"<Objective><Name>D</Name><Identifier>d</Identifier>{relation}</Objective>"
    return plan(f"{first}<Goal><Name>B</Name><Identifier>b</Identifier>{second}</Goal>")


@pytest.mark.parametrize(
    ("kind", "to", "link"),
    [
        ("Narrower_Than", "c", ("d", "aligns_to", "c")),
        ("Broader_Than", "c", ("c", "aligns_to", "d")),
        ("Narrower_Than", "a", ("d", "aligns_to", "a")),
    ],
)
def test_what_is_narrower_aligns_to_what_is_broader(
    read: Reader, kind: str, to: str, link: tuple[str, str, str]
) -> None:
    batch = read(related(kind, to), "plan.xml")

    assert link in [(found.source, found.kind, found.target) for found in batch.links]
    assert batch.lost == ()


@pytest.mark.parametrize(
    ("kind", "to", "what"),
    [
        ("Peer_To", "c", "relationships Peer_To from Objective to Objective"),
        ("Broader_Than", "a", "relationships Broader_Than from Priority to Objective"),
        ("Narrower_Than", "nowhere", "relationships"),
    ],
)
def test_relationships_without_a_link_of_ours_are_counted(read: Reader, kind: str, to: str, what: str) -> None:
    batch = read(related(kind, to), "plan.xml")

    assert len(batch.links) == 2
    assert lost(batch) == {what: 1}


def test_a_document_gives_its_name_as_source_and_no_submitter(read: Reader) -> None:
    about = "<AdministrativeInformation><StartDate>2026-01-01</StartDate><Source>http://example.org</Source></AdministrativeInformation>"
    submitter = "<Submitter><GivenName>Carys</GivenName></Submitter>"

    batch = read(
        plan("<Goal><Name>G</Name></Goal>", "<Name>Plan</Name><Description>D</Description>", about + submitter),
        "plan.xml",
    )

    assert batch.nodes[0].fields["source"] == "Plan, http://example.org"
    assert lost(batch) == {"dates of the document": 1, "texts about the document": 1, "submitters": 1}


def test_made_ids_differ_between_organisations_and_stay_when_something_else_changes(read: Reader) -> None:
    def ids(organisation: str, goals: str) -> list[str]:
        unit = f"<Organization><Name>{organisation}</Name></Organization>"
        return [node.id for node in read(plan(unit + goals), "plan.xml").nodes if node.kind == "Priority"]

    goal = "<Goal><Name>See people sooner</Name></Goal>"

    assert ids("A", goal) != ids("B", goal)
    assert ids("A", goal)[0] in ids("A", "<Goal><Name>New</Name></Goal>" + goal)
    assert len(set(ids("A", goal + goal))) == 2


def test_a_long_mission_gets_a_short_name_and_keeps_its_words(read: Reader) -> None:
    unit = "<Organization><Name>Clinig Bryn</Name></Organization>"

    batch = read(plan(f"{unit}<Mission><Description>{'word ' * 60}</Description></Mission>"), "plan.xml")

    purpose = batch.nodes[1]
    assert purpose.name == "Mission of Clinig Bryn"
    assert str(purpose.fields["statement"]).startswith("word word")
    assert purpose.fields["unit"] == batch.nodes[0].id


@pytest.mark.parametrize("text", ["<Plan/>", "<html></html>", "<StrategicPlan>"])
def test_xml_that_is_no_plan_is_refused(read: Reader, text: str) -> None:
    assert not read(text, "plan.xml").readable


def test_a_plan_with_entities_is_refused_with_a_sentence(read: Reader) -> None:
    batch = read('<!DOCTYPE StrategicPlan [<!ENTITY a "b">]><StrategicPlan>&a;</StrategicPlan>', "plan.xml")

    assert told(batch) == [
        "error: plan.xml: XML with entities or a document type is not read → save it without a DOCTYPE"
    ]


def test_an_empty_plan_is_an_empty_batch(read: Reader) -> None:
    batch = read("<StrategicPlan/>", "plan.xml")

    assert (batch.readable, batch.nodes, batch.problems) == (True, (), ())


def test_names_of_persons_are_left_out_of_texts_too(read: Reader) -> None:
    person = '<Stakeholder StakeholderTypeType="Person"><Name>Carys Jones</Name></Stakeholder>'
    goal = f"<Goal><Name>G</Name><Description>Carys Jones leads it.</Description>{person}</Goal>"

    batch = read(plan(goal), "plan.xml")

    assert batch.nodes[0].fields["summary"] == "[a person] leads it."
    assert lost(batch) == {"persons among stakeholders": 1, "names of persons in texts": 1}
