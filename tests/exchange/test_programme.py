"""Sites joined into a programme: what is compared, what is withheld, what cannot be found out, and which files are refused."""

import io
import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from roadmap.assessment.models import CollectionKind
from roadmap.content.faults import ContentFaults
from roadmap.content.models import Framework
from roadmap.exchange import programme as joining
from roadmap.exchange.programme import TOO_FEW, join, read_programme
from roadmap.exchange.programme_files import folder_files, programme_workbook
from roadmap.exchange.programme_models import TABLES, AnswerRow, Programme, ResultRow
from roadmap.exchange.sealed_json import seal_of, text_of
from roadmap.exchange.site_models import SitePlacement, SiteRelease
from roadmap.exchange.site_release import read_site as site_reader
from roadmap.exchange.site_release import site_release
from tests.assessment import cases
from tests.exchange.made_sites import FRAMEWORK, HIGH, LOW, assessment, files, like, plan, released, site


def low_and_high(low: int, high: int, first: int = 1, **more: Any) -> list[SiteRelease]:
    """So many sites that stand low on item a, then so many that stand high."""
    return [site(first + n, {"a": LOW if n < low else HIGH}, **more) for n in range(low + high)]


def joined(*sites: SiteRelease, before: Programme | None = None) -> Programme:
    return join(files(*sites), before)


def result(found: Programme, name: str, about: str = "item") -> ResultRow:
    (row,) = (row for row in found.results if (row.id, row.about) == (name, about))
    return row


def answers(found: Programme, name: str) -> dict[str, AnswerRow]:
    return {row.answer: row for row in found.answers if row.item == name}


def refused(*sites: SiteRelease, before: Programme | None = None) -> list[tuple[str, str, str]]:
    """Every fault of a join: file, code, message."""
    with pytest.raises(ContentFaults) as caught:
        joined(*sites, before=before)
    return [(found.path, str(found.code), found.message) for found in caught.value.faults]


# --- shares ------------------------------------------------------------------------------------


def test_the_share_is_of_sites_and_not_of_people() -> None:
    crowd = [site(6, {"a": HIGH * 20}), *low_and_high(3, 2)]
    row = result(joined(*crowd), "a")
    assert (row.state, row.sites, row.lower_two, row.share) == ("shown", 6, 3, 0.5)


def test_four_sites_show_nothing_and_the_sentence_says_why() -> None:
    found = joined(*low_and_high(2, 2))
    assert found.notes == (TOO_FEW,)
    assert not any(getattr(found, name) for name in TABLES)
    assert found.waiting == 4


def test_five_sites_of_which_four_can_be_counted_withhold_the_item() -> None:
    found = joined(*low_and_high(2, 2), site(5, {"a": ["s1"] * 10, "b": LOW}))
    assert (result(found, "a").state, result(found, "a").sites) == ("withheld", None)
    assert (result(found, "b").state, result(found, "b").lower_two) == ("withheld", None)
    assert len(found.sites) == 5


def test_an_item_that_no_site_asked_reads_not_asked() -> None:
    assert result(joined(*low_and_high(2, 3)), "d").state == "not_asked"


def test_only_core_items_are_compared_and_all_are_listed() -> None:
    found = joined(*(site(n, {"a": LOW, "c": LOW}) for n in range(5)))
    assert [(row.item, row.core) for row in found.items] == [("a", True), ("b", True), ("c", False), ("d", True)]
    assert {row.id for row in found.results if row.about == "item"} == {"a", "b", "d"}
    assert {row.item for row in found.answers} == {"a", "b", "d"}


def test_another_wording_stands_in_a_row_of_its_own() -> None:
    other = cases.framework([cases.item("a", set=["core"], text="In other words")])
    found = joined(*low_and_high(5, 0), *low_and_high(1, 4, first=6, framework=other), site(11, {"a": LOW}, framework=other))
    rows = [row for row in found.results if (row.id, row.about) == ("a", "item")]
    assert sorted((row.sites, row.lower_two) for row in rows) == [(5, 5), (6, 2)]
    assert len({row.hash for row in rows}) == 2


