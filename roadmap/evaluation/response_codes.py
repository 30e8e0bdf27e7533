"""The catalogue of faults in a file of evaluation responses: every code, what it means, and the words it is told in."""

from roadmap.content.catalogue import Catalogue


class ResponseCode(Catalogue):
    """One kind of fault."""

    MISSING_COLUMN = (
        "MISSING_COLUMN", "A column that is always needed is not there.",
        "there is no column {found}; a file of responses has the columns {allowed}",
    )  # fmt: skip
    UNKNOWN_COLUMN = (
        "UNKNOWN_COLUMN", "A column is not one of those a file of responses has.",
        "the column {found} is not one of a file of responses; allowed: {allowed}",
    )  # fmt: skip
    REPEATED_COLUMN = (
        "REPEATED_COLUMN", "Two columns have the same name, so it is not clear which holds the answer.",
        "the column {found} stands twice: keep one",
    )  # fmt: skip
    NO_RESPONSES = (
        "NO_RESPONSES", "The file has no row of responses.",
        "there are no responses in this file: write a row for each form and statement, below the names of the columns",
    )  # fmt: skip
    EMPTY_VALUE = (
        "EMPTY_VALUE", "A row does not say in which wave, on which form, or to which statement.",
        "{found} is empty in this row: only answer, version and site may be",
    )  # fmt: skip
    NO_SUCH_WAVE = (
        "NO_SUCH_WAVE", "A row is of a wave that the evaluation does not have.",
        "the evaluation has no wave {found}; allowed: {allowed}",
    )  # fmt: skip
    NO_SUCH_ITEM = (
        "NO_SUCH_ITEM", "A row answers a statement that the evaluation does not have.",
        "the evaluation has no statement or question {found}; allowed: {allowed}",
    )  # fmt: skip
    NOT_IN_THIS_WAVE = (
        "NOT_IN_THIS_WAVE", "A row answers something that is not asked in its wave.",
        "{found} is not asked in this wave: it is asked in {allowed}",
    )  # fmt: skip
    NO_SUCH_ANSWER = (
        "NO_SUCH_ANSWER", "An answer is not one of the scale's.",
        "{found} is no answer to this statement; allowed: {allowed}, or empty",
    )  # fmt: skip
    TWO_ANSWERS = (
        "TWO_ANSWERS", "One form answers one statement twice.",
        "{found} has answered this already, in row {detail}: keep one",
    )  # fmt: skip
    TWO_SITES = (
        "TWO_SITES", "One form stands at two places.",
        "{found} stood at another place in row {detail}: one form is filled in at one place",
    )  # fmt: skip
    REWORDED = (
        "REWORDED", "An outcome was asked in two wordings, so its answers cannot be compared.",
        "{found} was asked in two wordings ({detail}): leave one of them out, for a difference may come from the words",
    )  # fmt: skip
    MORE_THAN_ATTENDED = (
        "MORE_THAN_ATTENDED", "More forms came back in a wave than people were there.",
        "{found} forms came back in the wave {detail}: correct the number who were there, or look for forms entered twice",
    )  # fmt: skip
    BAD_ATTENDANCE = (
        "BAD_ATTENDANCE", "What was said of attendance is not a wave and a whole number.",
        "{found} is not WAVE=NUMBER, as in pre=38; waves: {allowed}",
    )  # fmt: skip
