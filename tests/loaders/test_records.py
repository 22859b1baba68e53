"""Rows to nodes, links and readings."""

from __future__ import annotations

from graph.check import check
from graph.model import Link
from graph.ontology import Ontology
from tests.loaders.conftest import Reader, told


def test_a_column_of_a_link_kind_holds_targets(read: Reader) -> None:
    batch = read("id,name,contributes_to\np1,Triage,o1; o2;\np2,Book,Shorter waits\n", "processes.csv")

    assert [(link.source, link.kind, link.target) for link in batch.links] == [
        ("p1", "contributes_to", "o1"),
        ("p1", "contributes_to", "o2"),
        ("p2", "contributes_to", "Shorter waits"),
    ]


def test_a_column_with_a_fixed_field_gives_it_to_each_link(read: Reader) -> None:
    batch = read(
        "id,name,measures[measure_type=outcome],measures[measure_type=process]\nm1,Waits,d1;d2,p1\n", "measures.csv"
    )

    assert [(link.target, dict(link.fields)) for link in batch.links] == [
        ("d1", {"measure_type": "outcome"}),
        ("d2", {"measure_type": "outcome"}),
        ("p1", {"measure_type": "process"}),
    ]


def test_links_without_an_id_of_their_source_go_by_its_name(read: Reader, ontology: Ontology) -> None:
    batch = read(
        "nodes:\n- {kind: Need, name: Be seen, felt_by: [Patients]}\n- {kind: StakeholderGroup, name: Patients}",
        "a.yaml",
    )

    links = check(batch, ontology).links

    assert links == (Link("need-be-seen", "felt_by", "stakeholder-group-patients"),)


def test_one_table_may_hold_nodes_of_every_kind(read: Reader) -> None:
    batch = read("id,kind,name,importance,lane\nd1,need,A,5,\np1,Proses,B,4,Cefnogi\n", "nodes.csv")

    assert [(node.kind, dict(node.fields)) for node in batch.nodes] == [
        ("Need", {"importance": 5}),
        ("Process", {"importance": 4}),
    ]
    assert [problem.place.column for problem in batch.problems] == ["lane"]


def test_a_field_of_another_kind_is_kept_as_extra_and_said_once(read: Reader) -> None:
    batch = read("id,kind,name,lane\nd1,Need,A,support\nd2,Need,B,support\np1,Process,C,support\n", "nodes.csv")

    assert [dict(node.extra) for node in batch.nodes] == [{"lane": "support"}, {"lane": "support"}, {}]
    assert told(batch) == [
        "warning: nodes.csv, row 1, column lane: Need: no column is called lane; 2 cells are kept as extra ['lane']"
    ]


def test_columns_that_nothing_is_called_are_kept_as_extra_with_the_nearest_name(read: Reader) -> None:
    batch = read("id,name,importnace\nd1,A,5\nd2,B,\n", "needs.csv")

    assert dict(batch.nodes[0].extra) == {"importnace": "5"}
    assert dict(batch.nodes[1].extra) == {}
    assert [(problem.place.row, problem.suggestion) for problem in batch.problems] == [(1, "importance")]


def test_a_kind_that_is_not_known_is_left_to_the_check(read: Reader, ontology: Ontology) -> None:
    batch = read("id,kind,name,importance\nd1,Nede,A,5\n", "nodes.csv")

    assert batch.problems == ()
    assert [problem.suggestion for problem in check(batch, ontology).problems] == ["Need"]


def test_a_node_of_another_kind_than_its_table_is_an_error(read: Reader) -> None:
    batch = read("id,kind,name\nd1,Need,A\np1,Process,B\n", "needs.csv")

    assert [(problem.severity, problem.place.row, problem.value) for problem in batch.problems] == [
        ("error", 3, "Process")
    ]


def test_a_row_with_a_bad_cell_is_refused_and_the_others_load(read: Reader, ontology: Ontology) -> None:
    batch = read("id,name,importance,felt_by\nd1,A,9,g1\nd2,B,5,g1\ng1,C,,\n", "needs.csv")

    checked = check(batch, ontology)

    assert [node.id for node in checked.nodes] == ["d2", "g1"]
    assert checked.refused.nodes == 1


def test_links_have_fields_and_extra_of_their_own(read: Reader) -> None:
    batch = read("from,link,to,strength,measure_type,who\nm1,yn mesur,d1,2,Canlyniad,Siân\n", "links.csv")

    assert batch.links == (Link("m1", "measures", "d1", {"strength": 2, "measure_type": "outcome"}, {"who": "Siân"}),)


def test_a_field_of_another_link_kind_is_kept_as_extra(read: Reader) -> None:
    batch = read("from,link,to,measure_type\nd1,felt_by,g1,outcome\n", "links.csv")

    assert dict(batch.links[0].extra) == {"measure_type": "outcome"}


def test_rows_of_the_template_are_left_out_and_counted_once(read: Reader) -> None:
    batch = read("id,name,felt_by\nexample-needs,A,g1\nexample-2,B,\nd1,C,\n", "needs.csv")

    assert [node.id for node in batch.nodes] == ["d1"]
    assert batch.links == ()
    assert [problem.message for problem in batch.problems] == [
        "example rows are left out (2): an id that begins with example- is never loaded"
    ]


def test_columns_that_readings_do_not_have_are_said_and_counted_as_lost(read: Reader) -> None:
    batch = read("measure,date,value,who\nm1,2026-01-31,3,x\n", "readings.csv")

    assert [(lost.what, lost.count) for lost in batch.lost] == [("column who of readings", 1)]
    assert "not kept" in batch.problems[0].message


def test_a_link_column_with_a_wrong_field_is_told_once_and_gives_no_links(read: Reader) -> None:
    batch = read("id,name,measures[measure_type=good]\nm1,A,d1\nm2,B,d1\n", "measures.csv")

    assert batch.links == ()
    assert [(problem.severity, problem.place.row) for problem in batch.problems] == [("error", 1)]


def test_a_spreadsheet_error_in_a_link_column_gives_no_link(read: Reader) -> None:
    batch = read("id,name,felt_by\nd1,A,#REF!\n", "needs.csv")

    assert batch.links == ()
    assert [problem.value for problem in batch.problems] == ["#REF!"]


def test_equal_cells_of_different_fields_are_not_mixed_up(read: Reader) -> None:
    batch = read("id,name,importance,met_level,summary\nd1,A,4,4,4\nd2,B,4,4,4\n", "needs.csv")

    assert [dict(node.fields) for node in batch.nodes] == [{"importance": 4, "met_level": 4, "summary": "4"}] * 2


def test_AD_02_existing_lists_are_read_with_their_own_headers_in_either_language(read: Reader) -> None:
    batch = read("Dynodydd;Enw;Tebygolrwydd;Likelihood;Perchennog\nr1;Staff leave;4;;Siân\n", "risgiau.csv")

    risk = batch.nodes[0]

    assert (risk.id, risk.kind, risk.name) == ("r1", "Risk", "Staff leave")
    assert risk.fields["likelihood"] == 4
    assert risk.extra == {"Perchennog": "Siân"}


def test_AD_01_one_table_of_one_team_is_enough(read: Reader, ontology: Ontology) -> None:
    batch = read("name\nTriage\nBook visits\n", "processes.csv")

    checked = check(batch, ontology)

    assert [node.id for node in checked.nodes] == ["process-triage", "process-book-visits"]
    assert not checked.has_errors
