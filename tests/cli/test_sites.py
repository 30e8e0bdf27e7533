"""`release`, `programme` and `codebook`: what leaves and what never does, files that are refused, and words for people."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from roadmap.assessment.models import Audience, CollectionKind
from roadmap.content.loading import find_framework
from roadmap.content.models import Framework
from roadmap.exchange.archives import read_archive, write_archive
from roadmap.exchange.programme_models import TABLES
from roadmap.exchange.sealed_json import sealed, text_of
from roadmap.exchange.site_codes import SiteCode
from roadmap.exchange.site_release import read_site
from tests.cli.conftest import Run
from tests.cli.test_docs import SECTIONS
from tests.examples import small_parts, small_release, with_answers

PASSPHRASE = "four plain words here"


@pytest.fixture
def released(run: Run, example: Path, tmp_path: Path) -> Path:
    """The example's site release."""
    path = tmp_path / "site.json"
    assert run("release", example, "--to", path).status == 0
    return path


def six_sites(path: Path, folder: Path) -> list[Path]:
    """Six sites with the figures of one release, in a folder."""
    folder.mkdir()
    one = read_site(path.read_bytes(), "x")
    paths = []
    for number in range(1, 7):
        made = folder / f"site{number}.json"
        made.write_bytes(text_of(sealed(one.model_copy(update={"site": f"{number:064x}"}))))
        paths.append(made)
    return paths


def fault(out: Any) -> dict[str, Any]:
    (found,) = out["faults"]
    assert set(found) == {"path", "line", "code", "message", "found", "allowed", "nearest"}
    return dict(found)


# --- release -----------------------------------------------------------------------------------


def test_a_release_says_what_leaves_and_names_nobody(run: Run, example: Path, tmp_path: Path) -> None:
    path = tmp_path / "site.json"
    ran = run("release", example, "--to", path, "--json")
    parts = read_archive(example.read_bytes())
    told = ran.json["release"]
    assert (told["file"], told["round"], told["month"], told["name"]) == (
        path.as_posix(),
        parts.assessment.round_name,
        "2026-05",
        None,
    )
    assert told["shown"] + told["withheld"] + told["not_asked"] == len(parts.framework.items)
    assert told["placements"] == len(parts.activities)
    assert "It does not\nname the organisation." in ran.err
    text = path.read_text(encoding="utf-8")
    words = [parts.assessment.organisation.name, parts.assessment.organisation.id, parts.assessment.service]
    words += [activity.title for activity in parts.activities] + [action.do for action in parts.plan.actions]
    words += [agreed.because for agreed in parts.agreements if agreed.because]
    assert len(words) > 10
    assert [word for word in words if word in text] == []
    assert not {perspective.id for perspective in parts.framework.perspectives} & set(re.findall(r'"(\w+)":', text))


def test_a_release_names_the_organisation_where_asked_to(run: Run, example: Path, tmp_path: Path) -> None:
    ran = run("release", example, "--to", tmp_path / "site.json", "--name", "Rivermouth")
    assert "It names the organisation: Rivermouth." in ran.err.replace("\n", " ")
    assert json.loads((tmp_path / "site.json").read_text(encoding="utf-8"))["name"] == "Rivermouth"


def test_the_same_archive_gives_the_same_release(run: Run, example: Path, released: Path, tmp_path: Path) -> None:
    assert run("release", example, "--to", tmp_path / "again.json").status == 0
    assert (tmp_path / "again.json").read_bytes() == released.read_bytes()


