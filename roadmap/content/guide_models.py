"""What the YAML says of a guide: weeks, and in each its steps with who, minutes, words to paste, and what to do when it slips."""

from pydantic import Field

from roadmap.content.models import Header, Id, Strict, Text


class GuideStep(Strict):
    """One thing to do."""

    id: Id
    title: Text = Field(description="a verb first")
    who: Text = Field(description="a role, never a name")
    minutes: int = Field(ge=5, le=480, description="what it takes the person who does it, or the length of the meeting")
    do: tuple[Text, ...] = Field(min_length=1, description="what to do, a line each, in order")
    paste: Text | None = Field(default=None, description="words to send; blanks stand in [square brackets]")
    slips: Text = Field(description="what to do when it does not work out or comes late")


class GuideWeek(Strict):
    """One stretch of the guide."""

    id: Id
    name: Text = Field(description="as in 'Week 1'")
    title: Text
    about: Text
    steps: tuple[GuideStep, ...] = Field(min_length=1)


class Guide(Header):
    """A guide through one round, week by week, in `guides/<id>.yaml`."""

    title: Text
    about: Text
    blanks: Text = Field(description="what the square brackets are for")
    weeks: tuple[GuideWeek, ...] = Field(min_length=1)
