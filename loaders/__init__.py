"""Files in, batches out: one module a format, found by itself. Writers of open formats stand beside their readers."""

from __future__ import annotations

from loaders.registry import read_file as read_file
