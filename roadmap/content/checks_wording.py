"""Rules of wording: how many words a text may have, and that actions say something that can be done and seen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from roadmap.content.faults import Code, Fault
from roadmap.content.files import Sheet
from roadmap.content.reading import Location

#: Openings that could mean anything: no one could say on which day it was done.
FILLER = (
    "raise awareness", "be aware", "be mindful", "consider", "explore", "promote", "encourage", "ensure", "look into",
    "think about", "strive", "aim to", "try to", "seek to", "work towards", "continue to", "endeavour", "foster", "embed",
)  # fmt: skip
_DETERMINERS = frozenset(re.findall(r"\S+", "a an the this that these those each every all any some both its their our your"))
#: Words that end the noun phrase before them.
_JOINTS = frozenset(
    re.findall(r"\S+", "and or but not of for from to in on at by with as into so that who which when where before after about")
)
_LONGEST_PHRASE = 3
_FILLER = re.compile(rf"(?:{'|'.join(FILLER)})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def word_count(text: str) -> int:
    """How many words a text has: what stands between spaces."""
    return len(text.split())


def verb_and_object(text: str) -> tuple[str, ...]:
    """A text's first word with the first noun phrase after it, in small letters and without articles.

    A simple reading: the phrase is the next three words at most, up to a preposition or conjunction.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    verb, rest = words[:1], words[1:]
    while rest and (rest[0] in _DETERMINERS or rest[0] in _JOINTS):
        rest = rest[1:]
    phrase = [word for word in takewhile(lambda word: word not in _JOINTS, rest) if word not in _DETERMINERS]
    return (*verb, *phrase[:_LONGEST_PHRASE])


def item_wording(sheet: Sheet, place: Location, item: Mapping[str, Any], limits: Mapping[str, int | None]) -> Iterator[Fault]:
    """Texts with more words than the framework's limits allow."""
    texts: list[tuple[Location, str, str]] = [(("text",), item["text"], "text"), (("plain",), item.get("plain") or "", "plain")]
    texts += [(("descriptors", stage), text, "descriptor") for stage, text in item.get("descriptors", {}).items()]
    for location, text, kind in texts:
        most = limits.get(kind)
        if most is not None and word_count(text) > most:
            told = "a descriptor" if kind == "descriptor" else kind
            yield sheet.fault_at(Code.TOO_MANY_WORDS, (*place, *location), found=word_count(text), allowed=[most], detail=told)


def action_wording(sheet: Sheet, place: Location, actions: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Actions of one item that say the same thing, and actions that open with filler."""
    seen: dict[tuple[str, ...], str] = {}
    for number, action in enumerate(actions):
        where = (*place, number, "do")
        said = verb_and_object(action["do"])
        if said in seen:
            yield sheet.fault_at(Code.SAME_ACTION, where, found=" ".join(said), detail=f"'{seen[said]}'")
        seen.setdefault(said, action["id"])
        if (filler := opening_filler(action["do"])) is not None:
            yield sheet.fault_at(Code.FILLER, where, found=filler)


def opening_filler(text: str) -> str | None:
    """The filler that a text opens with; None where it opens with something that can be done and seen."""
    found = _FILLER.match(text.strip())
    return found[0].casefold() if found else None
