"""The catalogue of faults in a sheet with a row for each person: every code, and the words with which it is told."""

from enum import StrEnum


class ArrivalCode(StrEnum):
    """One kind of fault. `meaning` is one sentence; `template` the message, with {placeholders}."""

    meaning: str
    template: str

    def __new__(cls, value: str, meaning: str, template: str) -> "ArrivalCode":
        code = str.__new__(cls, value)
        code._value_ = value
        code.meaning, code.template = meaning, template
        return code

    NO_HEADINGS = (
        "NO_HEADINGS", "The first filled row names none of the questions.",
        "none of the questions stands in this row: the first row is to hold the questions, as they stand on the form",
    )  # fmt: skip
    NO_PEOPLE = (
        "NO_PEOPLE", "There is no row with an answer.",
        "there are no answers below the headings: write one row for each person",
    )  # fmt: skip
    TOO_MANY_PEOPLE = (
        "TOO_MANY_PEOPLE", "The sheet has more rows than are read at once.",
        "more than {detail} rows: split the sheet",
    )  # fmt: skip
    TOO_MANY_HEADINGS = (
        "TOO_MANY_HEADINGS", "The first row has far more columns than any form.",
        "more than {detail} columns: look whether this is the right file",
    )  # fmt: skip
    MERGED_CELLS = (
        "MERGED_CELLS", "Cells are merged, so it is not clear to whom a value belongs.",
        "these cells are merged: take the merging away, so that each row is one person",
    )  # fmt: skip
    NO_HEADING = (
        "NO_HEADING", "A value stands in a column without a heading.",
        "{found} stands under no heading: write the question above it, or remove the column",
    )  # fmt: skip
    QUESTION_TWICE = (
        "QUESTION_TWICE", "Two columns are the same question.",
        "this is the same question as {detail}: keep one of the two, or leave one out",
    )  # fmt: skip
    EMPTY_VIEW = (
        "EMPTY_VIEW", "A row does not say which view it gives.",
        "it is not said which view this person gives; allowed: {allowed}",
    )  # fmt: skip
    NO_SUCH_VIEW = (
        "NO_SUCH_VIEW", "A view is not one of those that are invited.",
        "{found} is no view that is invited; allowed: {allowed}",
    )  # fmt: skip
    NO_SUCH_WAY = (
        "NO_SUCH_WAY", "How an answer came is none of the ways there are.",
        "{found} is no way in which answers come; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_ANSWER = (
        "UNKNOWN_ANSWER", "An answer is none of those the question has.",
        "{found} is no answer to this question; allowed: {allowed}, or empty",
    )  # fmt: skip
    NO_NUMBER = (
        "NO_NUMBER", "A row of the sheet to fill has answers and no form number.",
        "there is no form number: write on the paper form and here the same number, so that no form counts twice",
    )  # fmt: skip
    NUMBER_TWICE = (
        "NUMBER_TWICE", "Two rows have the same form number.",
        "form number {found} stands in row {detail} already",
    )  # fmt: skip
