"""The codebook: every item, every column of every released file, texts that stay texts, and schemas that are current."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook
from pydantic import BaseModel

from roadmap.content.loading import find_framework
from roadmap.content.pinning import framework_hash, item_hash
from roadmap.exchange.codebook import SHEETS, STATES, Codebook, codebook, codebook_file
from roadmap.exchange.data_tables import csv_file, data_table, workbook
from roadmap.exchange.programme import join
from roadmap.exchange.programme_models import TABLES, Programme
from roadmap.exchange.published_schemas import RELEASED, SCHEMAS, schema_text
from roadmap.exchange.sealed_json import text_of
from roadmap.exchange.site_models import SiteDomain, SiteItem, SiteRelease
from tests.assessment import cases
from tests.exchange.made_sites import FRAMEWORK, HIGH, LOW, files, site

BOOK = codebook(FRAMEWORK)
GUIDE = (Path(__file__).parents[2] / "docs" / "sites.md").read_text(encoding="utf-8")


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# --- what it says ------------------------------------------------------------------------------


def test_every_item_has_its_wording_labels_sets_and_hash() -> None:
    shipped = find_framework("trauma_informed")
    found = {one.item: one for one in codebook(shipped).items}
    assert list(found) == list(shipped.items)
    for name, item in shipped.items.items():
        assert found[name].text == item.text
        assert found[name].hash == item_hash(item)
        assert found[name].ask == item.ask
        assert found[name].sets == shipped.sets_of(item)
        assert found[name].labels == {s: shipped.stage_name(item, s) for s in shipped.scale_of(name).stage_ids}
        assert found[name].core == ("core" in item.set)
    assert sum(one.core for one in found.values()) == 15


def test_it_says_which_framework_it_is_of() -> None:
    assert (BOOK.framework.id, BOOK.framework.hash, BOOK.title) == ("small", framework_hash(FRAMEWORK), "Small")


@pytest.mark.parametrize("model", [SiteRelease, SiteItem, SiteDomain, Programme, Codebook, *TABLES.values(), *SHEETS.values()])
def test_every_column_has_a_meaning(model: type[BaseModel]) -> None:
    described = {(one.column, one.meaning) for one in BOOK.columns}
    for name, field in model.model_fields.items():
        assert field.description
        assert (name, field.description) in described


def test_columns_say_which_words_they_may_hold() -> None:
    values = {(one.file, one.column): one.values for one in BOOK.columns}
    assert values["results", "state"] == ("shown", "withheld", "not_asked")
    assert values["actions", "decision"] == ("offered", "accepted", "rejected")
    assert values["activities", "level"] == ("individual", "service", "strategic", "not_said")
    assert values["results", "share"] == ()


def test_the_words_for_what_is_no_number_are_all_there() -> None:
    assert {"dont_know", "not_applicable", "not_asked", "blank", "withheld"} <= set(STATES)
    assert {one.state for one in BOOK.states} == set(STATES)


# --- its files -----------------------------------------------------------------------------------


def test_the_csv_is_one_table_whose_first_column_says_what_each_row_is() -> None:
    rows = rows_of(codebook_file(BOOK, ".csv"))
    assert [row["item"] for row in rows if row["part"] == "items"] == ["a", "b", "c", "d"]
    assert rows[0]["labels"] == "s0: Stage 0 | s1: Stage 1 | s2: Stage 2 | s3: Stage 3 | s4: Stage 4"
    assert (rows[0]["sets"], rows[0]["core"], rows[2]["core"]) == ("core; full", "true", "false")
    assert {row["part"] for row in rows} == set(SHEETS)
    assert sum(row["part"] == "columns" for row in rows) == len(BOOK.columns)


def test_the_workbook_has_a_sheet_each() -> None:
    book = load_workbook(io.BytesIO(codebook_file(BOOK, ".xlsx")))
    assert book.sheetnames == list(SHEETS)
    assert [row[0] for row in book["items"].iter_rows(values_only=True)] == ["item", "a", "b", "c", "d"]


def test_the_json_comes_back_whole() -> None:
    assert Codebook.model_validate_json(codebook_file(BOOK, ".json")) == BOOK


# --- texts stay texts ---------------------------------------------------------------------------

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_begins_like_a_formula_is_text_in_csv(text: str) -> None:
    content = csv_file((["a", "b"], [[text, "1=1"]]))
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1] == [f"'{text}", "1=1"]


@pytest.mark.parametrize("text", [*FORMULAS[:4], "{=1}", "https://example.org", "0-6", "007"])
def test_a_text_that_begins_like_a_formula_is_text_in_a_workbook(text: str) -> None:
    cell = load_workbook(io.BytesIO(workbook({"x": (["a"], [[text]])}, "x")))["x"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None


def test_an_item_that_is_a_formula_stays_text_in_every_codebook() -> None:
    book = codebook(cases.framework([cases.item("a", text='=HYPERLINK("x")')]))
    assert rows_of(codebook_file(book, ".csv"))[0]["text"] == '\'=HYPERLINK("x")'
    sheet = load_workbook(io.BytesIO(codebook_file(book, ".xlsx")))["items"]
    cell = sheet.cell(row=2, column=1 + list(SHEETS["items"].model_fields).index("text"))
    assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")


def test_numbers_and_yes_and_no_keep_their_kind() -> None:
    made: dict[str, Any] = {"x": (["n", "yes", "none"], [[-1.5, True, None]])}
    sheet = load_workbook(io.BytesIO(workbook(made, "x")))["x"]
    assert [cell.value for cell in sheet[2]] == [-1.5, True, None]
    assert csv_file(made["x"]).decode("utf-8-sig") == "n,yes,none\r\n-1.5,true,\r\n"


# --- schemas and the guide ---------------------------------------------------------------------------


def released_files() -> dict[str, bytes]:
    sites = [site(n, {"a": LOW if n < 3 else HIGH}) for n in range(5)]
    return {
        "site_release": text_of(sites[0]),
        "programme": text_of(join(files(*sites))),
        "codebook": codebook_file(BOOK, ".json"),
    }


@pytest.mark.parametrize("kind", RELEASED)
def test_the_committed_schema_is_what_the_models_give(kind: str) -> None:
    kept = (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")
    assert kept == schema_text(kind), "run: python -m roadmap.exchange.published_schemas"
    jsonschema.Draft202012Validator.check_schema(json.loads(kept))


def test_there_is_a_schema_for_every_released_file_and_no_other() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.json")} == set(RELEASED)


@pytest.mark.parametrize("kind", RELEASED)
def test_a_released_file_is_as_its_schema_says_and_another_is_not(kind: str) -> None:
    judge = jsonschema.Draft202012Validator(json.loads(schema_text(kind)))
    shape = json.loads(released_files()[kind])
    assert list(judge.iter_errors(shape)) == []
    assert list(judge.iter_errors(shape | {"more": 1})) != []


@pytest.mark.parametrize("name", TABLES)
def test_the_guide_describes_every_column_as_the_codebook_does(name: str) -> None:
    (section,) = re.findall(rf"^### `{name}`\n(.*?)(?=^##|\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    described = re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE)
    assert described == [(column, field.description) for column, field in TABLES[name].model_fields.items()]


def test_a_table_has_a_column_for_each_field() -> None:
    columns, rows = data_table(SHEETS["items"], BOOK.items)
    assert columns == list(SHEETS["items"].model_fields)
    assert rows[0][columns.index("ask")] == "leader; experience; profession"
