"""The house rules that a program can check: sizes, docstrings, names of modules, kinds named only where they may be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from graph.declarations import load_ontology
from tests.tree import ROOT, is_product, our_files, our_files_ending, parsed, text_of

LONGEST_FILE = 500
LONGEST_FUNCTION = 60
SHORT_FUNCTION = 30
SHORT_SHARE = 0.9
CODE = (".py", ".js", ".css", ".html", ".yaml")
MADE_OR_GIVEN = {"golden", "samples", "vendor"}
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|managers?|misc)($|_)")
LEFT_OVER = re.compile(r"\b(TODO|FIXME|XXX|raise NotImplementedError|breakpoint\(\))")
HEADINGS = {("api/say/findings.py", "Plan"), ("graph/analysis/rule_pages.py", "Improvement")}  # words that name no kind
ASSERTING = {"raises", "warns", "fail", "golden", "expect"}
FOREIGN_FORMATS = ("stratml",)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every function of a file, as its place with its name, and its length in lines, docstring included."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, Function):
            yield f"{path}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def spoken(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the constants of a file, but for the words of a `Label`, which are for people and decide nothing."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Constant):
            yield child
        elif not (isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id == "Label"):
            yield from spoken(child)


def python_files() -> list[Path]:
    """Return our Python files, product and tests."""
    return our_files_ending(".py")


def is_machinery(path: Path) -> bool:
    """Return whether a file works for whatever kinds are declared: all but rules, questions and foreign formats."""
    foreign = path.parts[0] == "loaders" and path.stem.startswith(FOREIGN_FORMATS)
    return is_product(path) and not foreign and not {"rules", "questions"} & set(path.parts)


def is_assertion(node: ast.AST) -> bool:
    """Return whether a part of a test can make it fail: an assertion, or a call that is named for what it asserts."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name in ASSERTING or name.lstrip("_").startswith(("assert_", "check_"))
    return isinstance(node, ast.Assert)


def test_no_file_is_longer_than_500_lines() -> None:
    ours = [path for path in our_files_ending(*CODE) if not MADE_OR_GIVEN & set(path.parts)]

    lengths = {path: len((text_of(path) or "").splitlines()) for path in ours}

    assert not [f"{path}: {length} lines" for path, length in lengths.items() if length > LONGEST_FILE]


def test_no_function_is_longer_than_60_lines() -> None:
    found = [f"{place}: {length} lines" for path in python_files() for place, length in functions(path)]

    assert found
    assert not [line for line in found if int(line.split()[-2]) > LONGEST_FUNCTION]


def test_nine_of_ten_functions_are_at_most_30_lines_long() -> None:
    lengths = {place: length for path in python_files() if is_product(path) for place, length in functions(path)}

    long = [f"{place}: {length} lines" for place, length in lengths.items() if length > SHORT_FUNCTION]

    assert len(long) <= (1 - SHORT_SHARE) * len(lengths), "\n".join(long)


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(path) for path in python_files() if parsed(path).body and not ast.get_docstring(parsed(path))]

    assert not silent


def test_no_module_has_a_vague_name() -> None:
    names = [path for path in our_files_ending(".py", ".js") if VAGUE.search(path.stem)]

    assert not names


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in python_files() if path.parts[0] == "tests" and "samples" not in path.parts}

    assert not [str(folder) for folder in sorted(folders) if not (ROOT / folder / "__init__.py").is_file()]


def test_nothing_is_left_over_from_working() -> None:
    lines = [
        f"{path}:{number}: {line.strip()}"
        for path in our_files_ending(".py", ".js")
        if path != Path("tests/test_house.py")
        for number, line in enumerate((text_of(path) or "").splitlines(), start=1)
        if LEFT_OVER.search(line)
    ]

    assert not lines


def test_machinery_names_no_kind() -> None:
    kinds = set(load_ontology().kinds)

    named = [
        f"{path}:{node.lineno}: {node.value!r}"
        for path in python_files()
        if is_machinery(path)
        for node in spoken(parsed(path))
        if node.value in kinds and (str(path), node.value) not in HEADINGS
    ]

    assert not named, "Ask the ontology for a trait or a role instead:\n" + "\n".join(named)


def test_every_test_can_fail() -> None:
    tests = [
        (f"{path}:{node.lineno} {node.name}", node)
        for path in python_files()
        if path.parts[0] == "tests" and path.parts[1] != "benchmarks"
        for node in ast.walk(parsed(path))
        if isinstance(node, Function) and node.name.startswith("test_")
    ]

    assert tests
    assert not [place for place, node in tests if not any(is_assertion(part) for part in ast.walk(node))]


def test_every_text_has_unix_line_ends_unless_it_is_a_sample() -> None:
    ours = [path for path in our_files() if not MADE_OR_GIVEN & set(path.parts)]

    assert not [str(path) for path in ours if "\r" in (text_of(path) or "")]
