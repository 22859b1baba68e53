"""Who may see what: the one place that decides it, whatever door a question comes in by."""

from __future__ import annotations

from dataclasses import dataclass

from graph.ontology import Field


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody who asks may see.

    Attributes:
        personal: Whether fields are shown that can name a person or that need rights to read.
    """

    personal: bool = False

    def may_see(self, field: Field) -> bool:
        """Tell whether the values of a field may be shown."""
        return self.personal or not (field.personal or field.sensitive)


KEEPER = Rights(personal=True)
"""Who holds the token of a server on this computer: they can read the store itself."""

ANYBODY = Rights()
"""Who asks a server that was opened to every program of this computer."""
