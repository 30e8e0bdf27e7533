"""JSON files with a seal: a fingerprint of what they hold, so that a file that was changed is noticed.

A seal tells of damage and of edits by hand. It does not prove who wrote a file.
"""

import hashlib
import json
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from roadmap.content.codes import Code
from roadmap.content.faults import ContentFaults, Fault, make_fault
from roadmap.exchange.site_codes import SiteCode

Model = TypeVar("Model", bound=BaseModel)
#: The version of both formats; a program reads its own and older ones.
FORMAT = 1
#: Far above what any of these files needs. In bytes.
MOST_BYTES = 20_000_000


def fault(code: SiteCode, path: str, **told: Any) -> Fault:
    """A fault of a release file, of the same shape as those of content."""
    return make_fault(cast(Code, code), path, **told)


def seal_of(shape: dict[str, Any]) -> str:
    """SHA-256, in hex, of an object without its seal, whatever the order of its keys."""
    held = {key: value for key, value in shape.items() if key != "seal"}
    return hashlib.sha256(json.dumps(held, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def sealed(model: Model) -> Model:
    """The same model with its seal."""
    return model.model_copy(update={"seal": seal_of(model.model_dump(mode="json"))})


def text_of(model: BaseModel) -> bytes:
    """A model as the file people get. The same model gives the same bytes."""
    return (json.dumps(model.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes, path: str, model: type[Model], holds: str, other: SiteCode) -> Model:
    """The model that a file holds; `holds` is its first key's value, `other` the fault where it is another kind of file.

    ContentFaults with one fault where it is another kind of file, of a newer version, damaged or altered.
    """
    if len(content) > MOST_BYTES:
        raise ContentFaults([fault(other, path, detail=f"it has more than {MOST_BYTES:,} bytes")])
    try:
        shape = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        # Cut short or damaged, where it begins as one of ours; else it never was one.
        code = SiteCode.ALTERED if holds.encode() in content[:400] else other
        raise ContentFaults([fault(code, path, detail="it is not whole JSON")]) from error
    if not isinstance(shape, dict) or shape.get("holds") != holds:
        raise ContentFaults([fault(other, path, detail="it does not say that it is one")])
    version = shape.get("format")
    if isinstance(version, int) and version > FORMAT:
        raise ContentFaults([fault(SiteCode.NEWER, path, found=str(version), detail=f"{FORMAT}")])
    try:
        if shape.get("seal") != seal_of(shape):
            raise ContentFaults([fault(SiteCode.ALTERED, path, detail="its seal does not fit what it holds")])
        return model.model_validate(shape)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file as a whole"
        raise ContentFaults([fault(SiteCode.ALTERED, path, detail=f"{where}: {first['msg']}")]) from error
    except (ValueError, RecursionError) as error:  # such as letters that no text can hold
        raise ContentFaults([fault(SiteCode.ALTERED, path, detail="it holds what no such file holds")]) from error
