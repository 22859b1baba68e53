"""What a user may set: by option, by environment (`GOLDENTHREAD_STORE` …), or in the file `goldenthread.toml` here.

An option beats the environment, and the environment beats the file.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource
from pydantic_settings.exceptions import SettingsError

from graph.errors import WrongUse
from graph.store.neo4j_address import Login

FILE = "goldenthread.toml"
PREFIX = "GOLDENTHREAD_"


class Settings(BaseSettings):
    """Every setting, with its default."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, toml_file=FILE, extra="forbid", frozen=True)

    store: str = Field(
        "goldenthread.db", description="Where the organisation is kept: a file, or a Neo4j database (docs/neo4j.md)."
    )
    store_user: str = Field("", description="Who logs in to the server of a store.")
    store_password: SecretStr = Field(SecretStr(""), description="The password there; best by environment.")
    store_certificate: Path | None = Field(
        None, description="File of the certificate that vouches for the server of a store, where no public one does."
    )
    store_cache: str = Field(
        "", description="The folder where what was read from a server is kept for the next start; none keeps nothing."
    )
    scope: str = Field("", description="A unit: ask only about it and what is below it.")
    kinds: Path | None = Field(None, description="A folder with kinds of your own, as YAML.")
    language: Literal["en", "cy"] = Field("en", description="Language of names and labels: en or cy.")
    today: date | None = Field(None, description="Judge by this day instead of today, for examples and tests.")
    compiled: bool = Field(True, description="Answer GraphQL by compiled plans; false: by graphql-core alone, slowly.")
    thresholds: dict[str, float] = Field(default_factory=dict, description="Numbers that decide when a rule speaks.")
    limits: dict[str, int] = Field(default_factory=dict, description="How much one request to the server may ask for.")
    log: Literal["faults", "text", "json"] = Field(
        "faults", description="What the server writes on standard error: faults alone, or every request: text or json."
    )
    introspection: bool = Field(True, description="Whether GraphQL tells its schema.")
    documents: Path | None = Field(
        None, description="A folder or file of GraphQL documents: no others are answered then (docs/graphql.md)."
    )
    host: str = Field("127.0.0.1", description="The address that the server answers at (docs/access.md).")
    names: list[str] = Field(default_factory=list, description="Further names that the server may be called by.")
    proxies: list[str] = Field(default_factory=list, description="Addresses of proxies that say who asks.")
    proxy_secret: SecretStr = Field(SecretStr(""), description="What such a proxy shows of itself.")
    groups: dict[str, str] = Field(
        default_factory=dict, description="What members of a group may do: `steward`, or `contributor ward-7`."
    )
    audit: Path | None = Field(None, description="The file of the audit log; else beside the store.")
    graphiql: bool = Field(True, description="Whether the server shows GraphiQL, the page to write questions in.")

    @property
    def login(self) -> Login:
        """Who logs in to the server of a store."""
        return Login(self.store_user, self.store_password.get_secret_value(), self.store_certificate)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        *_: PydanticBaseSettingsSource,
        **__: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the sources in order of precedence: options, environment, file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def read_settings(**options: Any) -> Settings:
    """Return the settings of this call; options that are None were not given.

    Raises:
        WrongUse: If a setting is unknown or has no valid value; every one is named.
    """
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        wrong = "; ".join(f"{_named(entry['loc'], given)}: {_plain(entry['msg'])}" for entry in error.errors())
        raise WrongUse(f"the settings are wrong: {wrong}") from None
    except (SettingsError, ValueError) as error:
        raise WrongUse(f"the settings cannot be read ({FILE} or {PREFIX}…): {error}") from None


def _named(place: tuple[int | str, ...], options: dict[str, Any]) -> str:
    name = ".".join(str(part) for part in place)
    return f"--{name}" if place and place[0] in options else f"{name} (in {FILE} or {PREFIX}{name.upper()})"


def _plain(message: str) -> str:
    if message == "Extra inputs are not permitted":
        return f"there is no such setting; there are {', '.join(Settings.model_fields)}"
    return re.sub(r"^Input should be ", "should be ", message)
