"""Mappings as a user meets them: named, from a file, remembered in the store by the columns of a table, and saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from api.session import Session
from graph.errors import DeclarationError, WrongUse
from graph.known import Known
from graph.model import Batch, Record
from graph.store import is_there
from loaders import read_file
from loaders.mapping import TableMapping
from loaders.mapping_choice import Mappings, Used
from loaders.mapping_file import MappingReader, written
from loaders.mapping_shipped import nearest_shipped, shipped
from loaders.translation import Translation
from loaders.translation_file import TranslationReader, is_translation
from loaders.translation_file import written as written_translation

NOTE = "mapping:"
TRANSLATION_NOTE = "translation:"
YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Guessed:
    """What the foreign tables of some files could be, and how models of other formats are read.

    Attributes:
        used: What would be done with each table.
        translated: The translation of each format.
    """

    used: tuple[Used, ...]
    translated: tuple[Translation, ...] = ()

    @property
    def text(self) -> str:
        """The mappings as YAML to edit, with how sure each column is, else the translations; empty without either."""
        return as_yaml(self.used) or "---\n".join(map(written_translation, self.translated))

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {"mapped": [one.record() for one in self.used]}


def mappings_for(session: Session, given: Sequence[str] = (), *, accept: bool = False) -> Mappings:
    """Return the mappings of a reading: those given by name or file, and those that the store remembers.

    Raises:
        WrongUse: If a mapping that is given is neither a file nor shipped.
        DeclarationError: If one is wrong; carries everything that is wrong with it.
    """
    chosen = [mapping for text in given for mapping in _given(session, text)]
    tables = [one for one in chosen if isinstance(one, TableMapping)]
    own = {one.name: one for one in chosen if isinstance(one, Translation)}
    return Mappings(tables, _remembered(session), accept, translations={**_remembered_translations(session), **own})


def guess(session: Session, paths: Sequence[Path]) -> Guessed:
    """Return what the foreign tables of files could be; what is remembered is not asked.

    Raises:
        WrongUse: If a path does not exist.
    """
    if missing := [str(path) for path in paths if not path.exists()]:
        raise WrongUse(f"there is no such file or folder: {', '.join(missing)}")
    mappings = Mappings()
    for path in paths:
        read_file(path, session.ontology, mappings)
    return Guessed(tuple(mappings.used), tuple(mappings.translated.values()))


def remember(session: Session, used: Sequence[Used]) -> None:
    """Remember how tables were read, so that later ones with the same columns are read the same way."""
    for one in used:
        if one.how in {"given", "guessed"}:
            session.store.keep(NOTE + one.fingerprint, written([one.fitting.mapping]))


def remember_translations(session: Session, mappings: Mappings) -> None:
    """Remember translations that differ from what is shipped, so that later models of the format are read that way."""
    for name, used in mappings.translated.items():
        if mappings.translations.get(name) == used:
            session.store.keep(TRANSLATION_NOTE + name, written_translation(used))


def refuse_taken(path: Path | None) -> None:
    """Refuse to save a mapping where something stands already, before anything else is done.

    Raises:
        WrongUse: If there is something.
    """
    if path and path.exists():
        raise WrongUse(f"--save-mapping {path}: it is there already; name another file, or move it away")


def save(used: Sequence[Used], path: Path) -> None:
    """Write the mappings of tables to a new file, to look at, to edit and to give back.

    Raises:
        WrongUse: If no table went through a mapping.
    """
    if not used:
        raise WrongUse(f"there is no mapping to save in {path}: every table was read as it is, or could not be guessed")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_yaml(used), encoding="utf-8", newline="\n")


def as_yaml(used: Sequence[Used]) -> str:
    """Return the mappings of tables as YAML, each shape of table once."""
    shapes = list({one.fingerprint: one for one in used}.values())
    if not shapes:
        return ""
    return written([one.fitting.mapping for one in shapes], [one.fitting.sureness for one in shapes])


def without_known(batches: Sequence[Batch], mappings: Mappings, known: Known) -> tuple[Batch, ...]:
    """Return batches without the nodes that were made only because nobody in the files brought them, but are known.

    A node of the same kind and name is found again by itself; this is for what a table names by its id, and for what
    is made with fields: those that somebody has given it since stay as they are.
    """
    there = known.nodes({wanted.id or wanted.name for wanted in mappings.wanted})
    named = known.named_any({wanted.name for wanted in mappings.wanted if wanted.fields})
    made = {
        (wanted.id, wanted.kind, wanted.name)
        for wanted in mappings.wanted
        if (wanted.id or wanted.name) in there or any(one.kind == wanted.kind for one in named.get(wanted.name, ()))
    }
    if not made:
        return tuple(batches)
    return tuple(
        replace(batch, nodes=[node for node in batch.nodes if (node.id, node.kind, node.name) not in made])
        for batch in batches
    )


def _given(session: Session, text: str) -> Sequence[TableMapping | Translation]:
    ontology, path = session.ontology, Path(text)
    if not path.is_file() and path.suffix.lower() not in YAML:
        if text in (named := shipped(ontology)):
            return [named[text]]
        meant = nearest_shipped(text, ontology)
        hint = f"is {meant} meant?" if meant else "`goldenthread mapping` lists them"
        raise WrongUse(f"--mapping {text}: there is no such file, and no mapping of that name; {hint}")
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUse(f"--mapping {text}: this is not a text in UTF-8; save it as such") from None
    return _read(session, path.name, content)


def _read(session: Session, name: str, text: str) -> tuple[TableMapping | Translation, ...]:
    if is_translation(text):
        translating = TranslationReader(name, session.ontology)
        translation = translating.read(text)
        if translation is None:
            raise DeclarationError(translating.violations, "translations")
        return (translation,)
    reader = MappingReader(name, session.ontology)
    found = reader.read(text)
    if reader.violations:
        raise DeclarationError(reader.violations, "mappings")
    return found


def _remembered(session: Session) -> dict[str, TableMapping]:
    """Return what the store remembers; what does not fit the kinds of today any more is not among it."""
    if not is_there(session.settings.store, login=session.settings.login):
        return {}
    found: dict[str, TableMapping] = {}
    for name, text in session.store.kept(NOTE).items():
        reader = MappingReader(name, session.ontology)
        found |= {name.removeprefix(NOTE): mapping for mapping in reader.read(text) if not reader.violations}
    return found


def _remembered_translations(session: Session) -> dict[str, Translation]:
    if not is_there(session.settings.store, login=session.settings.login):
        return {}
    kept = session.store.kept(TRANSLATION_NOTE).items()
    found = (TranslationReader(name, session.ontology).read(text) for name, text in kept)
    return {one.name: one for one in found if one}
