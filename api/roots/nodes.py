"""Any node, by its id or by what it is called."""

from __future__ import annotations

from api.schema_arguments import AsOf, Id, Info, RecordedAt, view
from api.schema_node import Node, NodeConnection
from api.schema_pages import USUAL, After, First
from api.schema_search import search_page
from api.schema_shape import shape, shown, weighs


@shape
class Group:
    """Any node, by its id or by what it is called."""

    @shown
    def node(self, info: Info, id: Id, as_of: AsOf = None, recorded_at: RecordedAt = None) -> Node | None:
        """The node of an id; null where there is none."""
        return view(self, info, as_of, recorded_at).found(id)  # type: ignore[no-any-return]

    @weighs(5_000)
    @shown
    def search(
        self,
        info: Info,
        text: str,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> NodeConnection:
        """Nodes by name in either language, or id: whole names first, then beginnings, then what holds the text.

        Where the text is a word for a kind, what else is of that kind follows.
        """
        return search_page(view(self, info, as_of, recorded_at), text, first, after)
