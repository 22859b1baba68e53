"""Documents that are known by their hash: an organisation may let its server answer these and no others.

They are named in the settings: a folder of `.graphql` files, or a JSON file that holds texts by hash. A document is
known by the SHA-256 of its text as it stands in the file, as Apollo's clients send it (`persistedQuery`). What the
explorer asks comes with the product, and is trusted by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from api.graphql_request import Document, Unreadable
from graph.errors import WrongUse
from visual.parts import queries

NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
NOT_SUPPORTED = "PERSISTED_QUERY_NOT_SUPPORTED"
NOT_TRUSTED = "NOT_TRUSTED"


class Trusted:
    """The documents that a server answers.

    Attributes:
        texts: The text of each, by its hash; None where every document is answered.
    """

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self.texts = texts

    def document(self, asked: Document) -> Document:
        """Return the document of a request with its text.

        Raises:
            Unreadable: If only trusted ones are answered and this is none; or if it is asked by a hash only, and there
                are no trusted ones, or its text has another.
        """
        if self.texts is None:
            if asked.query and asked.sha256 not in {"", hash_of(asked.query)}:
                raise Unreadable(400, "BAD_REQUEST", "The hash that was sent is not that of the text.")
            if not asked.query:
                raise Unreadable(400, NOT_SUPPORTED, "PersistedQueryNotSupported")
            return asked
        known = asked.sha256 or hash_of(asked.query)
        if known in self.texts and asked.query in {"", self.texts[known]}:
            return replace(asked, query=self.texts[known])
        if not asked.query:
            raise Unreadable(400, NOT_FOUND, "PersistedQueryNotFound")
        raise Unreadable(403, NOT_TRUSTED, "This server answers only questions that were agreed with whoever runs it.")


def hash_of(text: str) -> str:
    """Return the hash that a document is known by."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def trusted_of(place: Path | None) -> Trusted:
    """Return the documents that a folder or a JSON file holds, and those of the explorer; all, where no place is named.

    Raises:
        WrongUse: If there is no such place, or it holds what is no such document.
    """
    if place is None:
        return Trusted()
    if not place.exists():
        raise WrongUse(f"there is no file or folder {place}; the setting `documents` names where trusted documents are")
    texts = dict(_from_folder(place) if place.is_dir() else _from_file(place))
    if not texts:
        raise WrongUse(f"{place} holds no document; without one nothing could be asked")
    return Trusted({hash_of(text): text for text in queries().values()} | texts)


def _from_folder(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*.graphql")):
        text = _text(file)
        yield hash_of(text), text


def _from_file(file: Path) -> Iterator[tuple[str, str]]:
    try:
        held: Any = orjson.loads(_text(file))
    except orjson.JSONDecodeError:
        raise WrongUse(f"{file} is no JSON; trusted documents stand in it as texts by hash") from None
    for known, text in held.items() if isinstance(held, dict) else ():
        if not isinstance(text, str) or hash_of(text) != known.lower().removeprefix("sha256:"):
            raise WrongUse(f"{file}: what stands at {known!r} is no text of that SHA-256")
        yield hash_of(text), text


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{file} cannot be read as UTF-8: {error}") from None
