"""A large CSV is read line by line: what readings and things take does not grow with their text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tree import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process so"),
]

ROWS = 300_000
MEASURES = 3_000
ROOM = 64 << 20
"""So much more than it takes to start: the rows alone, kept as texts, would take twice as much."""

READ = """
import re, resource, sys
from pathlib import Path
from graph.declarations import load_ontology
from loaders import csv_tables

ontology = load_ontology()
held = int(re.search(r"VmData:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) << 10
resource.setrlimit(resource.RLIMIT_DATA, (held + int(sys.argv[2]), resource.RLIM_INFINITY))
batch = csv_tables.read(Path(sys.argv[1]), ontology)
print(len(batch.readings), len(batch.problems))
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of 25 MB with a reading in each row."""
    path = tmp_path_factory.mktemp("large") / "readings.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("measure,date,value,numerator,denominator\n")
        for row in range(ROWS):
            month = row // MEASURES
            name = f"measure-of-what-people-wait-for-in-all-clinics-{row % MEASURES}"
            file.write(f"{name},{1920 + month // 12}-{month % 12 + 1:02}-01,,{row % 977},{1000 + row % 31}\n")
    return path


def test_a_large_csv_is_read_within_little_memory(large: Path) -> None:
    command = [sys.executable, "-c", READ, str(large), str(ROOM)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stdout.split() == [str(ROWS), "0"], done.stderr[-500:]


THINGS = 120_000
ROOM_FOR_THINGS = 40 << 20
"""Not much more than half of what they would take, held as they are read."""

PLAN = """
import re, resource, sys
from pathlib import Path
from graph import spool
from graph.check_large import LargeLoad
from graph.declarations import load_ontology
from graph.known import NOTHING_KNOWN
from loaders import csv_tables

spool.MOST_HELD = 5_000
ontology = load_ontology()
held = int(re.search(r"VmData:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) << 10
resource.setrlimit(resource.RLIMIT_DATA, (held + int(sys.argv[2]), resource.RLIM_INFINITY))
coming = LargeLoad([csv_tables.read(Path(sys.argv[1]), ontology)], ontology, NOTHING_KNOWN)
print(sum(len(changes) for changes in coming.changes()), coming.plan().counts.created)
"""


def test_a_large_csv_of_things_is_checked_and_planned_within_little_memory(tmp_path: Path) -> None:
    with (tmp_path / "needs.csv").open("w", encoding="utf-8") as file:
        file.write("id,name,importance,summary\n")
        file.writelines(f"d{at},Need number {at},{at % 5 + 1},What need {at} is\n" for at in range(THINGS))
    command = [sys.executable, "-c", PLAN, str(tmp_path / "needs.csv"), str(ROOM_FOR_THINGS)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stdout.split() == [str(THINGS), str(THINGS)], done.stderr[-500:]
