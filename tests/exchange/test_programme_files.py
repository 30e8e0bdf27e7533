"""Which files of sites are refused and why, and what a programme is written as."""

import io
from collections.abc import Iterator
from datetime import datetime

import pytest
from openpyxl import load_workbook

from roadmap.content.faults import ContentFaults
from roadmap.content.models import Framework
from roadmap.exchange import programme as joining
from roadmap.exchange.programme import join
from roadmap.exchange.programme_files import folder_files, programme_workbook
from roadmap.exchange.programme_models import TABLES
from roadmap.exchange.site_models import SiteRelease
from roadmap.exchange.site_release import read_site as site_reader
from tests.assessment import cases
from tests.exchange.joined_sites import joined, low_and_high, refused
from tests.exchange.made_sites import FRAMEWORK, HIGH, LOW, files, site


def test_the_same_site_twice_names_the_other_file() -> None:
    first = low_and_high(2, 3)
    assert refused(*first, first[0]) == [
        ("site6.json", "SAME_SITE_TWICE", "this is the same site and round as site1.json: keep one of the two")
    ]
    assert refused(*first, site(1, {"a": HIGH}))[0][1] == "SAME_SITE_TWICE"


def test_two_rounds_of_one_site_are_told_apart_from_the_same_one_twice() -> None:
    ((where, code, message),) = refused(*low_and_high(2, 3), site(1, {"a": HIGH}, round_name="Autumn"))
    assert (where, code) == ("site6.json", "TWO_ROUNDS")
    assert message == "this is another round of the site in site1.json: a site is counted once, so keep one round of it"


def renamed(framework: Framework, name: str) -> Framework:
    return framework.model_copy(update={"about": framework.about.model_copy(update={"id": name})})


def test_another_framework_is_refused_with_the_reason() -> None:
    ((where, code, message),) = refused(*low_and_high(2, 3), site(6, {"a": LOW}, framework=renamed(FRAMEWORK, "large")))
    assert (where, code) == ("site6.json", "OTHER_FRAMEWORK")
    assert message.startswith("this site used the framework large, and the first one small, so its answers say something else")


def test_other_stages_under_the_same_name_are_refused() -> None:
    ((_, code, message),) = refused(*low_and_high(2, 3), site(6, {"a": LOW}, framework=cases.framework(stages=6)))
    assert code == "OTHER_FRAMEWORK"
    assert "other stages on the scale steps" in message


def test_examples_are_not_mixed_with_real_sites() -> None:
    ((_, code, message),) = refused(*low_and_high(2, 3), site(6, {"a": LOW}, example=True))
    assert code == "EXAMPLE_AMONG_REAL"
    assert message.startswith("this site is fictional and others are real")
    assert joined(*low_and_high(2, 3, example=True)).example


def test_every_fault_of_every_file_comes_at_once() -> None:
    first = low_and_high(2, 3)
    given = [("a.json", b"{}"), *files(*first), ("b.json", files(first[0])[0][1]), ("c.json", files(first[1])[0][1][:-9])]
    with pytest.raises(ContentFaults) as caught:
        join(given)
    assert [(found.path, str(found.code)) for found in caught.value.faults] == [
        ("a.json", "NOT_A_SITE"), ("b.json", "SAME_SITE_TWICE"), ("c.json", "ALTERED"),
    ]  # fmt: skip


def test_files_are_read_one_at_a_time() -> None:
    alive: list[str] = []

    def opened() -> Iterator[tuple[str, bytes]]:
        for path, content in files(*low_and_high(2, 3)):
            alive.append(path)
            yield path, content

    read = site_reader

    def watched(content: bytes, path: str) -> SiteRelease:
        assert alive[-1] == path
        return read(content, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "read_site", watched)
        assert len(join(opened()).sites) == 5


def test_a_folder_has_a_table_each_and_the_whole() -> None:
    found = joined(*low_and_high(2, 3))
    made = folder_files(found)
    assert set(made) == {f"{name}.csv" for name in TABLES} | {"programme.json"}
    lines = made["results.csv"].decode("utf-8-sig").splitlines()
    assert lines[0] == "about,id,hash,state,sites,lower_two,share"
    assert lines[1] == f"item,a,{found.results[0].hash},shown,5,2,0.4"
    assert lines[2].endswith(",not_asked,,,")


def test_the_same_programme_makes_the_same_workbook_with_real_numbers() -> None:
    found = joined(*low_and_high(2, 3))
    assert programme_workbook(found) == programme_workbook(found)
    book = load_workbook(io.BytesIO(programme_workbook(found)))
    assert book.properties.created == datetime(1980, 1, 1)  # and not the time of today
    assert book.sheetnames == ["notes", *TABLES]
    rows = list(book["results"].iter_rows(values_only=True))
    assert rows[1] == ("item", "a", found.results[0].hash, "shown", 5, 2, 0.4)
    assert rows[2][3:] == ("not_asked", None, None, None)
