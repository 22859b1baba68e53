"""Ports: loopback only, the next free one, and no nonsense."""

from __future__ import annotations

import asyncio
import socket

import pytest

from api.auth import Door
from api.say.serving import serving_lines
from api.serving import LAST, bound
from graph.errors import WrongUse


def test_the_server_listens_on_this_computer_only() -> None:
    with bound(0) as sock:
        assert sock.getsockname()[0] == "127.0.0.1"


def test_a_port_in_use_gives_way_to_the_next_free_one() -> None:
    with bound(0) as first:
        taken = first.getsockname()[1]
        with bound(taken) as second:
            assert second.getsockname()[1] > taken


def test_small_parts_of_an_answer_are_sent_at_once() -> None:
    async def delay_of_a_connection() -> int:
        told: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            told.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        sock = bound(0)
        async with await asyncio.start_server(met, sock=sock):
            _, writer = await asyncio.open_connection(*sock.getsockname())
            is_sent_at_once = await told
            writer.close()
        return is_sent_at_once

    assert asyncio.run(delay_of_a_connection())


@pytest.mark.parametrize("port", [-1, LAST + 1])
def test_what_is_no_port_is_wrong_use(port: int) -> None:
    with pytest.raises(WrongUse, match="is no port"):
        bound(port)


def test_the_words_hold_the_address_with_the_token() -> None:
    door = Door(8766)

    said = list(serving_lines(door, 8766))

    assert f"http://127.0.0.1:8766/?token={door.token}" in said[1]
    assert not any("in use" in line for line in said)


def test_the_words_say_that_another_port_was_taken_and_that_the_server_is_open() -> None:
    said = " ".join(serving_lines(Door(8766, is_open=True), 8765))

    assert "Port 8765 is in use, so it answers at the next free one, 8766." in said
    assert "Every program of this computer may read" in said
