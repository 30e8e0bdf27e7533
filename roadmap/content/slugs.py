"""Makes ids from words: small letters, digits and underscores, each one only once."""

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 48


def slug(words: str, otherwise: str = "item") -> str:
    """An id from the first words of a text; `otherwise` where no letter can be written plainly."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    parts = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    made = ""
    for part in parts:
        longer = f"{made}_{part}" if made else part
        if len(longer) > _LONGEST:
            break
        made = longer
    made = made or (parts[0][:_LONGEST] if parts else otherwise)
    return made if made[0].isalpha() else f"{otherwise}_{made}"[:_LONGEST]


class Ids:
    """Gives out ids, each only once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def new(self, words: str, otherwise: str = "item") -> str:
        """An id from words, with a number behind where it is taken."""
        first = slug(words, otherwise)
        made, number = first, 2
        while made in self._taken:
            made, number = f"{first}_{number}", number + 1
        self._taken.add(made)
        return made
