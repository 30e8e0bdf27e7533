"""What is kept when a collection closes, for whom, and which collection is looked at."""

from datetime import date

import pytest

from roadmap.assessment.closing import closing_releases
from roadmap.assessment.collection_models import Collection, looked_at, own_collection
from roadmap.assessment.models import AnswerRow, Audience, Collected, CollectionKind, Respondent
from roadmap.content.models import Framework

SURVEY, ROOM, GROUP = CollectionKind.OPEN_SURVEY, CollectionKind.IN_THE_ROOM, CollectionKind.GROUP


def collected(kind: CollectionKind, people: int) -> Collected:
    """So many leaders who said two different things."""
    ids = [str(n) for n in range(people)]
    rows = tuple(AnswerRow(respondent=one, item="breaks", answer="end" if int(one) % 2 else "start") for one in ids)
    return Collected(kind=kind, respondents=tuple(Respondent(id=one, perspective="leader") for one in ids), rows=rows)


@pytest.mark.parametrize(("people", "shown"), [(9, None), (10, 10)])
def test_an_open_survey_is_kept_with_ten_as_its_threshold(framework: Framework, people: int, shown: int | None) -> None:
    made = closing_releases(collected(SURVEY, people), framework)
    assert [(one.audience, one.k, one.people) for one in made] == [
        (Audience.ORGANISATION, 10, shown),
        (Audience.ANYONE, 10, shown),
    ]


def test_the_room_keeps_more_for_itself_than_for_others(framework: Framework) -> None:
    made = {one.audience: one for one in closing_releases(collected(ROOM, 3), framework)}
    assert made[Audience.ROOM].table("breaks", "leader") is not None
    assert made[Audience.ORGANISATION].table("breaks", "leader") is None


def test_a_groups_answer_is_kept_as_it_stands(framework: Framework) -> None:
    made = closing_releases(collected(GROUP, 1), framework)
    assert {one.k for one in made} == {None}
    assert all(one.table("breaks", "leader") for one in made)


def of(kind: CollectionKind, name: str, closed_on: date | None = None) -> Collection:
    return Collection(id=name, assessment_id="a", kind=kind, closed_on=closed_on)


def test_people_look_first_at_the_survey_that_closed_last_else_at_the_room_else_at_the_first() -> None:
    old, new = of(SURVEY, "old", date(2026, 3, 1)), of(SURVEY, "new", date(2026, 4, 1))
    group, room, still_open = of(GROUP, "group"), of(ROOM, "room"), of(SURVEY, "open")
    assert looked_at([new, room, old]) == new
    assert looked_at([still_open, group, room]) == room
    assert looked_at([still_open, group]) == still_open
    assert own_collection([new, room]) == room
    with pytest.raises(ValueError, match="at least one collection"):
        looked_at([])
