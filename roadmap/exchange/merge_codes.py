"""The catalogue of what keeps archives from being merged."""

from enum import StrEnum


class MergeCode(StrEnum):
    """One kind of fault. `meaning` is one sentence; `template` the message, with {placeholders}."""

    meaning: str
    template: str

    def __new__(cls, value: str, meaning: str, template: str) -> "MergeCode":
        code = str.__new__(cls, value)
        code._value_ = value
        code.meaning, code.template = meaning, template
        return code

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
