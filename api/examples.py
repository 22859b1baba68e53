"""Worked examples for GraphiQL: questions that people ask, ready to run. They name no node, so they always work."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its document."""

    title: str
    document: str


EXAMPLES = tuple(
    Example(title, cleandoc(document) + "\n")
    for title, document in (
        (
            "Which work serves the purpose, and how much does not?",
            """
            {
              lineOfSight {
                sentences
                counts { strategic operational broken lapsed adrift }
                notYet
              }
            }
            """,
        ),
        (
            "Which work does not serve, why, and what would mend it?",
            """
            {
              lineOfSight {
                work(status: [BROKEN, LAPSED, ADRIFT], first: 20) {
                  totalCount
                  nodes {
                    id
                    name
                    kindLabel
                    sight
                    whyNot { sentence repairs { sentence link to { name } } }
                  }
                }
              }
            }
            """,
        ),
        (
            "Why is each piece of work done? Its thread, and what each step rests on",
            """
            {
              lineOfSight {
                work(status: [STRATEGIC, OPERATIONAL], first: 20) {
                  nodes {
                    name
                    proof {
                      sentence
                      ways
                      hops { node { name } link to { name } strength basis confidence source recordedOn }
                    }
                  }
                }
              }
            }
            """,
        ),
        (
            "The fewest new links after which all work serves",
            """
            {
              lineOfSight {
                repair { totalCount nodes { sentence make } }
              }
            }
            """,
        ),
        (
            "What to act on now, what it rests on, and who can help",
            """
            {
              findings(severity: [ACT_NOW], first: 20) {
                totalCount
                pageInfo { hasNextPage endCursor }
                nodes {
                  title
                  reason
                  action
                  since
                  nodes { id name }
                  whoCanHelp { id name }
                  evidence { fact nodes { name } link field value count date }
                }
              }
            }
            """,
        ),
        (
            "What cannot be told yet, and the least data that would tell it",
            """
            {
              untold(first: 50) {
                totalCount
                nodes { title reason node { id name } }
              }
            }
            """,
        ),
        (
            "Find something by the start of its name",
            """
            query Find($text: String = "a") {
              search(text: $text, first: 10) {
                totalCount
                nodes { id name kindLabel sight }
              }
            }
            """,
        ),
        (
            "What was asked of: revision, day and size",
            """
            {
              about { revision asOf nodes links }
            }
            """,
        ),
    )
)