def test_four_sites_with_the_new_wording_are_withheld() -> None:
    other = cases.framework([cases.item("a", set=["core"], text="In other words")])
    found = joined(*low_and_high(5, 0), *low_and_high(1, 3, first=6, framework=other))
    assert sorted(row.state for row in found.results if (row.id, row.about) == ("a", "item")) == ["shown", "withheld"]


def test_domains_are_compared_by_their_core() -> None:
    low, high = {"a": LOW, "b": LOW, "c": HIGH}, {"a": HIGH, "b": HIGH, "c": LOW}
    found = joined(*(site(n, low if n < 2 else high) for n in range(5)))
    assert (result(found, "trust", "domain").sites, result(found, "trust", "domain").lower_two) == (5, 2)
    assert result(found, "other", "domain").state == "not_asked"


def test_a_domain_counts_only_sites_that_show_enough_of_its_core() -> None:
    found = joined(*low_and_high(5, 0))  # one of two core items
    assert result(found, "trust", "domain").state == "withheld"


def test_without_core_items_nothing_is_compared_and_a_note_says_so() -> None:
    bare = cases.framework([cases.item("a")])
    found = joined(*low_and_high(5, 0, framework=bare))
    assert found.notes == ("No item of this framework is asked of everybody in the same words, so sites are not compared.",)
    assert [row.state for row in found.results] == ["not_asked"]
    assert found.answers == ()


def test_what_nobody_could_rate_is_not_counted_as_low() -> None:
    unknown = [site(n, {"a": ["dont_know"] * 9 + [None]}) for n in range(5)]
    assert result(joined(*unknown), "a").state == "withheld"
    assert result(joined(*unknown, *low_and_high(1, 4, first=6)), "a").sites == 5


# --- people --------------------------------------------------------------------------------------


def test_people_are_summed_by_answer_over_open_surveys() -> None:
    found = answers(joined(*(site(n, {"a": ["s1"] * 7 + ["dont_know", "not_applicable", None]}) for n in range(5))), "a")
    assert {answer: row.people for answer, row in found.items() if row.people} == {
        "s1": 35, "dont_know": 5, "not_applicable": 5, "blank": 5,
    }  # fmt: skip
    assert {row.sites for row in found.values()} == {5}


def test_people_in_a_room_are_counted_as_a_site_and_not_as_people() -> None:
    rooms = low_and_high(2, 3, kind=CollectionKind.IN_THE_ROOM)
    found = joined(*rooms)
    assert result(found, "a").sites == 5
    assert {row.state for row in answers(found, "a").values()} == {"withheld"}
    with_surveys = answers(joined(*rooms, *low_and_high(5, 0, first=6)), "a")
    assert (with_surveys["s1"].sites, with_surveys["s1"].people) == (5, 30)


def left_of_totals(found: Programme, sites: list[SiteRelease]) -> Iterator[tuple[str, int]]:
    """For each site, how many people remain of a total when all others subtract their own tables."""
    for mine in sites:
        for name in "abd":
            rows = answers(found, name)
            if not rows or next(iter(rows.values())).people is None:
                continue
            total = Counter({answer: row.people or 0 for answer, row in rows.items()})
            others = [one for one in sites if one is not mine]
            for item in (i for other in others for i in other.items if i.id == name and i.counts and i.asked >= 10):
                total.subtract({**(item.counts or {}), "dont_know": item.dont_know or 0, "blank": item.blank or 0})
            yield mine.site, sum(total.values())


def small(number: int) -> SiteRelease:
    """A site whose survey shows a table of five people to item a."""
    whole = site(number, {"a": LOW})
    item = whole.items[0].model_copy(update={"counts": {"s0": 0, "s1": 3, "s2": 0, "s3": 2, "s4": 0}})
    return like(whole, k=5, items=(item, *whole.items[1:]))


def test_all_others_together_cannot_work_out_a_site_of_fewer_than_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    sites = [*low_and_high(3, 3), small(7)]
    assert {left for _, left in left_of_totals(joined(*sites), sites)} == {10, 0}
    monkeypatch.setattr(joining, "LEAST_PEOPLE", 1)
    assert (sites[-1].site, 5) in left_of_totals(joined(*sites), sites)


