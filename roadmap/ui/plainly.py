"""Somebody's own words, drawn as they were typed."""

import re


def plain(text: str) -> str:
    """Somebody's own words as they typed them: no character of it is read as Markdown or mathematics."""
    for mark in "\\`*_{}[]()<>#+-!|~$:&=^":
        text = text.replace(mark, "\\" + mark)
    text = re.sub(r"(?m)^( *\d+)\.", r"\1\\.", text)  # or a line that begins with a number becomes a list
    text = re.sub(r"(?m)^[ \t]+", lambda found: "\u00a0" * len(found[0]), text)  # or an indented line becomes code
    return text.replace("\n", "  \n")


def address(email: str) -> str:
    """An e-mail address as it is, and not as a link that would write to it."""
    return f"`{email.replace('`', '')}`"
