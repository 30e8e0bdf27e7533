"""The words of a paper that is about no release: texts of a words file, lists and dates."""

from collections.abc import Sequence
from datetime import date

from roadmap.content.words_models import Words


class Sayer:
    """Says texts of one words file."""

    def __init__(self, words: Words) -> None:
        self._texts = words.texts

    def __call__(self, key: str, **values: object) -> str:
        """The text under `section.key`, its {placeholders} filled where values are given; KeyError where the YAML has none."""
        section, _, name = key.partition(".")
        text = self._texts[section][name]
        return text.format(**values) if values else text

    def listed(self, names: Sequence[str]) -> str:
        """'a, b and c'."""
        if len(names) < 2:
            return "".join(names)
        return self("document.and", first=", ".join(names[:-1]), last=names[-1])

    def day(self, when: date) -> str:
        """A date as people write it."""
        return f"{when.day} {self(f'months.m{when.month}')} {when.year}"
