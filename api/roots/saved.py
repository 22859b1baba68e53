"""Questions that people saved."""

from __future__ import annotations

from api.saved import run
from api.schema_arguments import Info, view
from api.schema_pages import USUAL, After, First
from api.schema_saved import SavedQuery, SavedQueryConnection
from api.schema_shape import shape, shown
from graph.saved_queries import saved_queries, saved_query

SUPPOSABLE = False


@shape
class Group:
    """Questions that people saved."""

    @shown
    def saved_queries(self, info: Info, first: First = USUAL, after: After = None) -> SavedQueryConnection:
        """All questions that were saved under a name, in order of their names."""
        asked = view(self, info)
        found = saved_queries(asked.source.session().store)
        cut = asked.pager.cut(found, lambda query: (query.name,), first, after)
        return SavedQueryConnection(cut=cut, nodes=[SavedQuery(run=run(info.schema, asked, one)) for one in cut.rows])

    @shown
    def saved_query(self, info: Info, name: str) -> SavedQuery:
        """The question of a name, its answer now, and what differs from the last time."""
        asked = view(self, info)
        return SavedQuery(run=run(info.schema, asked, saved_query(asked.source.session().store, name)))
