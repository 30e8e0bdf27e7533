"""An evaluation of an assessment leaves with its archive and comes back closed, with the figures that may be shown."""

from datetime import UTC, date, datetime

from roadmap.assessment.models import Assessment
from roadmap.evaluation.kept_models import Said
from roadmap.exchange.archives import read_archive, write_archive
from roadmap.exchange.gathering import gather
from roadmap.exchange.retention import close_wave
from roadmap.store import Store
from tests.evaluation.courses import course, forms

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def test_it_comes_back_closed_with_what_may_be_shown_and_again_under_a_new_id(store: Store, made: Assessment) -> None:
    kept = store.make_course(course("North", "South").model_copy(update={"assessment": made.id}))
    store.make_course(course())
    for wave, n in (("pre", 9), ("post", 4)):
        store.open_wave(kept.id, wave, NOW)
        words = [Said(id=f"{wave}w", wave=wave, question="intend", said=f"words {wave}", shown=True)]
        brought = [form for site in kept.sites for form in forms(wave, n, 3, site)]
        store.bring_forms(kept.id, [(form, words if number == 0 else []) for number, form in enumerate(brought)])
        close_wave(store, kept, wave, date(2026, 5, 5))
    store.open_wave(kept.id, "later", NOW)
    parts = read_archive(write_archive(gather(store, made.id)))
    (shared,) = parts.evaluations
    assert [(one.count.wave, one.count.forms) for one in shared.times] == [("pre", 18)]

    copy = store.restore_assessment(parts)
    (again,) = store.courses_of(copy.id)
    assert again.id != kept.id
    assert (again.place, again.sites, again.assessment) == (kept.place, (), copy.id)
    assert [(one.wave, one.site, one.closed_on) for one in store.openings(again.id)] == [("pre", "", date(2026, 5, 5))]
    assert [(one.wave, one.forms) for one in store.wave_counts(again.id)] == [("pre", 18)]
    assert [one.said for one in store.said_in(again.id)] == ["words pre"]
    assert store.courses_of(made.id) == [kept]
    assert len(gather(store, copy.id).evaluations) == 1
