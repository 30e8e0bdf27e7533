"""Codes that people read and type: return codes of four plain words, and the letters that join a workshop.

**Return codes.** Four words drawn from a list of N hold 4·log2(N) bits: 36 for the least list
allowed (512 words), 38.5 for the 786 words that ship. That is far less than a link's 128, so a
code never stands alone: it is asked for behind a link, tries are limited (`limits.py`), and what is
kept is made slow to try out, by scrypt. With one salt for all codes of a collection, as
finding a code among them needs, somebody who has stolen the database and wants any one of 300
codes is left with 30 bits; at about a fifth of a second a try that is eight years of one processor.
They would hold the answers already: the hash keeps them from coming back as that person.
scrypt: Percival and Josefsson 2016, RFC 7914; cost: OWASP Password Storage Cheat Sheet, the
setting of 16 MiB, so that many people can finish at once.
"""

import hashlib
import hmac
import math
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from roadmap.access.models import LinkState, WorkshopCode

WORDS_IN_A_CODE = 4
LEAST_WORDS = 512
SALT_BYTES = 16
#: Anything longer was never a code, and is not worth the work of hashing it.
LONGEST_TYPED = 200

#: n doubles work and memory, r is the size of a block, p how often; memory is 128·n·r bytes.
_N, _R, _P = 2**14, 8, 5
_KEPT_AS = f"scrypt${_N}${_R}${_P}$"

#: No vowels, so no words; nothing that looks like another letter or a digit; no F, K, S, T, which unkind short forms need.
WORKSHOP_LETTERS = "BCDGHJMPRVWXZ"
WORKSHOP_LENGTH = 6
WORKSHOP_LASTS = timedelta(days=1)


def new_return_code(words: Sequence[str], below: Callable[[int], int]) -> str:
    """A new return code as it is shown: four words with hyphens between, the same word twice being possible.

    `below(n)` gives an unguessable whole number from 0 to n−1 (`secrets.randbelow`). ValueError
    where there are fewer than 512 different words.
    """
    if len(set(words)) < max(LEAST_WORDS, len(words)):
        raise ValueError(f"a code needs a list of at least {LEAST_WORDS} words, none of them twice")
    return "-".join(words[below(len(words))] for _ in range(WORDS_IN_A_CODE))


def bits(words: int) -> float:
    """How many bits a return code holds that is drawn from so many words."""
    return WORDS_IN_A_CODE * math.log2(words)


def normalised(typed: str) -> str:
    """What is left of a code however it was typed: small letters alone.

    Case, accents, spaces, hyphens, commas and numbers before the words do not count; so words may
    also be run together. Empty for what holds no letters or is too long to be a code.
    """
    if len(typed) > LONGEST_TYPED:
        return ""
    # Once before and once after: ℠ only becomes letters by the first, and some small letters only come apart by the second.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", typed).casefold())
    return "".join(character for character in plain if character.isalpha())


def return_code_hash(typed: str, salt: bytes) -> str:
    """What is kept of a return code, and by which it is found in its collection.

    `salt` is random, at least 16 bytes, and the collection's own. Takes about a fifth of a second
    on purpose. ValueError for a salt that is too short, or where no code was typed.
    """
    code = normalised(typed)
    if len(salt) < SALT_BYTES:
        raise ValueError(f"a salt has at least {SALT_BYTES} bytes, not {len(salt)}")
    if not code:
        raise ValueError("no code was typed")
    return _KEPT_AS + hashlib.scrypt(code.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=2**26, dklen=32).hex()


def is_return_code(typed: str, salt: bytes, kept: str) -> bool:
    """Whether what somebody typed is the code of which a hash is kept, in a time that tells nothing else."""
    return bool(normalised(typed)) and hmac.compare_digest(return_code_hash(typed, salt), kept)


def new_workshop_code(below: Callable[[int], int]) -> str:
    """Six letters to join a workshop, about 22 bits: 4.8 million possible codes, of which a few are open on one day."""
    return "".join(WORKSHOP_LETTERS[below(len(WORKSHOP_LETTERS))] for _ in range(WORKSHOP_LENGTH))


def shown_workshop_code(letters: str) -> str:
    """A workshop code as it is put on the wall, in two halves: BCD GHJ."""
    return f"{letters[: WORKSHOP_LENGTH // 2]} {letters[WORKSHOP_LENGTH // 2 :]}"


def workshop_letters(typed: str) -> str | None:
    """The letters of a workshop code however it was typed; None for what cannot be one."""
    if len(typed) > LONGEST_TYPED:
        return None
    letters = "".join(character for character in unicodedata.normalize("NFKC", typed).upper() if character.isalnum())
    return letters if len(letters) == WORKSHOP_LENGTH and set(letters) <= set(WORKSHOP_LETTERS) else None


def workshop_state(code: WorkshopCode, now: datetime) -> LinkState:
    """How a workshop code stands at a moment: open for a day from when it was made, unless revoked."""
    if code.revoked_at is not None and code.revoked_at <= now:
        return LinkState.REVOKED
    return LinkState.OPEN if now < code.made_at + WORKSHOP_LASTS else LinkState.EXPIRED


def joins(typed: str, code: WorkshopCode, now: datetime) -> bool:
    """Whether what somebody typed lets them into a workshop now."""
    return workshop_letters(typed) == code.letters and workshop_state(code, now) is LinkState.OPEN
