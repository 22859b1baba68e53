"""What `--json` answers is what is documented: every key is there, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from api.cli.shape_page import shape_page
from api.cli.shapes import SHAPES, paths
from tests.api.cli.calls import ONE_TEAM, SMALL, Answer, call
from tests.conftest import Golden
from tests.tree import ROOT

LONGEST_EXAMPLE = 60
DAILY = """
nodes:
  - {id: u9, kind: OrgUnit, name: Ward nine, level: team}
  - {id: u8, kind: OrgUnit, name: Ward eight, level: team}
  - {id: p9, kind: Process, name: Take samples, lane: mainstay, unit: u9}
  - {id: p8, kind: Process, name: Send samples, lane: mainstay, unit: u8}
  - {id: w9, kind: StandardWork, name: How we take them, review_due: 2026-01-01}
  - {id: m9, kind: Measure, name: Samples in time, direction: increase, measured_in: '%', frequency: daily, unit: u9}
  - {id: m8, kind: Measure, name: Beds cleaned, direction: increase, measured_in: '%', frequency: daily, unit: u9}
  - {id: h9, kind: Forum, name: Huddle, type: huddle, tier: 1}
  - {id: x7, kind: Issue, name: Stuck, state: escalated, tier_now: 1, raised_on: 2026-11-01}
  - {id: x8, kind: Issue, name: No labels, state: open, tier_now: 1, raised_on: 2026-11-01}
  - {id: x9, kind: Issue, name: No vans, state: open, tier_now: 1, raised_on: 2026-11-01}
  - {id: f8, kind: Feedback, name: A sample was lost, state: new, received_on: 2026-11-01}
  - {id: l9, kind: Learning, name: Labels by the bed, verdict: worked}
links:
  - {from: p9, kind: standardised_by, to: w9}
  - {from: m9, kind: measures, to: p9, measure_type: process}
  - {from: x7, kind: about, to: p9}
  - {from: x7, kind: escalated_to, to: h9, on: 2026-11-01}
  - {from: x8, kind: about, to: p9}
  - {from: x9, kind: about, to: p9}
  - {from: x9, kind: about, to: p8}
  - {from: f8, kind: about, to: p9}
  - {from: l9, kind: adopted_in, to: p9}
readings:
  - {measure: m9, date: 2026-01-01, value: 3}
  - {measure: m8, date: 2026-01-01, value: 3}
"""
VALUES = "\n".join(f"  - {{measure: m7, date: 2025-{month:02}-01, value: {month % 2}}}" for month in range(1, 13))
GOVERNED = f"""
nodes:
  - {{id: l9, kind: Plan, name: People, type: strategy}}
  - {{id: m7, kind: Measure, name: Seen in time, direction: decrease, measured_in: days, frequency: monthly}}
links:
  - {{from: l9, kind: allocates, to: I1}}
readings:
{VALUES}
  - {{measure: m7, date: 2026-01-01, value: 99}}
"""
ASSURED = """
nodes:
  - {id: q1, kind: Requirement, name: Waits are reported, text: Every month, binding: true}
  - {id: q2, kind: Requirement, name: People are told, text: At once, binding: true}
  - {id: c9, kind: Control, name: Yearly look, cadence: annual}
  - {id: a1, kind: Assurance, name: Review of waits, line: 3, done_on: 2026-10-01, rating: reasonable}
  - {id: x1, kind: Issue, name: No list is kept, state: open, tier_now: 1, raised_on: 2026-10-02}
  - {id: f9, kind: Feedback, name: A list was lost, type: incident, state: new, received_on: 2026-11-01}
links:
  - {from: q1, kind: assured_by, to: a1}
  - {from: q2, kind: assured_by, to: a1}
  - {from: x1, kind: found_by, to: a1}
  - {from: f9, kind: about, to: R3}
  - {from: M1, kind: satisfies, to: q1}
  - {from: M1, kind: satisfies, to: q2}
