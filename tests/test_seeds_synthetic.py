"""Every example organisation says that it is made up."""

from __future__ import annotations

from pathlib import Path

from tests.tree import our_files, text_of


def test_CO_02_every_seed_says_that_it_is_synthetic() -> None:
    seeds = {path.parts[1] for path in our_files() if path.parts[0] == "seeds" and len(path.parts) > 2}

    silent = [seed for seed in sorted(seeds) if "synthetic" not in (_readme(seed) or "").casefold()]

    assert seeds
    assert not silent, f"seeds/…/README.md must say that the organisation is synthetic: {silent}"


def _readme(seed: str) -> str | None:
    readme = Path("seeds", seed, "README.md")
    return text_of(readme) if readme in our_files() else None
