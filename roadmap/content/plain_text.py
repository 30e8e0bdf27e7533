"""Cleans text that came from a person's keyboard of what no format can hold; the same everywhere it is read or written."""

import unicodedata

#: Marks that turn the writing direction of everything after them (a sentence can be made to read differently with
#: them), and three code points that are no text: XML and PDF/UA refuse them.
_NEVER = frozenset("\u202a\u202b\u202c\u202d\u202e\ufeff\ufffe\uffff")


def clean(text: str) -> str:
    """Text that each format can hold: composed characters, and no control characters but line breaks and tabs."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain.replace("\n", "").replace("\t", "").isprintable():
        return unicodedata.normalize(
            "NFC", plain
        )  # nearly all text: no character of it is a control, a mark of direction or none
    kept = (c for c in plain if c in "\n\t" or (unicodedata.category(c) not in ("Cc", "Cs") and c not in _NEVER))
    return unicodedata.normalize("NFC", "".join(kept))
