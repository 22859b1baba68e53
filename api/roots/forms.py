"""What a thing says of itself field by field, and how that is changed."""

from __future__ import annotations

from api.schema_arguments import AsOf, Id, Info, RecordedAt, view
from api.schema_form import Form
from api.schema_shape import shape, shown

SUPPOSABLE = False


@shape
class Group:
    """What a thing says of itself field by field, and how that is changed."""

    @shown
    def form(self, info: Info, id: Id, as_of: AsOf = None, recorded_at: RecordedAt = None) -> Form:
        """The fields of a thing with their values, the links it may have, and what your rights let you do to it."""
        asked = view(self, info, as_of, recorded_at)
        return Form(asked=asked, at=asked.position(id))
