"""The words of the reference page, in English and Welsh."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.ontology import FieldType, Label, Role

TITLE = Label("Kinds and links", "Mathau a chysylltiadau")
INTRODUCTION = Label(
    "Made from the declarations by `goldenthread docs`. An organisation is written down as nodes of {kinds} kinds, "
    "joined by links of {links} kinds. Kinds marked ★ are the ones to start with. To load a node, its kind and name "
    "are enough; a field marked *wanted* is one that good data has, and its absence is reported, never refused.",
    "Crëwyd o'r datganiadau gan `goldenthread docs`. Disgrifir sefydliad fel nodau ({kinds} o fathau) wedi'u "
    "cysylltu gan gysylltiadau ({links} o fathau). Y mathau â ★ yw'r rhai i ddechrau gyda nhw. I lwytho nod, "
    "mae ei fath a'i enw yn ddigon; mae maes â *dymunol* yn un sydd mewn data da, a dywedir pan nad yw yno, ond ni "
    "wrthodir dim.",
)
ROLES_HEADING = Label("What a link carries", "Beth mae cysylltiad yn ei gario")
COMMON_NODE = Label("Fields of every node", "Meysydd pob nod")
COMMON_LINK = Label("Fields of every link", "Meysydd pob cysylltiad")
FIELDS = Label("Fields", "Meysydd")
LINKS_OUT = Label("Links from it", "Cysylltiadau ohono")
LINKS_IN = Label("Links to it", "Cysylltiadau ato")
ALL_LINKS = Label("All links", "Pob cysylltiad")
TABLE = Label("table", "tabl")
ANY = Label("any", "unrhyw un")
ANY_KIND = Label("any kind", "unrhyw fath")
WANTED = Label("wanted", "dymunol")
PERSONAL = Label("can name a person", "gall enwi person")
SENSITIVE = Label("needs rights to read", "angen hawliau i'w ddarllen")
FROM_TO = Label("from {source} to {target}", "o {source} i {target}")
HIGHER = Label("further up in {field}", "yn uwch o ran {field}")
NO_LIMIT = Label("any number", "unrhyw nifer")
SYMMETRIC = Label("Its ends may change places.", "Gall ei ddau ben gyfnewid lle.")
ACYCLIC = Label("A circle of it is refused.", "Gwrthodir cylch ohono.")
TRAITS = Label("In the analysis, it", "Yn y dadansoddiad:")
UNLESS = Label("unless {field} is {value}", "oni bai bod {field} yn {value}")

FIELD_COLUMNS = Label("Field | Name | What it is | Meaning", "Maes | Enw | Beth ydyw | Ystyr")
OUT_COLUMNS = Label(
    "Link | Words | To | How many | Carries | Meaning", "Cysylltiad | Geiriau | I | Faint | Yn cario | Ystyr"
)
IN_COLUMNS = Label("Link | Words | From | Carries", "Cysylltiad | Geiriau | O | Yn cario")

TYPES: Mapping[FieldType, Label] = MappingProxyType(
    {
        "text": Label("text", "testun"),
        "integer": Label("whole number", "rhif cyfan"),
        "number": Label("number", "rhif"),
        "boolean": Label("true or false", "gwir neu gau"),
        "date": Label("date", "dyddiad"),
        "choice": Label("one of", "un o"),
        "list": Label("texts", "testunau"),
        "node": Label("one", "un"),
        "nodes": Label("some", "rhai"),
        "url": Label("web address", "cyfeiriad gwe"),
    }
)
ROLE_NAMES: Mapping[Role, Label] = MappingProxyType(
    {
        "sight": Label("line of sight", "llinell welediad"),
        "impact": Label("impact", "effaith"),
        "structure": Label("structure", "strwythur"),
        "feedback": Label("feedback", "adborth"),
        "causal": Label("cause", "achos"),
    }
)
ROLES: Mapping[Role, Label] = MappingProxyType(
    {
        "sight": Label(
            "leads from the work towards the reason for it.",
            "yn arwain o'r gwaith tuag at y rheswm drosto.",
        ),
        "impact": Label(
            "what happens at one end is felt at the other.",
            "teimlir yn un pen yr hyn sy'n digwydd yn y llall.",
        ),
        "structure": Label(
            "puts things in order, and carries neither line of sight nor impact.",
            "yn rhoi trefn ar bethau, heb gario na llinell welediad nac effaith.",
        ),
        "feedback": Label(
            "brings news back, and is never a reason for work.",
            "yn dod â newyddion yn ôl, ac nid yw byth yn rheswm dros waith.",
        ),
        "causal": Label(
            "a change of one changes the other.",
            "mae newid yn un yn newid y llall.",
        ),
    }
)
BACKWARDS = Label("against its direction", "yn groes i'w gyfeiriad")
