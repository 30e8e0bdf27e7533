"""Sites that come later: what is added, what waits, and that an earlier programme is never undone."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.content.faults import ContentFaults
from roadmap.exchange.programme import read_programme
from roadmap.exchange.programme_models import Programme
from roadmap.exchange.sealed_json import seal_of, text_of
from roadmap.exchange.site_models import SiteRelease
from tests.exchange.joined_sites import joined, low_and_high, refused, result
from tests.exchange.made_sites import HIGH, LOW, site


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
