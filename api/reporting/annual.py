"""The yearly report on quality: each of the twelve standards, how far results became better, and what failure taught.

Source: Health and Social Care (Quality and Engagement) (Wales) Act 2020; Health and Care Quality Standards 2023.
"""

from __future__ import annotations

from collections.abc import Iterator

from api.reporting.writer import LEAST, Writer
from api.say.words import count, verb
from graph.analysis.ends import ending, has_trait, starting, with_trait
from graph.analysis.verdict import Verdict
from visual.report_parts import Claim, Part

SCHEME = "hcqs_2023"
SHORT = ("Q12", "Q13", "Q14")
CHARTS = 2
TAUGHT = {"did_not_work", "mixed"}
ENDED = {"stopped", "completed"}
SAID = {"worked": "worked", "did_not_work": "did not work", "not_shown": "has not shown yet whether it worked"}


def parts(writer: Writer) -> Iterator[Part]:
    """Yield the parts of the report."""
    yield from writer.asked(*SHORT)
    yield _outcomes(writer)
    terms = [term for term in ending(writer.case, "classified_as") if writer.case.field(term, "scheme") == SCHEME]
    for term in sorted(terms, key=lambda term: str(writer.case.field(term, "code"))):
        yield _standard(writer, term)
    yield _taught(writer)
    yield _heard(writer)
    yield _lacking(writer, terms)


def _outcomes(writer: Writer) -> Part:
    case = writer.case
    aims = [node for node in (*with_trait(case, "anchor"), *with_trait(case, "aim")) if writer.matter.concerns(node)]
    measures = sorted({measure for aim in aims for measure in case.measures(aim, "outcome")})
    grid = writer.moved(measures, writer.says("outcomes"))
    better = [one for one, row in zip(measures, grid.rows, strict=True) if row[-1] == writer.says("better")]
    worse = [one for one, row in zip(measures, grid.rows, strict=True) if row[-1] == writer.says("worse")]
    text = (
        f"Of {count(len(measures), 'measure')} of results, {len(better)} {verb(len(better), 'is', 'are')} better at "
        f"the end of the time than before, and {len(worse)} worse, and not by chance."
    )
    claims = [writer.claim(text, (*better, *worse, *measures))] if measures else []
    missing = [] if measures else [writer.claim("No measure of a result is recorded.", ())]
    return Part("outcomes", writer.says("outcomes"), claims, [grid] if measures else (), missing=missing)


def _standard(writer: Writer, term: int) -> Part:
    case = writer.case
    linked = dict.fromkeys(case.into(term, "classified_as", "addresses"))
    own = [node for node in linked if writer.matter.concerns(node)]
    measures = sorted({one for node in own for one in _measures(writer, node)})
    claims = [*_aims(writer, term, own), *_efforts(writer, own), *_checks(writer, own)]
    grids = [writer.moved(measures, writer.names.plain(term))] if measures else []
    missing = []
    if not claims and not measures:
        missing = [writer.claim("Nothing is linked with this standard, so nothing can be told of it.", [term])]
    elif not measures:
        missing = [writer.claim("No measure shows how far this standard is met.", [term])]
    heading = f"{case.field(term, 'code')} · {writer.names.plain(term)}"
    return Part(
        case.snapshot.ids[term], heading, claims, grids, [writer.chart(one) for one in measures[:CHARTS]], missing
    )


def _measures(writer: Writer, node: int) -> list[int]:
    if has_trait(writer.case, node, "readings"):
        return [node]
    return writer.case.measures(node)


def _aims(writer: Writer, term: int, own: list[int]) -> Iterator[Claim]:
    aims = [node for node in own if has_trait(writer.case, node, "aim")]
    if aims:
        names = ", ".join(writer.names.quoted(node) for node in aims)
        yield writer.claim(f"What we aim at for it: {names}.", (*aims, term))


