"""The health board: it is whole, it reads without surprises, and it gives the findings that its story tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from statistics import mean

import pytest
import yaml

from graph.analysis.case import Case
from graph.analysis.findings import Finding, Findings, findings
from graph.analysis.past import past_of
from graph.analysis.rule import Rule, all_rules
from graph.analysis.snapshot import Snapshot
from graph.check import check
from graph.columns import columns_of
from graph.declarations import load_ontology
from graph.model import Batch, Commit
from graph.moments import Moment
from graph.packs import pack_names, pack_text
from graph.plan import plan
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from loaders.registry import read_file
from tests.seeds.make_health_board_readings import FIRST_MONTH, MONTHS, READINGS, month_of, text
from tests.tree import ROOT

FOLDER = ROOT / "seeds" / "health_board"
TODAY = "2026-11-25"
FULL_MONTHS = [month_of(number) for number in range(MONTHS)]
"""Every month from November 2023 to October 2026."""


@cache
def batch() -> Batch:
    return read_file(FOLDER, load_ontology())


@cache
def board() -> Case:
    columns = columns_of(batch().nodes, batch().links, origin=batch().source)
    return Case(Snapshot(load_ontology(), columns, TODAY, readings=lambda: batch().readings))


@cache
def found() -> Findings:
    return findings(board())


def readme() -> str:
    return (FOLDER / "README.md").read_text(encoding="utf-8")


def expected() -> dict[str, list[str]]:
    listed = yaml.safe_load((FOLDER / "expected_findings.yaml").read_text(encoding="utf-8"))
    return {rule: sorted(one for entry in entries for one in entry["of"]) for rule, entries in listed.items()}


def named(one: Finding) -> str:
    return "+".join(one.nodes)


def values(measure: str) -> dict[str, float | None]:
    """Return the values of a measure by month (YYYY-MM); a share as its numerator by its denominator."""
    readings = [reading for reading in batch().readings if reading.measure == measure]
    return {
        reading.date[:7]: reading.numerator / reading.denominator
        if reading.numerator and reading.denominator
        else reading.value
        for reading in readings
    }


def level(measure: str, first: str, last: str) -> float:
    """Return the mean of a measure from one month to another."""
    return mean(value for month, value in values(measure).items() if value is not None and first <= month <= last)


# -- what is in it ---------------------------------------------------------------------------------------------------


def test_it_is_read_without_a_problem_and_checked_with_the_three_of_its_story() -> None:
    checked = check(batch(), load_ontology())

    assert not batch().problems
    assert not batch().lost
    assert not checked.refused.nodes + checked.refused.links + checked.refused.readings
    assert [(problem.severity, problem.place.file, problem.value) for problem in checked.problems] == [
        ("warning", "links.csv", "obj-beds-by-noon"),
        ("warning", "links.csv", "obj-cancelled"),
        ("warning", "links.csv", "obj-cancer-62"),
    ]


def test_it_uses_every_kind_every_link_and_every_status() -> None:
    ontology = load_ontology()
    statuses = {node.fields.get("status", "active") for node in batch().nodes}

    assert len(batch().nodes) >= 400
    own = {name for name, kind in ontology.kinds.items() if "foreign" not in kind.traits}
    assert {node.kind for node in batch().nodes} == own
    assert {link.kind for link in batch().links} == {
        name for name, link in ontology.links.items() if "foreign" not in link.traits
    }
    assert statuses == set(ontology.fields_of("Need")["status"].codes)


def test_every_node_has_what_good_data_has() -> None:
    ontology = load_ontology()

    gaps = [
        f"{node.id}: {field.name}"
        for node in batch().nodes
        for field in ontology.fields_of(node.kind).values()
        if field.required and field.name not in node.fields
    ]

    assert not gaps


def test_RP_03_every_node_has_a_name_of_its_own_in_welsh() -> None:
    alike = [node.id for node in batch().nodes if node.fields.get("name_cy", "") in {"", node.name}]

    assert alike == ["board-vision"], "a year and a name are the same in both languages"


def test_CO_02_nobody_holds_a_role_in_it() -> None:
    assert not [node.id for node in batch().nodes if "holder" in node.fields]


def test_MO_35_its_reference_items_and_tools_are_those_of_the_packs_that_it_took() -> None:
    packs = [yaml.safe_load(pack_text(name)) for name in pack_names() if name != "outcome_classes"]
    told = {(node["id"], node["name"], node["name_cy"], node["summary"]) for pack in packs for node in pack["nodes"]}
    linked = {(link["from"], link["to"]) for pack in packs for link in pack.get("links", ())}

    items = [node for node in batch().nodes if node.kind in {"FrameworkItem", "Tool"}]

    assert {(node.id, node.name, node.fields["name_cy"], node.fields["summary"]) for node in items} == told
    assert {(link.source, link.target) for link in batch().links if link.kind == "works_with"} == linked


def test_MO_14_thirty_measures_and_more_have_a_value_in_each_of_36_months() -> None:
    measures = {node.id for node in batch().nodes if node.kind == "Measure" and node.fields["frequency"] == "monthly"}

    full = [measure for measure in measures if list(values(measure)) == FULL_MONTHS]

    assert FIRST_MONTH.isoformat() == "2023-11-01"
    assert len(full) == 42
    assert "Forty-two measures have 36 months of values" in readme()


def test_the_readings_are_what_their_maker_makes() -> None:
    assert READINGS.read_text(encoding="utf-8") == text()


# -- what its measures tell ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "changed", "by"),
    [
        ("first-visit-weeks", "2026-02", -4.2),
        ("falls", "2025-04", -2.1),
        ("days-after-new-hip", "2025-04", -2.3),
        ("severe-bleeding", "2025-11", -1.3),
        ("four-hours", "2026-03", -5.5),
        ("crisis-in-an-hour", "2026-04", -9),
    ],
)
def test_a_shift_moves_a_measure_for_good_in_its_month(measure: str, changed: str, by: float) -> None:
    before = level(measure, FULL_MONTHS[0], FULL_MONTHS[FULL_MONTHS.index(changed) - 1])

    after = level(measure, changed, FULL_MONTHS[-1])

    assert after - before == pytest.approx(by, rel=0.3)


@pytest.mark.parametrize("measure", ["waiting-over-year", "first-talk-in-28-days"])
def test_a_trend_goes_on_to_the_end(measure: str) -> None:
    years = [level(measure, FULL_MONTHS[first], FULL_MONTHS[first + 3]) for first in (24, 28, 32)]

    assert years == sorted(years, reverse=True)


def test_one_value_far_out_is_left_out_with_its_reason() -> None:
    out = [reading for reading in batch().readings if reading.excluded]

    assert [(reading.measure, reading.date) for reading in out] == [("surgical-infections", "2025-01-31")]
    assert out[0].reason
    assert values("surgical-infections")["2025-01"] == max(v or 0 for v in values("surgical-infections").values())


def test_one_goes_quiet_five_have_few_values_one_is_a_share_and_one_is_weekly() -> None:
    counts = Counter(reading.measure for reading in batch().readings)
    shares = {reading.measure for reading in batch().readings if reading.denominator}

    assert max(values("eight-diabetes-checks")) == "2026-04"
    assert {measure for measure, count in counts.items() if count < 12} == {
        *("results-by-eight", "samples-rejected", "clinics-moved", "immunised-at-school", "talks-held", "healthy-years")
    }
    assert shares == {"cancer-in-62-days", "immunised-at-five"}
    assert counts["falls-checks"] == 60


# -- what must be found ----------------------------------------------------------------------------------------------


def test_it_gives_exactly_the_findings_that_its_story_tells() -> None:
    by_rule: dict[str, list[str]] = {}
    for one in found().findings:
        by_rule.setdefault(one.rule, []).append(named(one))

    assert {rule: sorted(nodes) for rule, nodes in by_rule.items()} == expected()


def test_nothing_is_withheld_and_everything_can_be_told() -> None:
    assert found().withheld == ()
    assert found().cannot_tell == ()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_fires_and_stays_quiet(rule: Rule) -> None:
    subjects = {one.nodes[0] for one in found().findings if one.rule == rule.id}
    kinds = {node.kind for node in batch().nodes if node.id in subjects}

    others = [node.id for node in batch().nodes if node.kind in kinds and node.id not in subjects]

    assert subjects, "write it into the story: what should make this rule fire here?"
    assert others, "write it into the story: what should keep this rule quiet here?"


def test_the_two_organisations_are_told_apart() -> None:
    rules = {unit: {one.rule for one in found().findings if one.nodes[0] == unit} for unit in ("bro-eirlys", "labs")}

    assert rules == {"bro-eirlys": {"A05", "A11"}, "labs": {"P01", "S06", "B02"}}


def test_severities_follow_the_story() -> None:
    severities = {one.id: one.severity for one in found().findings}

    assert [severities[one] for one in ("P04:night-crisis", "P04:care-in-welsh")] == ["H", "M"]
    assert [severities[one] for one in ("R02:risk-lab-vans", "R02:risk-home-care")] == ["H", "M"]
    assert [severities[one] for one in ("S01:memory-groups", "S01:print-leaflets")] == ["H", "M"]


@pytest.mark.parametrize(
    ("unit", "inside", "outside"),
    [
        ("bro-eirlys", "A05:bro-eirlys", ""),
        ("mental-health", "P06:mental-purpose", "S06:labs"),
        ("labs", "P01:labs", "A05:bro-eirlys"),
        ("theatres", "A02:imp-bed-before-surgery", "I03:imp-new-booking"),
        ("crisis-team", "S10:answer-crisis", "P06:mental-purpose"),
    ],
)
def test_MO_01_every_level_has_an_answer_of_its_own(unit: str, inside: str, outside: str) -> None:
    told = findings(board(), scope=board().snapshot.position(unit)).ids

    assert inside in told
    assert outside not in told
    assert told < found().ids


def test_in_women_and_children_nothing_has_to_be_done_now() -> None:
    told = findings(board(), scope=board().snapshot.position("women-children")).findings

    assert "P07:women-purpose" in {one.id for one in told}
    assert "H" not in {one.severity for one in told}


# -- its page --------------------------------------------------------------------------------------------------------


def test_every_record_that_its_page_names_is_there() -> None:
    ids = {node.id for node in batch().nodes}
    files = {path.name for path in FOLDER.iterdir()}

    mentioned = set(re.findall(r"`([a-z0-9_.-]+)`", readme()))

    assert len(mentioned) > 30
    assert mentioned - ids - files == set()


def test_the_numbers_on_its_page_are_right() -> None:
    counts = Counter(board().sight.statuses[work] for work in board().sight.work.nonzero()[0].tolist())
    kinds = len({node.kind for node in batch().nodes})
    page = " ".join(readme().split())

    assert f"{len(batch().nodes)} nodes of all {kinds} kinds" in page
    assert f"{len(batch().links)} links and {len(batch().readings)} readings" in page
    assert f"Of the {counts.total()} pieces of work, {counts['strategic'] + counts['operational']} serve" in page
    assert f"{counts['strategic']} by way of a priority, {counts['operational']} without one" in page
    assert (counts["broken"], counts["lapsed"], counts["adrift"]) == (3, 4, 7)


def test_every_expected_finding_says_why() -> None:
    listed = yaml.safe_load((FOLDER / "expected_findings.yaml").read_text(encoding="utf-8"))

    silent = [rule for rule, entries in listed.items() for entry in entries if len(entry["why"]) < 20]

    assert listed.keys() == expected().keys()
    assert not silent


# -- its past --------------------------------------------------------------------------------------------------------

LOOKING_BACK = {"M07", "M08", "M09", "M10", "M14"}
"""What a series shows of a day is told by the values after it, too: a shift begins seven values before it is one."""
LONG_LAPSED = ("imp-long-waiters", "act-recovery-report", "post-results", "results-by-post")


@pytest.fixture(scope="module")
def loaded_today(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store into which all three years were loaded on one day."""
    path = tmp_path_factory.mktemp("board") / "board.db"
    clock = lambda: datetime.fromisoformat(TODAY).replace(tzinfo=UTC)  # noqa: E731  shorter than a function
    with closing(SqliteStore(path, load_ontology(), clock=clock)) as store:
        changes = plan(check(batch(), load_ontology(), store), store, on=TODAY).changes
        store.append(Commit("Ann", "", batch().source, "load"), changes)
        yield store


