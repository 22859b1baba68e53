"""Starts, stops, kills and restarts one Neo4j server on this machine."""

from __future__ import annotations

import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j_server.artifacts import HOW, Edition, Missing, javas

USER, PASSWORD = "neo4j", "golden-thread"
PATIENCE_S = 300.0
NO_SETTINGS: Mapping[str, str] = MappingProxyType({})
LAUNCH = Path(__file__).with_name("Launch.java")
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
JAVA_OPTIONS = ("-Dio.netty.tryReflectionSetAccessible=true", "-Dlog4j2.disable.jmx=true")
BRIEF_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a server of seconds or minutes: it compiles less, and is up in two thirds of the time."""
NATIVE_FROM = 24
NATIVE_OPTIONS = ("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "dbms.security.auth_enabled": "true",
    "dbms.usage_report.enabled": "false",
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.retention_policy": "2 files",
}


class Server:
    """A Neo4j server with a folder of its own.

    Attributes:
        edition: Which line.
        address: Where it answers by Bolt, such as `bolt://127.0.0.1:7688`.
    """

    def __init__(
        self, edition: Edition, *, heap: str = "1g", page_cache: str = "256m", port: int = 0, is_brief: bool = True
    ) -> None:
        """Prepare a server; `start` starts it.

        Args:
            edition: Which line.
            heap, page_cache: Its memory, as Java says it.
            port: Where it answers; 0 for one that is free.
            is_brief: Whether it is soon up rather than as fast as it can be in the long run.

        Raises:
            Missing: If there is no Java for it, or its files cannot be had.
        """
        java = edition.java
        if java is None:
            raise Missing(f"there is no Java {' or '.join(map(str, edition.javas))} for Neo4j {edition.version}: {HOW}")
        self.edition = edition
        self._folder = tempfile.TemporaryDirectory(prefix="goldenthread-neo4j-", ignore_cleanup_errors=True)
        self._port = port or _free_port()
        self.address = f"bolt://127.0.0.1:{self._port}"
        self._command = self._command_of(java, edition.files(), heap, page_cache, BRIEF_OPTIONS if is_brief else ())
        self._process: subprocess.Popen[bytes] | None = None
        self._has_password = False

    def _command_of(self, java: Path, files: Path, heap: str, page_cache: str, options: Sequence[str]) -> list[str]:
        home = Path(self._folder.name)
        for name in ("conf", "data", "logs", "run", "plugins", "import"):
            (home / name).mkdir()
        (home / "conf" / "neo4j.conf").touch()
        settings = SETTINGS | {
            "server.bolt.listen_address": f"127.0.0.1:{self._port}",
            "server.memory.pagecache.size": page_cache,
        }
        natives = NATIVE_OPTIONS if javas()[java] >= NATIVE_FROM else ()
        return [
            *(str(java), "-Xms256m", f"-Xmx{heap}", *options, *JAVA_OPTIONS, *natives),
            *(f"--add-opens={package}=ALL-UNNAMED" for package in OPENED),
            *("-cp", f"{files}/*", str(LAUNCH)),
            *(f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"),
            *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
        ]

    def start(self, settings: Mapping[str, str] = NO_SETTINGS) -> None:
        """Start it, with further settings, and wait until it answers."""
        given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (Path(self._folder.name) / "output.txt").open("ab") as output:
            self._process = subprocess.Popen(
                [*self._command, *given], stdin=subprocess.PIPE, stdout=output, stderr=output, start_new_session=True
            )
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                break
            with suppress(DriverError, Neo4jError, OSError):
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
                self._let_in()
                return
            time.sleep(0.2)
        said = (Path(self._folder.name) / "output.txt").read_text(errors="replace")
        self.stop()
        raise RuntimeError(f"Neo4j {self.edition.version} did not start:\n{said[-3000:]}")

    def _let_in(self) -> None:
        """Give the first user a password, and see that it opens the database."""
        if not self._has_password:
            with self.driver("neo4j") as driver:
                change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
                driver.execute_query(change, password=PASSWORD, database_="system")
            self._has_password = True
        with self.driver() as driver:
            driver.execute_query("RETURN 1", database_="neo4j")

    def driver(self, password: str = PASSWORD) -> Driver:
        """Return a driver that may do everything, and does not try again by itself."""
        auth = (USER, password)
        return GraphDatabase.driver(self.address, auth=auth, telemetry_disabled=True, max_transaction_retry_time=0)

    def ask(self, query: str, **parameters: Any) -> list[list[Any]]:
        """Return the rows of a query, as a user of Neo4j's own tools would see them."""
        with self.driver() as driver, driver.session(database="neo4j") as session:
            return [list(record.values()) for record in session.run(query, parameters)]

    def kill(self) -> None:
        """End it without warning, as a failure of power would."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def halt(self) -> None:
        """End it as it should be ended; what it keeps stays."""
        if self._process is not None:
            self._process.terminate()
            self._process.communicate(timeout=PATIENCE_S)

    @property
    def is_running(self) -> bool:
        """Whether its process is there."""
        return self._process is not None and self._process.poll() is None

    def pause(self) -> None:
        """Let it stand still: it holds its connections and answers nothing."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on after a pause."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    @property
    def memory(self) -> int:
        """Most memory that it has held, in bytes."""
        if self._process is None:
            return 0
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024

    def stop(self) -> None:
        """End it, and remove its folder."""
        if self._process is not None:
            self.kill()
            self._process = None
        self._folder.cleanup()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
