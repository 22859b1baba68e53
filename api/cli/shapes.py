"""What `--json` answers, key by key: the documentation of the shapes, and what tests hold the real output to.

A path names a key: `work[].id` is the `id` of each entry of the list `work`; `nodes{}` stands for any key of a mapping.
A shape may grow by new keys; what is documented here keeps its name and meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.cli.shape import CHANGED, HEAD, PROBLEM, RUNNING, SHARE, Shape
from api.cli.shapes_matching import MATCHING_SHAPES
from api.cli.shapes_questions import QUESTION_SHAPES
from api.cli.shapes_system import SYSTEM_SHAPES

HOP = {
    "node": "id where the step starts",
    "link": "kind of the link",
    "to": "id where it leads",
    "strength": "1 weak, 2 medium, 3 strong",
    "basis": "`asserted`, `agreed` or `observed`",
    "confidence": "`assumed`, `believed` or `evidenced`: what the link says, else the less sure of its ends",
    "source": "what says so: the link's own source, else the file that brought it; null where unknown",
    "recorded_on": "day it was last recorded, ISO; null where unknown",
}
LINK = {"from": "id where the link starts", "kind": "kind of the link", "to": "id where it leads"}
MAPPED = {
    "mapped": "tables that are none of ours, in the order of the files",
    "mapped[].table": "name of the file or sheet",
    "mapped[].mapping": "name of the mapping that it is read by, or would be",
    "mapped[].kind": "kind of its rows",
    "mapped[].how": "`given`, `remembered`, `guessed` (and accepted) or `refused` (guessed, and not read)",
    "mapped[].sure": "how sure it is that the table is one of these, 0 to 100",
    "mapped[].columns": "one entry a column, in its order",
    "mapped[].columns[].column": "what the table calls it",
    "mapped[].columns[].holds": "field, link or reading that stands there; `extra` or `ignored`",
    "mapped[].columns[].makes": "kind of what is made where a link leads to nothing that is there; or empty",
    "mapped[].columns[].sure": "how sure that is, 0 to 100; 0 where it is kept as text for want of a meaning",
}
CUT = {"from": LINK["from"], "link": LINK["kind"], "to": LINK["to"]}
REPAIR = {
    "from": "id where the new link starts; null where it starts at the record to make first",
    "link": "kind of the new link",
    "to": "ids it could lead to, the most similar first; empty where the record is to be made first",
    "make": "kind of the record to make first, or null",
}
STEP = {
    "node": "id of what is reached",
    "depth": "links away, from 1",
    "link": "kind of the link that carries it",
    "via": "id of its other end, one link nearer",
}
AROUND = {
    "alignment": "how much work serves: by pieces, by time, by money, and improvement work that serves a priority",
    **{f"alignment.{what}": "one share" for what in ("work", "wte", "money", "on_priority", "on_priority_wte")},
    **{
        f"alignment.{what}.{name}": meaning
        for what in ("work", "wte", "money", "on_priority", "on_priority_wte")
        for name, meaning in SHARE.items()
    },
    "gaps": "ids of priorities by what they lack",
    "gaps.no_work": "no running work leads to them",
    "gaps.no_measure": "no live measure measures them",
    "gaps.no_owner": "no live role owns them",
    "gaps.no_resource": "no time or money is recorded for what leads to them",
    "gaps.no_feedback": "nothing heard or learnt is linked with them",
    "measured": "what measures tell of",
    "measured.terms": "each of the four aims and each sort of outcome that is recorded",
    "measured.terms[].id": "id of the reference term",
    "measured.terms[].scheme": "code of the framework that it belongs to",
    "measured.terms[].measures": "ids of the live measures that tell of it: they, or what they measure, belong to it",
    "measured.summits": "each live measure of a purpose or priority",
    "measured.summits[].id": "id of the measure",
    "measured.summits[].parts": "ids of the live measures that add up to it, near and far",
    "coverage": "how many live aims running work leads to: an entry for each kind and level, then each unit",
    "coverage[].kind": "kind of the aims; null in an entry of a unit",
    "coverage[].level": "level of the aims, or how far off they are; null where none is said, and for a unit",
    "coverage[].unit": "id of their unit; null in an entry of a level, and where it is not known",
    **{f"coverage[].{name}": meaning for name, meaning in SHARE.items()},
    "ownership": "who answers for what, one entry a kind",
    "ownership[].kind": "the kind",
    "ownership[].owned_near": "how many have an owner who is not known to be far from the work",
    **{f"ownership[].owned_near.{name}": meaning for name, meaning in SHARE.items()},
    "ownership[].unowned": "ids of those that no role owns, leads or sponsors",
    "ownership[].owned_from_afar": "those whose roles are all in other parts of the organisation",
    "ownership[].owned_from_afar[].node": "id of the thing",
    "ownership[].owned_from_afar[].roles": "ids of its roles",
    "vital": "the fifth of processes that most hangs on by the map, the first first",
    "vital[].id": "the process",
    "vital[].share": "importance of the needs it helps to meet out of that of all; null where no need says it",
    "vital[].only_route_for": "pieces of other work for which it is the only route to the purpose",
    "vital[].nominated": "whether people rate it in the first fifth; null where it is not rated",
}
VERBS = {
    "created": "that are new",
    "changed": "that changed",
    "same": "that were there already, just so",
    "ended": "that ended",
    "refused": "that were refused",
}
SIGHT = {
    "status": "`strategic`, `operational`, `broken`, `lapsed` or `adrift`",
    "proof": "best path to the purpose, one entry a step; empty where there is none",
    **{f"proof[].{name}": meaning for name, meaning in HOP.items()},
    "robust": "how many paths carry it; null where none does",
    "robust.paths": "1, 2 or `3 or more` paths that share no link",
    "robust.single_links": "with one path: the links that every path crosses",
    **{f"robust.single_links[].{name}": meaning for name, meaning in CUT.items()},
    "absence": "where the search stopped; null where it serves",
    "absence.followed": "kinds of link that were followed",
    "absence.depth": "steps to the farthest thing reached",
    "absence.date": "day judged by, ISO",
    "absence.hidden": "true where records hidden from you could change the answer",
    "frontier": "where the paths end, and what is missing there",
    "frontier[].nodes": "ids; several where they lead to one another",
    "frontier[].missing": "what is missing, in words",
    "repair": "links that would make it serve, the best first",
    **{f"repair[].{name}": meaning for name, meaning in REPAIR.items()},
}
VERDICT = {
    "verdict": "`worked`, `did_not_work` or `not_shown`",
    "because": "`better`, `worse`, `no_change`, `better_and_worse`, `lost`, `untold`, `no_start` or `no_outcome`",
    "start": "day it began, ISO; null where not recorded",
    "measures": "its outcome measures, then its balancing ones",
    "measures[].measure": "id of the measure",
    "measures[].type": "`outcome` or `balancing`",
    **{
        f"measures[].{side}.{name}": meaning
        for side in ("before", "after")
        for name, meaning in (("n", "how many values"), ("mean", "their mean; null where there are none"))
    },
    "measures[].moved": "`improved`, `worsened`, `lost`, `no_change` or `cannot_tell`",
    "measures[].lacks": "what is missing: `direction`, `readings`, values `before` or `after`; else null",
    "measures[].missing": "how many values are missing, where more would tell; else 0",
    "control_held": "whether control has held since; null where it did not work or improved no process",
    "loose": "ids of processes that it improved and that lack an agreed way of working or a measure",
    "slipping": "ids of measures of those processes that get worse, and not by chance",
}
SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "sight": Shape(
            "Which work serves the purpose, piece by piece.",
            {
                **HEAD,
                "answerable": "false where no purpose is recorded: then no status can be told for sure",
                **{f"counts.{status}": f"how many pieces of work are {status}" for status in (
                    "strategic", "operational", "broken", "lapsed", "adrift")},
                "unplaced": "with a scope: live work whose unit is not known, so that no scope counts it",
                "not_yet": "records that are drafts, proposed or not yet valid, and so do not count",
                **AROUND,
                "processes": "how each process with values runs, by its measures over time, ordered by id",
                **{f"processes[].{name}": meaning for name, meaning in RUNNING.items()},
                "efforts": "whether each improvement worked, ordered by id; `why` tells of one with its measures",
                "efforts[].id": "its id",
                "efforts[].verdict": VERDICT["verdict"],
                "repair": "the fewest new links after which all of it serves",
                "repair.count": "how many new links and records",
                "repair.steps": "one entry a link",
                **{f"repair.steps[].{name}": meaning for name, meaning in REPAIR.items()},
                "work": "every live piece of work in scope, ordered by id",
                "work[].id": "its id",
                "work[].kind": "its kind",
                "work[].name": "its name",
                **{f"work[].{name}": meaning for name, meaning in SIGHT.items()},
            },
            "sight --json",
        ),
        "findings": Shape(
            "What the rules find, the most pressing first.",
            {
                **HEAD,
                "not_yet": "records that are drafts, proposed or not yet valid: no rule looks at them",
                "findings": "one entry a finding",
                "findings[].id": "its id, stable: the rule and the ids of its nodes",
                "findings[].rule": "id of the rule, such as P03",
                "findings[].title": "what is wrong in general",
                "findings[].severity": "`H` act now, `M` plan, `L` tidy, `+` good news",
                "findings[].nodes": "ids, the subject first",
                "findings[].reason": "what is wrong here, in a sentence",
                "findings[].action": "what to do",
                "findings[].evidence": "what it rests on, one entry a fact; `fact` names its sort",
                "findings[].who_can_help": "roles that can help, never who holds them",
                "findings[].who_can_help[].role": "id of the role",
                "findings[].who_can_help[].name": "its name",
                "findings[].since": "day since which it holds, ISO; null where it cannot be told",
                "findings[].set_aside": "null, or how it was set aside",
                "findings[].set_aside.reason": "why it is not a problem",
                "findings[].set_aside.until": "last day it is set aside, ISO; null without end",
                "findings[].set_aside.by": "who said so",
                "findings[].set_aside.on": "day it was said, ISO",
                "grouped": "findings that are not set aside, those about the same node together",
                "grouped[].node": "id of the node: their subject",
                "grouped[].findings": "ids of the findings, the most pressing first",
                "withheld": "rules that cannot be asked, because no purpose is recorded",
                "withheld[].rule": "id of the rule",
                "withheld[].title": "what it looks for",
                "withheld[].reason": "what is missing, and the one record that would tell",
                "cannot_tell": "what rules could not tell for want of a field",
                "cannot_tell[].rule": "id of the rule",
                "cannot_tell[].title": "what it looks for",
                "cannot_tell[].node": "id of the node that it cannot tell of",
                "cannot_tell[].field": "the empty field",
                "cannot_tell[].reason": "the same, in a sentence",
            },
            "findings --json",
        ),
        "check": Shape(
            "What files hold and what is wrong with them. Exit code 1 if any problem is an error.",
            {
                "read.elements": "how many nodes the files hold",
                "read.relations": "how many links they hold",
                "read.readings": "how many readings they hold",
                "nodes": "how many nodes could be loaded, by kind",
                "nodes{}": "their number",
                "links": "how many links could be loaded, by kind",
                "links{}": "their number",
                "kept_as_structure": "elements that are kept without a kind of their own",
                "lost": "what has no place here",
                "lost[].what": "what it is, in the words of the format",
                "lost[].count": "how many",
                "lost[].why": "why it has no place",
                **MAPPED,
                "problems": "everything that is wrong, in the order of the files",
                **{f"problems[].{name}": meaning for name, meaning in PROBLEM.items()},
            },
            "check seeds/small --json",
        ),
        "load": Shape(
            "What a load did, or with --dry-run would do. Exit code 1 if any problem is an error.",
            {
                **{name: f"nodes, links and readings {words}" for name, words in VERBS.items()},
                **{
                    f"by.{many}.{name}": f"{many} {words}"
                    for many in ("nodes", "links", "readings")
                    for name, words in VERBS.items()
                },
                "dry_run": "true where nothing was to be stored",
                **MAPPED,
                "findings.new": CHANGED["findings.new"] + "; where very much came, `findings` is null: not compared",
                "findings.gone": CHANGED["findings.gone"],
                "problems": "everything that is wrong, in the order of the files",
                **{f"problems[].{name}": meaning for name, meaning in PROBLEM.items()},
                "revision": "revision of the store afterwards; that of before where nothing was stored",
            },
            "load seeds/small --json",
        ),
        "token": Shape(
            "Tokens: the one that was made or revoked, or all of them.",
            {
                "secret": "the token itself, this once, where one was made; else null",
                "tokens": "ordered by day and id",
                "tokens[].id": "what it is called",
                "tokens[].name": "whom it is for",
                "tokens[].rights": "viewer, contributor, steward or admin",
                "tokens[].unit": "id of the unit of a contributor, or null",
                "tokens[].scopes": "what it is limited to",
                "tokens[].made_on": "day it was made",
                "tokens[].made_by": "who made it",
                "tokens[].until": "last day it is good",
                "tokens[].revoked_on": "day it was revoked, or null",
            },
            "token list --json",
        ),
        "audit": Shape(
            "The audit log. Exit code 3 where it is not as it was written.",
            {
                "entries": "oldest first",
                "entries[].at": "when, UTC",
                "entries[].who": "who",
                "entries[].rights": "their level; empty on the command line",
                "entries[].where": "address of the request, or `command line`",
                "entries[].did": "see, change, token new, token revoke or forget",
                "entries[].about": "what more there is",
                "entries[].about.{}": "fields and ids of records, revisions, what is told of a token",
                "faults": "every line that is not what was written, or is missing",
            },
            "audit --json",
        ),
        "export": Shape(
            "Everything that is not taken out, ended things included; `load` reads it back.",
            {
                "nodes": "ordered by id",
                "nodes[].id": "its id",
                "nodes[].kind": "its kind",
                "nodes[].name": "its name",
                "nodes[].{}": "its fields, as far as they are given; unknown columns stand under `extra`",
                "links": "ordered by from, kind, to",
                **{f"links[].{name}": meaning for name, meaning in LINK.items()},
                "links[].{}": "its fields, as far as they are given",
                "readings": "ordered by measure and date",
                "readings[].measure": "id of the measure",
                "readings[].date": "its day, ISO",
                "readings[].value": "its value, as far as it is given",
                "readings[].{}": "`numerator`, `denominator`, `note`, `excluded`, `reason`, as far as they are given",
            },
            "export",
        ),
        "why": Shape(
            "Why one thing is there; for a role, a unit or a measure also what it carries.",
            {
                **HEAD,
                "answerable": "false where no purpose is recorded",
                "id": "its id",
                "kind": "its kind",
                "name": "its name",
                "live": "whether it counts on that day",
                **SIGHT,
                "sentence": "the proof in one sentence; empty where there is none",
                "needs": "ids of the needs that it helps to meet",
                "verdict": "of an improvement: whether it worked; else null",
                **{f"verdict.{name}": meaning for name, meaning in VERDICT.items()},
                "running": "of a process whose measures have values: how it runs; else null",
                **{f"running.{name}": meaning for name, meaning in RUNNING.items()},
                "carries": "what a role helps with, the work of a unit, or what a thing without a thread speaks of",
                "carries[].id": "its id",
                "carries[].links": "kinds of the links between them; none for the work of a unit",
                "carries[].about": "where no thread can start at it: id of what it speaks of, whose thread is shown",
                "carries[].status": "status of that",
                "carries[].sentence": "proof of that in one sentence; empty where there is none",
                "carries[].proof": "proof of that, one entry a step",
                **{f"carries[].proof[].{name}": meaning for name, meaning in HOP.items()},
            },
            "why W1 --json",
        ),
        "impact": Shape(
            "What losing or changing one thing would affect, and what it rests on, by dependence only.",
            {
                **HEAD,
                "id": "its id",
                "kind": "its kind",
                "name": "its name",
                "affects": "what would feel it, the nearest first",
                **{f"affects[].{name}": meaning for name, meaning in STEP.items()},
                "loses_sight": "ids of work whose every thread runs through it",
                "rests_on": "what it rests on itself, the nearest first",
                **{f"rests_on[].{name}": meaning for name, meaning in STEP.items()},
            },
            "impact R3 --json",
        ),
        "signals": Shape(
            "Which measures show a special cause now, and what that may touch: a hypothesis of the map.",
            {
                **HEAD,
                "looked_at": "how many measures with values were looked at",
                "signals": "one entry a measure with a special cause, ordered by id",
                "signals[].measure": "id of the measure",
                "signals[].variation": "`improving`, `concerning` or `neutral`",
                "signals[].rule": "`outside`, `trend`, `two_of_three` or `shift`",
                "signals[].since": "day of the first of the unbroken values that say the same, ISO",
                "signals[].hypothesis": "always true: the map says what it may touch, and not that it does",
                "signals[].touches": "steady work, needs and priorities, the nearest first",
                "signals[].touches[].id": "its id",
                "signals[].touches[].kind": "its kind",
                "signals[].touches[].path": "how, one entry a step, from the measure on",
                "signals[].touches[].path[].node": "id where the step starts",
                "signals[].touches[].path[].link": "kind of the link",
                "signals[].touches[].path[].to": "id where it leads",
            },
            "signals --json",
        ),
        "spc": Shape(
            "What measures show over time, or every series of a table of readings: `spc FILE --json`.",
            {
                "series": "one entry a measure, in the order asked for or of the file",
                "series[].measure": "id of the measure; its name where a file is read",
                "series[].direction": "which way is better: `increase`, `decrease` or `neutral`",
                "series[].segments": "the stretches between days on which limits start anew, the oldest first",
                "series[].segments[].from": "day of its first value, ISO",
                "series[].segments[].to": "day of its last value, ISO",
                "series[].segments[].n": "how many values it has",
                "series[].segments[].centre": "its centre line: the mean, on some charts the median",
                "series[].segments[].lower": "its lower limit; null where there is none, or each value has its own",
                "series[].segments[].upper": "its upper limit, likewise",
                "series[].points": "its values, the oldest first; a gap has no entry",
                "series[].points[].date": "day of the value, ISO",
                "series[].points[].value": "the value, in the measure's unit",
                "series[].points[].centre": "the centre line it is held against",
                "series[].points[].lower": "its lower limit; null with too few values, or where nothing varies",
                "series[].points[].upper": "its upper limit, likewise",
                "series[].points[].rule": "the first rule that tells a special cause: `outside`, `trend`, "
                "`two_of_three` or `shift`; null for common causes",
                "series[].points[].variation": "`common`, `improving`, `concerning`; `neutral` where no way is better",
                "series[].variation": "that of the last value; null without values",
                "series[].assurance": "the target against the limits at the last value: `pass`, `fail` or "
                "`hit_or_miss`; null without target, direction or limits",
            },
            "spc M1 --json",
        ),
        "set": Shape(
            "What a change did; `link`, `unlink`, `end`, `retract`, `set-aside` and `undo` answer the same.",
            {**CHANGED, "problems": "warnings", **{f"problems[].{name}": meaning for name, meaning in PROBLEM.items()}},
            "set I3 status=paused --json",
        ),
        "history": Shape(
            "What was done, the oldest first.",
            {
                "revisions": "one entry a revision",
                "revisions[].revision": "its number",
                "revisions[].recorded_at": "when, UTC, ISO",
                "revisions[].who": "who did it",
                "revisions[].why": "why, or empty",
                "revisions[].source": "what brought it, such as a file; or empty",
                "revisions[].action": "`load`, `edit`, `undo` or `set aside`",
                "revisions[].undoes": "revision that it takes back, or null",
                "revisions[].sentences": "what changed, in words; of very many changes their number",
            },
            "history --json",
        ),
        "diff": Shape(
            "What differs between two moments.",
            {
                "from": "the earlier revision",
                "to": "the later revision; the same one with `--by-validity`",
                "from_date": "the earlier day judged by, ISO",
                "to_date": "the later day judged by, ISO",
                "sentences": "what was recorded between, then what began, ended or was read, in words",
                "sight": "live work whose status differs, ordered by id",
                "sight[].node": "its id",
                "sight[].name": "its name",
                "sight[].before": "status on the earlier day; null where it was no live work",
                "sight[].after": "status on the later day; null where it is no live work",
                "findings.new": CHANGED["findings.new"],
                "findings.gone": CHANGED["findings.gone"],
            },
            "diff 0 1 --json",
        ),
        **QUESTION_SHAPES,
        **MATCHING_SHAPES,
        **SYSTEM_SHAPES,
    }
)  # fmt: skip


def paths(value: object, prefix: str = "") -> Iterator[str]:
    """Yield the path of every key in a JSON value, in the notation of the shapes.

    >>> sorted(set(paths({"a": [{"b": 1}], "c": {"d": None}})))
    ['a', 'a[].b', 'c', 'c.d']
    """
    if isinstance(value, Mapping):
        for name, inner in value.items():
            path = f"{prefix}.{name}" if prefix else str(name)
            yield path
            yield from paths(inner, path)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from paths(inner, f"{prefix}[]")
