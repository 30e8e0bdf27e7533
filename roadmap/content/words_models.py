"""What the YAML says beside frameworks and ladders: the interface's words, support lines, worked examples, words of codes."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from roadmap.content.models import Header, Id, Strict, Text


class Words(Header):
    """The file `words/<language>.yaml`: every text of the interface longer than a name.

    `texts` is two deep: a page or piece, then a key. Texts may hold {placeholders}.
    """

    texts: dict[Id, dict[Id, Text]]


class Hours(Strict):
    """When a line answers: days 0 (Monday) to 6, times as 'HH:MM'; '24:00' is midnight at the end."""

    days: tuple[int, ...]
    opens: Text
    closes: Text


class SupportLine(Strict):
    """Somebody to talk to."""

    id: Id
    name: Text
    phone: Text
    hours: Text = Field(description="in words")
    open_times: tuple[Hours, ...] = Field(description="for saying when it is closed; empty means at any time")
    ages: Text | None = None
    for_what: Text


class Support(Header):
    """The file `words/support.yaml`: the content note and the support lines."""

    checked_on: Text = Field(description="ISO date on which every line was checked, quoted")
    valid_days: int = Field(default=180, ge=1)
    note: tuple[Text, ...] = Field(description="the content note, a line each")
    lines: tuple[SupportLine, ...] = Field(min_length=1)


class GlossaryEntry(Strict):
    """One term and what it means here."""

    term: Text
    meaning: Text


class Glossary(Header):
    """The file `words/glossary.yaml`."""

    entries: tuple[GlossaryEntry, ...] = Field(min_length=1)


CodeWord = Annotated[str, StringConstraints(pattern=r"^[a-z]+$", max_length=9)]


class CodeWords(Header):
    """The file `words/code_words.yaml`: the words of which return codes are made."""

    words: tuple[CodeWord, ...] = Field(min_length=512, description="small letters only, at most 9; none stands twice")


class WorkedExample(Strict):
    """A fictional activity that teaches, or an unnamed real one with what its source says and no more."""

    id: Id
    title: Text
    description: Text
    kind: Literal["worked", "what_do_we_still_need_to_ask"]
    based_on: Text
    level: Literal["individual", "service", "strategic"]
    answers: dict[Id, Id | tuple[Id, ...]] = {}
    evidence: dict[Id, Text] = {}
    claimed: Id | None = None
    intended: Id | None = None
    why_intended: Text | None = None
    teaches: Text


class WorkedExamples(Header):
    """The file `ladders/examples.yaml`: worked examples on the default ladder."""

    ladder: Id
    examples: tuple[WorkedExample, ...] = Field(min_length=1)
