"""The workbook's formulas, worked out by LibreOffice, give the program's own figures; what it holds comes back in as it is."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from roadmap.assessment.answers_file import parse_rows
from roadmap.assessment.disclosure import release
from roadmap.assessment.models import Audience, Collected, CollectionKind, Results
from roadmap.assessment.scoring import results
from roadmap.content.loading import load_framework
from roadmap.content.models import Domain, Framework
from roadmap.exchange.answer_files import parse_answers
from roadmap.exchange.plan_files import read_plan
from roadmap.pack.making import PackParts
from roadmap.pack.workbook.layout import Layout
from roadmap.pack.workbook.making import workbook
from tests.content.corpus import VALID
from tests.pack.filling import Filler, Filling, Read, random_filling, worked_out

FILLINGS = 100
#: What the sheet of figures calls what the program does.
_OF_ITEM = {name: name for name in ("rated", "asked", "reached", "lower", "upper", "not_applicable")}
_OF_ITEM |= {"least": "min", "most": "max"}


def slices(parts: PackParts) -> list[PackParts]:
    """The whole framework, each part of it alone, and small ones with weights, three stages and seven."""
    own = [of_domains(parts.framework, (one,)) for one in parts.framework.domains]
    small = [weighted(load_framework(VALID / name), i) for i, name in enumerate(("smallest", "three_stages", "seven_stages"))]
    return [parts, *(replace(parts, framework=one) for one in own + small)]


def weighted(framework: Framework, seed: int) -> Framework:
    """The same with other weights, some of which no binary fraction holds."""
    rng = random.Random(seed)
    domains = tuple(
        one.model_copy(
            update={"items": tuple(item.model_copy(update={"weight": rng.choice((0.1, 0.7, 1.0, 3.0))}) for item in one.items)}
        )
        for one in framework.domains
    )
    return of_domains(framework, domains)


def of_domains(framework: Framework, domains: tuple[Domain, ...]) -> Framework:
    """The same with other domains; made anew, since a copy would keep what was worked out of the old ones."""
    return Framework(about=framework.about, domains=domains, planning=framework.planning)


def found(collected: Collected, framework: Framework) -> Results:
    return results(release(collected, framework, k=None, audience=Audience.ROOM), framework)


def differences(read: Read, expected: Results) -> Iterator[str]:
    """Everything in which the workbook and the program do not agree."""
    layout, framework = read.layout, read.layout.framework
    items = {one.id: one for one in expected.items}
    for place in layout.places:
        one = items.get(place.item.id)
        for name, attribute in _OF_ITEM.items():
            wanted = getattr(one, attribute) if one else (0 if name in ("rated", "asked", "not_applicable") else None)
            if read.item(name, place.item.id) != wanted:
                yield f"{place.item.id} {name}: {read.item(name, place.item.id)}, not {wanted}"
        if bool(read.item("talk", place.item.id)) != bool(one and "talk_first" in one.flags):
            yield f"{place.item.id} talk"
    areas = {one.id: one for one in expected.domains}
    factors = expected.readiness.factors if expected.readiness else {}
    sides = dict(reading.rsplit("_", 1) for reading in expected.readiness.reading) if expected.readiness else {}
    for group in layout.groups:
        result: Any = factors[group.id] if group.factor else areas[group.id]
        ids = framework.scales[group.domain.scale].stage_ids
        wanted_stage = None if group.factor or result.stage is None else ids.index(result.stage)
        told: dict[str, Any] = {name: getattr(result, name) for name in ("applicable", "rated", "score", "low", "high")}
        told |= {"stage": wanted_stage, "reading": sides.get(group.id) if group.factor else None}
        for name, wanted in told.items():
            got = read.group(name, group.id)
            same = got == wanted if wanted is None or got is None or isinstance(wanted, str) else abs(got - wanted) < 1e-9
            if not same:
                yield f"{group.id} {name}: {got}, not {wanted}"


def lists(read: Read, expected: Results) -> Iterator[str]:
    """Where the list to talk about, or what holds an area, is not the program's."""
    from roadmap.assessment.views import talk_list

    framework, layout = read.layout.framework, read.layout
    number = {place.item.id: n for n, place in enumerate(layout.places, start=1)}
    sheet = read.sheet("talk")
    shown = [sheet.cell(row, 2).value for row in range(6, 14) if sheet.cell(row, 1).value]
    wanted = [f"{number[one.id]}. {framework.items[one.id].text}" for one in talk_list(expected)]
    if shown != wanted:
        yield f"talk: {shown}, not {wanted}"
    profile = read.sheet("profile")
    rows = {profile.cell(row, 1).value: row for row in range(1, profile.max_row + 1)}
    for domain in expected.domains:
        if domain.kind == "progress":
            held = str(profile.cell(rows[framework.domain(domain.id).title], 28).value or "").split("\n")
            names = [f"{number[one]}. {framework.items[one].text}" for one in (domain.holding or ())[:3]]
            if [line for line in held if line] != names:
                yield f"{domain.id} next: {held}, not {names}"


