"""Answers that come by another way than a screen: people in a sheet, and what the columns of a sheet mean."""

from enum import StrEnum

from pydantic import Field

from roadmap.assessment.models import Frozen


class Use(StrEnum):
    """What a column holds where it holds no answers to a question. An id has no '#', so no question is taken for one."""

    VIEW = "#view"
    WAY = "#way"
    NUMBER = "#number"
    LEFT_OUT = "#left_out"


class SheetColumns(Frozen):
    """What the columns of a sheet mean, and which answer each of its labels is; kept for the next sheet of a collection."""

    columns: dict[str, str] = Field(default={}, description="by bare heading: an item's id, or a `Use`")
    labels: dict[str, dict[str, str]] = Field(
        default={}, description="by scale, then bare label: a stage's id, dont_know, not_applicable, or empty where skipped"
    )


class Arrived(Frozen):
    """One person in a sheet. `known_by` tells their row from others, so that it counts once; it is never kept as it is."""

    perspective: str
    set_id: str
    way: str
    answers: dict[str, str | None] = Field(description="by item; one that was not on their form is not_asked")
    known_by: str
