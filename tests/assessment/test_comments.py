"""What of people's own words a release carries: what a reader chose to show, for Everyone only, and nothing of a few."""

from datetime import date

import pytest

from roadmap.assessment.disclosure import release
from roadmap.assessment.models import AnswerRow, Audience, Collected, CollectionKind, Comment, Release, Respondent
from roadmap.assessment.note_models import Note
from roadmap.assessment.notes import with_comments
from tests.assessment.cases import framework, item

DAY = date(2026, 5, 4)
SMALL = framework([item("a"), item("own", ask=("experience",))])


def people(**sizes: int) -> tuple[Respondent, ...]:
    return tuple(Respondent(id=f"{group}{n}", perspective=group) for group, size in sizes.items() for n in range(size))


def note(who: str, words: str, choice: str | None = "show", item: str | None = None) -> Note:
    decided = {"choice": choice, "decided_on": DAY} if choice else {}
    part = {"part": "[…] it stops"} if choice == "show_part" else {}
    return Note.model_validate(
        {"id": f"n-{who}-{words}", "respondent": who, "words": words, "item": item, "read_by": DAY, **decided, **part}
    )


def released(
    everybody: tuple[Respondent, ...],
    *notes: Note,
    kind: CollectionKind = CollectionKind.OPEN_SURVEY,
    audience: Audience = Audience.ORGANISATION,
) -> Release:
    rows = [
        AnswerRow(respondent=p.id, item=i, answer=f"s{n % 4}")
        for n, p in enumerate(everybody)
        for i in (("a", "own") if p.perspective == "experience" else ("a",))
    ]
    k = 10 if kind is CollectionKind.OPEN_SURVEY else None
    return release(Collected(kind=kind, respondents=everybody, rows=tuple(rows)), SMALL, k=k, audience=audience, notes=notes)


def words(shown: Release) -> set[str]:
    return {comment.words for comment in shown.comments}


MANY = people(leader=12, experience=12)


def test_only_what_a_reader_chose_to_show_is_carried() -> None:
    every = [
        note("leader0", "shown"),
        note("leader1", "Anna says it stops", "show_part"),
        note("leader2", "MARKED back", "keep_back"),
        note("leader3", "MARKED passed", "pass_on"),
        note("leader4", "MARKED waiting", None),
    ]
    shown = released(MANY, *every)
    assert words(shown) == {"shown", "[…] it stops"}
    assert "MARKED" not in shown.model_dump_json()
    assert "Anna" not in shown.model_dump_json()


def test_what_somebody_wrote_to_an_answer_they_read_is_no_comment() -> None:
    reply = note("leader0", "MARKED: that is not what I said").model_copy(update={"contribution": "c"})
    assert words(released(MANY, reply, note("leader1", "shown"))) == {"shown"}


def test_none_where_fewer_than_the_threshold_took_part() -> None:
    assert released(people(leader=9), note("leader0", "shown")).comments == ()
    assert words(released(people(leader=10), note("leader0", "shown"))) == {"shown"}


def test_a_comment_says_nothing_of_its_writer() -> None:
    shown = released(MANY, note("experience0", "b", item="a"), note("experience1", "c", item="own"), note("leader0", "d"))
    assert {(one.words, one.item) for one in shown.comments} == {("b", "a"), ("c", None), ("d", None)}
    assert set(Comment.model_fields) == {"words", "item"}


def test_the_order_is_the_words_own() -> None:
    notes = [note(f"leader{n}", f"number {n}") for n in range(8)]
    forwards, backwards = released(MANY, *notes), released(MANY, *reversed(notes))
    assert forwards.comments == backwards.comments
    assert [one.words for one in forwards.comments] != [one.words for one in notes]


@pytest.mark.parametrize(("audience", "shown"), [(Audience.ROOM, {"few", "five"}), (Audience.ORGANISATION, {"five"})])
def test_outside_the_room_no_note_of_a_perspective_with_fewer_than_five_there(audience: Audience, shown: set[str]) -> None:
    there = people(leader=5, experience=4)
    notes = (note("leader0", "five"), note("experience0", "few"))
    assert words(released(there, *notes, kind=CollectionKind.IN_THE_ROOM, audience=audience)) == shown


def test_what_was_taken_back_is_in_no_later_release() -> None:
    first = released(MANY, note("leader0", "shown"), note("leader1", "taken back"))
    later = with_comments(first, [note("leader0", "shown")], MANY, SMALL)
    assert words(first) == {"shown", "taken back"}
    assert words(later) == {"shown"}
    assert later.tables == first.tables
