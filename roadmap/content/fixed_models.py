"""What everybody is told before they answer: the fixed sentences, of which no file may leave one out."""

from pydantic import Field

from roadmap.content.models import Header, Text


class FixedSentences(Header):
    """The file `words/fixed_sentences.yaml`: what everybody is told before they answer. Each sentence is needed."""

    choice: Text
    no_difference: Text = Field(description="names {independent_contact}, who is not the facilitator")
    skip: Text
    no_names: Text
    notes_read: Text = Field(description="names {reader} and {days}; said where somebody reads notes")
    danger: Text = Field(description="names 999")
    risk: Text
    groups_only: Text = Field(description="not said in the room, where people see each other's dots")
    computer: Text
    freedom_of_information: Text
    feedback: Text = Field(description="names {date}, {name} and {place}")
    room: Text = Field(description="read out in the room, and shown there in place of groups_only")
