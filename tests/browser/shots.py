"""Pictures of pages, kept for who looks at what a test saw."""

from __future__ import annotations

from typing import Any

from tests.tree import ROOT

SHOTS = ROOT / "build" / "screenshots"


def shot(page: Any, name: str) -> None:
    """Keep a picture of a page under `build/screenshots`, which git ignores."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SHOTS / f"{name}.png"))
