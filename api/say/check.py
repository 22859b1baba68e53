"""What files hold, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from api.checking import FilesChecked
from api.say.load import lost_lines
from api.say.mapping import mapped_lines
from api.say.problems import problem_lines, problems_sentence
from api.say.words import count, listed


def check_lines(found: FilesChecked, shown: int | None) -> Iterator[str]:
    """Yield what the files hold, what is wrong and what has no place."""
    names = listed([f"“{batch.source}”" for batch in found.batches])
    read = found.read
    parts = [count(read["elements"], "node"), count(read["relations"], "link"), count(read["readings"], "reading")]
    yield f"{names}: {listed(parts)}. {problems_sentence(found.problems)}"
    for what, by_kind in (("Nodes that can be loaded", found.nodes), ("Links that can be loaded", found.links)):
        if by_kind:
            yield f"  {what}: {listed([f'{number:,} {kind}' for kind, number in by_kind.items()])}."
    yield from mapped_lines(found.mapped)
    yield from problem_lines(found.problems, shown)
    yield from lost_lines(found.batches, shown)
