"""Makes the certificate of a test server: one that it vouches for itself, good for this machine alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

SUBJECT = "/CN=localhost"
NAMES = "subjectAltName=IP:127.0.0.1,DNS:localhost"
KEY, CERTIFICATE = "private.key", "public.crt"


def certified(folder: Path) -> Path:
    """Write a key and its certificate into a folder, as Neo4j calls them, and return the certificate's file."""
    made = ["-newkey", "rsa:2048", "-nodes", "-keyout", str(folder / KEY), "-out", str(folder / CERTIFICATE)]
    command = ["openssl", "req", "-x509", *made, "-days", "2", "-subj", SUBJECT, "-addext", NAMES]
    subprocess.run(command, check=True, capture_output=True)
    return folder / CERTIFICATE


def settings(folder: Path) -> dict[str, str]:
    """Return what tells Neo4j to answer by TLS with what is in a folder; it answers without as well."""
    policy = "dbms.ssl.policy.bolt"
    return {
        f"{policy}.enabled": "true",
        f"{policy}.base_directory": str(folder),
        f"{policy}.private_key": KEY,
        f"{policy}.public_certificate": CERTIFICATE,
        f"{policy}.client_auth": "NONE",
        "server.bolt.tls_level": "OPTIONAL",
    }