"""
PLAN = ROOT / "tests" / "loaders" / "samples" / "stratml" / "good-PMOAI.xml"
TIMES = re.compile(r'("(?:recorded_(?:on|at)|(?:from|to)_date)": )"[^"]*"')


def more_of_load() -> list[Answer]:
    """Return an answer with problems, and one with a foreign table."""
    Path("bad.csv").write_text("kind,name,importance\nNeed,be heard,9\n", encoding="utf-8")
    return [call("load", "bad.csv", "--json"), call("load", foreign_table(), "--accept-guess", "--json")]


def more_of_check() -> list[Answer]:
    """Return an answer with what has no place, and one with a foreign table."""
    return [call("check", PLAN, "--json"), call("check", foreign_table(), "--json")]


def foreign_table() -> str:
    """Write a table that is none of ours and return its name."""
    Path("register.csv").write_text("Risk ref,Risk title,Impact,Risk owner\n7,Flood,4,Estates lead\n", encoding="utf-8")
    return "register.csv"


def more_of_findings() -> list[Answer]:
    """Return an answer where a finding is set aside, and one where much cannot be told."""
    call("set-aside", "S05:R5", "--reason", "closes")
    Path("in.json").write_text(
        '{"nodes": [{"id": "m1", "kind": "Measure", "name": "a measure"}],'
        ' "readings": [{"measure": "m1", "date": "2026-01-01", "value": 1}]}',
        encoding="utf-8",
    )
    call("load", "in.json", "--store", "half.db")
    return [call("findings", "--json"), call("findings", "--json", "--store", "half.db")]


def more_of_ask() -> list[Answer]:
    """Return answers with much that is missing."""
    return [call("ask", "--json")]


def more_of_why() -> list[Answer]:
    """Return the answers of a gap, of a thread that rests on one link, of an improvement, and of a measured process."""
    call("set", "I1", "start=2026-01-01")
    call("load", ONE_TEAM)
    return [call("why", item, "--json") for item in ("I2", "O2", "I1", "take-referrals")]


def more_of_export() -> list[Answer]:
    """Return an answer with readings."""
    call("load", ONE_TEAM)
    return [call("export")]


def more_of_set() -> list[Answer]:
    """Return an answer with a warning."""
    return [call("set", "I1", f"name={'long ' * 30}", "--json")]


def more_of_sight() -> list[Answer]:
    """Return an answer with a role of another directorate that owns something, measured processes and aims."""
    call("load", "--pack", "quadruple_aim")
    call("link", "W1", "part_of", "U2")
    call("load", ONE_TEAM)
    return [call("sight", "--json")]


def more_of_spc() -> list[Answer]:
    """Return the answer of a table."""
    rows = "".join(f"Waits,2026-01-{day:02},{day % 3}\n" for day in range(1, 20))
    Path("waits.csv").write_text(f"measure,date,value\n{rows}", encoding="utf-8")
    return [call("spc", "waits.csv", "--json")]


def more_of_token() -> list[Answer]:
    """Return the answer with a new token."""
    return [call("token", "new", "Ann", "--json")]


def more_of_audit() -> list[Answer]:
    """Return an answer with an entry."""
    call("token", "new", "Ann")
    return [call("audit", "--json")]


def more_of_signals() -> list[Answer]:
    """Return an answer with a measure that gets worse."""
    worse = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 99]
    readings = "".join(f"M2,2026-{month:02}-01,{value}\n" for month, value in enumerate(worse[1:], start=1))
    Path("readings.csv").write_text(f"measure,date,value\nM2,2025-12-01,{worse[0]}\n{readings}", encoding="utf-8")
    call("load", "readings.csv", today="2026-12-31")
    return [call("signals", "--json", today="2026-12-31")]


def more_of_feedback() -> list[Answer]:
    """Return an answer with a message that several people sent, of which one was answered."""
    rows = "".join(
        f"Feedback,f{number},Nobody answers,acting,external,insight,2026-10-0{number},telephone\n" for number in (1, 2)
    )
    head = "kind,id,name,state,origin,class,received_on,theme\n"
    Path("heard.csv").write_text(head + rows, encoding="utf-8")
    call("load", "heard.csv")
    call("set", "I1", "start=2026-01-01")
    for link in (("f1", "answered_by", "I1"), ("f1", "about", "S1")):
        call("link", *link)
    return [call("feedback", "--json")]


def more_of_assure() -> list[Answer]:
    """Return an answer with duties, checks, what one of them found, and an incident."""
    Path("assured.yaml").write_text(ASSURED, encoding="utf-8")
    call("load", "assured.yaml")
    return [call("assure", "--json")]


def more_of_plan() -> list[Answer]:
    """Return an answer with a skill that is needed, and a unit whose people are asked for."""
    Path("skill.json").write_text(
        '{"nodes": [{"id": "c1", "kind": "Capability", "name": "Reading charts"}],'
        ' "links": [{"from": "R3", "kind": "requires_capability", "to": "c1"}]}',
        encoding="utf-8",
    )
    call("load", "skill.json")
    call("set", "R3", "current_state=1")
    call("link", "W1", "part_of", "U1")
    return [call("plan", "--json")]


def more_of_suggest() -> list[Answer]:
    """Return an answer with a suggestion."""
    call("set", "A1", "name=Improve flow of returns")
    return [call("suggest", "--json")]


def more_of_match() -> list[Answer]:
    """Return an answer where a pair was chosen, and one with a problem."""
    Path("theirs.csv").write_text("kind,id,name,importance\nProcess,x1,Triage of referrals,9\n", encoding="utf-8")
    Path("more.csv").write_text("kind,id,name\nProcess,x1,Triage the referrals\n", encoding="utf-8")
    return [call("match", "theirs.csv", "--json"), call("match", "more.csv", "--same", "R3=x1", "--json")]


def more_of_merge() -> list[Answer]:
    """Return an answer where a link that goes over should be looked at."""
    Path("more.csv").write_text("id,kind,name,owned_by\nW2,Role,Print lead,\nR5,,,W2\n", encoding="utf-8")
    call("load", "more.csv")
    return [call("merge", "R3", "R5", "--dry-run", "--json")]


def controlled() -> None:
    """Load work that is measured, issues of every sort, a forum, standard work and lessons."""
    Path("daily.yaml").write_text(DAILY, encoding="utf-8")
    call("load", "daily.yaml")


def more_of_control() -> list[Answer]:
    """Return an answer with all that daily control has."""
    controlled()
    return [call("control", "--json")]


def more_of_board() -> list[Answer]:
    """Return the board of a team with all that it can hold."""
    controlled()
    return [call("board", "u9", "--json")]


def more_of_improve() -> list[Answer]:
    """Return an answer with a lesson that is used, and one that was looked for."""
    controlled()
    return [call("improve", "--like", "labels by the bed", "--json")]


def more_of_govern() -> list[Answer]:
    """Return an answer with a strategy that moves a priority, a decision, and a measure that gets worse."""
    Path("board.yaml").write_text(GOVERNED, encoding="utf-8")
    call("load", "board.yaml")
    return [call("govern", "--json")]


MORE: Mapping[str, Callable[[], list[Answer]]] = MappingProxyType(
    {
        "govern": more_of_govern,
        "improve": more_of_improve,
        "load": more_of_load,
        "assure": more_of_assure,
        "board": more_of_board,
        "check": more_of_check,
        "control": more_of_control,
        "feedback": more_of_feedback,
        "findings": more_of_findings,
        "sight": more_of_sight,
        "why": more_of_why,
        "export": more_of_export,
        "plan": more_of_plan,
        "set": more_of_set,
        "signals": more_of_signals,
        "spc": more_of_spc,
        "token": more_of_token,
        "audit": more_of_audit,
        "ask": more_of_ask,
        "match": more_of_match,
        "merge": more_of_merge,
        "suggest": more_of_suggest,
    }
)


def example_of(name: str) -> Answer:
    """Return the answer of a command's example."""
    return call(*SHAPES[name].example.replace("seeds/small", str(SMALL)).split())


