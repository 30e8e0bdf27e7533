"""Many sites on a page: files chosen or kept here, common strengths and gaps, nothing below the limits, tables to take away."""

import io
import json
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from roadmap.assessment.models import Assessment, CollectionKind, Contacts
from roadmap.content.loading import find_framework
from roadmap.exchange.programme import join
from roadmap.exchange.programme_files import folder_zip, programme_workbook
from roadmap.exchange.programme_models import TABLES
from roadmap.exchange.sealed_json import text_of
from roadmap.exchange.site_release import read_site
from roadmap.store import Store
from roadmap.ui.kept_sites import release_of
from tests.exchange import made_sites
from tests.pages.conftest import Launch

FRAMEWORK = find_framework("trauma_informed")
CORE = [item.id for item in FRAMEWORK.items.values() if FRAMEWORK.shared_set(item)]


def answers(item: str, place: int) -> list[str]:
    """Ten people, most of them at one stage."""
    stages = FRAMEWORK.scale_of(item).stage_ids
    return [stages[place]] * 7 + [stages[(place + 1) % len(stages)]] * 3


def site_files(n: int) -> list[tuple[str, bytes]]:
    """So many sites: all low on the first core question, all high on the second, and so on by turns."""
    made = []
    for number in range(1, n + 1):
        columns = {item: answers(item, 0 if i % 2 == 0 or number <= i // 2 else 3) for i, item in enumerate(CORE)}
        made.append(made_sites.site(number, columns, FRAMEWORK))
    return made_sites.files(*made)


def sent(launch: Launch, *files: tuple[str, bytes]) -> AppTest:
    """The page after these files were chosen."""
    app = launch("programme")
    app.file_uploader[0].set_value([(name, content, "application/json") for name, content in files]).run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    return "\n".join(one.value for one in [*app.markdown, *app.header, *app.error])


def test_common_gaps_and_strengths_are_said_with_how_many_sites(launch: Launch) -> None:
    app = sent(launch, *site_files(6))
    assert not app.error
    said = texts(app)
    assert "6 sites are counted." in said
    assert f"- **{FRAMEWORK.items[CORE[0]].text}**: 6 of 6 sites" in said
    assert f"- **{FRAMEWORK.items[CORE[1]].text}**: 0 of 6 sites" in said
    headers = [one.value for one in app.header]
    assert headers.index("Common strengths") < headers.index("Common gaps")
    labels = [one.label for one in app.get("download_button")]
    assert labels == ["Tables (Excel)", "Tables (CSV)", "programme.json", "Codebook (Excel)"]
    assert "site1" not in said, "no site is named"


def test_fewer_than_five_sites_are_not_shown(launch: Launch) -> None:
    app = sent(launch, *site_files(4))
    said = texts(app)
    assert "sites are counted" not in said
    assert "Fewer than 5 sites can be counted, so nothing is shown" in said
    assert "lower two stages" not in said
    assert not app.get("download_button")


def test_sites_that_come_later_wait_until_they_are_five(launch: Launch) -> None:
    files = site_files(7)
    earlier = ("programme.json", text_of(join(files[:6])))
    app = sent(launch, earlier, *files)
    assert "6 sites are counted." in texts(app)
    assert "1 site waits until 5 can be added together" in texts(app)
    twice = sent(launch, earlier, ("programme2.json", earlier[1]))
    assert "Two earlier programmes were chosen." in texts(twice)


def test_what_is_wrong_with_files_comes_all_at_once(launch: Launch) -> None:
    (name, content), *others = site_files(6)
    spoilt = content.replace(b'"people": 10', b'"people": 11')
    app = sent(launch, (name, spoilt), ("letter.json", b"Dear colleague"), *others)
    (error,) = app.error
    assert "These files cannot be joined. Nothing has been stored." in error.value
    assert "damaged, or was changed after it was written" in error.value
    assert "this is no site release" in error.value
    assert not app.get("download_button")


@pytest.fixture
def five_kept(kept: Store) -> None:
    """Five services that answered in one room each, and one with nothing yet."""
    for number in range(6):
        made = kept.create_assessment(
            f"Council {number}", "Housing", "Spring", FRAMEWORK, "core", Contacts(), CollectionKind.IN_THE_ROOM,
            today=date(2026, 5, 4),
        )  # fmt: skip
        if number < 5:
            person = kept.own_respondent(made.id, "leader", "core")
            for item in CORE:
                kept.save_answer(person.id, item, answers(item, 0)[0])


def test_services_kept_here_can_be_added(launch: Launch, five_kept: None) -> None:
    app = launch("programme")
    app.toggle[0].set_value(True).run()
    assert not app.exception
    assert "5 sites are counted." in texts(app)
    assert "Council" not in texts(app)


def test_the_tables_are_the_same_in_both_forms() -> None:
    whole = join(site_files(5))
    with zipfile.ZipFile(io.BytesIO(folder_zip(whole))) as archive:
        assert sorted(archive.namelist()) == sorted([f"{name}.csv" for name in TABLES] + ["programme.json"])
        assert json.loads(archive.read("programme.json"))["seal"] == whole.seal
        rows = archive.read("results.csv").decode("utf-8-sig").splitlines()
    book = load_workbook(io.BytesIO(programme_workbook(whole)))
    assert set(TABLES) <= set(book.sheetnames)
    assert book["results"].max_row == len(rows)


def test_a_site_that_is_kept_here_takes_its_own_file_after_reading_what_leaves(
    launch: Launch, kept: Store, answered: Assessment
) -> None:
    app = launch("programme")
    said = texts(app)
    assert "How many took part is not in it" in said
    assert "where there is no threshold: the file holds how many gave each answer, however few were there." in said
    assert "Questions with how many chose each answer: 32" in said
    assert "No view on its own, no note, no title and no name of anybody" in said
    assert [one.proto.label for one in app.get("download_button")] == ["Save this site's file"]
    made = release_of(answered, "Harbour")  # what the button makes
    assert made
    read = read_site(text_of(made), "site")
    assert (read.name, read.people) == ("Harbour", None)


def test_without_an_answer_there_is_no_file_of_ones_own(launch: Launch, begun: Assessment) -> None:
    app = launch("programme")
    assert "Your own site's file" not in texts(app)
    assert not app.get("download_button")
