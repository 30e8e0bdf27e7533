"""Sites joined into a programme: what is compared, what is withheld, and that nobody can be worked out."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import permutations

import pytest

from roadmap.assessment.models import CollectionKind
from roadmap.exchange import programme as joining
from roadmap.exchange.programme import TOO_FEW
from roadmap.exchange.programme_models import TABLES, Programme
from roadmap.exchange.sealed_json import text_of
from roadmap.exchange.site_models import SiteRelease
from roadmap.exchange.site_release import site_release
from tests.assessment import cases
from tests.exchange.joined_sites import answers, joined, low_and_high, result
from tests.exchange.made_sites import FRAMEWORK, HIGH, LOW, assessment, files, like, released, site


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
