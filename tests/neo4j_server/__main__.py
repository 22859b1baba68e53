"""Starts a Neo4j server for a developer, and stops it at Ctrl-C: `make neo4j`, or `make neo4j ARGS=newest`."""

from __future__ import annotations

import signal
import sys

from tests.neo4j_server.artifacts import LTS, NEWEST, Missing
from tests.neo4j_server.server import PASSWORD, USER, Server

PORT = 7687


def main() -> int:
    """Start a server, say how to reach it, and wait."""
    edition = NEWEST if "newest" in sys.argv[1:] else LTS
    try:
        server = Server(edition, port=PORT, is_brief=False)
    except Missing as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    server.start()
    sys.stdout.write(
        f"Neo4j {edition.version} answers at {server.address}, and keeps nothing when it is stopped by Ctrl-C.\n"
        f"  export GOLDENTHREAD_STORE={server.address}/neo4j\n"
        f"  export GOLDENTHREAD_STORE_USER={USER} GOLDENTHREAD_STORE_PASSWORD={PASSWORD}\n"
    )
    sys.stdout.flush()
    signal.sigwait({signal.SIGINT, signal.SIGTERM})
    server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
