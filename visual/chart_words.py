"""What a chart over time is drawn of and the words on it, each word in English and Welsh."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analysis.spc_judgement import Judgement
from graph.ontology import Label, Language


@dataclass(frozen=True, slots=True)
class Chart:
    """One measure to be drawn.

    Attributes:
        name: What it is called.
        unit: What its values are counted in, or empty.
        judgement: What is said of its series.
        summary: What it shows, one or a few sentences.
    """

    name: str
    unit: str
    judgement: Judgement
    summary: str = ""

    @property
    def titled(self) -> str:
        """What it is called, and what its values are counted in."""
        return f"{self.name}, {self.unit}" if self.unit else self.name


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at a chart.

    Attributes:
        language: Of the words on it.
        day: Puts an ISO day into words.
        month: Puts the month of an ISO day into words, with its year.
    """

    language: Language
    day: Callable[[str], str]
    month: Callable[[str], str]

    def says(self, word: str, **values: object) -> str:
        """Return a word of `WORDS` in the reader's language."""
        return WORDS[word][self.language].format(**values)


WORDS: Mapping[str, Label] = MappingProxyType(
    {
        "mean": Label("mean", "cymedr"),
        "median": Label("median", "canolrif"),
        "lower": Label("lower limit", "terfyn isaf"),
        "upper": Label("upper limit", "terfyn uchaf"),
        "target": Label("target", "targed"),
        "date": Label("Date", "Dyddiad"),
        "value": Label("Value", "Gwerth"),
        "centre": Label("Centre", "Canol"),
        "lower_head": Label("Lower limit", "Terfyn isaf"),
        "upper_head": Label("Upper limit", "Terfyn uchaf"),
        "says": Label("What it shows", "Beth mae'n ei ddangos"),
        "note": Label("Note", "Nodyn"),
        "table": Label("The values of {name}", "Gwerthoedd {name}"),
        "common": Label("Common causes", "Achosion cyffredin"),
        "improving_high": Label("Improving, high", "Gwella, uchel"),
        "improving_low": Label("Improving, low", "Gwella, isel"),
        "concerning_high": Label("Concerning, high", "Peri pryder, uchel"),
        "concerning_low": Label("Concerning, low", "Peri pryder, isel"),
        "neutral_high": Label("Special cause, high", "Achos arbennig, uchel"),
        "neutral_low": Label("Special cause, low", "Achos arbennig, isel"),
        "pass": Label("Meets the target", "Cyrraedd y targed"),
        "fail": Label("Misses the target", "Methu'r targed"),
        "hit_or_miss": Label("Hit or miss", "Taro neu fethu"),
        "none": Label("Too few to judge", "Rhy ychydig i farnu"),
        "steady": Label("No variation", "Dim amrywiad"),
        "outside": Label("outside a limit", "y tu allan i derfyn"),
        "trend": Label("trend", "tuedd"),
        "two_of_three": Label("two of three near a limit", "dau o dri ger terfyn"),
        "shift": Label("shift", "symudiad"),
        "excluded": Label("left out of limits", "heb ei gyfrif yn y terfynau"),
        "new_limits": Label("New limits", "Terfynau newydd"),
        "anew": Label("New limits from {day}", "Terfynau newydd o {day}"),
        "by": Label("decided by {by}", "penderfynwyd gan {by}"),
        "no_reason": Label("no reason is recorded", "ni chofnodwyd rheswm"),
        "more": Label("{number} more in the table", "{number} arall yn y tabl"),
        "no_values": Label("No values yet.", "Dim gwerthoedd eto."),
        "key": Label("What the shapes mean", "Ystyr y siapiau"),
        "charts": Label("Measures over time", "Mesurau dros amser"),
        "about": Label("{number} charts, in the order asked for.", "Siartiau, yn y drefn y gofynnwyd: {number}."),
    }
)


def state_word(variation: str, side: int) -> str:
    """Return the word of `WORDS` for a variation and its side.

    >>> state_word("improving", -1), state_word("common", 0)
    ('improving_low', 'common')
    """
    return "common" if variation == "common" else f"{variation}_{'high' if side > 0 else 'low'}"
