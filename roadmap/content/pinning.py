"""Pins content: the text that an assessment keeps of its framework, and hashes that tell content apart."""

import hashlib
import json

from roadmap.content.models import Framework, Item


def pin(framework: Framework) -> str:
    """The framework as canonical JSON: keys sorted, defaults left out, nothing but the content.

    Defaults are left out so that a field added to the models later does not change the hash of old content.
    """
    content = framework.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def unpin(text: str) -> Framework:
    """The framework a pinned text holds; pydantic's ValidationError where the text is none."""
    return Framework.model_validate_json(text)


def framework_hash(framework: Framework) -> str:
    """SHA-256, in hex, of the pinned text in UTF-8."""
    return hashlib.sha256(pin(framework).encode()).hexdigest()


def item_hash(item: Item) -> str:
    """SHA-256, in hex, of what people read when they rate an item: two items with one hash ask the same."""
    read = item.model_dump(mode="json", include={"text", "plain", "can_see", "descriptors"})
    return hashlib.sha256(json.dumps(read, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
