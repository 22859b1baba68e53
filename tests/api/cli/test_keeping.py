"""`export`, `template`, `docs`, `backup` and `restore`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.cli.calls import ONE_TEAM, call

OWN_KIND = """\
kind: Ward
table: wards
group: system
label: {en: Ward, cy: Ward}
plural: {en: Wards, cy: Wardiau}
doc: A place with beds.
links:
  belongs_in:
    to: [OrgUnit]
    label: {en: belongs in, cy: yn perthyn i}
    inverse: {en: has, cy: â}
    doc: The unit that runs the ward.
    roles: [structure]
"""


def own_kinds() -> Path:
    """Make a folder with a kind of one's own."""
    folder = Path("own")
    folder.mkdir()
    (folder / "ward.yaml").write_text(OWN_KIND, encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "yaml"])
def test_what_is_exported_is_loaded_back_as_the_same(small: None, form: str) -> None:
    call("load", ONE_TEAM)
    target = Path("out" if form == "csv" else f"out.{form}")

    written = call("export", "--format", form, "--out", target)

    assert f"Written to {target}." in written.words
    answer = call("load", target, "--json").json
    assert (answer["same"], answer["created"], answer["changed"]) == (270, 0, 0)
    assert answer["problems"] == []


def test_the_json_export_goes_to_standard_output_and_nothing_else(small: None) -> None:
    answer = call("export")

    assert set(answer.json) == {"nodes", "links", "readings"}
    assert answer.json["links"][0].keys() >= {"from", "kind", "to"}
    assert answer.err == ""


def test_graphml_is_written_for_graph_tools(small: None) -> None:
    import networkx

    call("export", "--format", "graphml", "--out", "deep/out.graphml")

    graph = networkx.read_graphml("deep/out.graphml")
    assert (len(graph), graph.size()) == (33, 30)


@pytest.mark.parametrize(("form", "told"), [("mermaid", "fields"), ("stratml", "nodes of the kind Process")])
def test_what_a_form_cannot_hold_is_counted_on_standard_error(small: None, form: str, told: str) -> None:
    answer = call("export", "--format", form)

    assert answer.code == 0
    assert answer.out
    assert "Not in it:" in answer.err
    assert told in answer.err


def test_a_form_that_cannot_hold_it_at_all_is_wrong_use() -> None:
    call("load", ONE_TEAM)

    answer = call("export", "--format", "stratml")

    assert (answer.code, answer.out) == (2, "")
    assert "at least one goal" in answer.err


def test_a_scope_limits_what_is_exported(small: None) -> None:
    answer = call("export", "--scope", "U2").json

    assert [node["id"] for node in answer["nodes"]] == ["O5", "R4", "R5", "U2"]
    assert answer["links"] == []


@pytest.mark.parametrize("words", [["--format", "pdf"], ["--format", "csv"], ["--format", "csv", "--out", "file.txt"]])
def test_an_export_that_cannot_be_is_wrong_use(small: None, words: list[str]) -> None:
    Path("file.txt").write_text("mine", encoding="utf-8")

    answer = call("export", *words)

    assert answer.code == 2
    assert answer.err
    assert Path("file.txt").read_text(encoding="utf-8") == "mine"


def test_the_template_is_a_workbook_and_never_replaces_one() -> None:
    first = call("template", "--out", "new/ours.xlsx", "--language", "cy")
    second = call("template", "--out", "new/ours.xlsx")

    assert first.code == 0
    assert Path("new/ours.xlsx").read_bytes().startswith(b"PK")
    assert second.code == 2
    assert "is there already" in second.err


def test_docs_lists_its_pages() -> None:
    assert "Pages: kinds, rules, questions, commands, json." in call("docs").words


@pytest.mark.parametrize(
    ("page", "holds"),
    [
        ("kinds", "### Improvement"),
        ("rules", "### P03: Need with nobody attached"),
        ("commands", "`goldenthread why ID [options]`"),
        ("json", "| `work[].proof[].basis` |"),
        ("KINDS", "# Kinds and links"),
    ],
)
def test_docs_prints_a_page(page: str, holds: str) -> None:
    answer = call("docs", page)

    assert holds in answer.out
    assert answer.code == 0


def test_docs_shows_kinds_of_ones_own() -> None:
    answer = call("docs", "kinds", "--kinds", own_kinds())

    assert "`Ward`, table `wards`" in answer.out


def test_kinds_of_ones_own_are_loaded_and_exported() -> None:
    folder = own_kinds()
    Path("wards.csv").write_text("id,name\nw1,a ward\n", encoding="utf-8")

    answer = call("load", "wards.csv", "--kinds", folder)

    assert answer.code == 0
    assert call("export", "--kinds", folder).json["nodes"] == [{"id": "w1", "kind": "Ward", "name": "a ward"}]


def test_a_wrong_kind_is_refused_with_file_and_line() -> None:
    folder = own_kinds()
    (folder / "ward.yaml").write_text(OWN_KIND.replace("table:", "tabel:"), encoding="utf-8")

    answer = call("docs", "kinds", "--kinds", folder)

    assert answer.code == 1
    assert "ward.yaml:2" in answer.err


def test_an_unknown_page_is_wrong_use() -> None:
    answer = call("docs", "weather")

    assert answer.code == 2
    assert "there are kinds, rules, questions, commands, json" in answer.err


def test_a_backup_brings_back_everything_history_included(small: None) -> None:
    call("backup", "copy.db")
    call("retract", "R5")

    refused = call("restore", "copy.db")
    done = call("restore", "copy.db", "--replace")

    assert refused.code == 2
    assert "Restored goldenthread.db from copy.db: revision 1." in done.words
    assert len(call("export").json["nodes"]) == 33
    assert [one["revision"] for one in call("history", "--json").json["revisions"]] == [1]


def test_a_backup_never_replaces_a_file(small: None) -> None:
    Path("copy.db").write_text("mine", encoding="utf-8")

    answer = call("backup", "copy.db")

    assert answer.code in {2, 3}
    assert Path("copy.db").read_text(encoding="utf-8") == "mine"


def test_what_is_no_backup_cannot_be_restored() -> None:
    Path("copy.db").write_text("mine", encoding="utf-8")

    answer = call("restore", "copy.db")

    assert answer.code == 3
    assert not Path("goldenthread.db").exists()
