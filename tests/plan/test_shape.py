"""The shape of `draft --json`."""

import json

from roadmap.plan.drafting import draft
from roadmap.plan.shape import draft_json

from .cases import at, evidence, framework, item, on_steps

OF = framework(trust=[item("a")], other=[item("b")])
MADE = draft(
    evidence(
        OF, {"a": at(0), "b": at(4)}, wanted={"trust": "s2"}, ranking=("trust",), placed=[on_steps("garden", "", "on_a", "other")]
    )
)


def test_a_draft_has_every_key_and_is_plain_json() -> None:
    shown = draft_json(MADE)
    assert json.loads(json.dumps(shown)) == shown
    assert set(shown) == {"priorities", "considered"}
    first, second = shown["priorities"]
    assert set(first) == {"number", "title", "domain", "why", "points", "reasons", "actions"}
    assert (first["number"], first["domain"], first["points"], second["domain"]) == (1, "trust", 35, "other")
    keys = {"id", "do", "first_step", "outcome", "measure", "lead", "with", "feedback", "effort", "horizon", "from"}
    assert keys <= set(first["actions"][0])
    assert not {"with_", "from_"} & set(first["actions"][0])
    assert (first["actions"][0]["id"], first["actions"][0]["with"], first["actions"][0]["from"]["item"]) == (
        "a.a_act",
        "Everybody",
        "a",
    )


def test_a_reason_has_the_one_key_that_says_where_it_comes_from() -> None:
    shown = draft_json(MADE)
    told = [reason for one in shown["considered"] for reason in one["reasons"]]
    assert [(r["kind"], r.get("item"), r.get("activity"), r["points"]) for r in told] == [
        ("distance", "a", None, 20), ("experience", "a", None, 15), ("activity", None, "garden", 10),
    ]  # fmt: skip
    assert all(len({"item", "criterion", "activity"} & set(reason)) == 1 for reason in told)


def test_considered_are_all_candidates_with_their_points() -> None:
    assert [(one["id"], one["domain"], one["points"]) for one in draft_json(MADE)["considered"]] == [
        ("a", "trust", 35), ("garden", "other", 10),
    ]  # fmt: skip
