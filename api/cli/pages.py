"""The pages of the reference that `goldenthread docs` prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from api.session import Session
from graph.errors import NotFound

ABOUT = """\
Pages: {names}. `goldenthread docs PAGE` prints one.
`goldenthread docs kinds --kinds FOLDER` shows your own kinds among the others.
"""


def page_text(session: Session, name: str | None) -> str:
    """Return a page as Markdown; without a name, which pages there are.

    Raises:
        NotFound: If there is no such page.
    """
    if name is None:
        return ABOUT.format(names=", ".join(PAGES))
    page = PAGES.get(name.strip().lower())
    if page is None:
        raise NotFound(f"there is no page {name!r}; there are {', '.join(PAGES)}")
    return page(session)


def _kinds(session: Session) -> str:
    from graph.reference import reference_page

    return reference_page(session.ontology, session.settings.language)


def _rules(_: Session) -> str:
    from graph.analysis.rule import all_rules
    from graph.analysis.rule_pages import rules_page

    return rules_page(all_rules())


def _questions(_: Session) -> str:
    from graph.analysis.question import all_questions
    from graph.analysis.question_pages import questions_page

    return questions_page(all_questions())


def _commands(_: Session) -> str:
    from api.cli.app import app
    from api.cli.command_page import command_page

    return command_page(app)


def _json(_: Session) -> str:
    from api.cli.shape_page import shape_page

    return shape_page()


PAGES: Mapping[str, Callable[[Session], str]] = MappingProxyType(
    {"kinds": _kinds, "rules": _rules, "questions": _questions, "commands": _commands, "json": _json}
)
