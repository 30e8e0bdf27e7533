"""What every catalogue of faults is built on: a code, what it means, and the words with which it is told."""

from enum import StrEnum
from typing import Self


class Catalogue(StrEnum):
    """One kind of fault. `meaning` is one sentence; `template` the message, with {placeholders}."""

    meaning: str
    template: str

    def __new__(cls, value: str, *about: str) -> Self:
        code = str.__new__(cls, value)
        code._value_ = value
        return code

    def __init__(self, value: str, meaning: str, template: str) -> None:
        self.meaning, self.template = meaning, template
