"""Findings that appear and go."""

from __future__ import annotations

from typing import cast

from api.following import Follower
from api.schema_arguments import Info, Scope
from api.schema_findings_change import FindingsChange, next_findings
from api.schema_shape import shape, shown, weighs


@shape
class Group:
    """Findings that appear and go."""

    @weighs(200_000)
    @shown
    def findings_changed(self, info: Info, scope: Scope = None) -> FindingsChange:
        """Findings that appear or go from now on, by what is recorded or because a new day begins."""
        asked = info.context
        return next_findings(asked, cast("Follower", self), asked.scope(scope))
