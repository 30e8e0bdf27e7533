"""The faults of a file of activities that content files cannot have: what they mean, and the words they are told with."""

from enum import StrEnum


class ActivityCode(StrEnum):
    """One kind of fault. `meaning` is one sentence; `template` the message, with {placeholders}."""

    meaning: str
    template: str

    def __new__(cls, value: str, meaning: str, template: str) -> "ActivityCode":
        code = str.__new__(cls, value)
        code._value_ = value
        code.meaning, code.template = meaning, template
        return code

    UNKNOWN_DOMAIN = (
        "UNKNOWN_DOMAIN", "An activity is put in a domain that the framework does not have.",
        "no domain {found}; allowed: {allowed}",
    )  # fmt: skip
