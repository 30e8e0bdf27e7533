"""Makes forms of an evaluation of a file with a row for each answer, as `evaluate` reads it: all of it, or every fault by row."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, cast

from roadmap.content.faults import Code, Fault, make_fault
from roadmap.evaluation.kept_models import Form, Said
from roadmap.evaluation.models import Response
from roadmap.evaluation.responses import parse
from roadmap.exchange.form_arrivals import FormsRead, HowToRead
from roadmap.exchange.form_codes import FormCode


def form_rows(
    rows: Sequence[Mapping[str, object]], header: Sequence[str], how: HowToRead, path: str, first_row: int
) -> FormsRead | tuple[Fault, ...]:
    """The forms of such a file. Its column `site`, where there is one, names the place; `version` must be that of here."""
    read = parse(rows, how.course.instrument, header=header, path=path, first_row=first_row)
    faults = [one for one in read if isinstance(one, Fault)] + list(_other(rows, how, path, first_row))
    if faults:
        return tuple(sorted(faults, key=lambda fault: fault.line))
    sites: dict[str, str] = {}
    answers: dict[str, dict[str, str]] = {}
    said = []
    for one in read:
        if not isinstance(one, Response) or one.item not in how.columns:
            continue
        given = answers.setdefault(one.respondent, {})
        sites[one.respondent] = one.site or how.site
        if one.item in how.rated:
            given[one.item] = one.answer
        else:
            said.append(Said(id="", wave=how.wave, question=one.item, said=one.answer[: how.longest]))
    forms = [
        Form(id=_hashed(how, "form", name, sites[name]), wave=how.wave, site=sites[name], answers=given)
        for name, given in answers.items()
    ]
    kept: tuple[tuple[Form, tuple[Said, ...]], ...] = tuple((form, ()) for form in forms)
    if kept and said:
        words = tuple(one.model_copy(update={"id": _hashed(how, one.question, one.said, str(n))}) for n, one in enumerate(said))
        kept = ((kept[0][0], words), *kept[1:])  # beside the first form, and joined to none
    return FormsRead(kept)


def _other(rows: Sequence[Mapping[str, object]], how: HowToRead, path: str, first_row: int) -> list[Fault]:
    """Rows of another time, in other words than here, or of a place that there is not."""
    versions = {one.id: one.version for one in how.course.instrument.outcomes}
    found = []
    for number, row in enumerate(rows, first_row):
        wave, item, version, site = (str(row.get(name) or "").strip() for name in ("wave", "item", "version", "site"))
        if wave in how.course.instrument.wave_ids and wave != how.wave:
            found.append(_fault(FormCode.OTHER_TIME, path, number, found=wave))
        if version and item in versions and version.removesuffix(".0") != versions[item]:
            found.append(_fault(FormCode.OTHER_WORDS, path, number, found=item))
        if site and site not in how.course.sites:
            found.append(_fault(FormCode.NO_SUCH_SITE, path, number, found=site, allowed=how.course.sites))
    return found


def _fault(code: FormCode, path: str, row: int, **told: Any) -> Fault:
    return make_fault(cast(Code, code), path, row, **told)


def _hashed(how: HowToRead, *parts: str) -> str:
    return hashlib.sha256("\n".join((how.course.id, how.wave, "rows", *parts)).encode()).hexdigest()
