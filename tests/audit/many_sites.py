"""What lies open of many sites, to an attacker who knows who took part: what each site shows, and every programme.

Which sites a total holds is worked out from the numbers, not from the rules that made it: of people, the sites whose
tables add up to it; of sites, the groups that came together and are as many and as low as the figure says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import Audience, Collected, CollectionKind, Release
from roadmap.content.models import EVERYONE, Framework
from roadmap.exchange.programme_models import Programme
from roadmap.exchange.site_models import SiteRelease
from roadmap.exchange.site_release import site_release

from ..assessment.cases import PERSPECTIVES, collected, people
from ..exchange.made_sites import FRAMEWORK, assessment
from .published import Counts, Published, counts

STAGES = ("s0", "s1", "s2", "s3", "s4")
ANSWERS = (*STAGES, "dont_know", "not_applicable", None)
ITEMS = ("a", "b", "d")
LOWER_TWO = ("s0", "s1")


@dataclass(frozen=True)
class Site:
    """One site: who answered, what it shows to its organisation and to anyone, and its file for programmes."""

    given: Collected
    shown: tuple[Release, ...]
    file: SiteRelease


def site(number: int, draw: Random, framework: Framework = FRAMEWORK) -> Site:
    """A site of random people, often few, sometimes of one mind, now and then in a room."""
    room = draw.random() < 0.2
    group = [
        person
        for view in PERSPECTIVES
        for person in people(view, draw.choice((0, 0, 3, 4, 10, draw.randint(1, 14))), prefix=f"{number}_{view}_")
    ]
    usual = {name: draw.choice(ANSWERS) if draw.random() < 0.15 else "anyhow" for name in ITEMS}
    rows = {
        person.id: {name: draw.choice(ANSWERS) if said == "anyhow" else said for name, said in usual.items()} for person in group
    }
    given = collected(group, rows)
    given = Collected(
        kind=CollectionKind.IN_THE_ROOM if room else CollectionKind.OPEN_SURVEY, respondents=given.respondents, rows=given.rows
    )
    shown = tuple(
        release(given, framework, k=None if room else 10, audience=audience)
        for audience in (Audience.ORGANISATION, Audience.ANYONE)
    )
    return Site(given, shown, site_release(assessment(number, framework), framework, shown[-1]))


def tables_of(one: Site, name: str) -> dict[frozenset[str], Counts]:
    """Every table there is of an item at a site, shown or not: of each view and of everybody."""
    found: dict[frozenset[str], Counts] = {}
    for view in (*PERSPECTIVES, EVERYONE):
        members = [person.id for person in one.given.respondents if view in (EVERYONE, person.perspective)]
        said = [row.answer for row in one.given.rows if row.item == name and row.respondent in members]
        if members:
            found[frozenset(members)] = tuple(said.count(answer) for answer in ANSWERS)
    return found


def people_published(sites: Sequence[Site], programmes: Sequence[Programme], name: str) -> Published:
    """The people of all sites and what is open of an item: what the sites show, and the totals of every programme."""
    everybody = frozenset(person.id for one in sites for person in one.given.respondents)
    rows: set[tuple[frozenset[str], Counts]] = set()
    for one in sites:
        for shown in one.shown:
            for view, by_item in shown.tables.items():
                if name in by_item:
                    members = frozenset(p.id for p in one.given.respondents if view in (EVERYONE, p.perspective))
                    rows.add((members, counts(by_item[name])))
    for programme in programmes:
        total = {row.answer: row.people for row in programme.answers if row.item == name}
        if total and None not in total.values():
            wanted = tuple(total.get(str(answer) if answer else "blank") or 0 for answer in ANSWERS)
            rows.add((_adding_up(sites, name, wanted), wanted))
    return Published(everybody, frozenset(rows))


def _adding_up(sites: Sequence[Site], name: str, wanted: Counts) -> frozenset[str]:
    """The people of the sites whose tables, shown or not, add up to a total."""
    there = [max(tables_of(one, name).items(), key=lambda pair: len(pair[0])) for one in sites if one.given.respondents]
    for size in range(1, len(there) + 1):
        for chosen in combinations(there, size):
            if tuple(map(sum, zip(*(table for _, table in chosen), strict=True))) == wanted:
                return frozenset().union(*(members for members, _ in chosen))
    raise AssertionError(f"no sites add up to {wanted}")


def sites_published(sites: Sequence[Site], programmes: Sequence[Programme], name: str) -> Published:
    """The sites, and of every programme how many of those it counts stand low and how many do not."""
    stands = {one.file.site: next(item.stands for item in one.file.items if item.id == name) for one in sites}
    known = {code for code, stage in stands.items() if stage in STAGES}
    rows: set[tuple[frozenset[str], Counts]] = set()
    came: list[frozenset[str]] = []
    listed: set[str] = set()
    for programme in programmes:
        now = {row.fingerprint for row in programme.sites}
        came.append(frozenset((now - listed) & known))
        listed = now
        found = next((row for row in programme.results if (row.about, row.id) == ("item", name)), None)
        if found is not None and found.sites is not None:
            low = {code for code in known if stands[code] in LOWER_TWO}
            inside = _groups_of(came, low, found.sites, found.lower_two or 0)
            rows.add((inside, (len(inside & low), len(inside - low))))
    return Published(frozenset(stands), frozenset(rows))


def _groups_of(came: Sequence[frozenset[str]], low: set[str], sites: int, lower_two: int) -> frozenset[str]:
    """The sites that a figure counts: whole groups of those that came together, as many and as low as it says."""
    for size in range(len(came), 0, -1):
        for chosen in combinations(came, size):
            inside = frozenset().union(*chosen)
            if (len(inside), len(inside & low)) == (sites, lower_two):
                return inside
    raise AssertionError("a figure counts a part of those who came together")


def all_shown(published: Mapping[str, Published]) -> int:
    """How many tables and totals lie open."""
    return sum(len(one.tables) for one in published.values())
