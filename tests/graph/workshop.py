"""A small ontology of made-up kinds: what checks, plans, edits and tells must work for any kinds."""

from __future__ import annotations

from functools import cache

from graph.declarations import read_ontology
from graph.model import Batch, Place
from graph.notation import parse
from graph.ontology import Ontology

COMMON = """
node_fields:
  summary: {type: text, label: {en: Summary, cy: Crynodeb}, doc: Words.}
  status:
    type: choice
    default: active
    label: {en: Status, cy: Statws}
    doc: Where it stands.
    choices:
      active: {label: {en: Active, cy: Gweithredol}, doc: In force.}
      archived: {label: {en: Archived, cy: Wedi'i archifo}, doc: Kept.}
  valid_from: {type: date, label: {en: Valid from, cy: Yn ddilys o}, doc: First day.}
  valid_to: {type: date, label: {en: Valid to, cy: Yn ddilys tan}, doc: Last day.}
link_fields:
  strength: {type: integer, minimum: 1, maximum: 3, default: 3, label: {en: Strength, cy: Cryfder}, doc: How strong.}
  rationale: {type: text, label: {en: Rationale, cy: Rhesymeg}, doc: Why.}
  valid_from: {type: date, label: {en: Valid from, cy: Yn ddilys o}, doc: First day.}
  valid_to: {type: date, label: {en: Valid to, cy: Yn ddilys tan}, doc: Last day.}
"""
SHOP = """
kind: Shop
table: shops
group: things
label: {en: Shop, cy: Siop}
plural: {en: Shops, cy: Siopau}
doc: A place of work.
fields:
  level:
    type: choice
    label: {en: Level, cy: Lefel}
    doc: How far up.
    choices:
      whole: {label: {en: Whole, cy: Cyfan}, doc: All of it.}
      part: {label: {en: Part, cy: Rhan}, doc: A part.}
links:
  inside:
    to: [Shop]
    card: 0..1
    label: {en: is part of, cy: yn rhan o}
    inverse: {en: holds, cy: yn cynnwys}
    doc: What it is part of.
    roles: [structure]
    acyclic: true
"""
JOB = """
kind: Job
table: jobs
group: things
label: {en: Job, cy: Swydd}
plural: {en: Jobs, cy: Swyddi}
doc: Work.
fields:
  lane:
    type: choice
    required: true
    label: {en: Lane, cy: Lôn}
    doc: Which sort of work.
    choices:
      made: {label: {en: Made here, cy: Gwneir yma}, doc: Here.}
      bought: {label: {en: Bought, cy: Prynir}, doc: Elsewhere.}
  size: {type: integer, minimum: 1, maximum: 5, label: {en: Size, cy: Maint}, doc: How large.}
  shop: {type: node, of: Shop, label: {en: Shop, cy: Siop}, doc: Where.}
  fans: {type: nodes, of: Shop, label: {en: Fans, cy: Cefnogwyr}, doc: Who likes it.}
  remark: {type: text, personal: true, label: {en: Remark, cy: Sylw}, doc: What somebody said.}
links:
  feeds:
    to: {Job: {source: {lane: made}, target: {lane: made}}}
    label: {en: feeds, cy: yn bwydo}
    inverse: {en: is fed by, cy: a fwydir gan}
    doc: Gives its work to another.
    roles: [sight forward]
  done_by:
    to: [Shop]
    card: 1..1
    label: {en: is done by, cy: a wneir gan}
    inverse: {en: does, cy: yn gwneud}
    doc: Who does it.
    roles: [structure]
  rivals:
    to: [Job]
    label: {en: pulls against, cy: yn tynnu'n groes i}
    inverse: {en: pulls against, cy: yn tynnu'n groes i}
    doc: Either spoils the other.
    roles: [causal]
    symmetric: true
"""
GAUGE = """
kind: Gauge
table: gauges
group: things
label: {en: Gauge, cy: Mesurydd}
plural: {en: Gauges, cy: Mesuryddion}
doc: What is read.
traits: [readings]
links:
  shows:
    to: [Job, Shop]
    label: {en: shows, cy: yn dangos}
    inverse: {en: is shown by, cy: a ddangosir gan}
    doc: What it tells of.
    roles: [structure]
    fields:
      how:
        type: choice
        required: true
        label: {en: How, cy: Sut}
        doc: In what way.
        choices:
          near: {label: {en: Near, cy: Agos}, doc: Closely.}
          far: {label: {en: Far, cy: Pell}, doc: Roughly.}
"""
AIM = """
kind: Aim
table: aims
group: things
label: {en: Aim, cy: Nod}
plural: {en: Aims, cy: Nodau}
doc: What is aimed at.
fields:
  level:
    type: choice
    label: {en: Level, cy: Lefel}
    doc: How high.
    choices:
      high: {label: {en: High, cy: Uchel}, doc: High.}
      low: {label: {en: Low, cy: Isel}, doc: Low.}
links:
  serves:
    to: {Aim: {climbs: level}}
    card: 0..2
    label: {en: serves, cy: yn gwasanaethu}
    inverse: {en: is served by, cy: a wasanaethir gan}
    doc: Supports a higher one.
    roles: [sight forward]
"""


@cache
def workshop() -> Ontology:
    """Return the ontology."""
    texts = {"common.yaml": COMMON, "shop.yaml": SHOP, "job.yaml": JOB, "gauge.yaml": GAUGE, "aim.yaml": AIM}
    return read_ontology(list(texts.items()))


def batch(text: str, source: str = "shop.csv") -> Batch:
    """Return what a text in the notation says, each thing in a row of its own of one file."""
    from dataclasses import replace

    read = parse(text, source=source)
    rows = iter(range(2, 10_000))
    placed = [[replace(one, place=Place(source, row=next(rows))) for one in things] for things in (
        read.nodes, read.links, read.readings)]  # fmt: skip
    return Batch(source, *placed)
