"""Numbers about the server: text that Prometheus reads, with nothing about anybody."""

from __future__ import annotations

import re

from api.metrics import BOUNDS_S, Metrics, resident_bytes

LINE = re.compile(r"# (HELP|TYPE) \w+ .+|\w+(\{\w+=\"([^\"\\]|\\.)*\"(,\w+=\"([^\"\\]|\\.)*\")*\})? [-+.e\d]+")


def test_every_line_is_of_the_exposition_format_and_every_family_is_told_once() -> None:
    metrics = Metrics()
    metrics.count('/graphql"\\', 200, 0.02)

    lines = metrics.text({"goldenthread_revision": ("Number of the last change.", 7)}).splitlines()

    assert [line for line in lines if not LINE.fullmatch(line)] == []
    families = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert len(families) == len(set(families))
    assert "goldenthread_revision 7" in lines
    assert 'goldenthread_requests_total{door="/graphql\\"\\\\",status="200"} 1' in lines


def test_requests_are_counted_by_door_and_status_and_times_add_up() -> None:
    metrics = Metrics()
    for status, seconds in ((200, 0.02), (200, 0.005), (400, 99.0)):
        metrics.count("/graphql", status, seconds)

    lines = metrics.text({}).splitlines()

    assert 'goldenthread_requests_total{door="/graphql",status="200"} 2' in lines
    assert 'goldenthread_requests_total{door="/graphql",status="400"} 1' in lines
    buckets = [line.rsplit(" ", 1)[1] for line in lines if line.startswith("goldenthread_request_seconds_bucket")]
    assert buckets == ["1", "1", *["2"] * (len(BOUNDS_S) - 2), "3"]
    assert 'goldenthread_request_seconds_sum{door="/graphql"} 99.025' in lines
    assert 'goldenthread_request_seconds_count{door="/graphql"} 3' in lines


def test_memory_is_told_where_the_system_tells_it() -> None:
    memory = resident_bytes()

    assert memory is None or memory > 1_000_000
