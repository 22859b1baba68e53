"""Somebody who follows an organisation in tests: what they are told next, without a server."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from api.following import Follower, NothingNew
from api.graphql_request import Document
from api.graphql_run import FOLLOWING, execute
from api.rights import KEEPER, Rights
from api.served import Served


@dataclass
class Follows:
    """Somebody who asked for a subscription.

    Attributes:
        served: Of whom.
        document: The subscription.
        rights: What they may see.
        follower: How far they were told.
    """

    served: Served
    document: str
    rights: Rights = KEEPER
    follower: Follower = field(default_factory=Follower)

    def next(self) -> Any:
        """Return the one field of the next event; None where there is nothing to tell, else the errors."""
        try:
            record = execute(
                self.served,
                self.served.asked(self.rights),
                Document(self.document),
                FOLLOWING,
                root=self.follower,
            )
        except NothingNew:
            return None
        if "errors" in record:
            return record["errors"]
        (told,) = record["data"].values()
        return told


def follows(served: Served, document: str, rights: Rights = KEEPER) -> Follows:
    """Return somebody who has begun to follow."""
    one = Follows(served, f"subscription {{ {document} }}", rights)
    assert one.next() is None
    return one
