"""N1."""

from __future__ import annotations

from graph.analysis.guide_step import TODAY, Prompt, Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.words_answers import by, group, label, nothing_of, phrase
from graph.days import spelled
from graph.ontology import Label

YEAR_DAYS = 365
SOURCES = 2


@question(
    id="N1",
    words=Label(
        "What do we know of what goes on in us and around us?",
        "Beth a wyddom am yr hyn sy'n digwydd ynom ac o'n cwmpas?",
    ),
    source="NHS Wales (2024), Appendix C, the big picture",
    rules=("P05",),
    shows="feedback(day, live: true) { totalCount nodes { id name } } directives(day, live: true) { totalCount }",
    examples={
        "Feedback f1 received_on=2026-06-01 origin=external theme=waits": (
            "In a year 1 message came in, 1 from outside; most often about waits."
        ),
    },
    steps=(
        Step(
            90,
            "Feedback",
            Label(
                "What did somebody tell you lately, or what is changing around you? In a few words, without names.",
                "Beth ddywedodd rhywun wrthych yn ddiweddar, neu beth sy'n newid o'ch cwmpas? Yn fyr, heb enwau.",
            ),
            fields=(
                Prompt("origin", Label("Where does it come from?", "O ble y daw?")),
                Prompt("class", Label("What does it tell of?", "Am beth y mae'n sôn?")),
                Prompt("polarity", Label("Is it good or bad?", "Ai da ynteu drwg ydyw?")),
            ),
            ties=(
                Tie(
                    "about",
                    ("Service", "Process", "Need"),
                    Label("What is it about?", "Am beth y mae?"),
                ),
            ),
            fixed={"state": "new", "received_on": TODAY},
        ),
    ),
)
def known_surroundings(matter: Matter) -> Reply:
    """What came in within a year by what it tells of, the themes that came up most, laws and aims of others, and people
    of whom nothing was heard.
    """
    case = matter.case
    messages = [one for one in matter.live("Feedback") if case.within(case.day(one, "received_on"), YEAR_DAYS)]
    outside = [one for one in messages if case.field(one, "origin") == "external"]
    directives = matter.live("Directive")
    themes = sorted(by(case, messages, "theme").items(), key=lambda one: (-len(one[1]), one[0]))
    facts = [
        fact
        for told in by(case, messages, "class").values()
        for fact in group("{many} of “{about}”: {those}.", told, "messages", about=label(case, told[0], "class"))
    ]
    for theme, told in themes[:5]:
        facts += group("About “{theme}”, {many}: {those}.", told, "messages of one theme", theme=theme)
    facts += group("{many} laws and aims of others that we answer to: {those}.", directives, "directives")
    about = f"; most often about {themes[0][0]}" if themes else ""
    came = phrase((len(messages), "message came in", "messages came in"))
    verdict = f"In a year {came or 'nothing came in'}, {len(outside):,} from outside{about}."
    if directives:
        verdict += (
            f" {phrase((len(directives), 'law or aim of others asks', 'laws and aims of others ask'))} for an answer."
        )
    first = spelled(case.snapshot.day - YEAR_DAYS)
    missing = [
        *nothing_of(f"message since {first}", "Record one thing that somebody said, with its day.", when=not messages),
        *nothing_of("law or aim of others", "Record one directive that you answer to.", when=not directives),
    ]
    return Reply(verdict, [*facts, *matter.found("P05")], missing, bool(messages) + bool(directives), SOURCES)
