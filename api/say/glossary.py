"""The words of the glossary: what is said around it, and the terms that are no kind and no link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.ontology import Label, Language


@dataclass(frozen=True, slots=True)
class Term:
    """A term that answers use.

    Attributes:
        name: What it is called.
        means: What it means, in plain words.
        also: Other words for it.
    """

    name: Label
    means: Label
    also: Sequence[str] = ()


WORDS: Mapping[str, Label] = MappingProxyType(
    {
        "title": Label("The words that are used here", "Y geiriau a ddefnyddir yma"),
        "find": Label("Find a word", "Chwilio am air"),
        "show": Label("Find", "Chwilio"),
        "skip": Label("Skip to the words", "Neidio at y geiriau"),
        "found_number": Label("{number} words.", "Geiriau: {number}."),
        "found_one": Label("One word.", "Geiriau: 1."),
        "found_none": Label(
            "Nothing here is called that. Try another word for it, or fewer letters.",
            "Nid oes dim o'r enw hwnnw yma. Rhowch gynnig ar air arall, neu lai o lythrennau.",
        ),
        "word": Label("Word", "Gair"),
        "means": Label("What it means", "Yr ystyr"),
        "also": Label("Also called", "Enwau eraill"),
        "code": Label("In files and questions", "Mewn ffeiliau a chwestiynau"),
        "terms": Label("Words of the answers", "Geiriau'r atebion"),
        "kinds": Label("Kinds of things", "Mathau o bethau"),
        "links": Label("Links between things", "Cysylltau rhwng pethau"),
        "own": Label(
            "Your organisation can use its own words: a file words.yaml in the folder of its own kinds says which.",
            "Gall eich sefydliad ddefnyddio ei eiriau ei hun: ffeil words.yaml yn ffolder ei fathau sy'n eu nodi.",
        ),
        "english": Label("", "Yn Saesneg y mae'r esboniadau o fathau a chysylltau am y tro."),
        "home": Label("Does our work serve its purpose?", "A yw ein gwaith yn gwasanaethu ei ddiben?"),
        "map": Label("The map of the system", "Map o'r system"),
    }
)

TERMS: Sequence[Term] = (
    Term(
        Label("Line of sight", "Llinell welediad"),
        Label(
            "The thread of links that leads from work to what it is for.",
            "Yr edefyn o gysylltau sy'n arwain o waith at ei ddiben.",
        ),
        ("thread", "golden thread", "alignment", "traceability", "edefyn aur", "aliniad"),
    ),
    Term(
        Label("Strategic", "Strategol"),
        Label(
            "Work that serves the purpose and a priority.",
            "Gwaith sy'n gwasanaethu'r diben a blaenoriaeth.",
        ),
        ("aligned", "wedi'i alinio"),
    ),
    Term(
        Label("Operational", "Gweithredol"),
        Label(
            "Work that serves the purpose without a priority, as daily work may.",
            "Gwaith sy'n gwasanaethu'r diben heb flaenoriaeth, fel y gall gwaith bob dydd.",
        ),
        ("business as usual", "BAU", "busnes fel arfer"),
    ),
    Term(
        Label("Broken thread", "Edefyn toredig"),
        Label(
            "Work that leads to an aim, while the aim leads to no purpose.",
            "Gwaith sy'n arwain at nod, ond nad yw'r nod yn arwain at ddiben.",
        ),
        ("misaligned", "camliniad"),
    ),
    Term(
        Label("Lapsed", "Wedi dod i ben"),
        Label("Work whose reason has ended.", "Gwaith y mae ei reswm wedi dod i ben."),
        ("legacy work", "out of date", "gwaith etifeddol"),
    ),
    Term(
        Label("Adrift", "Heb angor"),
        Label("Work for which no reason is recorded.", "Gwaith heb reswm wedi'i gofnodi."),
        ("orphan", "unlinked", "amddifad"),
    ),
    Term(
        Label("Finding", "Canfyddiad"),
        Label(
            "Something that a rule noticed, with the facts that it rests on and who can help.",
            "Rhywbeth y sylwodd rheol arno, gyda'r ffeithiau y mae'n dibynnu arnynt a phwy all helpu.",
        ),
        ("gap", "problem", "alert", "bwlch"),
    ),
    Term(
        Label("Evidence", "Tystiolaeth"),
        Label(
            "The links, fields and readings that a finding or an answer rests on.",
            "Y cysylltau, y meysydd a'r darlleniadau y mae canfyddiad neu ateb yn dibynnu arnynt.",
        ),
        ("proof", "fact", "prawf", "ffaith"),
    ),
    Term(
        Label("Reading", "Darlleniad"),
        Label("One value of a measure on one day.", "Un gwerth mesur ar un diwrnod."),
        ("data point", "value", "pwynt data"),
    ),
    Term(
        Label("Common causes", "Achosion cyffredin"),
        Label(
            "Ups and downs that belong to the way the work is done; nothing special happened.",
            "Y codi a'r gostwng sy'n rhan o'r ffordd y gwneir y gwaith; ni ddigwyddodd dim byd arbennig.",
        ),
        ("normal variation", "noise", "amrywiad arferol"),
    ),
    Term(
        Label("Special cause", "Achos arbennig"),
        Label(
            "A value or a run of values that the usual ups and downs do not explain.",
            "Gwerth neu gyfres o werthoedd nad yw'r codi a'r gostwng arferol yn ei hesbonio.",
        ),
        ("SPC", "signal", "outlier", "special variation", "arwydd", "allanolyn"),
    ),
    Term(
        Label("Driver, mainstay, support", "Gyrru, craidd, cymorth"),
        Label(
            "Three classes of work that stand beside one another: what steers, what meets the need, and "
            "what both rest on.",
            "Tri dosbarth o waith ochr yn ochr: yr hyn sy'n llywio, yr hyn sy'n diwallu'r angen, a'r hyn y "
            "mae'r ddau'n dibynnu arno.",
        ),
        ("lane", "band", "core process", "enabling process", "lôn", "proses graidd"),
    ),
    Term(
        Label("Revision", "Fersiwn"),
        Label(
            "What is known after one change; each is kept.",
            "Yr hyn sy'n hysbys ar ôl un newid; cedwir pob un.",
        ),
        ("version", "history", "hanes"),
    ),
    Term(
        Label("Scenario", "Senario"),
        Label(
            "Changes that are tried out and not recorded.",
            "Newidiadau sy'n cael eu rhoi ar brawf heb eu cofnodi.",
        ),
        ("what-if", "simulation", "beth os", "efelychiad"),
    ),
)


def said(key: str, language: Language, **values: object) -> str:
    """Return a fixed text, with values filled in."""
    return WORDS[key][language].format(**values)
