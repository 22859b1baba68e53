"""Finds what a Neo4j server runs on: a Java that fits, and the server's files, fetched by Maven once and then kept."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "goldenthread"
PLACES = (Path("/usr/lib/jvm"), Path("/Library/Java/JavaVirtualMachines"))
STAMP = "fetched"
FETCH_TIMEOUT_S = 900
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>tests</groupId><artifactId>server</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version>
</dependency></dependencies></project>
"""
FETCH = ("-q", "-B", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=lib")
HOW = (
    "install JDK 17 and Maven (on Debian and Ubuntu: openjdk-17-jdk-headless and maven), or name a server of your own "
    "in NEO4J_TEST_URI, which is emptied"
)


class Missing(Exception):
    """A server cannot be had on this machine; the text says what to install."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A line of Neo4j that is tested.

    Attributes:
        version: Which one.
        javas: Major versions of Java that it runs on, the preferred one first.
    """

    version: str
    javas: tuple[int, ...]

    @property
    def java(self) -> Path | None:
        """The `java` to run it by, or None where there is none that fits."""
        found = {major: java for java, major in javas().items()}
        return next((found[major] for major in self.javas if major in found), None)

    def files(self) -> Path:
        """Return the folder of its files, fetched if they are not there; two processes do not fetch at once.

        Raises:
            Missing: If they are not there and cannot be fetched.
        """
        folder = CACHE / f"neo4j-{self.version}"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / STAMP).exists():
                _fetch(self.version, folder)
        return folder / "lib"


LTS = Edition("5.26.30", (17, 21))
NEWEST = Edition("2026.07.1", (25, 21))


def editions() -> list[Edition]:
    """Return what is tested here: the long-term line always, the newest one where its Java is there."""
    return [LTS, NEWEST] if NEWEST.java else [LTS]


@cache
def javas() -> dict[Path, int]:
    """Return every Java of this machine with its major version."""
    found = {java: _major(java) for java in _candidates() if java.is_file()}
    return {java: major for java, major in found.items() if major}


def _candidates() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if there := shutil.which("java"):
        yield Path(there)
    for place in PLACES:
        yield from sorted(place.glob("*/bin/java"))
        yield from sorted(place.glob("*/Contents/Home/bin/java"))


def _major(java: Path) -> int:
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


def _fetch(version: str, folder: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise Missing(f"there is no Maven to fetch Neo4j {version} with: {HOW}")
    (folder / "pom.xml").write_text(POM.format(version=version), encoding="utf-8")
    done = subprocess.run(
        [maven, *FETCH], cwd=folder, capture_output=True, text=True, check=False, timeout=FETCH_TIMEOUT_S
    )
    if done.returncode:
        raise Missing(f"Maven cannot fetch Neo4j {version}: {(done.stdout + done.stderr)[-500:]}; or: {HOW}")
    (folder / STAMP).write_text(version, encoding="utf-8")
