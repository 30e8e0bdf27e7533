"""What everybody is told before they answer: the fixed sentences, filled from what a collection promises."""

from collections.abc import Mapping
from string import Formatter

from roadmap.assessment.models import CollectionKind
from roadmap.content.fixed_models import FixedSentences

#: In the order in which they are read.
BEFORE = ("choice", "no_difference", "skip", "groups_only", "computer", "danger", "risk")
NOTES = ("no_names", "notes_read", "freedom_of_information")
AFTER = "feedback"
_ROOM = {"groups_only": "room"}


def told(
    sentences: FixedSentences, names: Mapping[str, str], kind: CollectionKind, *, notes: bool
) -> tuple[tuple[str, str], ...]:
    """Every sentence said before somebody answers, by its name, in order.

    `names` fills the {places} in the sentences: independent_contact, date, name, place and, where notes
    are read, reader and days. KeyError where one is missing: see `missing` first. Without a reader there
    is nowhere to write, and nobody is said to read. In the room its own sentence stands in place of
    the one about groups, which would not be true there.
    """
    listed = [*BEFORE, *(NOTES if notes else ("no_names", "freedom_of_information")), AFTER]
    if kind is CollectionKind.IN_THE_ROOM:
        listed = [_ROOM.get(name, name) for name in listed]
    return tuple((name, getattr(sentences, name).format(**names)) for name in listed)


def needed(sentences: FixedSentences, *, notes: bool) -> tuple[str, ...]:
    """The names that the sentences need, in the order in which they are read."""
    listed = (*BEFORE, *(NOTES if notes else ()), AFTER)
    places = (place for name in listed for _, place, _, _ in Formatter().parse(getattr(sentences, name)) if place)
    return tuple(dict.fromkeys(places))


def missing(sentences: FixedSentences, names: Mapping[str, str], *, notes: bool) -> tuple[str, ...]:
    """The names that still have no words: while there is one, the collection cannot open."""
    return tuple(name for name in needed(sentences, notes=notes) if not names.get(name, "").strip())
