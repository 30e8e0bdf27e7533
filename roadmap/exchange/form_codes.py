"""The catalogue of faults in a sheet of evaluation forms that other sheets do not have."""

from roadmap.content.catalogue import Catalogue


class FormCode(Catalogue):
    """One kind of fault."""

    OTHER_WORDS = (
        "OTHER_WORDS", "A statement stands in the sheet in other words than the evaluation asks it in.",
        "this is {found} in other words than here: leave the column out, for a difference may come from the words",
    )  # fmt: skip
    OTHER_TIME = (
        "OTHER_TIME", "A column or row belongs to another time than the one that is brought in.",
        "{found} is not asked at this time, or belongs to another; choose the time it belongs to, or leave it out",
    )  # fmt: skip
    NO_SUCH_SITE = (
        "NO_SUCH_SITE", "A row names a place that the evaluation does not have, or none.",
        "{found} is none of the places; allowed: {allowed}",
    )  # fmt: skip
    MORE_THAN_THERE = (
        "MORE_THAN_THERE", "More forms would be kept than people were there.",
        "with these more forms would be kept than the {detail} who were there: correct the number, or look for forms twice",
    )  # fmt: skip
