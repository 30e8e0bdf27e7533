"""The release of one site: what leaves, what never does, and what is said of a file that is not as it was."""

import json
from datetime import date
from typing import Any

import pytest

from roadmap.assessment.models import Agreement, Audience, CollectionKind, Organisation
from roadmap.content.faults import ContentFaults
from roadmap.content.ladder_models import Ladder
from roadmap.content.loading import find_ladder
from roadmap.content.pinning import item_hash
from roadmap.exchange.sealed_json import MOST_BYTES, seal_of, text_of
from roadmap.exchange.site_models import SiteItem, SiteRelease
from roadmap.exchange.site_release import read_site, site_release
from roadmap.ladder.models import Activity
from roadmap.ladder.placement import place
from roadmap.plan.candidates import Placed
from tests.assessment import cases
from tests.exchange.made_sites import FRAMEWORK, HIGH, LOW, assessment, plan, released, site

ONE = site(1, {"a": LOW, "b": HIGH, "d": ["s2"] * 10})


def item(found: SiteRelease, name: str) -> SiteItem:
    return next(one for one in found.items if one.id == name)


def refused(content: bytes) -> tuple[str, str]:
    """The one fault of a file: its code and its message."""
    with pytest.raises(ContentFaults) as caught:
        read_site(content, "x.json")
    (found,) = caught.value.faults
    assert found.path == "x.json"
    return str(found.code), found.message


def changed(**more: Any) -> bytes:
    """The site's file with other values, as an editor would leave it: the seal is the old one."""
    return json.dumps(json.loads(text_of(ONE)) | more).encode()


def resealed(shape: dict[str, Any]) -> bytes:
    return json.dumps(shape | {"seal": seal_of(shape)}).encode()


# --- what leaves -------------------------------------------------------------------------------


def test_a_shown_item_has_every_count() -> None:
    found = item(site(1, {"a": ["s1"] * 7 + ["dont_know", "not_applicable", None]}), "a")
    assert found.state == "shown"
    assert found.counts == {"s0": 0, "s1": 7, "s2": 0, "s3": 0, "s4": 0}
    assert (found.dont_know, found.not_applicable, found.blank, found.asked) == (1, 1, 1, 10)
    assert (found.stands, found.agreed, found.core) == ("s1", False, True)
    assert found.hash == item_hash(FRAMEWORK.items["a"])


def test_withheld_and_not_asked_are_told_in_words_and_hold_no_figure() -> None:
    withheld, not_asked = item(ONE, "d"), item(ONE, "c")
    assert (withheld.state, not_asked.state) == ("withheld", "not_asked")
    for found in (withheld, not_asked):
        assert {found.counts, found.dont_know, found.not_applicable, found.blank, found.stands, found.agreed} == {None}


def test_domains_carry_their_results_and_the_stage_of_their_core() -> None:
    trust, other = ONE.domains
    assert (trust.state, trust.items, trust.stage, trust.core_items, trust.core_stage) == ("shown", 2, "s1", 2, "s1")
    assert (other.state, other.score, other.core_stage) == ("withheld", None, None)


def test_what_a_group_agreed_is_where_a_site_stands_and_its_words_stay() -> None:
    agreed = [Agreement(item="a", outcome="s4", because="Mary said so", evidence="minutes"), Agreement(item="d", outcome="s2")]
    found = site_release(assessment(1), FRAMEWORK, released({"a": LOW, "d": ["s2"] * 10}, agreements=agreed))
    assert (item(found, "a").stands, item(found, "a").agreed) == ("s4", True)
    assert item(found, "d").stands is None
    assert b"Mary" not in text_of(found)


def test_nothing_names_the_organisation_unless_asked_to() -> None:
    found = assessment(7, organisation=Organisation(id="b" * 32, name="Northlea"), round_name="Northlea, spring")
    release = released({"a": LOW})
    silent = site_release(found, FRAMEWORK, release)
    assert (silent.name, silent.round) == (None, "")
    assert b"Northlea" not in text_of(silent)
    assert b"b" * 32 not in text_of(silent)
    assert site_release(found, FRAMEWORK, release, name="Northlea").name == "Northlea"


