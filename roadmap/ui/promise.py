"""What people are promised before they answer: the fixed sentences with the names of this collection in them."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from roadmap.assessment import notes, told
from roadmap.assessment.collection_models import Collection
from roadmap.assessment.openness import Openness, openness
from roadmap.content.fixed_models import FixedSentences
from roadmap.content.loading import load_fixed_sentences
from roadmap.ui import here, pieces


@cache
def _sentences() -> FixedSentences:
    """Read once: they are the same for everybody, and every answer asks for them."""
    return load_fixed_sentences()


def names(collection: Collection) -> dict[str, str]:
    """The names that the fixed sentences need, as the collection's settings have them; empty where not said."""
    settings = collection.settings
    return {
        "independent_contact": settings.contacts.independent,
        "date": pieces.date_words(settings.contacts.feedback_by),
        "name": settings.feedback_from,
        "place": settings.feedback_where,
        "reader": settings.notes.reader,
        "days": settings.notes.days,
    }


def writes(collection: Collection) -> bool:
    """Whether people may write: somebody has promised to read, and everything the promise needs is named."""
    return not notes.lacking(collection.settings.notes)


def lacking(collection: Collection) -> tuple[str, ...]:
    """The names without which nobody may be asked yet."""
    return told.missing(_sentences(), names(collection), notes=writes(collection))


def stands(collection: Collection) -> Openness:
    """Whether answers are taken in today."""
    return openness(collection, here.today(), lacking(collection))


def sentences(collection: Collection) -> Mapping[str, str]:
    """Every fixed sentence by its name, filled, with names as they were typed."""
    typed = {name: pieces.plain(words) for name, words in names(collection).items()}
    return dict(told.told(_sentences(), typed, collection.kind, notes=writes(collection)))


def as_typed(collection: Collection) -> dict[str, str]:
    """The same for paper, where no text is read as a mark."""
    return dict(told.told(_sentences(), names(collection), collection.kind, notes=False))


def read_by(collection: Collection) -> date:
    """The last day of the promise for a note that is written today."""
    return notes.read_by(here.today(), collection.settings.notes.rhythm)
