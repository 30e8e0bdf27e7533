"""The catalogue of what keeps archives from being merged."""

from roadmap.content.catalogue import Catalogue


class MergeCode(Catalogue):
    """One kind of fault."""

    OTHER_WORDS = (
        "OTHER_WORDS", "An archive was answered on another framework, or on another wording of it.",
        "this was answered on other words than {detail}: only archives of one framework, letter for letter, can be merged",
    )  # fmt: skip
    OTHER_PLACE = (
        "OTHER_PLACE", "An archive is of another organisation, service or round.",
        "this is of {found}, and {detail} is not: only archives of one round of one service can be merged",
    )  # fmt: skip
    CONFLICT = (
        "CONFLICT", "The same thing says something else in two archives.",
        "{found_plain} is not the same in {detail}. Make both the same where they were made, save again, and merge then",
    )  # fmt: skip
