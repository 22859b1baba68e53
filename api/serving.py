"""Running the server: this computer's address if no other is set, the next free port where the wanted one is in use."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from api.app import create_app
from api.auth import NAMES, Door
from api.heads import BoundedHeads
from api.logs import write_logs
from api.served import Served
from graph.collector import settle
from graph.errors import WrongUse

TRIES = 100
STOPPED = 130
GRACE_S = 2
KEEP_ALIVE_S = 75
"""Longer than proxies keep theirs: who closes first must not be the one that answers."""
SETTLED_S = 2
LAST = 65_535
SEND_ROOM = 1 << 20
"""The bytes of an answer that the system takes at once, so that it goes on its way whole: what is left over waits until
the next answer is worked out."""


def bound(port: int, host: str = NAMES[0]) -> socket.socket:
    """Return a socket at a port of an address, else at the next port that is free.

    Args:
        port: The wanted port; 0 for any.
        host: The address; this computer's alone if not given.

    Raises:
        WrongUse: If it is no port, or none of the next hundred is free.
    """
    if not 0 <= port <= LAST:
        raise WrongUse(f"{port} is no port; ports are numbers up to {LAST}")
    for candidate in range(port, min(port + TRIES, LAST + 1)):
        if (sock := _listening(host, candidate)) is not None:
            return sock
    raise WrongUse(f"no port from {port} on is free; name another with --port")


def _listening(host: str, port: int) -> socket.socket | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that says it is TCP does asyncio send small parts at once, such as the head of an answer; else
    # they wait for what clients acknowledge late.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere this option would let two programs share a port
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_ROOM)
    try:
        sock.bind((host, port))
        sock.listen()
    except OSError:
        sock.close()
        return None
    return sock


def serve(served: Served, sock: socket.socket, door: Door, ready: Callable[[], None]) -> None:
    """Answer until the process is told to stop.

    What is being answered then is answered to its end, new connections are refused, and the store is closed. Told a
    second time, the process ends at once; the store holds all of a change then, or nothing of it.

    Args:
        served: The organisation.
        sock: Where to listen.
        door: Who may come in.
        ready: Called once, when the server answers.
    """
    config = uvicorn.Config(
        create_app(served, door),
        http=BoundedHeads,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        timeout_graceful_shutdown=served.limits.seconds + GRACE_S,
        timeout_keep_alive=KEEP_ALIVE_S,
    )
    write_logs(served.settings.log)
    server = _Server(config, served, ready)
    try:
        server.run(sockets=[sock])
    finally:
        if server.force_exit:
            served.uploads.close()
            os._exit(STOPPED)  # a thread that calculates would keep the process until it is done


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, served: Served, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._served = served
        self._ready = ready

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._served.is_stopping = True
        if self.should_exit:
            self.force_exit = True
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()
            # Not before the first answer: it takes as long as one of the stops that it saves all later answers.
            asyncio.get_running_loop().call_later(SETTLED_S, settle)