def test_a_round_is_named_where_its_name_names_nobody() -> None:
    assert ONE.round == "Spring"
    assert site(1, {"a": LOW}, round_name="HOUSING, spring").round == ""


def test_the_month_is_that_of_closing_else_of_beginning() -> None:
    assert ONE.month == "2026-04"
    assert site(1, {"a": LOW}, closed_on=None, created_on=date(2025, 12, 31)).month == "2025-12"


def test_a_site_is_known_again_in_its_next_round_and_other_services_are_other_sites() -> None:
    assert site(1, {"a": HIGH}, id="another", round_name="Autumn", service=" housing ").site == ONE.site
    assert site(1, {"a": LOW}, service="Schools").site != ONE.site
    assert site(2, {"a": LOW}).site != ONE.site


def test_plans_leave_without_their_words() -> None:
    found = site_release(assessment(1), FRAMEWORK, released({"a": LOW}), plan=plan("6-12", "by Easter"))
    assert [(one.domain, one.horizon, one.decision) for one in found.actions] == [
        ("trust", "6-12", "accepted"),
        ("trust", "not_said", "accepted"),
    ]
    assert b"Mary" not in text_of(found)
    assert b"Easter" not in text_of(found)


def test_actions_of_a_rejected_priority_are_rejected_and_vanished_offers_stay_behind() -> None:
    made = plan("0-6", "0-6")
    first, second = made.actions
    gone = second.model_copy(update={"vanished": True, "decision": "offered"})
    rejected = made.priorities[0].model_copy(update={"decision": "rejected"})
    made = made.model_copy(update={"actions": (first, gone), "priorities": (rejected,)})
    found = site_release(assessment(1), FRAMEWORK, released({"a": LOW}), plan=made)
    assert [one.decision for one in found.actions] == ["rejected"]


def placed(ladder: Ladder, **more: Any) -> Placed:
    activity = Activity.model_validate({"id": "x", "title": "Mary's garden", "level": "service"} | more)
    return Placed(activity, place(activity, ladder), ladder)


def leaves(**more: Any) -> tuple[tuple[str, ...], bool, bool]:
    """The rungs of an activity in a release, whether that is certain, and whether it is off the ladder."""
    given = placed(find_ladder("tlap_coproduction"), **more)
    found = site_release(assessment(1), FRAMEWORK, released({"a": LOW}), placed=[given])
    assert b"garden" not in text_of(found)
    (one,) = found.placements
    assert (one.ladder, one.level) == ("tlap_coproduction", "service")
    return one.rungs, one.known, one.off


def test_activities_leave_as_level_and_rung_alone() -> None:
    ladder = find_ladder("tlap_coproduction")
    unknown = place(Activity(id="x", title="x"), ladder)
    assert unknown.high is not None
    assert leaves() == (ladder.rung_ids[: ladder.rung_ids.index(unknown.high) + 1], False, False)
    certain = {name: ladder.criterion[name].options[-1].id for name in ladder.criterion}
    stands = place(Activity(id="x", title="x", answers=certain), ladder)
    assert leaves(answers=certain) == ((stands.high,), stands.low == stands.high, False)


def test_an_activity_off_the_ladder_stands_on_no_rung() -> None:
    ladder = find_ladder("tlap_coproduction")
    made = placed(ladder)
    off = Placed(made.activity, made.placement.model_copy(update={"off": "no real choice"}), ladder)
    (found,) = site_release(assessment(1), FRAMEWORK, released({"a": LOW}), placed=[off]).placements
    assert (found.rungs, found.known, found.off) == ((), True, True)
    assert made.placement.high is not None


def test_a_release_for_the_room_makes_no_site_release() -> None:
    with pytest.raises(ValueError, match="not for anyone"):
        site_release(assessment(1), FRAMEWORK, cases.shown(cases.by_item({"a": LOW}), FRAMEWORK))


