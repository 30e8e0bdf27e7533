"""Encrypts a file with a passphrase, under a first line in plain words that says what it holds.

The file is two lines of text and then bytes: the words; a header in JSON; the content, encrypted by
AES-256-GCM, which also vouches for the two lines. The key comes from the passphrase by scrypt (RFC 7914),
with the cost that OWASP's Password Storage Cheat Sheet advises.
"""

import hashlib
import hmac
import json
import os
import unicodedata
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from roadmap.exchange.models import ArchiveProblem
from roadmap.exchange.zipping import FORMAT, altered, cut_short, newer

#: N, r and p of scrypt: about 128 MB and a third of a second.
COST = {"n": 2**17, "r": 8, "p": 1}
#: What a header may ask for, so that a made-up file cannot keep a machine busy.
MOST_COST = {"n": 2**18, "r": 8, "p": 4}
LONGEST_HEADER = 2_000
TAG = 16


def seal(words: str, content: bytes, passphrase: str, cost: dict[str, int] | None = None) -> bytes:
    """The content, encrypted, below a line of words."""
    cost = cost or COST
    salt, nonce = os.urandom(16), os.urandom(12)
    key, proof = _derived(passphrase, salt, cost)
    header = {
        "format": FORMAT,
        "cipher": "AES-256-GCM",
        "key": {"by": "scrypt", **cost},
        "salt": salt.hex(),
        "nonce": nonce.hex(),
        "proof": proof.hex(),
        "length": len(content) + TAG,
    }
    lines = f"{words}\n{json.dumps(header)}\n".encode()
    return lines + AESGCM(key).encrypt(nonce, content, lines)


def unseal(words: str, data: bytes, passphrase: str | None) -> bytes:
    """The content below the words. ArchiveProblem where the passphrase is missing or wrong, or the file is damaged."""
    if not passphrase:
        raise ArchiveProblem(
            "This file holds raw answers and is locked by a passphrase.", "passphrase", "Give the passphrase it was made with."
        )
    start = len(words.encode()) + 1
    end = data.find(b"\n", start, start + LONGEST_HEADER) + 1
    if not end:
        raise cut_short("the header") if len(data) < start + LONGEST_HEADER else altered("the header")
    header = _header(data[start:end])
    content = data[end:]
    if len(content) < header["length"]:
        raise cut_short("the encrypted part")
    key, proof = _derived(passphrase, header["salt"], header["cost"])
    if not hmac.compare_digest(proof, header["proof"]):
        raise ArchiveProblem(
            "The passphrase does not open this file.",
            "passphrase",
            "Check capitals, spaces and the keyboard's language, and try again.",
        )
    try:
        return AESGCM(key).decrypt(header["nonce"], content, data[:end])
    except InvalidTag as error:
        raise altered("the encrypted part") from error


def _derived(passphrase: str, salt: bytes, cost: dict[str, int]) -> tuple[bytes, bytes]:
    """The key, and what shows that the passphrase is right without telling the key."""
    # One passphrase can be typed as several sequences of code points; NFKC makes them one.
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "replace")
    derived = Scrypt(salt=salt, length=64, n=cost["n"], r=cost["r"], p=cost["p"]).derive(typed)
    return derived[:32], hashlib.sha256(b"proof" + derived[32:]).digest()


def _header(line: bytes) -> dict[str, Any]:
    header: dict[str, Any]
    try:
        said = json.loads(line)
        if said["format"] > FORMAT:
            raise newer(f"{said['format']} of the format")
        cost = {name: said["key"][name] for name in COST}
        header = {
            "cost": cost,
            "salt": bytes.fromhex(said["salt"]),
            "nonce": bytes.fromhex(said["nonce"]),
            "proof": bytes.fromhex(said["proof"]),
            "length": int(said["length"]),
        }
        fits = all(isinstance(cost[name], int) and 1 <= cost[name] <= MOST_COST[name] for name in cost)
        fits = fits and cost["n"].bit_count() == 1 and cost["n"] > 1 and len(header["nonce"]) == 12
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise altered("the header") from error
    if not fits:
        raise altered("the header")
    return header
