"""Who uses this computer: whom history names where nobody says who they are."""

from __future__ import annotations


def user_name() -> str:
    """Return the name of the user of this computer, `unknown` where it has none."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
