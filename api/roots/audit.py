"""Who saw what needs rights, who changed something, who was let in."""

from __future__ import annotations

from api.schema_arguments import Info, view
from api.schema_audit import AuditConnection, AuditEntry
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown, weighs

SUPPOSABLE = False


@shape
class Group:
    """Who saw what needs rights, who changed something, who was let in."""

    @weighs(20_000)
    @shown
    def audit(self, info: Info, first: First = USUAL, after: After = None) -> AuditConnection:
        """Who saw what needs rights, who changed something, who was let in: the newest first. Only admins may ask."""
        asked = view(self, info)
        asked.rights.require("audit")
        log = asked.source.session().audit
        cut = asked.pager.cut(log.newest(), lambda row: (-row[0],), first, after)
        nodes = [AuditEntry(entry=entry) for _, entry in cut.rows]
        return AuditConnection(cut=cut, nodes=nodes, faults=log.faults())
