"""What may be kept of stakeholders."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring

from loaders.stratml_people import looks_like_a_person, stakeholder_of


def stakeholder(name: str, kind: str = "", role: str = "", role_type: str = "") -> str:
    """Return a stakeholder element as text."""
    attribute = f' StakeholderTypeType="{kind}"' if kind else ""
    given = f"<Role><Name>{role}</Name><RoleType>{role_type}</RoleType></Role>" if role or role_type else ""
    return f"<Stakeholder{attribute}><Name>{name}</Name><Description>About them.</Description>{given}</Stakeholder>"


@pytest.mark.parametrize(
    "name", ["Carys Jones", "Rhys ap Gwilym", "J. R. Hartley", "Siân Llŷr-Owen", "Jan van den Berg", "Seán O’Brien"]
)
def test_names_of_persons_look_like_it(name: str) -> None:
    assert looks_like_a_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "ANSI",
        "Local Authorities",
        "Young People",
        "Welsh Government",
        "People with painful joints",
        "The Board",
        "3M",
        "",
    ],
)
def test_names_of_groups_and_bodies_do_not(name: str) -> None:
    assert not looks_like_a_person(name)


def test_a_person_leaves_only_the_role() -> None:
    found = stakeholder_of(fromstring(stakeholder("Carys Jones", role="Chair")))

    assert found
    assert (found.is_person, found.name, found.roles, found.summary) == (True, "", ("Chair",), "")


def test_a_person_known_by_a_post_leaves_the_post() -> None:
    found = stakeholder_of(fromstring(stakeholder("Director of Nursing", kind="Person")))

    assert found
    assert found.roles == ("Director of Nursing",)


@pytest.mark.parametrize("kind", ["Organization", "Generic_Group"])
def test_what_the_plan_calls_a_body_or_group_is_none_whatever_its_name(kind: str) -> None:
    found = stakeholder_of(fromstring(stakeholder("Arthur Andersen", kind=kind, role="Auditor")))

    assert found
    assert (found.is_person, found.name) == (False, "Arthur Andersen")


def test_a_name_without_a_role_is_not_taken_for_a_person() -> None:
    found = stakeholder_of(fromstring(stakeholder("Marks Spencer")))

    assert found
    assert not found.is_person


@pytest.mark.parametrize(
    ("name", "role_type", "stake", "is_served"),
    [
        ("Welsh Government", "Performer", "government", False),
        ("Acme", "Performer", "partner", False),
        ("Patients", "Beneficiary", "", True),
    ],
)
def test_the_part_of_a_group_is_told_by_its_name_and_role(
    name: str, role_type: str, stake: str, is_served: bool
) -> None:
    found = stakeholder_of(fromstring(stakeholder(name, role_type=role_type)))

    assert found
    assert (found.stake, found.is_served) == (stake, is_served)


def test_a_stakeholder_of_whom_nothing_is_said_is_none() -> None:
    assert stakeholder_of(fromstring("<Stakeholder><Name/><Description/></Stakeholder>")) is None