# --- no league table -------------------------------------------------------------------------------


def test_codes_follow_the_fingerprint_and_stand_in_no_other_table() -> None:
    found = joined(*reversed(low_and_high(3, 3)))
    assert [row.site for row in found.sites] == [f"S{n:02}" for n in range(1, 7)]
    assert [row.fingerprint for row in found.sites] == sorted(row.fingerprint for row in found.sites)
    for name in set(TABLES) - {"sites"}:
        text = json.dumps([row.model_dump(mode="json") for row in getattr(found, name)])
        assert not any(code in text for row in found.sites for code in (row.site + '"', row.fingerprint, row.release))


def test_names_do_not_come_along() -> None:
    named = [
        site_release(assessment(n), FRAMEWORK, released({"a": LOW}), name=f"Northlea number {n}") for n in range(5)
    ]  # fmt: skip
    assert b"Northlea" in files(*named)[0][1]
    assert b"Northlea" not in text_of(joined(*named))


def test_the_order_of_files_means_nothing() -> None:
    crowd = [*low_and_high(2, 3), site(9, {"a": LOW, "d": HIGH})]
    texts = {text_of(joined(*order)) for order in list(permutations(crowd))[::97]}
    assert len(texts) == 1


# --- adding later ----------------------------------------------------------------------------------


def test_sites_added_later_wait_until_they_are_five() -> None:
    first = low_and_high(2, 3)
    before = joined(*first)
    later = joined(*first, *low_and_high(1, 0, first=6), before=before)
    assert later.results == before.results
    assert (later.waiting, [row.site for row in later.sites]) == (1, [row.site for row in before.sites])
    assert later.notes[0].startswith("1 site waits until 5 can be added together: this programme minus the earlier one")


def test_five_are_added_together_and_the_first_keep_their_codes() -> None:
    first, more = low_and_high(2, 3), low_and_high(4, 1, first=6)
    before = joined(*first)
    later = joined(*first, *more, before=before)
    assert (result(later, "a").sites, result(later, "a").lower_two) == (10, 6)
    assert later.sites[:5] == before.sites
    assert [row.added for row in later.sites] == [1] * 5 + [2] * 5
    assert later.notes == ()
    assert read_programme(text_of(later), "x") == later


def test_five_are_added_of_whom_four_can_be_counted_and_the_item_stays_as_it_was() -> None:
    first, more = low_and_high(2, 3), [*low_and_high(4, 0, first=6), site(10, {"b": LOW})]
    later = joined(*first, *more, before=joined(*first))
    assert len(later.sites) == 10
    assert result(later, "a").sites == 5


def test_a_site_of_the_earlier_programme_cannot_be_left_out() -> None:
    first = low_and_high(3, 3)
    before = joined(*first)
    gone = next(row.site for row in before.sites if row.fingerprint == first[0].site)
    ((where, code, message),) = refused(*first[1:], before=before)
    assert (where, code) == ("--before", "SITE_LEFT_OUT")
    assert message.startswith(f"the site {gone} of this programme is not among the files")


def test_a_site_of_the_earlier_programme_cannot_come_with_other_figures() -> None:
    first = low_and_high(3, 3)
    ((where, code, message),) = refused(site(1, {"a": HIGH}), *first[1:], before=joined(*first))
    assert (where, code) == ("site1.json", "SITE_CHANGED")
    assert "with other figures than then" in message


def test_an_altered_programme_is_refused() -> None:
    whole = json.loads(text_of(joined(*low_and_high(2, 3))))
    for change, code in (({"waiting": 1}, "ALTERED"), ({"holds": "?"}, "NOT_A_PROGRAMME"), ({"format": 9}, "NEWER")):
        with pytest.raises(ContentFaults) as caught:
            read_programme(json.dumps(whole | change).encode(), "p.json")
        assert [str(found.code) for found in caught.value.faults] == [code]


ADDED = [[site(number, {"a": LOW}), site(number, {"b": LOW}), site(number, {"a": HIGH, "b": LOW})] for number in range(16)]
#: For each of sixteen sites, what it shows, and with which of three programmes it comes.
arrivals = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=12, max_size=16)