def brought_back(content: bytes, framework: Framework) -> Collected:
    """The filled workbook as `score` reads it."""
    rows = parse_answers(content, "workbook.xlsx")
    read = parse_rows(rows.rows, framework, header=rows.header, first_row=rows.first_row, kind=CollectionKind.IN_THE_ROOM)
    assert isinstance(read, Collected), read
    return read


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice: install Debian's package libreoffice-calc-nogui")
def test_a_hundred_fillings_give_the_programs_figures_and_come_back_as_they_were(parts: PackParts, tmp_path: Path) -> None:
    layouts = [Layout(one) for one in slices(parts)]
    # The whole workbook as it is handed out; of the others what their figures come from.
    fillers = [Filler(workbook(layout.parts), layout, figures_alone=n > 0) for n, layout in enumerate(layouts)]
    # Few of the whole framework, which takes longest; the others in turn.
    which = [0] * 2 + [1 + n % (len(layouts) - 1) for n in range(FILLINGS - 2)]
    fillings = [random_filling(layouts[one], seed) for seed, one in enumerate(which)]
    filled = [fillers[one].fill(filling) for one, filling in zip(which, fillings, strict=True)]
    wrong, stages, talks = [], set(), 0
    for number, content in enumerate(worked_out(filled, tmp_path)):
        layout, filling = layouts[which[number]], fillings[number]
        given = filling.collected(layout)
        expected, read = found(given, layout.framework), Read(content, layout)
        wrong += [f"{number}: {one}" for one in (*differences(read, expected), *lists(read, expected))]
        if filling.answers:
            back = brought_back(content, layout.framework)
            if {(row.respondent, row.item): row.answer for row in back.rows} != {
                (row.respondent, row.item): row.answer for row in given.rows
            }:
                wrong.append(f"{number}: came back otherwise")
            wrong += [f"{number}: back: {one}" for one in differences(read, found(back, layout.framework))]
        stages |= {one.stage for one in expected.domains}
        talks += sum("talk_first" in item.flags for item in expected.items)
    assert wrong[:20] == []
    assert len(stages) > 5  # the fillings reach every part of the rules
    assert talks > 20


def test_before_anything_is_filled_in_no_figure_is_shown(parts: PackParts) -> None:
    read = Read(workbook(parts), Layout(parts))
    profile = read.sheet("profile")
    said = [profile.cell(row, 2).value for row in range(1, profile.max_row + 1)]
    assert said.count("Not enough answers yet") == len(read.layout.groups)
    assert not any(profile.cell(row, 3).value for row in range(7, 9))


def test_only_what_is_to_be_filled_in_can_be_changed_and_only_to_what_is_listed(parts: PackParts) -> None:
    layout = Layout(parts)
    book = openpyxl.load_workbook(BytesIO(workbook(parts)))
    rate = book["Rate"]
    assert rate.protection.sheet
    unlocked = {cell.coordinate for row in rate.iter_rows() for cell in row if not cell.protection.locked}
    assert len(unlocked) == 1 + 12 + len(layout.places) * 13
    offered = {span for rule in rate.data_validations.dataValidation for span in str(rule.sqref).split()}
    assert {f"D{place.row + 1}:O{place.row + 1}" for place in layout.places} <= offered
    assert all(rule.type == "list" and rule.showErrorMessage for rule in rate.data_validations.dataValidation)
    assert [book[name].sheet_state for name in ("Working", "Lists")] == ["hidden", "hidden"]


def test_every_formula_is_one_that_excel_2016_knows(parts: PackParts) -> None:
    with ZipFile(BytesIO(workbook(parts))) as archive:
        texts = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    formulas = [node.text or "" for text in texts for node in ElementTree.fromstring(text).iter() if node.tag.endswith("}f")]
    assert len(formulas) > 4000
    assert max(map(len, formulas)) < 8192
    assert not [
        one for one in formulas if any(name in one for name in ("_xlfn", "LET(", "FILTER(", "SORT(", "XLOOKUP(", "TEXTJOIN("))
    ]


def test_the_plan_sheet_comes_back_as_a_plan_that_the_tool_wrote(parts: PackParts) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(parts)))
    sheet = book["Plan"]
    columns = {cell.value: cell.column for cell in sheet[4]}
    words = parts.report_words.texts["sheet"]
    for name, value in (("priority", "Pay people"), ("action", "Write the rate down"), ("status", words["status_under_way"])):
        sheet.cell(5, columns[words[name]]).value = value
    sheet.cell(5, columns[words["due"]]).value = date(2027, 3, 1)
    for row in sheet.iter_rows(min_row=5):
        for cell in row:
            if str(cell.value).startswith("="):
                cell.value = "On track"
    saved = BytesIO()
    book.save(saved)
    (row,) = read_plan(saved.getvalue(), "workbook.xlsx", parts.report_words).rows
    assert (row.id, row.cells["priority"], row.cells["action"]) == ("", "Pay people", "Write the rate down")
    assert (row.cells["status"], row.cells["due"]) == ("under_way", date(2027, 3, 1))


def test_a_view_that_was_not_chosen_counts_for_nothing_and_says_so(parts: PackParts) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(parts)))
    assert "Choose a view above" in str(book["Rate"]["D5"].value)


def test_the_same_content_gives_the_same_bytes(parts: PackParts) -> None:
    small = replace(parts, framework=load_framework(VALID / "smallest"))
    assert workbook(small) == workbook(small)


def test_an_empty_filling_has_no_rows_to_bring_back(parts: PackParts) -> None:
    layout = Layout(replace(parts, framework=load_framework(VALID / "smallest")))
    assert Filling(layout.sets[0][1] if layout.sets else "", (), {}).collected(layout).rows == ()
