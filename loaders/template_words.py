"""The words of the workbook to fill in that no declaration holds, in English and Welsh."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.ontology import Label

INSTRUCTIONS = Label("Instructions", "Canllaw")
YES, NO = Label("Yes", "Ie"), Label("No", "Nage")
LINK_NOTE = Label("Ids or exact names, parted by ; of:", "Dynodyddion neu union enwau, wedi'u gwahanu gan ; o blith:")

WORD_DOCS: Mapping[str, Label] = MappingProxyType(
    {
        "id": Label(
            "A short name that never changes, such as p1. Leave it empty and one is made from the name.",
            "Enw byr nad yw byth yn newid, megis p1. Gadewch yn wag a gwneir un o'r enw.",
        ),
        "name": Label("Plain words, up to 120 characters.", "Geiriau plaen, hyd at 120 o nodau."),
        "from": Label("Id or name of the thing it starts from.", "Dynodydd neu enw'r peth y mae'n dechrau ohono."),
        "link": Label("How the two belong together.", "Sut mae'r ddau'n perthyn i'w gilydd."),
        "to": Label("Id or name of the thing it leads to.", "Dynodydd neu enw'r peth y mae'n arwain ato."),
        "links": Label(
            "Links with a strength, a reason or dates of their own; plain ones fit in the sheets of the things.",
            "Cysylltau â chryfder, rheswm neu ddyddiadau; mae rhai syml yn ffitio yn nhaflenni'r pethau.",
        ),
        "readings": Label("Dated values of measures.", "Gwerthoedd dyddiedig mesurau."),
    }
)

ABOUT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "Golden Thread: what your organisation does, and why",
            "Fill in what you have. One sheet is enough to begin with; empty sheets and columns do no harm.",
            "Each sheet holds one kind of thing, one thing a row. Columns in bold are the ones to fill in first.",
            "The note on each header says what it means. Where there is a list, choose from it.",
            "The columns at the end of each sheet link it to other things: write their ids or names, parted by ;",
            "Row 2 of each sheet is an example in italics. Rows whose id begins with example- are never loaded.",
            "Dates are year-month-day, such as 2026-05-01; day/month/year is understood too.",
            "Leave out names of persons and anything about single patients: roles and groups are enough.",
            "Then: goldenthread check FILE shows what is wrong, goldenthread load FILE takes it in.",
        ),
        "cy": (
            "Golden Thread: beth mae eich sefydliad yn ei wneud, a pham",
            "Llenwch yr hyn sydd gennych. Mae un daflen yn ddigon i ddechrau; nid yw rhai gwag yn broblem.",
            "Mae pob taflen yn dal un math o beth, un peth fesul rhes. Llenwch y colofnau mewn print trwm yn gyntaf.",
            "Mae'r nodyn ar bob pennawd yn dweud beth yw ei ystyr. Lle mae rhestr, dewiswch ohoni.",
            "Mae'r colofnau olaf yn cysylltu â phethau eraill: rhowch eu dynodyddion neu eu henwau, gyda ; rhyngddynt",
            "Enghraifft mewn italig yw rhes 2. Ni chaiff rhesi â dynodydd sy'n dechrau ag example- eu llwytho byth.",
            "Blwyddyn-mis-diwrnod yw dyddiadau, megis 2026-05-01; deellir diwrnod/mis/blwyddyn hefyd.",
            "Gadewch allan enwau pobl ac unrhyw beth am gleifion unigol: mae rolau a grwpiau'n ddigon.",
            "Wedyn: mae goldenthread check FFEIL yn dangos beth sydd o'i le, mae goldenthread load FFEIL yn ei lwytho.",
        ),
    }
)

WRITTEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "Golden Thread: what was recorded",
            "Each sheet holds one kind of thing, one thing a row; links and readings have sheets of their own.",
            "The note on each header says what it means. Where there is a list, choose from it.",
            "Change what you like and load the file again: goldenthread load FILE. What is the same stays the same.",
            "Keep the ids: by them a thing is known again. A row that you take out does not end what it told of.",
        ),
        "cy": (
            "Golden Thread: yr hyn a gofnodwyd",
            "Mae pob taflen yn dal un math o beth, un peth fesul rhes; mae gan gysylltau a darlleniadau eu taflenni.",
            "Mae'r nodyn ar bob pennawd yn dweud beth yw ei ystyr. Lle mae rhestr, dewiswch ohoni.",
            "Newidiwch yr hyn a fynnwch a llwythwch eto: goldenthread load FFEIL. Erys yr hyn sydd yr un fath.",
            "Cadwch y dynodyddion: wrthynt yr adwaenir peth eto. Nid yw dileu rhes yn dod â dim i ben.",
        ),
    }
)