def as_of(store: Store, day: str) -> Case:
    past = past_of(store, load_ontology(), Moment(day))
    return Case(Snapshot(load_ontology(), past.columns(), day, past.readings))


def statuses(case: Case, *ids: str) -> dict[str, str]:
    places = {node_id: case.snapshot.position(node_id) for node_id in ids}
    return {node_id: case.sight.status(place) for node_id, place in places.items() if place is not None}


def test_AD_02_three_years_loaded_today_tell_what_served_before_its_reason_ended(loaded_today: Store) -> None:
    served = {
        **dict.fromkeys(LONG_LAPSED[:2], "strategic"),
        **dict.fromkeys(LONG_LAPSED[2:], "operational"),
    }

    assert statuses(as_of(loaded_today, "2025-01-20"), *LONG_LAPSED) == served
    assert statuses(as_of(loaded_today, "2025-03-31"), *LONG_LAPSED) == served
    assert set(statuses(as_of(loaded_today, "2025-04-01"), *LONG_LAPSED).values()) == {"lapsed"}


def test_AD_02_today_is_the_same_with_and_without_its_day(loaded_today: Store) -> None:
    told = findings(as_of(loaded_today, TODAY))

    assert told.ids == found().ids


def test_AD_02_last_year_does_not_know_what_came_after(loaded_today: Store) -> None:
    case = as_of(loaded_today, "2025-11-25")
    told = findings(case)

    assert max(reading.date for series in case.snapshot.series.values() for reading in series) <= "2025-11-25"
    assert {one.id for one in told.findings if one.since and one.since > "2025-11-25"} == set()
    assert {f"A18:{one}" for one in LONG_LAPSED} <= told.ids


def test_every_finding_held_already_on_the_day_since_which_it_is_said_to_hold(loaded_today: Store) -> None:
    days: dict[str, set[str]] = {}
    for one in found().findings:
        if one.since and one.rule not in LOOKING_BACK:
            days.setdefault(one.since, set()).add(one.id)

    not_yet = {day: told - findings(as_of(loaded_today, day)).ids for day, told in days.items()}

    assert len(days) > 30
    assert {day: told for day, told in not_yet.items() if told} == {}
