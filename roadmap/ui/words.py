"""The interface's own words, from questions/words."""

from functools import cache

from roadmap.content.loading import load_words

#: What people see who come to give their view stands in a file of its own.
FILES = ("en", "respondent_en", "workshop_en", "evaluation_en")


@cache
def _texts() -> dict[str, dict[str, str]]:
    return {page: dict(texts) for file in FILES for page, texts in load_words(file).texts.items()}


def say(key: str, **values: object) -> str:
    """The text under `page.key` with its {placeholders} filled; KeyError where the YAML has none."""
    page, _, name = key.partition(".")
    text = _texts()[page][name]
    return text.format(**values) if values else text


def section(page: str) -> dict[str, str]:
    """All texts of a page or piece, by key."""
    return dict(_texts()[page])


def in_words(n: int) -> str:
    """A number up to ten as a word that begins a sentence, else in figures."""
    return section("numbers").get(f"n{n}", str(n))
