"""The reference of what `--json` answers, made from the declared shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.cli.shape import Shape
from api.cli.shapes import SHAPES

INTRODUCTION = """# What `--json` answers

Generated from the declared shapes; `goldenthread docs json` prints this page, without the examples. Tests hold real
answers to it, both ways: what is documented is there, and what is there is documented.

A path names a key: `work[].id` is the `id` of each entry of the list `work`; `nodes{}` stands for any key of a mapping.
Keys are sorted, so the same answer is the same text. A shape may get new keys; what is listed here keeps its name and
meaning. Dates are ISO (2026-05-01). Where nothing is known, a value is null, a text empty or a list empty, as said.
"""
NO_EXAMPLES: Mapping[str, str] = MappingProxyType({})


def shape_page(examples: Mapping[str, str] = NO_EXAMPLES) -> str:
    """Return the page as Markdown.

    Args:
        examples: Real answers by command, to show below the keys.
    """
    return "\n".join(
        [INTRODUCTION, *(line for name, shape in SHAPES.items() for line in _section(name, shape, examples))]
    )


def _section(name: str, shape: Shape, examples: Mapping[str, str]) -> Iterator[str]:
    yield from (f"## {name}", "", shape.about, "", "| key | meaning |", "|---|---|")
    yield from (f"| `{path}` | {meaning} |" for path, meaning in shape.keys.items())
    yield ""
    if example := examples.get(name):
        yield from (
            f"`goldenthread {shape.example}` on the example `small`:",
            "",
            "```json",
            example.rstrip(),
            "```",
            "",
        )
