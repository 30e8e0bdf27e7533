"""The pages at the door, whole and without scripts: they stand before there is anything to show."""

from datetime import datetime
from html import escape
from typing import Literal

from roadmap.assessment.collecting import HERE
from roadmap.content.loading import load_support
from roadmap.store import StoreProblem
from roadmap.ui import support
from roadmap.ui.words import say

# The tokens of the look; `color-scheme` gives scroll bars and the like the theme as well.
_STYLE = """
@font-face{font-family:Atkinson;src:url(/app/static/atkinson-next.woff2);font-weight:200 800}
:root{color-scheme:light dark;--paper:#FBFAF7;--ink:#101B19;--link:#1A5A4E}
@media(prefers-color-scheme:dark){:root{--paper:#131918;--ink:#F1EFE9;--link:#93D6C3}}
body{background:var(--paper);color:var(--ink);font:400 19px/1.75 Atkinson,sans-serif;margin:0}
main{max-width:736px;margin:0 auto;padding:1.5rem 1rem 5rem;overflow-wrap:break-word}
h1{font-size:1.7rem;font-weight:650;line-height:1.3}h2{font-size:1.3rem;font-weight:650;line-height:1.3}
a{color:var(--link)}a:focus-visible{outline:2px solid #FBFAF7;box-shadow:0 0 0 5px #101B19}
"""


def closed(minutes: int) -> str:
    """A link that leads nowhere, whatever the reason; with minutes, that it has to wait."""
    if not minutes:
        return _page(say("doors.closed"), say("doors.closed_text"))
    wait = say("doors.minute") if minutes == 1 else say("doors.minutes", n=minutes)
    return _page(say("doors.closed"), say("doors.busy_text", wait=wait))


def left(what: Literal["left", "left_room", "left_form"] = "left") -> str:
    """Somebody has left a room, a form, or these pages; then the same words whether they had come by a link or not."""
    return _page(say("doors.left"), say(f"doors.{what}_text"))


def trouble(problem: StoreProblem) -> str:
    """What is kept cannot be reached just now. Where it lies is nobody's business at the door."""
    return _page(say("errors.store_title"), f"{problem.what} {say('doors.try_later')}")


def _page(title: str, text: str) -> str:
    lines = (support.sentence(line, datetime.now(HERE)) for line in load_support().lines)
    listed = "".join(f"<li>{_strong(line)}</li>" for line in lines)
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta name="robots" content="noindex"><title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>'
        f"<h1>{escape(title)}</h1><p>{escape(text)}</p><h2>{escape(say('support.title'))}</h2><ul>{listed}</ul>"
        "</main></body></html>"
    )


def _strong(sentence: str) -> str:
    """A support line, whose name stands between two pairs of stars."""
    before, *parts = escape(sentence).split("**")
    return before + "".join(f"<strong>{part}</strong>" if n % 2 == 0 else part for n, part in enumerate(parts))
