"""Plans in the middle of their life, made by hand and by hypothesis, for the tests of what a meeting looks at."""

from datetime import date, timedelta

from hypothesis import strategies as st

from roadmap.plan.following_models import DateMoved, Explanation, Followed, Promise
from roadmap.plan.models import AlreadyIn, Plan, PlanAction, PlanPriority

TODAY = date(2026, 11, 27)
DAYS = st.dates(TODAY - timedelta(days=90), TODAY + timedelta(days=90))
SOME_DAY = st.none() | DAYS
WORDS = st.sampled_from(["", "Meet", "Ask people"])


def action(name: str = "a", **changed: object) -> PlanAction:
    """An action that is taken on, under the priority `p` unless said otherwise."""
    return PlanAction.model_validate(
        {"id": name, "priority_id": "p", "position": 1, "do": f"Do {name}", "lead": "Trauma lead", "decision": "accepted"}
        | changed
    )


def plan(*actions: PlanAction, **changed: object) -> Plan:
    """One priority, taken on, with these actions in order."""
    priority = PlanPriority.model_validate(
        {"id": "p", "position": 1, "domain": "care", "title": "Time to talk", "decision": "accepted"} | changed
    )
    return Plan(
        priorities=(priority,),
        actions=tuple(one.model_copy(update={"position": n}) for n, one in enumerate(actions, start=1)),
    )


followed = st.builds(
    Followed,
    status=st.sampled_from(["not_started", "under_way", "blocked", "done"]),
    status_since=SOME_DAY,
    moves=st.lists(st.builds(DateMoved, on=DAYS, due=DAYS, because=st.just("staff were away")), max_size=2).map(tuple),
    explanations=st.lists(st.builds(Explanation, on=DAYS, words=st.just("we wait for the room")), max_size=2).map(tuple),
    confidence=st.sampled_from([None, "high", "low"]),
    difference=WORDS,
    promises=st.lists(
        st.builds(Promise, kind=st.just("pay"), words=st.sampled_from(["fees", "fares"]), due=SOME_DAY, done_on=SOME_DAY),
        max_size=2,
        unique_by=lambda one: one.words,
    ).map(tuple),
    feedback_due=SOME_DAY,
    feedback_given_on=SOME_DAY,
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan of up to two priorities and five actions, with ids that two of them may share."""
    names = draw(st.lists(st.sampled_from("pq"), min_size=1, max_size=2, unique=True))
    decisions = st.sampled_from(["offered", "accepted", "rejected"])
    priorities = tuple(
        PlanPriority(id=name, position=n, domain=None, title=f"About {name}", decision=draw(decisions))
        for n, name in enumerate(names, start=1)
    )
    actions = tuple(
        PlanAction(
            id=name,
            priority_id=draw(st.sampled_from(names)),
            position=n,
            do=draw(WORDS),
            lead=draw(WORDS),
            due=draw(SOME_DAY),
            decision=draw(decisions),
            already_in=AlreadyIn(plan=draw(st.sampled_from(["", "", "children's services plan"]))),
            followed=draw(followed),
        )
        for n, name in enumerate(draw(st.lists(st.sampled_from("abcde"), max_size=5, unique=True)), start=1)
    )
    return Plan(priorities=priorities, actions=actions)
