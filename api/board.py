"""The page at `/board/<unit>`: the board of a team for today, to print or to leave on a screen."""

from __future__ import annotations

from urllib.parse import quote

from api.resolve import Asked
from api.say.control import HEADS, board_sections, board_title
from api.say.page import said
from graph.analysis.team_board import TeamBoard
from graph.ontology import Language
from visual.board_page import BoardFrame, board_page

OTHERS: dict[Language, tuple[Language, str]] = {"en": ("cy", "Cymraeg"), "cy": ("en", "English")}


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
    frame = BoardFrame(language, board_title(board, names, language), (code, name, address), notes)
    return board_page(frame, list(board_sections(board, names, language)))
