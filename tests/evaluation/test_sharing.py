"""What leaves of an evaluation in an archive: all sites as one, only what may be shown, and words that were let through."""

from datetime import UTC, date, datetime

from roadmap.evaluation.kept_models import Course, Opening, Said, WaveCount
from roadmap.evaluation.sharing import to_share
from roadmap.evaluation.shown import shown
from tests.evaluation.courses import counted, course

DAY = date(2026, 5, 4)
SITES = ("North", "South", "West")


def opening(wave: str, site: str) -> Opening:
    made_at = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
    return Opening(wave=wave, site=site, attended=15, opened_on=DAY, letters="BCDGHJ", made_at=made_at, closed_on=DAY)


def about() -> Course:
    return course(*SITES).model_copy(update={"id": "e1", "workshop": "w1", "assessment": "a1"})


def waves() -> list[WaveCount]:
    return [counted("pre", {"North": (8, 3), "South": (10, 4), "West": (11, 5)}), counted("post", {"North": (3, 1)})]


def test_sites_leave_as_one_and_a_time_with_few_forms_not_at_all() -> None:
    said = [
        Said(id=n, wave=wave, question="intend", said=n, shown=n != "b")
        for n, wave in (("a", "pre"), ("b", "pre"), ("c", "post"))
    ]
    found = to_share(about(), [opening(wave, site) for wave in ("pre", "post") for site in SITES], waves(), said)
    assert found
    (time,) = found.times
    assert [(one.site, one.forms) for one in time.count.sites] == [("", 29)]
    assert (time.attended, time.closed_on) == (45, DAY)
    assert [one.id for one in found.said] == ["a"]
    assert (found.course.sites, found.course.workshop) == ((), None)
    assert not [site for site in SITES if site in found.model_dump_json()]


def test_where_it_arrives_the_same_figures_are_shown() -> None:
    openings = [opening("pre", site) for site in SITES]
    here = shown(waves(), about().instrument, {("pre", site): 15 for site in SITES})
    found = to_share(about(), openings, waves(), [])
    assert found
    there = shown([one.count for one in found.times], found.course.instrument, {("pre", ""): 45})
    assert there.figures == here.figures


def test_nothing_leaves_of_one_that_shows_nothing() -> None:
    assert to_share(about(), [], waves()[1:], []) is None
    assert to_share(about(), [], [], []) is None
