"""Takes a note's words out of the contributions that quote them, before the note is erased or kept back."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from roadmap.store.documents import CONTRIBUTIONS
from roadmap.store.tables import collection, respondent, respondent_note


def take_words_back(connection: Connection, which: Any) -> None:
    """Take the words of these notes out of every contribution of their assessments, drafts and published ones alike.

    `which` says which rows of notes. Nothing tells afterwards whose words they were.
    """
    wanted = (
        select(collection.c.assessment_id, respondent_note.c.words, respondent_note.c.part)
        .join(respondent, respondent.c.id == respondent_note.c.respondent_id)
        .join(collection, collection.c.id == respondent.c.collection_id)
        .where(which)
    )
    gone: dict[str, list[str]] = {}
    for row in connection.execute(wanted):
        gone.setdefault(row.assessment_id, []).extend((row.part, row.words))
    for assessment_id, words in gone.items():
        take_out(connection, assessment_id, words)


def take_out(connection: Connection, assessment_id: str, words: Iterable[str]) -> None:
    """Take these words out of every contribution of an assessment that quotes a note with them."""
    texts = [text for text in words if text.strip()]
    for kept in CONTRIBUTIONS.all(connection, assessment_id) if texts else ():
        left = kept
        for text in texts:
            left = left.without(text)
        if left != kept:
            CONTRIBUTIONS.save(connection, assessment_id, left)
