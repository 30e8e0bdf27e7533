"""Whether a collection takes answers in on a day, and what the person who comes is told if it does not."""

from datetime import date
from enum import StrEnum

from roadmap.assessment.collection_models import Collection


class Openness(StrEnum):
    """How a collection stands for somebody who comes by its link."""

    NOT_READY = "not_ready"  # a promise still lacks a name: nobody is asked before it has
    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"


def openness(collection: Collection, today: date, lacking: tuple[str, ...] = ()) -> Openness:
    """How a collection stands today. Its last day counts; `lacking` are names that its promises do not have yet."""
    if collection.closed_on is not None or (collection.closes_on is not None and today > collection.closes_on):
        return Openness.CLOSED
    if lacking:
        return Openness.NOT_READY
    if collection.opens_on is not None and today < collection.opens_on:
        return Openness.NOT_YET
    return Openness.OPEN
