"""What the YAML says of guidance: a file a theme, with cards that each point to what helps with some questions."""

from pydantic import Field

from roadmap.content.models import Citation, Header, Id, SourceId, Strict, Text


class GuidanceCard(Strict):
    """A short text about one subject; a signpost to the sources it names and no substitute for them."""

    id: Id
    title: Text
    text: tuple[Text, ...] = Field(min_length=1, description="a paragraph each; 80 to 160 words in all")
    words: tuple[Text, ...] = Field(min_length=1, description="words that people may search for, related ones too")
    domains: tuple[Id, ...] = Field(default=(), description="domains of the framework that it helps with")
    items: tuple[Id, ...] = Field(default=(), description="items of the framework beside which it is shown")
    themes: tuple[Id, ...] = Field(default=(), description="further themes it belongs to, by the id of their file")
    sources: tuple[SourceId, ...] = Field(min_length=1)


class GuidanceTheme(Header):
    """A theme of the guidance library."""

    framework: Id = Field(description="the framework whose domains and items the cards name")
    title: Text
    about: Text
    cards: tuple[GuidanceCard, ...] = Field(min_length=1)
    sources: tuple[Citation, ...] = Field(min_length=1)
