"""Chromium, as the system has it, and real servers of the examples `small` and `health_board`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.api.cli.calls import START, TODAY
from tests.api.doors import example_store
from tests.tree import ROOT

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install 'playwright>=1.55'")
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The same engine first without the window, the address bar and the menus that no test looks at: a third quicker."""
HANGS_MS = 30_000
"""When what a test waits for counts as never coming; the machine may be busy with other tests."""
QUIET = ("--no-sandbox", "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup")
sync_api.expect.set_options(timeout=HANGS_MS)
WINDOW = sync_api.ViewportSize(width=1280, height=800)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return Chromium, or skip where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("needs Chromium: on Debian and Ubuntu, apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def _asks_nobody_else(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail each test during which a page, whichever and wherever it was opened, asked anything but this computer."""
    if "browser" not in request.fixturenames:
        yield
        return
    chromium = request.getfixturevalue("browser")
    asked: list[str] = []
    make = chromium.new_context

    def watched(**options: Any) -> Any:
        context = make(**options)
        context.on("request", lambda one: asked.append(one.url))
        return context

    monkeypatch.setattr(chromium, "new_context", watched)
    yield
    assert [url for url in asked if not is_here(url)] == []


def is_here(url: str) -> bool:
    """Tell whether an address leads to this computer, or nowhere at all."""
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "file", "about"} or parts.hostname in {"127.0.0.1", "localhost"}


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Give the address, with its token, of a server of a store, as `goldenthread serve` prints it."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "GOLDENTHREAD_TODAY": TODAY}
    command = [sys.executable, "-c", START, "serve", "--port", "0", "--store", str(store)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
        found = re.search(r"http://\S+token=\S+", "".join(lines))
        assert found, lines
        yield found[0]
        process.terminate()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address, with its token, of a server of the example `small`."""
    with served(example_store(tmp_path_factory.mktemp("browser"))) as address:
        yield address


@pytest.fixture(scope="session")
def board(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """Return the address of a server of the example `health_board`, without its token, and cookies it lets in."""
    with served(example_store(tmp_path_factory.mktemp("board"), "health_board")) as address:
        yield address.partition("?")[0], cookies_of(browser, address)


@pytest.fixture(scope="module")
def own_server(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """Return the address of a server of `small` that the tests of one file may change, and cookies it lets in."""
    with served(example_store(tmp_path_factory.mktemp("own"))) as address:
        yield address.partition("?")[0], cookies_of(browser, address)


@pytest.fixture
def own(browser: Any, own_server: tuple[str, Any]) -> Iterator[Any]:
    """Return a fresh page of a browser that this server let in; `page.home` is its address."""
    home, cookies = own_server
    for page in fresh(browser, cookies):
        page.home = home
        yield page


@pytest.fixture(scope="session")
def let_in(browser: Any, address: str) -> Any:
    """Return the cookies of a browser that opened the address: its token is good once."""
    return cookies_of(browser, address)


@pytest.fixture
def home(address: str) -> str:
    """Return the address without its token."""
    return address.partition("?")[0]


@pytest.fixture
def page(browser: Any, let_in: Any) -> Iterator[Any]:
    """Return a fresh page of a browser that was let in; it keeps what it asked for and what went wrong in it."""
    yield from fresh(browser, let_in)


@pytest.fixture
def explorer(browser: Any, board: tuple[str, Any]) -> Iterator[Any]:
    """Return a fresh page of a browser that the server of `health_board` let in; `page.home` is its address."""
    home, cookies = board
    for page in fresh(browser, cookies):
        page.home = home
        yield page


def fresh(browser: Any, cookies: Any) -> Iterator[Any]:
    """Give a page of a browser with these cookies, closed afterwards."""
    context = browser.new_context(storage_state=cookies, viewport=WINDOW)
    page = context.new_page()
    page.asked, page.wrong = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda message: page.wrong.append(message.text) if message.type == "error" else None)
    yield page
    context.close()


def cookies_of(browser: Any, address: str) -> Any:
    """Open an address with its token, and return the cookies that the browser got."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    assert "token" not in page.url
    cookies = context.storage_state()
    context.close()
    return cookies