def is_documented(path: str, keys: set[str]) -> bool:
    """Tell whether a path of a real answer is documented, or holds what is; `{}` stands for any key."""
    head = path.rpartition(".")[0]
    known = {path, f"{head}{{}}", f"{head}.{{}}"} & keys or any(
        key.startswith((f"{path}.", f"{path}[")) for key in keys
    )
    return bool(known) or path.startswith(("findings[].evidence[].", "answers[].facts[].evidence[]."))


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_a_real_answer_has_all_documented_keys_and_no_others(name: str) -> None:
    if name != "load":
        call("load", SMALL)
    keys = set(SHAPES[name].keys)

    answers = [example_of(name), *MORE.get(name, list)()]

    seen = {path for answer in answers for path in paths(answer.json)}
    assert {path for path in seen if not is_documented(path, keys)} == set()
    assert {key for key in keys if "{}" not in key} - seen == set()


def test_the_page_in_docs_is_fresh_and_has_a_real_example_of_each(golden: Golden) -> None:
    examples = {}
    for name in ("load", *(name for name in SHAPES if name != "load")):
        lines = example_of(name).out.splitlines()
        shown = lines if len(lines) <= LONGEST_EXAMPLE else [*lines[:LONGEST_EXAMPLE], "…"]
        examples[name] = TIMES.sub(r'\1"2026-11-25"', "\n".join(shown))

    page = shape_page(examples)

    golden(Path("docs/json.md"), re.sub(r'("who": )"[^"]*"', r'\1"you"', page))
