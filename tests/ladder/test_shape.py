"""The shape of `place --json`."""

import json

from roadmap.ladder.models import Override
from roadmap.ladder.shape import place_json

from .cases import ACTION, ladder, needs, placed

STEPS = ladder("steps", {"bottom": [], "top": [needs("a", "yes", action="act_a")]}, beside=["d"])
KINDS = ladder("kinds", {"one": [needs("a", "yes")], "other": [needs("b", "yes")]})
KEYS = {
    "activity", "low", "high", "holds", "possible", "off", "because", "override", "next", "ask", "conditions", "claimed",
    "missing_below", "flags", "intended", "gap",
}  # fmt: skip


def test_a_placement_has_every_key_and_actions_are_objects() -> None:
    override = Override(rung="top", because="We saw it")
    shown = place_json(STEPS, [placed(STEPS, {"a": "no", "d": "some"}, intended="top", claimed="top", override=override)])
    assert json.loads(json.dumps(shown)) == shown
    assert (shown["ladder"], shown["order"]) == ("made_steps", "steps")
    [one] = shown["placements"]
    assert set(one) == KEYS
    assert one["override"] == {"rung": "top", "because": "We saw it"}
    assert one["conditions"] == {"d": "some"}
    assert one["flags"] == ["more_promised", "override"]
    assert (one["gap"], one["missing_below"]) == (1, ["a"])
    assert set(one["next"]) == {"rung", "blocked_by", "actions"}
    [action] = one["next"]["actions"]
    assert {key: action[key] for key in ACTION} == ACTION
    assert action["id"] == "act_a"


def test_list_keys_are_there_when_empty_and_the_rest_is_null() -> None:
    [one] = place_json(KINDS, [placed(KINDS, {"a": "no", "b": "no"}, intended="one")])["placements"]
    assert {key for key, value in one.items() if value == []} == {"holds", "possible", "because", "ask", "missing_below", "flags"}
    assert {key for key, value in one.items() if value is None} == {"low", "high", "off", "override", "next", "claimed"}
    assert one["gap"] is True


def test_no_activities_is_an_empty_list() -> None:
    assert place_json(STEPS, []) == {"ladder": "made_steps", "order": "steps", "placements": []}
