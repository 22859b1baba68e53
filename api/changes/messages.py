"""Mutations of what is heard: feedback given, work questioned, and what is told back."""

from __future__ import annotations

from typing import Annotated, Any, get_args

import strawberry

from api.resolve import Asked
from api.rights import Act
from api.schema_arguments import Id, Info
from api.schema_derived import part_type
from api.schema_inputs import FIELD, Inputs, values_of
from api.schema_shape import mutation
from api.schema_wishes import wished
from api.schema_written import Written
from api.writing import Wish
from graph.messages import CHALLENGE, TRAIT, Answer, Message, answer, hear

MESSAGE = strawberry.argument(description="What was heard. Its name says what it is about and names nobody.")
ABOUT = strawberry.argument(description="The ids of what it concerns.")
WORK = strawberry.argument(description="The id of the piece of work.")
QUESTION = strawberry.argument(description="What you ask, in up to 120 characters; it names nobody.")
MORE = strawberry.argument(description="Whatever else should be known; read only by those who may.")
TEXT = strawberry.argument(description="What came of it, for those who gave it; it names nobody.")
DECIDED = strawberry.argument(description="What was decided.")
DONE = strawberry.argument(description="The ids of what was done about it, or decides it.")

Ids = list[strawberry.ID]


def group(inputs: Inputs) -> Any:
    """Return the mutations of this file: none where no kind holds what is heard."""
    found = inputs.ontology.with_trait(TRAIT)
    if not found:
        return strawberry.type(type("Messages", (), {}))
    given = inputs.kinds[found[0].name]
    decided = get_args(part_type(given, f"{FIELD}disposition"))[0]
    made = {
        "give_feedback": mutation(give_feedback, message=Annotated[given, MESSAGE]),
        "challenge": mutation(challenge),
        "answer_feedback": mutation(answer_feedback, disposition=Annotated[decided, DECIDED]),
    }
    return strawberry.type(type("Messages", (), made))


def give_feedback(info: Info, message: Any, about: Annotated[Ids | None, ABOUT] = None) -> Written:
    """Record something heard, new and received today where it does not say so; who can help is found."""
    values = values_of(message)
    name = str(values.pop("name", None) or "")
    fields = {field: value for field, value in values.items() if value is not None}
    return _heard(info.context, Message(name, tuple(about or ()), fields), "feedback")


def challenge(
    info: Info, id: Annotated[strawberry.ID, WORK], question: Annotated[str, QUESTION], more: Annotated[str, MORE] = ""
) -> Written:
    """Ask of a piece of work why it is done; whoever can help with it has to answer."""
    fields = {**CHALLENGE, **({"summary": more} if more else {})}
    return _heard(info.context, Message(question, (id,), fields), "challenge")


def answer_feedback(
    info: Info, id: Id, text: Annotated[str, TEXT], disposition: Any, by: Annotated[Ids | None, DONE] = None
) -> Written:
    """Tell back what came of something heard, a challenge for instance: it has been answered from today on."""
    session = info.context.source.session()
    given = Answer(text, disposition.value, tuple(by or ()))
    return wished(
        info.context,
        Wish(lambda store: answer(store, session.ontology, id, given, on=session.today), action="answer", act="answer"),
    )


def _heard(asked: Asked, message: Message, act: Act) -> Written:
    session = asked.source.session()
    return wished(
        asked, Wish(lambda store: hear(store, session.ontology, message, on=session.today), action=act, act=act)
    )
