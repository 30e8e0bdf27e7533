"""Many sites and every programme made of them: nobody at a site can be picked out, and no few sites either."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest

from roadmap.assessment.sites import Counted, Tally
from roadmap.exchange.programme import join
from roadmap.exchange.programme_models import Programme

from ..exchange.made_sites import files
from .cells import exposed
from .many_sites import ANSWERS, ITEMS, Site, all_shown, people_published, site, sites_published, tables_of
from .published import Published
from .subtracting import follows, small_or_same


def grown(draw: Random, most: int = 14, least: int = 1) -> tuple[list[Site], list[Programme]]:
    """Sites that come in three turns, and the programme after each, added to the one before."""
    sites: list[Site] = []
    programmes: list[Programme] = []
    for _ in range(3):
        sites += [site(len(sites) + n, draw) for n in range(draw.randint(least, 8)) if len(sites) + n < most]
        programmes.append(join(files(*(one.file for one in sites)), programmes[-1] if programmes else None))
    return sites, programmes


def rank_of(rows: Sequence[frozenset[str]], kinds: Sequence[frozenset[str]]) -> int:
    """The rank of tables over kinds of people, exactly, by Gauss."""
    left = [[Fraction(kind <= row) for kind in kinds] for row in rows]
    found = 0
    for column in range(len(kinds)):
        pivot = next((row for row in left if row[column]), None)
        if pivot is not None:
            left.remove(pivot)
            left = [[v - row[column] / pivot[column] * p for v, p in zip(row, pivot, strict=True)] for row in left]
            found += 1
    return found


def adds_something(sites: list[Site], programmes: list[Programme], name: str) -> bool:
    """Whether programmes let anything follow about people that does not follow from what sites show themselves."""
    whole, alone = people_published(sites, programmes, name), people_published(sites, [], name)
    rank = rank_of([row for row, _ in whole.rows], whole.kinds)
    return rank > rank_of([row for row, _ in alone.rows], whole.kinds)


def few_sites(published: Published) -> list[frozenset[str]]:
    """Sets of one to four sites whose result follows from all programmes together."""
    return [found.people for found in small_or_same(published, 5) if found.why == "small"]


@pytest.mark.parametrize("seed", range(3))
def test_programmes_let_nothing_follow_about_people_or_few_sites(seed: int) -> None:
    draw = Random(seed)
    shown = 0
    for _ in range(12):
        sites, programmes = grown(draw)
        for name in ITEMS:
            assert not adds_something(sites, programmes, name)
            of_sites = sites_published(sites, programmes, name)
            shown += len(of_sites.tables)
            assert few_sites(of_sites) == []
    assert shown > 15, "nothing is proved where nothing is shown"


def test_by_integer_programmes_few_sites_are_known_only_where_all_that_came_together_stand_the_same() -> None:
    draw = Random(11)
    looked_at = 0
    for _ in range(10):
        sites, programmes = grown(draw, most=11)
        for name in ITEMS:
            found = sites_published(sites, programmes, name)
            of_one_mind = {
                people
                for union, weights in follows(found.pattern, len(found.kinds))
                for people in [frozenset().union(*(k for k, is_in in zip(found.kinds, union, strict=True) if is_in))]
                for told in [
                    [sum(w * n for w, n in zip(weights, c, strict=True)) for c in zip(*(t for _, t in found.rows), strict=True)]
                ]
                if max(told, default=0) == len(people)
            }
            looked_at += bool(found.rows)
            for one in exposed(found, 5):
                assert any(one.people <= known for known in of_one_mind), "a share of all or none says so of each"
    assert looked_at > 8


def test_within_a_site_and_over_sites_no_view_of_few_people_follows() -> None:
    """Row space over groups and sites together: each site's views, its Everyone, and the totals of all programmes."""
    draw = Random(5)
    for _ in range(25):
        sites, programmes = grown(draw, most=6)
        for name in ITEMS:
            surveys = [one for one in sites if one.shown[0].k == 10]
            found = people_published(sites, programmes, name)
            base = rank_of([row for row, _ in found.rows], found.kinds)
            for one in surveys:
                for kind in found.kinds:
                    if kind <= {person.id for person in one.given.respondents} and len(kind) < 10:
                        assert rank_of([*(row for row, _ in found.rows), kind], found.kinds) > base


# --- switched off, the leaks are found --------------------------------------------------------


def test_with_totals_that_need_not_grow_by_five_sites_few_sites_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Complementary suppression over sites switched off: what came counts as soon as five are counted in all."""

    def shown(self: Tally[str, str], key: str) -> Counted[str] | None:
        blocks = self._sites.get(key, Counter())
        counts: Counter[str] = Counter()
        for block in blocks:
            counts.update(self._counts[key, block])
        return Counted(sum(blocks.values()), dict(counts)) if sum(blocks.values()) >= 5 else None

    monkeypatch.setattr(Tally, "shown", shown)
    draw = Random(2)
    assert any(few_sites(sites_published(*grown(draw, 24, least=5), name)) for _ in range(12) for name in ITEMS)


def test_with_tables_counted_that_a_site_withheld_people_follow() -> None:
    draw = Random(3)
    found = 0
    for _ in range(12):
        sites, programmes = grown(draw, most=10)
        for name in (one for one in ITEMS if any(row.item == one and row.people is not None for row in programmes[-1].answers)):
            found += adds_something(sites, [with_hidden(programmes[-1], sites, name)], name)
    assert found


def with_hidden(programme: Programme, sites: list[Site], name: str) -> Programme:
    """A programme whose totals hold every site, whether it shows the item or not."""
    whole = [max(tables_of(one, name).items(), key=lambda pair: len(pair[0]))[1] for one in sites if one.given.respondents]
    total = [sum(column) for column in zip(*whole, strict=True)]
    told = dict(zip([str(answer) if answer else "blank" for answer in ANSWERS], total, strict=True))
    rows = tuple(
        row.model_copy(update={"state": "shown", "people": told[row.answer]}) if row.item == name else row
        for row in programme.answers
    )
    return programme.model_copy(update={"answers": rows})


def test_programmes_that_do_not_know_of_each_other_are_found_to_leak() -> None:
    """A limit that the guide names: without `--before`, twelve sites and then thirteen show how the last one stands."""
    draw = Random(4)
    found = 0
    for _ in range(8):
        sites = [site(n, draw) for n in range(13)]
        two = [join(files(*(one.file for one in some))) for some in (sites[:12], sites)]
        for name in ITEMS:
            totals = [row for one in two for row in one.results if (row.about, row.id) == ("item", name)]
            found += [row.sites for row in totals][1:] == [(totals[0].sites or 0) + 1]
    assert found


def test_something_is_shown() -> None:
    sites, programmes = grown(Random(1))
    assert all_shown({name: people_published(sites, programmes, name) for name in ITEMS}) > 10