def test_in_the_room_leaves_as_such_and_no_perspective_with_it() -> None:
    found = site(1, {"a": ["s1", "s3", "s3"]}, kind=CollectionKind.IN_THE_ROOM)
    assert (found.collection, found.k, item(found, "a").asked) == (CollectionKind.IN_THE_ROOM, 5, 3)
    assert b"leader" not in text_of(found)
    assert released({"a": LOW}).audience is Audience.ANYONE


# --- files that are not as they were ------------------------------------------------------------


def test_what_is_written_comes_back_and_is_written_the_same() -> None:
    read = read_site(text_of(ONE), "x.json")
    assert read == ONE
    assert text_of(read) == text_of(site(1, {"a": LOW, "b": HIGH, "d": ["s2"] * 10}))


def test_a_mark_at_the_start_and_another_order_of_keys_change_nothing() -> None:
    turned = json.dumps(dict(reversed(json.loads(text_of(ONE)).items())))
    assert read_site(b"\xef\xbb\xbf" + turned.encode(), "x.json") == ONE


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not whole JSON"),
        (b"PK\x03\x04", "not whole JSON"),
        (b"[" * 100_000, "not whole JSON"),
        (b"[1]", "does not say that it is one"),
        (b'{"items": []}', "does not say that it is one"),
        (b" " * (MOST_BYTES + 1), "more than"),
    ],
)
def test_another_kind_of_file_is_no_site_release(content: bytes, why: str) -> None:
    code, message = refused(content)
    assert code == "NOT_A_SITE"
    assert message.startswith("this is no site release: it")
    assert why in message
    assert message.endswith("Make one from the site's archive with 'release'")


def test_a_file_cut_short_is_damaged_and_not_another_kind() -> None:
    assert refused(text_of(ONE)[:-40])[0] == "ALTERED"


@pytest.mark.parametrize("more", [{"people": 11}, {"month": "2026-05"}, {"name": "Another"}, {"seal": None}, {"seal": "0" * 64}])
def test_any_change_is_noticed(more: dict[str, object]) -> None:
    code, message = refused(changed(**more))
    assert code == "ALTERED"
    assert message.startswith("this file is damaged, or was changed after it was written (its seal does not fit what it holds)")


def test_a_newer_file_says_to_install_the_newer_version() -> None:
    assert refused(changed(format=2)) == (
        "NEWER",
        "this file has format 2, and this version reads up to 1: install the newer version, then try again",
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda shape: shape.update(extra=1), "extra"),
        (lambda shape: shape.pop("month"), "month"),
        (lambda shape: shape.update(format="1x"), "format"),
        (lambda shape: shape.update(people=float("inf")), "people"),
        (lambda shape: shape["items"].append(shape["items"][0]), "there twice"),
        (lambda shape: shape["items"][0].update(scale="none"), "a scale is named that is not there"),
        (lambda shape: shape["items"][0].update(counts={"s9": 10}), "not by the stages"),
        (lambda shape: shape["items"][0].update(stands="s9"), "at no stage"),
        (lambda shape: shape["items"][0].update(state="withheld"), "shown whole or not at all"),
        (lambda shape: shape["items"][0]["counts"].update(s1=-6), "greater than or equal to 0"),
        (lambda shape: shape["items"][0]["counts"].update(s1=5), "fewer people than its threshold"),
        (lambda shape: shape["domains"][0].update(core_stage="s9"), "a domain stands at no stage"),
        (lambda shape: shape.update(k=None), "an open survey has a threshold"),
        (lambda shape: shape["domains"][0].update(score=101), "less than or equal to 100"),
    ],
)
def test_a_file_sealed_again_must_still_be_one_that_can_be(change: Any, why: str) -> None:
    shape = json.loads(text_of(ONE))
    change(shape)
    code, message = refused(resealed(shape))
    assert code == "ALTERED"
    assert why in message
