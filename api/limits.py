"""How much one request may ask for: refused before it is answered where that can be told, else on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from graphql import (
    ASTValidationRule,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
)

from graph.errors import WrongUse

TOO_DEEP = "TOO_DEEP"
TOO_MANY_FIELDS = "TOO_MANY_FIELDS"


class LimitReached(WrongUse):
    """A request asks for more than one request may."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may ask for.

    Attributes:
        page: Most entries of one page.
        rows: Most entries of all pages of a request together.
        depth: Most fields within one another; introspection apart.
        fields: Most fields of a document, those of a fragment counted at each use: aliases repeat work.
        tokens: Most words and signs of a document.
        body: Most bytes of a request.
    """

    page: int = 200
    rows: int = 20_000
    depth: int = 16
    fields: int = 1_000
    tokens: int = 4_000
    body: int = 200_000


class Budget:
    """The rows that one request may still ask for."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.left = rows

    def renew(self) -> None:
        """Give back what was taken, because what it was taken for is asked anew."""
        self.left = self.rows

    def spend(self, rows: int) -> None:
        """Take rows off the budget.

        Raises:
            LimitReached: If so many are not left.
        """
        self.left -= rows
        if self.left < 0:
            raise LimitReached(
                f"one request may ask for {self.rows:,} entries in all; ask for smaller pages, or for fewer within them"
            )


@cache
def size_rule(limits: Limits) -> type[ASTValidationRule]:
    """Return the validation rule that refuses documents that are too deep or ask for too many fields.

    It is made once for each set of limits: a class made for each request would never be found in the validation cache.
    """

    class SizeRule(ValidationRule):
        """Refuses documents beyond the limits."""

        def __init__(self, context: ValidationContext) -> None:
            super().__init__(context)
            self._sizes: dict[str, tuple[int, int]] = {}

        def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
            """Look at one operation."""
            depth, fields = self._size(node.selection_set, ())
            if depth > limits.depth:
                self._refuse(TOO_DEEP, f"Fields are nested {depth} deep; {limits.depth} is the most.", node)
            if fields > limits.fields:
                self._refuse(TOO_MANY_FIELDS, f"{fields:,} fields are asked for; {limits.fields:,} is the most.", node)

        def _refuse(self, code: str, message: str, node: OperationDefinitionNode) -> None:
            self.report_error(GraphQLError(message, node, extensions={"code": code}))

        def _size(self, selected: SelectionSetNode | None, within: tuple[str, ...]) -> tuple[int, int]:
            """Return depth and number of the fields of a selection; fragments are measured once, circles not at all."""
            depth = fields = 0
            for part in selected.selections if selected else ():
                if isinstance(part, FieldNode):
                    if part.name.value.startswith("__"):
                        continue
                    inner, inside = self._size(part.selection_set, within)
                    inner, inside = inner + 1, inside + 1
                elif isinstance(part, FragmentSpreadNode):
                    inner, inside = self._fragment(part.name.value, within)
                else:
                    inner, inside = self._size(part.selection_set, within)  # type: ignore[attr-defined]
                depth, fields = max(depth, inner), fields + inside
            return depth, fields

        def _fragment(self, name: str, within: tuple[str, ...]) -> tuple[int, int]:
            found: FragmentDefinitionNode | None = self.context.get_fragment(name)
            if found is None or name in within:
                return 0, 0
            if name not in self._sizes:
                self._sizes[name] = self._size(found.selection_set, (*within, name))
            return self._sizes[name]

    return SizeRule
