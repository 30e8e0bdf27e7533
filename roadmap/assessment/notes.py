"""Free text is a promise to read: what the promise needs, when it is broken, what a reader may choose, and what is shown.

Nothing a respondent writes is shown before somebody has read it and chosen to. What was passed on to the safeguarding
contact is shown nowhere, and counts as waiting until it is dated.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from roadmap.assessment.models import CollectionKind, Comment, Release, Respondent
from roadmap.assessment.note_models import ActedBy, Choice, Delays, Lacking, Note, PassedOn, Promised
from roadmap.content.models import Framework

#: Working days within which every note is read, at most.
READ_WITHIN = 2
#: The days of the year on which hardly anybody in Scotland is at work. Other bank holidays differ from council to council,
#: so they count as working days: then a note is called late a day too soon and never a day too late.
HOLIDAYS = ((1, 1), (1, 2), (12, 25), (12, 26))
#: Stands where words were taken out.
GAP = "[…]"
#: The longest note, in characters.
LONGEST = 10_000

_SHOWN = (Choice.SHOW, Choice.SHOW_PART)
#: What can still be chosen after the results are out: only what takes words away from them.
_STILL = (Choice.KEEP_BACK, Choice.PASS_ON)
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_TYPED_GAP = re.compile(r"\[(?:…|\.\.\.)\]")


# --- the promise ---------------------------------------------------------------------------------


def lacking(promise: Promised) -> tuple[Lacking, ...]:
    """What is missing before notes can be asked for; nothing where the promise can be kept. Until then notes are off.

    Somebody else stands in for the reader, or nobody reads while they are away.
    """
    reader, cover = promise.reader.strip(), promise.cover.strip()
    found = []
    if not reader:
        found.append(Lacking.READER)
    if not cover:
        found.append(Lacking.COVER)
    elif cover.casefold() == reader.casefold():
        found.append(Lacking.COVER_IS_READER)
    if not promise.days.strip():
        found.append(Lacking.DAYS)
    if promise.rhythm is None or not 1 <= promise.rhythm <= READ_WITHIN:
        found.append(Lacking.RHYTHM)
    if not promise.safeguarding.strip():
        found.append(Lacking.SAFEGUARDING)
    return tuple(found)


def is_working_day(day: date) -> bool:
    """Whether it is Monday to Friday and none of the four days of Christmas and New Year."""
    return day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS


def read_by(written_on: date, rhythm: int | None) -> date:
    """The last day of the promise for a note: so many working days after it was written, never more than two."""
    day, working = written_on, 0
    while working < min(rhythm or READ_WITHIN, READ_WITHIN):
        day += timedelta(days=1)
        working += is_working_day(day)
    return day


def due(notes: Iterable[Note], passed: Iterable[PassedOn]) -> list[date]:
    """The last day of the promise for every note that waits, those passed on and not dated among them."""
    return sorted(
        [note.read_by for note in notes if note.choice is None] + [one.read_by for one in passed if one.acted_on is None]
    )


def delays(due: Sequence[date], today: date) -> Delays:
    """How many notes wait and how many are older than the promise, from the days alone: no word is needed for it."""
    late = [day for day in due if day < today]
    return Delays(waiting=len(due), late=len(late), since=min(late, default=None))


# --- the reader's choice ---------------------------------------------------------------------------


def choices(note: Note, *, released: bool) -> tuple[Choice, ...]:
    """What a reader may choose now. What was passed on stays so: a slip costs the contact a minute, its undoing a child.

    Once results are out, what is shown can only be taken out of later ones.
    """
    if note.choice is Choice.PASS_ON:
        return ()
    possible = _STILL if released and note.choice is not None else tuple(Choice)
    return tuple(one for one in possible if one is not note.choice)


def decided(note: Note, choice: Choice, today: date, *, released: bool, kept: str = "") -> Note:
    """The note with what its reader chose; for part of it, `kept` is what they left.

    Results that are out leave nothing to undo, so then the words that were taken out go at once. ValueError where the
    choice is not open any more, or `kept` is not the note with words taken out.
    """
    if choice not in choices(note, released=released):
        raise ValueError(f"this note cannot be decided so any more: {choice.value}")
    part = with_words_taken_out(note.words, kept) if choice is Choice.SHOW_PART else ""
    words = "" if part and released else note.words or note.part
    return note.model_copy(update={"choice": choice, "decided_on": today, "part": part, "words": words})


def undone(note: Note, *, released: bool) -> Note:
    """The note as it was before it was decided. ValueError once results are out, and for one that was passed on."""
    if released or note.choice in (None, Choice.PASS_ON):
        raise ValueError("this choice cannot be undone")
    return note.model_copy(update={"choice": None, "decided_on": None, "part": ""})


def settled(note: Note) -> Note:
    """The note as it stands once results are out: of one with words taken out, only what is shown is left."""
    return note.model_copy(update={"words": ""}) if note.choice is Choice.SHOW_PART else note


def with_words_taken_out(words: str, kept: str) -> str:
    """What a reader left of a note, each gap marked; nobody puts a word into somebody's mouth.

    ValueError with "nothing_left", "nothing_taken_out", or "added WORD" where a word is not the writer's or not in its place.
    """
    original = list(_TOKEN.finditer(words))
    left = [found.group() for found in _TOKEN.finditer(_TYPED_GAP.sub(" ", kept))]
    if not left:
        raise ValueError("nothing_left")
    places, start = [], 0
    for token in left:
        place = next((i for i in range(start, len(original)) if original[i].group() == token), None)
        if place is None:
            raise ValueError(f"added {token}")
        places.append(place)
        start = place + 1
    if len(places) == len(original):
        raise ValueError("nothing_taken_out")
    return _joined(words, original, places)


def _joined(words: str, original: Sequence[re.Match[str]], places: Sequence[int]) -> str:
    """The tokens at these places with the spaces the writer left, and a gap where some are missing."""

    def between(place: int) -> str:
        return words[original[place - 1].end() : original[place].start()] if 0 < place < len(original) else ""

    pieces, before = [], -1
    for place in (*places, len(original)):
        if place > before + 1:
            pieces += [(between(before + 1) or " ") if before >= 0 else "", GAP]
        pieces.append(between(place))
        before = place
        if place < len(original):
            pieces.append(original[place].group())
    return "".join(pieces)


# --- what is shown -----------------------------------------------------------------------------------


def acted(passed: PassedOn, today: date, role: ActedBy) -> PassedOn:
    """What was passed on, dated. ValueError where it was dated before: a date is never written over."""
    if passed.acted_on is not None:
        raise ValueError("this note was dated before")
    return passed.model_copy(update={"acted_on": today, "acted_by": role})


def with_comments(release: Release, notes: Iterable[Note], people: Sequence[Respondent], framework: Framework) -> Release:
    """A release with what its readers chose to show of these notes: in place of any comments it carried before.

    None where fewer took part than the release may count. Outside the room, of what people in a room wrote, none by a
    perspective with fewer people there than the threshold. Each is Everyone's: a question is named only where everybody
    was asked it and its answers are shown, or it would tell which group wrote. What somebody wrote to an answer they read is
    for those who answer, and never a comment.
    """
    if release.people is None:
        return release.model_copy(update={"comments": ()})
    heard = _heard(release, people)
    shown = [note for note in notes if note.choice in _SHOWN and note.respondent in heard and note.contribution is None]
    found = [
        Comment(words=note.part or note.words, item=note.item if _may_name(note.item, release, framework) else None)
        for note in shown
    ]
    return release.model_copy(update={"comments": shuffled(found)})


def shuffled(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Comments in an order that their own words decide, so that it says nothing of who wrote first, or whose stood beside."""
    return tuple(sorted(comments, key=lambda one: (hashlib.sha256(one.words.encode()).hexdigest(), one.item or "")))


def _heard(release: Release, people: Sequence[Respondent]) -> frozenset[str]:
    """Whose notes may be among the comments."""
    in_the_room = release.kind is CollectionKind.IN_THE_ROOM
    sizes: Mapping[str, int] = _sizes(people)
    return frozenset(one.id for one in people if not in_the_room or release.k is None or sizes[one.perspective] >= release.k)


def _sizes(people: Sequence[Respondent]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for one in people:
        sizes[one.perspective] = sizes.get(one.perspective, 0) + 1
    return sizes


def _may_name(item: str | None, release: Release, framework: Framework) -> bool:
    if item is None or item not in framework.items:
        return False
    asked_of_all = {p.id for p in framework.perspectives} <= set(framework.items[item].ask)
    return asked_of_all and release.table(item) is not None
