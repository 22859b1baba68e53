"""The page of GraphiQL: everything it needs comes from this server, with its licence."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from api.examples import examples
from tests.tree import ROOT

FILES = ROOT / "visual" / "static"


def test_everything_that_the_page_names_is_served_by_us(let_in: TestClient) -> None:
    page = let_in.get("/graphiql").text

    named = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)

    assert len(named) == 6
    assert [let_in.get(address).status_code for address in named] == [200] * 6
    assert page.count("/graphiql?query=") == len(examples())


def test_only_its_fonts_make_the_policy_of_the_page_wider(let_in: TestClient) -> None:
    strict = let_in.get("/").headers["content-security-policy"]

    wider = let_in.get("/graphiql").headers["content-security-policy"]

    assert wider == strict.replace("font-src 'self'", "font-src 'self' data:")
    assert "unsafe" not in wider


def test_every_file_of_others_has_its_version_and_licence_beside_it() -> None:
    files = {path.name for path in (FILES / "vendor").iterdir()}
    others = {name for name in files if not name.endswith(".LICENSE")}

    assert len(others) >= 4
    for name in others:
        stem = re.sub(r"\.min\.\w+$", "", name)
        assert re.search(r"-\d+\.\d+\.\d+$", stem), name
        assert f"{stem}.LICENSE" in files


def test_files_outside_the_folder_are_out_of_reach(let_in: TestClient) -> None:
    for path in ("/static/../page.py", "/static/%2e%2e/page.py", "/static/vendor/", "/static/"):
        assert let_in.get(path).status_code == 404
