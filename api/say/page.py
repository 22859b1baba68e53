"""The fixed words of the page of answers, in English and Welsh.

Welsh sentences put a number after a colon, so that no word has to change with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.ontology import Label, Language

WORDS: Mapping[str, Label] = MappingProxyType(
    {
        "title": Label("Does our work serve its purpose?", "A yw ein gwaith yn gwasanaethu ei ddiben?"),
        "skip": Label("Skip to the answer", "Neidio at yr ateb"),
        "scope": Label("Ask about", "Holi am"),
        "date": Label("As of", "Fel yr oedd ar"),
        "everything": Label("Everything", "Popeth"),
        "show": Label("Show", "Dangos"),
        "table": Label("Table", "Tabl"),
        "map_shown": Label("Map", "Map"),
        "query": Label("GraphQL", "GraphQL"),
        "ask": Label("Ask it in GraphiQL", "Ei ofyn yn GraphiQL"),
        "about": Label(
            "As things stood on {day}, revision {revision}.", "Fel yr oedd pethau ar {day}, fersiwn {revision}."
        ),
        "map": Label("The map of the system", "Map o'r system"),
        "bring": Label("Bring a file", "Dod â ffeil"),
        "questions": Label("The questions that we ask of ourselves", "Y cwestiynau a ofynnwn i ni'n hunain"),
        "glossary": Label("The words that are used here", "Y geiriau a ddefnyddir yma"),
        "graphiql": Label("Ask your own questions in GraphiQL", "Gofyn eich cwestiynau eich hun yn GraphiQL"),
        "reasons": Label("", "Yn Saesneg y mae'r rhesymau am y tro."),
        "more": Label(
            "{number} more; the question in GraphQL gives all.",
            "{number} arall; mae'r cwestiwn GraphQL yn rhoi'r cyfan.",
        ),
        "serves": Label("Which work serves the purpose", "Pa waith sy'n gwasanaethu'r diben"),
        "serving": Label("", "Gwaith sy'n gwasanaethu'r diben: {number} o {total}."),
        "cannot_tell": Label(
            "", "Ni ellir dweud eto pa waith sy'n gwasanaethu'r diben: nid oes {kinds} wedi'i gofnodi."
        ),
        "status": Label("Line of sight", "Llinell welediad"),
        "pieces": Label("Pieces of work", "Darnau o waith"),
        "means": Label("What it means", "Yr ystyr"),
        "gaps": Label("What does not serve it, and why", "Beth sydd ddim yn ei wasanaethu, a pham"),
        "gap_number": Label(
            "{number} pieces of work do not serve the purpose.", "Gwaith nad yw'n gwasanaethu'r diben: {number}."
        ),
        "gap_one": Label("One piece of work does not serve the purpose.", "Gwaith nad yw'n gwasanaethu'r diben: 1."),
        "never_did": Label("It never did, as far as is recorded.", "Ni wnaeth erioed, hyd y cofnodwyd."),
        "first": Label("{number}. {title}", "{number}. {title}"),
        "facts": Label("What this rests on", "Ar beth y mae hyn yn dibynnu"),
        "fact": Label("Fact", "Ffaith"),
        "number": Label("No.", "Rhif"),
        "since_day": Label("Since {day}.", "Ers {day}."),
        "help": Label("Who can help: {roles}.", "Pwy all helpu: {roles}."),
        "others_number": Label(
            "{number} more findings of the same sort.", "Canfyddiadau eraill o'r un fath: {number}."
        ),
        "others_one": Label("One more finding of the same sort.", "Canfyddiadau eraill o'r un fath: 1."),
        "facts_left_number": Label("{number} more facts.", "Ffeithiau eraill: {number}."),
        "facts_left_one": Label("One more fact.", "Ffeithiau eraill: 1."),
        "ways": Label("Where to go on", "Ble i fynd ymlaen"),
        "home": Label("Does our work serve its purpose?", "A yw ein gwaith yn gwasanaethu ei ddiben?"),
        "in_explorer": Label("Explore it on the map", "Ei archwilio ar y map"),
        "slide": Label("As a slide", "Fel sleid"),
        "changed_visit": Label(
            "What changed since your last visit, on {day}", "Beth newidiodd ers eich ymweliad diwethaf, ar {day}"
        ),
        "changed_day": Label("What changed since {day}", "Beth newidiodd ers {day}"),
        "changed_what": Label("What changed", "Beth newidiodd"),
        "changed_nothing": Label("Nothing changed.", "Ni newidiodd dim."),
        "changed_recorded_number": Label(
            "{number} things were recorded, changed or taken out.",
            "Pethau a gofnodwyd, a newidiwyd neu a dynnwyd allan: {number}.",
        ),
        "changed_recorded_one": Label(
            "One thing was recorded, changed or taken out.", "Pethau a gofnodwyd, a newidiwyd neu a dynnwyd allan: 1."
        ),
        "changed_new_number": Label("{number} findings are new.", "Canfyddiadau newydd: {number}."),
        "changed_new_one": Label("One finding is new.", "Canfyddiadau newydd: 1."),
        "changed_gone_number": Label("{number} findings are gone.", "Canfyddiadau sydd wedi mynd: {number}."),
        "changed_gone_one": Label("One finding is gone.", "Canfyddiadau sydd wedi mynd: 1."),
        "changed_kept": Label(
            "When you were here is kept in this browser alone, in a cookie that says nothing else.",
            "Dim ond yn y porwr hwn y cedwir pryd y buoch yma, mewn cwci nad yw'n dweud dim arall.",
        ),
        "changed_last": Label("What changed in the last three months", "Beth newidiodd yn y tri mis diwethaf"),
        "name": Label("Name", "Enw"),
        "kind": Label("Kind", "Math"),
        "why": Label("Why", "Pam"),
        "file_about": Label("", "Pethau: {number}, fel yr oeddent ar {day}. Mae'r tablau isod yn dal yr un peth."),
        "file_how": Label(
            "With the map in focus, the arrow keys move it, [ and ] zoom.",
            "Pan fydd y ffocws ar y map, mae'r saethau'n ei symud, a [ a ] yn chwyddo.",
        ),
        "file_things": Label("Things on the map", "Pethau ar y map"),
        "file_links": Label("Links on the map", "Cysylltau ar y map"),
        "file_name": Label("Name", "Enw"),
        "file_kind": Label("Kind", "Math"),
        "file_sight": Label("Line of sight", "Llinell welediad"),
        "file_from": Label("From", "O"),
        "file_link": Label("Link", "Cyswllt"),
        "file_to": Label("To", "At"),
        "file_beside": Label("Beside the lanes", "Wrth ochr y lonydd"),
        "mend": Label("What would mend it", "Beth fyddai'n ei drwsio"),
        "mended": Label("", "Yr ychwanegiadau lleiaf fyddai'n trwsio'r cyfan: {number}."),
        "step": Label("Step", "Cam"),
        "record": Label("What to record, if it is true", "Beth i'w gofnodi, os yw'n wir"),
        "weak": Label("What hangs on one thing", "Beth sy'n dibynnu ar un peth"),
        "weak_number": Label(
            "{number} pieces of work serve the purpose, but by one link or one other piece of work alone.",
            "Gwaith sy'n gwasanaethu'r diben trwy un cyswllt neu un darn arall o waith yn unig: {number}.",
        ),
        "weak_one": Label(
            "One piece of work serves the purpose, but by one link or one other piece of work alone.",
            "Gwaith sy'n gwasanaethu'r diben trwy un cyswllt neu un darn arall o waith yn unig: 1.",
        ),
        "hangs": Label("What it hangs on", "Ar beth y mae'n dibynnu"),
        "findings": Label("What the rules find", "Beth mae'r rheolau'n ei ganfod"),
        "found": Label("", "Canfyddiadau: {number}. I weithredu arnynt nawr: {now}."),
        "finding": Label("Finding", "Canfyddiad"),
        "reason": Label("Reason", "Rheswm"),
        "since": Label("Since", "Ers"),
        "who": Label("Who can help", "Pwy all helpu"),
        "do": Label("What to do", "Beth i'w wneud"),
        "untold": Label("What cannot be told yet", "Beth na ellir ei ddweud eto"),
        "untold_number": Label(
            "{number} things cannot be told for want of data.",
            "Pethau na ellir eu dweud oherwydd diffyg data: {number}.",
        ),
        "untold_one": Label(
            "One thing cannot be told for want of data.", "Pethau na ellir eu dweud oherwydd diffyg data: 1."
        ),
        "missing": Label("What is missing", "Beth sydd ar goll"),
    }
)

STATUSES: Mapping[str, tuple[Label, Label]] = MappingProxyType(
    {
        "strategic": (
            Label("Strategic", "Strategol"),
            Label("Serves the purpose and a priority", "Yn gwasanaethu'r diben a blaenoriaeth"),
        ),
        "operational": (
            Label("Operational", "Gweithredol"),
            Label("Serves the purpose, as daily work may", "Yn gwasanaethu'r diben, fel y gall gwaith bob dydd"),
        ),
        "broken": (
            Label("Broken thread", "Edefyn toredig"),
            Label("Leads to an aim that leads to no purpose", "Yn arwain at nod nad yw'n arwain at ddiben"),
        ),
        "lapsed": (
            Label("Lapsed", "Wedi dod i ben"),
            Label("Served something that has ended", "Yn gwasanaethu rhywbeth sydd wedi dod i ben"),
        ),
        "adrift": (Label("Adrift", "Heb angor"), Label("No reason is recorded", "Nid oes rheswm wedi'i gofnodi")),
    }
)


def said(key: str, language: Language, **values: object) -> str:
    """Return a fixed text, with values filled in.

    >>> said("show", "cy"), said("gap_number", "en", number=3)
    ('Dangos', '3 pieces of work do not serve the purpose.')
    """
    return WORDS[key][language].format(**values)


def numbered(key: str, language: Language, number: int) -> str:
    """Return a fixed text that fits a number; `<key>_one` is for one, `<key>_number` for several.

    >>> numbered("gap", "en", 1)
    'One piece of work does not serve the purpose.'
    """
    return said(f"{key}_one", language) if number == 1 else said(f"{key}_number", language, number=f"{number:,}")
