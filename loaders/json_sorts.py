"""Tells JSON of other programs from ours, by what stands at its start."""

from __future__ import annotations

import re
from typing import Literal

Sort = Literal["ours", "kumu", "prsm", ""]

_KUMU = re.compile(rb'"(elements|connections|perspectives)"\s*:\s*\[')
_OURS = re.compile(rb'"(nodes|links|readings)"\s*:\s*\[')
_PRSM = re.compile(rb'"(lastNodeSample|lastLinkSample|mapTitle)"\s*:')
_MARK = b"\xef\xbb\xbf"


def sort_of(head: bytes) -> Sort:
    """Return whose JSON the first bytes of a file are; empty where they are no JSON with names.

    >>> sort_of(b'{"elements": []}'), sort_of(b'{"mapTitle": "A"}'), sort_of(b'{"a": 1}'), sort_of(b"[]")
    ('kumu', 'prsm', 'ours', '')
    """
    if not head.lstrip().removeprefix(_MARK).lstrip().startswith(b"{"):
        return ""
    if _KUMU.search(head) and not _OURS.search(head):
        return "kumu"
    return "prsm" if _PRSM.search(head) else "ours"
