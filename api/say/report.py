"""The fixed words of reports, in English and Welsh."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.ontology import Label, Language

WORDS: Mapping[str, Label] = MappingProxyType(
    {
        "annual": Label("Yearly report on quality", "Adroddiad blynyddol ar ansawdd"),
        "board": Label("Paper for the board", "Papur i'r bwrdd"),
        "directorate": Label("Paper for a directorate", "Papur i gyfarwyddiaeth"),
        "team": Label("Board of a team", "Bwrdd tîm"),
        "handover": Label("Handover for a new leader", "Trosglwyddo i arweinydd newydd"),
        "of": Label("{unit}, {start} to {end}", "{unit}, {start} hyd {end}"),
        "everything": Label("The whole organisation", "Y sefydliad cyfan"),
        "made": Label(
            "Made from revision {revision} as things stood on {end}. The same revision and days give the same report.",
            "Gwnaed o fersiwn {revision} fel yr oedd pethau ar {end}. Yr un fersiwn a dyddiau, yr un adroddiad.",
        ),
        "public": Label(
            "Public form: messages, problems, risks and roles are not named, and numbers below {least} are not given.",
            "Ffurf gyhoeddus: ni enwir negeseuon, materion, risgiau na rolau, ac ni roddir rhifau dan {least}.",
        ),
        "english": Label("", "Yn Saesneg y mae'r brawddegau am y tro."),
        "contents": Label("Contents", "Cynnwys"),
        "missing": Label("What is missing or out of date", "Beth sydd ar goll neu wedi dyddio"),
        "cited": Label("What this rests on", "Ar beth y mae hyn yn seiliedig"),
        "outcomes": Label("How far results became better", "Faint y gwellodd canlyniadau"),
        "taught": Label("What did not work, and what it taught", "Beth na weithiodd, a'r hyn a ddysgwyd"),
        "heard": Label("What people told us", "Beth ddywedodd pobl wrthym"),
        "lacking": Label("What this report cannot tell", "Beth na all yr adroddiad hwn ei ddweud"),
        "promised": Label("Answers that were promised", "Atebion a addawyd"),
        "measure": Label("Measure", "Mesur"),
        "before": Label("Mean before", "Cymedr cynt"),
        "during": Label("Mean in the time", "Cymedr yn y cyfnod"),
        "values": Label("Values", "Gwerthoedd"),
        "said": Label("What it shows", "Beth mae'n ei ddangos"),
        "better": Label("better, and not by chance", "gwell, ac nid ar hap"),
        "worse": Label("worse, and not by chance", "gwaeth, ac nid ar hap"),
        "changed": Label("changed, and not by chance", "wedi newid, ac nid ar hap"),
        "as_before": Label("varies as it did before", "yn amrywio fel o'r blaen"),
        "cannot_tell": Label("too few values to tell", "rhy ychydig o werthoedd i ddweud"),
    }
)


def said(key: str, language: Language, **values: object) -> str:
    """Return a fixed text, with values filled in.

    >>> said("board", "cy")
    "Papur i'r bwrdd"
    """
    return WORDS[key][language].format(**values)
