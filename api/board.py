"""The page at `/board/<unit>`: the board of a team for today, to print or to leave on a screen."""

from __future__ import annotations

from urllib.parse import quote

from api.resolve import Asked
from api.say.control import HEADS, board_sections, board_title
from api.say.noting import WORDS
from api.say.page import said
from api.whereabouts import OTHERS
from graph.analysis.board_help import Helping, forums_to_ask
from graph.analysis.team_board import TeamBoard
from graph.ontology import Language
from graph.raising import TRAIT
from visual.board_note import BoardNote
from visual.board_page import BoardFrame, board_page
from visual.page import Choice


def team_board_page(asked: Asked, language: Language, unit: int) -> str:
    """Return the page.

    Args:
        asked: The request's view of the organisation.
        language: Of headings and names; sentences are English for now, and the page says so.
        unit: The unit whose board it is.
    """
    board, names = TeamBoard(asked.case, unit), asked.names(language)
    code, name = OTHERS[language]
    address = f"/board/{quote(asked.snapshot.ids[unit], safe='')}?language={code}"
    notes = [note for note in (HEADS["print"][language], said("reasons", language)) if note]
    note = board_note(asked, board, language) if asked.rights.may_somewhere("note") else None
    frame = BoardFrame(language, board_title(board, names, language), (code, name, address), notes, note)
    return board_page(frame, list(board_sections(board, names, language)))


def board_note(asked: Asked, board: TeamBoard, language: Language) -> BoardNote | None:
    """Return what the form of a board offers; None where no kind holds what is wrong."""
    if not asked.snapshot.ontology.with_trait(TRAIT):
        return None
    names, ids = asked.names(language), asked.snapshot.ids
    about = [Choice(ids[one], names.plain(one)) for one in (board.unit, *board.processes)]
    forums = [
        Choice(ids[one.forum], _rule(one, names.plain(one.forum), language))
        for one in forums_to_ask(asked.case, board.unit)
    ]
    return BoardNote({key: label[language] for key, label in WORDS.items()}, about, forums)


def _rule(one: Helping, forum: str, language: Language) -> str:
    days = WORDS["one_day" if one.limit == 1 else "days"][language].format(number=one.limit)
    told = WORDS["rule" if one.tier is None else "rule_tier"][language]
    return told.format(forum=forum, tier=one.tier, days=days)
