"""YAML that remembers its lines: what it gives, and what it refuses before anything can explode."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.marked_yaml import MAX_DEPTH, YamlError, read_yaml

scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
data = st.dictionaries(
    st.text(min_size=1, max_size=8),
    st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner)),
    max_size=4,
)


def refusal(text: str) -> YamlError:
    """Return the error that a text is refused with."""
    with pytest.raises(YamlError) as caught:
        read_yaml(text)
    return caught.value


@given(data)
def test_what_is_written_as_yaml_is_read_back(content: dict[str, object]) -> None:
    text = yaml.safe_dump(content)

    assert read_yaml(text).data == content


def test_every_key_and_entry_has_its_line() -> None:
    marked = read_yaml("kind: Need\nfields:\n  importance:\n    type: integer\ntraits:\n  - need\n  - aim\n")

    assert marked.line("fields", "importance", "type") == 4
    assert marked.line("traits", 1) == 7


def test_a_path_without_a_line_has_the_line_of_what_holds_it() -> None:
    marked = read_yaml("kind: Need\nfields:\n  importance: {}\n")

    assert marked.line("fields", "importance", "label", "cy") == 3
    assert marked.line("nowhere") == 1


def test_of_a_repeated_key_the_first_stands_and_the_place_is_told() -> None:
    marked = read_yaml("a: 1\nb: {c: 1, c: 2}\na: 3\n")

    assert marked.data == {"a": 1, "b": {"c": 1}}
    assert marked.repeated == {("b", "c"): 2, ("a",): 3}


def test_keys_are_texts_whatever_they_look_like() -> None:
    assert read_yaml("no: 1\n2: x\non: y\nnull: z\n").data == {"no": 1, "2": "x", "on": "y", "null": "z"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2026-11-25", "2026-11-25"),
        ("12:30", "12:30"),
        ("007", "007"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("1e400", "1e400"),
        ("12345678901234567", 12345678901234567),
        ("-2.5", -2.5),
        ("yes", True),
        ("Off", False),
        ("~", None),
        ("'5'", "5"),
    ],
)
def test_a_scalar_is_what_a_reader_would_expect(written: str, value: object) -> None:
    read = read_yaml(f"x: {written}\n").data["x"]

    assert (read, type(read)) == (value, type(value))


def test_an_empty_text_holds_nothing() -> None:
    assert read_yaml("").data is None


def test_aliases_are_refused_before_they_multiply() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50))

    error = refusal(bomb)

    assert error.line == 1
    assert "aliases" in str(error)


@pytest.mark.parametrize("text", ["a: 1\nb: !!python/object/apply:os.system [ls]\n", "a: 1\nb: !mine x\n"])
def test_tags_are_refused_with_their_line(text: str) -> None:
    error = refusal(text)

    assert error.line == 2
    assert "tag" in str(error)


def test_too_deep_nesting_is_refused() -> None:
    deep = MAX_DEPTH + 1

    assert "deeper" in str(refusal("[" * deep + "]" * deep))
    assert read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH).data


def test_very_deep_nesting_is_refused_as_well() -> None:
    assert "nest" in str(refusal("[" * 100_000))


@pytest.mark.parametrize("text", ["a: [1, 2\n", "a: b: c\n", "\ta: 1\n", "a: 1\n--- \nb: 2\n", "a: \x07\n"])
def test_what_is_no_yaml_is_refused_in_words(text: str) -> None:
    assert "not well-formed YAML" in str(refusal(text))


def test_a_key_that_is_no_word_is_refused_with_its_line() -> None:
    error = refusal("a: 1\n? [b, c]\n: 2\n")

    assert error.line == 2


def test_a_text_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.marked_yaml.MAX_BYTES", 2**20)

    assert "larger than 1 MB" in str(refusal("x" * (2**20 + 1)))


def test_a_text_of_very_many_tiny_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.marked_yaml.MAX_PARTS", 20)

    assert "more than 20 names and values" in str(refusal("[" + "a," * 20 + "]"))
