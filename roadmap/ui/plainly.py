"""Somebody's own words, drawn as they were typed."""

import re

#: Takes no room and breaks no line.
JOINER = "\u2060"
#: Where a joiner goes: after the beginning of an address, of the name of an icon, and of signs that are drawn as one.
_MADE_OTHER = re.compile(r"https?:(?=//)|www(?=\.)|(?=@)|:(?=material|streamlit)|[-<>~](?=[-=>])", re.IGNORECASE)


def plain(text: str) -> str:
    """Somebody's own words as they typed them: nothing in them is read as Markdown, mathematics, a link, an icon or an arrow.

    Escaping does not keep the browser from making links of addresses, icons of `:material/…:` and arrows of `->`; a joiner
    that nobody sees does.
    """
    text = _MADE_OTHER.sub(lambda found: f"{found[0]}{JOINER}", text)
    for mark in "\\`*_{}[]()<>#+-!|~$:&=^":
        text = text.replace(mark, "\\" + mark)
    text = re.sub(r"(?m)^( *\d+)\.", r"\1\\.", text)  # or a line that begins with a number becomes a list
    text = re.sub(r"(?m)^[ \t]+", lambda found: "\u00a0" * len(found[0]), text)  # or an indented line becomes code
    return text.replace("\n", "  \n")


def address(email: str) -> str:
    """An e-mail address as it is, and not as a link that would write to it."""
    return f"`{email.replace('`', '')}`"
