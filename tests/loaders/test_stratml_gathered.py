"""Ids, names and losses while a plan is read."""

from __future__ import annotations

from defusedxml.ElementTree import fromstring

from loaders.stratml_gathered import Found, Gathered, shortened


def found(identifier: str, name: str = "See people sooner", above: str = "") -> Found:
    """Return a goal."""
    element = fromstring(f"<Goal><Identifier>{identifier}</Identifier></Goal>")
    return Found("Priority", element, name, "Goal", above)


def test_the_first_keeps_an_identifier_that_is_repeated() -> None:
    gathered = Gathered("plan.xml")

    first, second = gathered.add(found("a"), {}), gathered.add(found("a"), {})

    assert first == "a"
    assert second.startswith("priority-see-people-sooner-")
    assert [problem.value for problem in gathered.problems] == ["a"]


def test_made_ids_tell_apart_what_stands_below_different_things() -> None:
    gathered = Gathered("plan.xml")

    ids = {gathered.add(found("", above=above), {}) for above in ("a", "b", "b")}

    assert len(ids) == 3


def test_what_several_places_say_of_one_name_is_put_together() -> None:
    gathered = Gathered("plan.xml")

    gathered.add_named("StakeholderGroup", "ANSI", {"customer": "no", "summary": ""}, "Goal 1")
    gathered.add_named("StakeholderGroup", "Ansi", {"customer": "current", "stake": "partner"}, "Goal 2")

    nodes = gathered.batch().nodes
    assert [(node.name, dict(node.fields)) for node in nodes] == [("ANSI", {"customer": "current", "stake": "partner"})]


def test_names_are_cut_at_a_blank() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one", 9) == "one"
    assert len(shortened("x" * 200)) == 120
