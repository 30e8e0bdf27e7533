"""The catalogue of faults in a file of answers: every code, what it means, and the words with which it is told."""

from roadmap.content.catalogue import Catalogue


class AnswerCode(Catalogue):
    """One kind of fault."""

    MISSING_COLUMN = (
        "MISSING_COLUMN", "A column that is always needed is not there.",
        "there is no column {found}; an answers file has the columns {allowed}",
    )  # fmt: skip
    UNKNOWN_COLUMN = (
        "UNKNOWN_COLUMN", "A column is not one of those an answers file has.",
        "the column {found} is not one of an answers file; allowed: {allowed}",
    )  # fmt: skip
    REPEATED_COLUMN = (
        "REPEATED_COLUMN", "Two columns have the same name, so it is not clear which holds the answer.",
        "the column {found} stands twice: keep one",
    )  # fmt: skip
    NO_ANSWERS = (
        "NO_ANSWERS", "The file has no row of answers.",
        "there are no answers in this file: write one row for each person and item, below the names of the columns",
    )  # fmt: skip
    EMPTY_VALUE = (
        "EMPTY_VALUE", "A row does not say who answered, from which perspective, or which item.",
        "{found} is empty in this row: only answer and note may be",
    )  # fmt: skip
    NOT_IN_FRAMEWORK = (
        "NOT_IN_FRAMEWORK", "A row answers an item that the framework does not have.",
        "the framework has no item {found}: use an id that it has",
    )  # fmt: skip
    NO_SUCH_PERSPECTIVE = (
        "NO_SUCH_PERSPECTIVE", "A row is from a perspective that the framework does not have.",
        "the framework has no perspective {found}; allowed: {allowed}",
    )  # fmt: skip
    NO_SUCH_ANSWER = (
        "NO_SUCH_ANSWER", "An answer is neither a stage of the item's scale nor one of the other answers.",
        "{found} is no answer to this item; allowed: {allowed}, or empty",
    )  # fmt: skip
    TWO_ANSWERS = (
        "TWO_ANSWERS", "One person has two rows for one item.",
        "{found} has answered this item already, in row {detail}: keep one",
    )  # fmt: skip
    TWO_PERSPECTIVES = (
        "TWO_PERSPECTIVES", "One person answers from two perspectives.",
        "the perspective here is {found}, and in row {detail} another: one person gives one view",
    )  # fmt: skip
