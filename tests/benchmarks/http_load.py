"""A load on an HTTP server, as a process of its own: clients that ask the same question again and again."""

from __future__ import annotations

import json
import socket
import statistics
import sys
from dataclasses import asdict, dataclass
from threading import Barrier, Thread
from time import perf_counter

BUFFER = 1 << 20


@dataclass(frozen=True)
class Load:
    """What to ask, of whom, how often.

    Attributes:
        port: Of the server, on this computer.
        path: What to ask.
        body: The question.
        headers: Further lines of its head.
        clients: How many ask at once.
        seconds: For how long.
    """

    port: int
    path: str
    body: str
    headers: str
    clients: int
    seconds: float


@dataclass(frozen=True)
class Measured:
    """What came of a load: answers in a second, the median time of one in seconds, and the bytes of one."""

    per_second: float
    median_s: float
    bytes: int


class Client:
    """One connection that is kept open."""

    def __init__(self, load: Load) -> None:
        body = load.body.encode()
        head = (
            f"POST {load.path} HTTP/1.1\r\nHost: 127.0.0.1:{load.port}\r\nContent-Type: application/json\r\n"
            f"{load.headers}Content-Length: {len(body)}\r\n\r\n"
        )
        self._request = head.encode() + body
        self._socket = socket.create_connection(("127.0.0.1", load.port))
        self._room = memoryview(bytearray(BUFFER))

    def ask(self) -> int:
        """Ask once, and return how many bytes the answer has.

        Raises:
            ValueError: If the answer is none.
        """
        self._socket.sendall(self._request)
        got = self._socket.recv_into(self._room)
        while (end := bytes(self._room[:got]).find(b"\r\n\r\n")) < 0:
            got += self._socket.recv_into(self._room[got:])
        head = bytes(self._room[:end]).lower()
        if not head.startswith(b"http/1.1 200") or b"content-length:" not in head:
            raise ValueError(bytes(self._room[: min(got, 600)]).decode(errors="replace"))
        length = int(head.partition(b"content-length:")[2].split(b"\r\n")[0])
        left = end + 4 + length - got
        while left > 0:
            left -= self._socket.recv_into(self._room)
        return length


def measure(load: Load) -> Measured:
    """Return what comes of a load, after one question of each client and a tenth of its time to warm up."""
    times: list[float] = []
    sizes: set[int] = set()
    start = Barrier(load.clients)

    def work() -> None:
        client = Client(load)
        client.ask()
        start.wait()
        begun = perf_counter()
        while (before := perf_counter()) < begun + load.seconds * 1.1:
            size = client.ask()
            if before > begun + load.seconds * 0.1:
                times.append(perf_counter() - before)
                sizes.add(size)

    threads = [Thread(target=work) for _ in range(load.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (size,) = sizes
    return Measured(len(times) / load.seconds, statistics.median(times), size)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(measure(Load(**json.loads(sys.argv[1]))))))
