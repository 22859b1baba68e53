"""Reads requests from their connections, and lets no client send a head without end."""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_BYTES = 64 * 1024
TOO_LONG = b"The head of the request is too long: its address and its headers may have 64 KiB together.\n"
REFUSAL = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"connection: close\r\ncontent-length: %d\r\n\r\n%b" % (len(TOO_LONG), TOO_LONG)
)


class BoundedHeads(HttpToolsProtocol):
    """One connection, its requests read by llhttp, the parser of Node, which by itself bounds no head."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._is_in_head = True
        self._waiting = 0

    def data_received(self, data: bytes) -> None:
        """Read what has come."""
        self._waiting += len(data)
        super().data_received(data)
        if self._is_in_head and self._waiting > MOST_BYTES and not self.transport.is_closing():
            self.transport.write(REFUSAL)
            self.transport.close()

    def on_headers_complete(self) -> None:
        """Begin with what the head asks for."""
        self._is_in_head, self._waiting = False, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """End a request; what follows on the connection is the head of the next."""
        self._is_in_head, self._waiting = True, 0
        super().on_message_complete()
