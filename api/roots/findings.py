"""What the rules find, and what they cannot tell."""

from __future__ import annotations

from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_findings import FindingConnection, UntoldConnection, findings_page, untold_page
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown
from api.schema_words import Severity


@shape
class Group:
    """What the rules find, and what they cannot tell."""

    @shown
    def findings(
        self,
        info: Info,
        scope: Scope = None,
        rule: list[str] | None = None,
        severity: list[Severity] | None = None,
        set_aside: bool | None = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> FindingConnection:
        """What the rules find, the most pressing first; what was set aside is among it, marked (NHS Wales 2024, §2)."""
        asked = view(self, info, as_of, recorded_at)
        found = asked.findings(asked.scope(scope)).findings
        if rule is not None or severity is not None or set_aside is not None:
            pressing = None if severity is None else {str(one.value) for one in severity}
            found = [
                finding
                for finding in found
                if (rule is None or finding.rule in rule)
                and (pressing is None or finding.severity in pressing)
                and (set_aside is None or (finding.set_aside is not None) == set_aside)
            ]
        return findings_page(asked, found, first, after)

    @shown
    def untold(
        self,
        info: Info,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> UntoldConnection:
        """What the rules cannot tell, and the least data that would tell it."""
        asked = view(self, info, as_of, recorded_at)
        return untold_page(asked, asked.scope(scope), first, after)
