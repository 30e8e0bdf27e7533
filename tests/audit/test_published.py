"""Thousands of random assessments, each with everything that was published of it: nobody can be picked out."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from random import Random

import pytest

from roadmap.assessment import disclosure
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.disclosure import release, shown_alone
from roadmap.assessment.models import (
    Assessment,
    Audience,
    Collected,
    CollectionKind,
    FrameworkRef,
    K,
    Organisation,
    Release,
    Respondent,
)
from roadmap.content.pinning import framework_hash, pin
from roadmap.exchange.models import ArchiveParts, RawAnswers
from roadmap.exchange.standing import released

from ..assessment.cases import HIDE_FIRST, PERSPECTIVES
from .cells import exposed
from .published import Found, Published, published
from .subtracting import small_or_same
from .surveys import ASKS, FRAMEWORK, Survey, survey

PINNED = pin(FRAMEWORK)
ROUND = Assessment(
    id="one",
    organisation=Organisation(id="here", name="Here"),
    service="A service",
    round_name="First",
    framework=FrameworkRef(id="small", version="0.1", hash=framework_hash(FRAMEWORK)),
    set_id="full",
    created_on=date(2026, 1, 5),
    closed_on=date(2026, 2, 6),
)


#: The survey of the round, which was closed.
CLOSED = Collection(id="all", assessment_id="one", kind=CollectionKind.OPEN_SURVEY, closed_on=date(2026, 2, 6))


def in_it(people: Iterable[Respondent]) -> tuple[Respondent, ...]:
    """People as those who answered in the survey."""
    return tuple(person.model_copy(update={"collection_id": CLOSED.id}) for person in people)


def made(given: Collected, k: int, audience: Audience = Audience.ANYONE) -> Release:
    return release(given, FRAMEWORK, k=k, audience=audience)


def small_surveys(seed: int, n: int) -> Iterator[tuple[Survey, int]]:
    """Assessments of up to 21 people with k = 3 or 4, and some of ordinary size with k = 10."""
    draw = Random(seed)
    for place in range(n):
        k = 10 if place % 8 == 0 else draw.choice((3, 4))
        largest = 24 if k == 10 else 7
        yield survey({view: draw.choice((0, 1, k - 1, k, *[draw.randint(1, largest)] * 4)) for view in PERSPECTIVES}, draw), k


def subtract(items: Iterable[Published], k: int) -> list[Found]:
    return [found for item in items for found in small_or_same(item, k)]


def ask_programmes(items: Iterable[Published], k: int) -> list[Found]:
    return [found for item in items for found in exposed(item, k)]


@pytest.mark.parametrize("seed", range(4))
def test_by_adding_and_subtracting_no_small_or_unanimous_set_follows(seed: int) -> None:
    shown = 0
    for given, k in small_surveys(seed, 500):
        items = published([made(given.collected, k)], given.asked)
        shown += sum(len(item.tables) for item in items.values())
        assert subtract(items.values(), k) == []
    assert shown > 2000, "nothing is proved where nothing is shown"


def test_by_integer_programmes_no_few_people_hold_an_exact_number_of_an_answer() -> None:
    looked_at = 0
    for given, k in small_surveys(99, 700):
        if k < 10:
            items = [item for item in published([made(given.collected, k)], given.asked).values() if len(item.tables) > 1]
            looked_at += len(items)
            assert ask_programmes(items, k) == []
    assert looked_at > 300


def read_by_all(given: Survey, *, keeps: bool) -> list[Found]:
    """What follows from all that every audience reads, before an erasure and after; `keeps` where releases are kept."""
    people = [person.id for person in given.collected.respondents]
    kept = made(given.collected, K)
    read: list[tuple[Release, list[str]]] = [(kept, [])]
    for gone in ([], people[:1], people[-2:]):
        left = given.without(gone)
        parts = ArchiveParts(
            assessment=ROUND,
            collections=(CLOSED,),
            framework_text=PINNED,
            releases=(kept.model_copy(update={"collection_id": CLOSED.id}),) if keeps else (),
            raw=RawAnswers(respondents=in_it(left.respondents), rows=left.rows),
        )
        for audience in Audience:
            found = released(parts, FRAMEWORK, audience)
            if found:
                read.append((found, [] if found.tables == kept.tables else gone))
    return subtract(published([], given.asked, read).values(), K)


def test_several_rounds_read_by_every_audience_before_and_after_erasures_tell_no_more() -> None:
    draw = Random(7)
    for _ in range(40):
        sizes = {view: draw.choice((4, K, K + 1, draw.randint(0, 20))) for view in PERSPECTIVES}
        # Answers of another round are other answers: what is unknown in one is not the unknown of the other.
        for moved in (0, draw.randint(-1, 1)):
            given = survey({view: max(0, n + moved) for view, n in sizes.items()}, draw)
            assert read_by_all(given, keeps=True) == []


def test_a_release_computed_again_after_an_erasure_would_tell_what_was_erased() -> None:
    found = read_by_all(survey(dict.fromkeys(PERSPECTIVES, 12), Random(1), alike=0), keeps=False)
    assert frozenset(["leader0"]) in {one.people for one in found}


def test_outside_the_room_no_perspective_of_fewer_than_five_follows() -> None:
    draw = Random(11)
    shown = 0
    for _ in range(300):
        sizes = {view: draw.randint(0, 9) for view in PERSPECTIVES}
        given = survey(sizes, draw, kind=CollectionKind.IN_THE_ROOM)
        read = [made(given.collected, k, audience) for audience, k in product((Audience.ORGANISATION, Audience.ANYONE), (2, 5))]
        for item in published(read, given.asked).values():
            shown += len(item.tables)
            # Everyone is shown there whatever the number: people were told "confidential in this room, not anonymous".
            assert [found for found in small_or_same(item, 5) if found.people != item.asked] == []
    assert shown > 2000


def test_the_programmes_find_what_trying_every_world_finds() -> None:
    """The integer programmes against plain counting, on tables chosen by no rule at all."""
    draw = Random(3)
    exposures = 0
    for _ in range(25):
        people = [f"p{n}" for n in range(5)]
        truth = {person: draw.randrange(2) for person in people}
        sets = {frozenset(draw.sample(people, draw.randint(1, 5))) for _ in range(2)}
        count = {members: tuple(sum(truth[p] == answer for p in members) for answer in range(2)) for members in sets}
        item = Published(frozenset(people), frozenset(count.items()))
        worlds = [
            world
            for answers in product(range(2), repeat=5)
            for world in [dict(zip(people, answers, strict=True))]
            if all(sum(world[p] for p in members) == told[1] for members, told in count.items())
        ]
        found = exposed(item, 3)
        exposures += len(found)
        for one in found:
            assert sum(one.counts) > 0
            assert {tuple(sum(world[p] == a for p in one.people) for a in range(2) if one.counts[a]) for world in worlds} == {
                (sum(one.counts),)
            }
        certain = {(p, answer) for p in people for answer in range(2) if all(world[p] == answer for world in worlds)}
        kinds = {kind: sorted(kind)[0] for kind in item.kinds}
        single = {
            (next(iter(one.people)), answer) for one in found if len(one.people) == 1 for answer in range(2) if one.counts[answer]
        }
        assert single == {(p, answer) for p, answer in certain if p in kinds.values()}
    assert exposures > 20


# --- the auditor finds leaks where there are any ---------------------------------------------


def leaks(seed: int, n: int = 60) -> tuple[set[str], set[str]]:
    """What the two auditors find in random assessments, by its kind."""
    by_subtracting: set[str] = set()
    by_programme: set[str] = set()
    for given, k in small_surveys(seed, n):
        items = list(published([made(given.collected, k)], given.asked).values())
        by_subtracting |= {found.why for found in subtract(items, k)}
        if k < 10 and not by_programme:
            by_programme |= {found.why for found in ask_programmes(items, k)}
    return by_subtracting, by_programme


def test_with_complementary_suppression_switched_off_the_leak_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert leaks(5) == (set(), set())
    monkeypatch.setattr(disclosure, "hide_more", lambda alone, sizes, k, hide_first: set(alone))
    assert leaks(5) == ({"small"}, {"count"})


def test_with_the_rule_on_unanimous_answers_switched_off_the_leak_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "unanimous", lambda table: False)
    assert leaks(5) == ({"same"}, {"count"})


def test_two_thresholds_on_the_same_answers_add_up_to_less_than_either() -> None:
    """A limit that the documentation names: an open survey has one threshold, which is why the pages offer no choice."""
    given = survey({"leader": 30, "experience": 3, "profession": 7}, Random(2), alike=0)
    each = [published([made(given.collected, k)], given.asked) for k in (5, 10)]
    both = published([made(given.collected, k) for k in (5, 10)], given.asked)
    assert [subtract(one.values(), 5) for one in each] == [[], []]
    assert {tuple(sorted(found.people)) for found in subtract(both.values(), 5)} >= {
        ("experience0", "experience1", "experience2")
    }


def test_the_worked_example_of_the_guide_is_found() -> None:
    """Forms of three places, 8 + 10 + 10 = 28: the place of eight hidden, the total and the others shown."""
    places = {"one": 8, "two": 10, "three": 10}
    people = {place: frozenset(f"{place}{n}" for n in range(size)) for place, size in places.items()}
    everyone = frozenset().union(*people.values())
    shown = frozenset({(everyone, (15, 13)), (people["two"], (6, 4)), (people["three"], (4, 6))})
    assert small_or_same(Published(everyone, shown), 10) == [Found("small", people["one"], (5, 3))]
    total = frozenset({(everyone, (15, 13)), (people["three"], (4, 6))})
    assert small_or_same(Published(everyone, total), 10) == []
    assert shown_alone({"leader": 8, "experience": 10, "profession": 10}, 10, HIDE_FIRST) == ("experience",)


def test_every_choice_of_perspectives_is_asked_something() -> None:
    assert len(ASKS) == 2 ** len(PERSPECTIVES) - 1