def test_answers_in_an_archive_are_not_looked_at(
    run: Run, framework: Framework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROADMAP_PASSPHRASE", PASSPHRASE)
    shareable, keeper = tmp_path / "shareable.zip", tmp_path / "keeper.zip"
    parts = small_parts(framework).model_copy(update={"activities": ()})
    shareable.write_bytes(write_archive(parts))
    keeper.write_bytes(write_archive(with_answers(parts), PASSPHRASE))
    for archive in (shareable, keeper):
        assert run("release", archive, "--to", tmp_path / f"{archive.stem}.json").status == 0
    assert (tmp_path / "shareable.json").read_bytes() == (tmp_path / "keeper.json").read_bytes()


@pytest.mark.parametrize("releases", [(), (small_release(Audience.ROOM),)])
def test_an_archive_with_nothing_for_others_gives_no_release(
    run: Run, framework: Framework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, releases: tuple[Any, ...]
) -> None:
    monkeypatch.setenv("ROADMAP_PASSPHRASE", PASSPHRASE)
    archive = tmp_path / "keeper.zip"
    parts = with_answers(small_parts(framework).model_copy(update={"releases": releases, "activities": ()}))
    archive.write_bytes(write_archive(parts, PASSPHRASE))
    ran = run("release", archive, "--to", tmp_path / "site.json", "--json")
    assert (ran.status, ran.error["code"]) == (1, "NO_RESULTS")
    assert not (tmp_path / "site.json").exists()


def test_a_survey_without_a_threshold_gives_no_release(run: Run, framework: Framework, tmp_path: Path) -> None:
    odd = small_release().model_copy(update={"kind": CollectionKind.OPEN_SURVEY})
    archive = tmp_path / "odd.zip"
    parts = small_parts(framework).model_copy(update={"releases": (odd,), "kind": CollectionKind.OPEN_SURVEY, "activities": ()})
    archive.write_bytes(write_archive(parts))
    ran = run("release", archive, "--to", tmp_path / "site.json", "--json")
    assert (ran.status, ran.error["code"], ran.error["where"]) == (1, "ARCHIVE_PROBLEM", "releases")
    assert not (tmp_path / "site.json").exists()


def test_no_release_is_written_over_unless_asked_to(run: Run, example: Path, released: Path) -> None:
    before = released.read_bytes()
    assert run("release", example, "--to", released, "--name", "x", "--json").error["code"] == "FILE_EXISTS"
    assert released.read_bytes() == before
    assert run("release", example, "--to", released, "--name", "x", "--replace").status == 0
    assert released.read_bytes() != before


# --- programme ----------------------------------------------------------------------------------


def test_one_site_is_withheld_and_the_sentence_says_why(run: Run, released: Path) -> None:
    ran = run("programme", released)
    assert ran.status == 0
    assert "Fewer than 5 sites can be counted, so nothing is shown" in ran.out
    found = run("programme", released, "--json").json
    assert [found[name] for name in TABLES] == [[]] * len(TABLES)


def test_six_sites_are_told_in_words_by_topic_and_question(run: Run, released: Path, tmp_path: Path) -> None:
    ran = run("programme", *six_sites(released, tmp_path / "sites"))
    assert ran.out.startswith("Example: fictional data. Nothing here is about a real service or person.\n6 sites joined, on the")
    assert "Common gaps: half of the sites or more stand in the lower two stages" in ran.out
    assert "(6 of 6)" in ran.out
    texts = [item.text for item in find_framework("trauma_informed").items.values() if "core" in item.set]
    said = " ".join(ran.out.split())
    assert sum(text in said for text in texts) >= 8
    assert "Power sharing" in ran.out
    assert not re.search(r"S0\d|site\d", ran.out)


def test_json_is_the_joined_object_that_the_folder_holds(run: Run, released: Path, tmp_path: Path) -> None:
    six_sites(released, tmp_path / "sites")
    ran = run("programme", tmp_path / "sites", "--to", tmp_path / "joined", "--json")
    assert ran.json == json.loads((tmp_path / "joined" / "programme.json").read_text(encoding="utf-8"))
    assert {path.name for path in (tmp_path / "joined").iterdir()} == {"programme.json", *(f"{name}.csv" for name in TABLES)}
    assert {row["sites"] for row in ran.json["results"] if row["state"] == "shown"} == {6}
    with (tmp_path / "joined" / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [row["id"] for row in ran.json["results"]]


def test_of_a_folder_the_programme_in_it_is_passed_over(run: Run, released: Path, tmp_path: Path) -> None:
    six_sites(released, tmp_path / "sites")
    found = run("programme", tmp_path / "sites", "--json")
    (tmp_path / "sites" / "programme.json").write_text(found.out, encoding="utf-8")
    assert run("programme", tmp_path / "sites", "--json").json == found.json


def test_a_workbook_has_a_sheet_for_each_table(run: Run, released: Path, tmp_path: Path) -> None:
    paths = six_sites(released, tmp_path / "sites")
    ran = run("programme", *paths, "--to", tmp_path / "joined.XLSX")
    assert ran.status == 0, ran.err
    assert ran.out.endswith("joined.XLSX\n")
    book = load_workbook(tmp_path / "joined.XLSX")
    assert book.sheetnames == ["notes", *TABLES]
    assert book["notes"]["A2"].value == "Fictional data: nothing here is about a real site."


def test_a_programme_goes_on_from_the_one_before(run: Run, released: Path, tmp_path: Path) -> None:
    *first, last = six_sites(released, tmp_path / "sites")
    assert run("programme", *first, "--to", tmp_path / "joined").status == 0
    ran = run("programme", *first, last, "--before", tmp_path / "joined" / "programme.json", "--json")
    assert (len(ran.json["sites"]), ran.json["waiting"]) == (5, 1)
    left = run("programme", *first[1:], last, "--before", tmp_path / "joined" / "programme.json", "--json")
    assert (left.status, fault(left.json)["code"]) == (1, "SITE_LEFT_OUT")


def test_files_that_cannot_be_joined_are_all_told(run: Run, released: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    altered = json.loads(released.read_text(encoding="utf-8")) | {"people": 65}
    (tmp_path / "altered.json").write_text(json.dumps(altered), encoding="utf-8")
    ran = run(
        "programme", released, released, tmp_path / "other.json", tmp_path / "altered.json", "--to", tmp_path / "j", "--json"
    )
    assert ran.status == 1
    assert [one["code"] for one in ran.json["faults"]] == ["SAME_SITE_TWICE", "NOT_A_SITE", "ALTERED"]
    assert not (tmp_path / "j").exists()
    lines = run("programme", released, released).err
    assert lines.startswith(f"{released.as_posix()}: SAME_SITE_TWICE this is the same site and round as")


def test_a_file_that_is_not_there_is_told_by_its_name(run: Run, tmp_path: Path) -> None:
    found = fault(run("programme", tmp_path / "none.json", "--json").json)
    assert (found["code"], found["path"]) == ("CANNOT_READ", (tmp_path / "none.json").as_posix())


def test_an_archive_is_no_site_release(run: Run, example: Path) -> None:
    found = fault(run("programme", example, "--json").json)
    assert found["code"] == "NOT_A_SITE"
    assert "Make one from the site's archive with 'release'" in found["message"]


def test_a_programme_is_written_into_a_folder_or_a_workbook_only(run: Run, released: Path, tmp_path: Path) -> None:
    ran = run("programme", released, "--to", tmp_path / "x.csv", "--json")
    assert (ran.status, ran.error["code"]) == (2, "WRONG_USAGE")
    assert ran.error["message"].startswith(
        "A programme is written into a folder, or a file that ends with .xlsx, not with '.csv'"
    )


def test_a_folder_with_something_in_it_is_left_alone(run: Run, released: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "sites.csv").write_text("mine", encoding="utf-8")
    ran = run("programme", released, "--to", tmp_path / "mine", "--json")
    assert (ran.status, ran.error["code"]) == (1, "FILE_EXISTS")
    assert [path.read_text(encoding="utf-8") for path in (tmp_path / "mine").iterdir()] == ["mine"]
    assert run("programme", released, "--to", tmp_path / "mine", "--replace").status == 0
    assert run("programme", released, "--to", tmp_path / "no" / "folder", "--json").error["code"] == "NO_FOLDER"


# --- codebook -----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_a_codebook_is_written_in_three_formats(run: Run, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"codebook{suffix}"
    ran = run("codebook", "trauma_informed", "--to", path, "--json")
    assert ran.status == 0
    assert len(ran.json["items"]) == len(find_framework("trauma_informed").items)
    assert path.stat().st_size > 10_000
    assert run("codebook", "trauma_informed", "--to", path, "--json").error["code"] == "FILE_EXISTS"


def test_a_codebook_of_another_format_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    ran = run("codebook", "trauma_informed", "--to", tmp_path / "x.docx", "--json")
    assert (ran.status, ran.error["message"]) == (2, "A codebook ends with .csv, .xlsx or .json, not with '.docx'.")


def test_a_codebook_in_words_has_every_question(run: Run) -> None:
    said = " ".join(run("codebook", "trauma_informed").out.split())
    assert [item.text for item in find_framework("trauma_informed").items.values() if item.text not in said] == []
    assert "withheld There is a figure, and it is not shown on its own" in said


def test_a_framework_that_is_not_there_is_a_fault(run: Run) -> None:
    ran = run("codebook", "trauma_inform", "--json")
    assert ran.status == 1
    assert fault(ran.json)["nearest"] == "trauma_informed"


# --- the manual ---------------------------------------------------------------------------------


def test_every_fault_of_a_site_release_is_described() -> None:
    described = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+) \|$", SECTIONS["programme"], re.MULTILINE))
    assert described == {str(code): code.meaning for code in SiteCode}
