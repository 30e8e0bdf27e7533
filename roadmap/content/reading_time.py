"""How many minutes a list of items takes: reading at 200 words a minute, and 9 seconds to decide on each."""

from collections.abc import Iterable
from math import ceil

from roadmap.content.models import Framework, Item

WORDS_A_MINUTE = 200
SECONDS_AN_ITEM = 9


def minutes(framework: Framework, items: Iterable[Item], plain: bool = False) -> int:
    """Whole minutes, rounded up, for reading and answering items; 0 for none.

    Counted are the words on the page at first sight: the text and its plain form (the plain one alone
    where asked for) with the descriptors, which the labels of a shared set replace.
    """
    listed = list(items)
    seconds = sum(words_shown(framework, item, plain) * 60 / WORDS_A_MINUTE + SECONDS_AN_ITEM for item in listed)
    return ceil(seconds / 60)


def words_shown(framework: Framework, item: Item, plain: bool = False) -> int:
    """How many words stand on the page for an item before anything is opened."""
    text = item.plain if plain and item.plain else f"{item.text} {item.plain or ''}"
    described = () if framework.shared_set(item) else item.descriptors.values()
    labels = described or (framework.stage_name(item, stage) for stage in framework.scale_of(item.id).stage_ids)
    return len(text.split()) + sum(len(label.split()) for label in labels)
