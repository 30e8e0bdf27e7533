"""`demo`: the fictional example, into the store or as an archive."""

from itertools import count
from pathlib import Path

from roadmap.cli.files import refuse_existing, write
from roadmap.cli.opening import opened_store
from roadmap.cli.output import print_json, say
from roadmap.content.loading import find_framework, find_ladder
from roadmap.content.places import shown
from roadmap.exchange.archives import write_archive
from roadmap.exchange.example import build_example, kept_in, put_back, put_into
from roadmap.plan.feedback import to_share

FRAMEWORK, LADDER = "trauma_informed", "tlap_coproduction"


def demo(to: Path | None, replace: bool, as_json: bool) -> int:
    """Puts every round of the example into the store, or writes the shareable archive of its newest round."""
    return _to_file(to, replace, as_json) if to else _to_store(replace, as_json)


def _to_file(to: Path, replace: bool, as_json: bool) -> int:
    refuse_existing(to, replace)
    ids = count(1)
    rounds = build_example(find_framework(FRAMEWORK), find_ladder(LADDER), lambda: f"example-{next(ids)}")
    newest, answers = rounds[-1].assessment, to_share(rounds[-1].contributions)
    alone = rounds[-1].model_copy(
        update={"raw": None, "assessment": newest.model_copy(update={"follows": None}), "contributions": answers}
    )
    write(to, write_archive(alone), replace)
    if as_json:
        print_json({"demo": {"file": shown(to), "assessment": newest.id, "rounds": 1}})
    else:
        say(f"Written: {shown(to)} ({newest.organisation.name}: fictional data)")
    return 0


def _to_store(replace: bool, as_json: bool) -> int:
    from roadmap.store.base import new_id

    framework, ladder = find_framework(FRAMEWORK), find_ladder(LADDER)
    with opened_store() as store:
        there = kept_in(store)
        if there and not replace:
            newest, said = there[0], "The example is there already. Add --replace to begin it afresh."
        else:
            newest = (put_back if there else put_into)(store, framework, ladder, new_id)
            said = f"The example is there: {newest.organisation.name}. It is fictional, and marked so everywhere."
        rounds = len(kept_in(store))
    if as_json:
        print_json({"demo": {"file": None, "assessment": newest.id, "rounds": rounds}})
    else:
        say(said)
    return 0