@settings(max_examples=12, deadline=None)
@given(arrivals)
def test_from_one_programme_to_the_next_a_figure_grows_by_five_sites_or_by_none(arrived: list[tuple[int, int]]) -> None:
    earlier: Programme | None = None
    sites: list[SiteRelease] = []
    for turn in range(3):
        sites += [ADDED[number][shows] for number, (shows, comes) in enumerate(arrived) if comes == turn]
        found = joined(*sites, before=earlier)
        for name in "ab":
            before = [row.sites or 0 for row in earlier.results if (row.id, row.about) == (name, "item")] if earlier else []
            now = [row.sites or 0 for row in found.results if (row.id, row.about) == (name, "item")]
            grown = sum(now) - sum(before)
            assert grown == 0 or grown >= 5
        earlier = found


def test_a_programme_that_shows_a_few_sites_cannot_be_even_sealed() -> None:
    shape = json.loads(text_of(joined(*low_and_high(2, 3))))
    shape["sites"][0]["added"] = 2
    with pytest.raises(ContentFaults, match="fewer than five sites were added together"):
        read_programme(json.dumps(shape | {"seal": seal_of(shape)}).encode(), "p.json")


# --- activities and actions ------------------------------------------------------------------------


def with_activities(number: int, *rungs: str, off: bool = False) -> SiteRelease:
    made = [SitePlacement(ladder="climb", version="1", level="service", rungs=(rung,), known=True, off=off) for rung in rungs]
    return like(site(number, {"a": LOW}), placements=tuple(made))


def test_activities_are_counted_by_rung_with_the_sites_that_have_them() -> None:
    found = joined(with_activities(1, "told", "asked", "asked"), *(with_activities(n, "told") for n in range(2, 6)))
    assert [(row.rung, row.sites, row.sites_here, row.activities) for row in found.activities] == [
        ("asked", 5, 1, 2),
        ("told", 5, 5, 5),
    ]


def test_activities_of_four_sites_are_withheld_whatever_their_number() -> None:
    found = joined(site(9, {"a": LOW}), *(with_activities(n, "told", "told") for n in range(4)))
    assert [(row.state, row.rung, row.activities) for row in found.activities] == [("withheld", None, None)]


@pytest.mark.parametrize(
    ("shape", "rungs"),
    [
        ({"rungs": (), "known": True, "off": True}, ["off"]),
        ({"rungs": (), "known": True, "off": False}, ["none"]),
        ({"rungs": ("told", "asked"), "known": False, "off": False}, ["not_known"]),
        ({"rungs": ("told", "asked"), "known": True, "off": False}, ["asked", "told"]),
    ],
)
def test_where_activities_stand_is_told_in_words(shape: dict[str, Any], rungs: list[str]) -> None:
    one = SitePlacement(ladder="climb", version="1", level=None, **shape)
    found = joined(*(like(site(n, {"a": LOW}), placements=(one,)) for n in range(5)))
    assert [(row.rung, row.level) for row in found.activities] == [(rung, "not_said") for rung in rungs]


def with_plan(number: int, *horizons: str, domain: str | None = "trust") -> SiteRelease:
    return site_release(assessment(number), FRAMEWORK, released({"a": LOW}), plan=plan(*horizons, domain=domain))


def test_actions_are_counted_by_domain_horizon_and_decision() -> None:
    found = joined(with_plan(1, "0-6", "0-6", "6-12"), *(with_plan(n, "0-6") for n in range(2, 5)), with_plan(5, "", domain=None))
    assert [(row.domain, row.horizon, row.sites, row.sites_here, row.actions) for row in found.actions] == [
        (None, "not_said", 5, 1, 1),
        ("trust", "0-6", 5, 4, 5),
        ("trust", "6-12", 5, 1, 1),
    ]


def test_actions_of_four_plans_are_withheld() -> None:
    found = joined(site(9, {"a": LOW}), *(with_plan(n, "0-6") for n in range(4)))
    assert [(row.state, row.actions) for row in found.actions] == [("withheld", None)]


# --- files that are refused ------------------------------------------------------------------------


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


# --- the files of a programme -----------------------------------------------------------------------


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