def _efforts(writer: Writer, own: list[int]) -> Iterator[Claim]:
    told = {one.node: one for one in writer.matter.verdicts}
    near = {effort for node in own for effort in writer.case.into(node, "delivers", "improves")} | set(own)
    for node in sorted(near & told.keys()):
        yield writer.claim(f"{writer.names.quoted(node)} {_worked(told[node])}.", [node, *_shown(told[node])])


def _worked(one: Verdict) -> str:
    held = {True: ", and the gain is held", False: ", and the gain is not held safely", None: ""}[one.held]
    return f"{SAID[one.said]}{held}"


def _shown(one: Verdict) -> list[int]:
    return [compared.measure for compared in one.compared]


def _checks(writer: Writer, own: list[int]) -> Iterator[Claim]:
    case, start = writer.case, writer.period.start
    checks = {check for node in own for check in case.out(node, "assured_by")}
    checks |= {node for node in own if case.kind(node) in case.snapshot.ontology.links["satisfies"].routes}
    done = sorted(check for check in checks if start <= str(case.field(check, "done_on") or "") <= writer.period.end)
    if done:
        names = ", ".join(writer.names.quoted(node) for node in done)
        yield writer.claim(f"Checked within the time: {names}.", done)


def _taught(writer: Writer) -> Part:
    case = writer.case
    claims = []
    for lesson in with_trait(case, "lesson"):
        if case.field(lesson, "verdict") in TAUGHT and writer.matter.concerns(lesson):
            source = case.out(lesson, "learned_from")
            claims.append(writer.claim(f"{writer.names.quoted(lesson)}.", [lesson, *source]))
    failed = [one for one in writer.matter.verdicts if one.said == "did_not_work"]
    claims += [
        writer.claim(f"{writer.names.quoted(one.node)} did not work.", [one.node, *_shown(one)]) for one in failed
    ]
    lacking = writer.of_findings(writer.matter.found("I07"))
    if not claims:
        lacking = [
            *lacking,
            writer.claim("Nothing is recorded that did not work: nothing was tried, or it was not kept.", ()),
        ]
    return Part("taught", writer.says("taught"), claims, missing=lacking)


def _heard(writer: Writer) -> Part:
    case, start = writer.case, writer.period.start
    heard = [
        one
        for one in with_trait(case, "feedback")
        if writer.matter.concerns(one) and start <= str(case.field(one, "received_on") or "") <= writer.period.end
    ]
    told = [one for one in heard if case.day(one, "told_back_on") is not None]
    text = (
        f"{writer.number(len(heard), 'message')} came in within the time, and those who gave "
        f"{writer.number(len(told), 'of them', 'of them')} know what came of it."
    )
    claims = [writer.claim(text[0].upper() + text[1:], (*told, *heard))] if heard else []
    if heard and writer.public:
        claims = [Claim(one.text, writer.cites(_about(writer, heard)), one.language) for one in claims]
    voices = writer.of_findings(writer.matter.found("P05"))
    missing = [*voices, *([] if heard else [writer.claim("No message of this time is recorded.", ())])]
    return Part("heard", writer.says("heard"), claims, missing=missing)


def _about(writer: Writer, heard: list[int]) -> list[int]:
    return sorted({about for one in heard for about in writer.case.out(one, "about")})


def _lacking(writer: Writer, terms: list[int]) -> Part:
    found = writer.of_findings(writer.matter.found("R10", "M05", "M06", "R05", "P06"))
    untold = [one for one in starting(writer.case, "derived_from") if not writer.case.out(one, "assured_by")]
    missing = list(found)
    if untold:
        missing.append(writer.claim(f"Of {count(len(untold), 'duty', 'duties')} no check is recorded.", untold))
    if not terms:
        text = "The twelve standards are not recorded: goldenthread load --pack hcqs_2023 brings them."
        missing.append(writer.claim(text, ()))
    if writer.public:
        missing.append(
            writer.claim(f"Messages, problems, risks and roles are not named; numbers below {LEAST} are not given.", ())
        )
    return Part("lacking", writer.says("lacking"), missing=missing)
