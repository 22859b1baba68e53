"""One run of a plan: the request it answers, and what is worked out once for it."""

from __future__ import annotations

from typing import Any, Protocol

from graphql import FieldNode, GraphQLField, GraphQLObjectType, GraphQLResolveInfo
from graphql.execution import Executor
from graphql.pyutils import Path

from api.compiled.batches import GivenUp


class Unknown:
    """The path of a field that is resolved for many objects at once: who asks for it is answered by graphql-core."""

    def __getattr__(self, name: str) -> Any:
        """Give up: no path has been followed. What Python itself looks for is not there."""
        if name.startswith("__"):
            raise AttributeError(name)
        raise GivenUp(f"{name} of a path that a plan does not follow")


UNKNOWN: Any = Unknown()


class Context(Protocol):
    """What plans ask of the context of a request.

    Attributes:
        takes_written: Whether parts of the answer may be JSON already: who asks writes it with orjson.
    """

    takes_written: bool

    def go_on(self) -> None:
        """Stop if the time of the request is up, by an error that is no `Exception`."""

    def restart(self) -> None:
        """Forget what was spent so far."""


class Run:
    """One run of a plan.

    Attributes:
        executor: What graphql-core would execute the document with: coerced variables, the context, the fragments.
        kept: What parts of the plan have worked out for this run, by part.
        takes_written: Whether parts of the answer may be JSON already.
    """

    __slots__ = ("_context", "executor", "kept", "takes_written")

    def __init__(self, executor: Executor[Any]) -> None:
        self.executor = executor
        self.kept: dict[object, Any] = {}
        self._context: Context | None = executor.context_value
        self.takes_written = self._context is not None and self._context.takes_written

    def go_on(self) -> None:
        """Stop if the time of the request is up."""
        if self._context is not None:
            self._context.go_on()

    def restart(self) -> None:
        """Take back what half an answer has changed of the context: another begins anew."""
        if self._context is not None:
            self._context.restart()

    def info(
        self, definition: GraphQLField, nodes: list[FieldNode], parent: GraphQLObjectType, key: str, *, is_root: bool
    ) -> GraphQLResolveInfo[Any]:
        """Return what resolvers are told of the execution; the path only of fields of the root."""
        path = Path(None, key, parent.name) if is_root else UNKNOWN
        return self.executor.build_resolve_info(definition, nodes, parent, path)
