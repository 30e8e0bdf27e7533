"""The form of an evaluation on a phone, and the projector's page with the way to it: plain HTML, without any script."""

import re
from collections.abc import Sequence
from datetime import datetime
from html import escape

from roadmap.access.codes import shown_workshop_code
from roadmap.assessment.collecting import HERE
from roadmap.content.evaluation_models import BackgroundQuestion, EvaluationFile
from roadmap.content.loading import load_fixed_sentences, load_support
from roadmap.evaluation.asked import asked_in, background_asked
from roadmap.evaluation.kept_models import Course, Opening
from roadmap.reports.slips import qr_svg
from roadmap.ui import room_care, support
from roadmap.ui.room_pages import document
from roadmap.ui.words import say

SIZED = re.compile(r'width="(\d+)" height="(\d+)"')
#: The longest that an answer in somebody's own words may be.
LONGEST = 500


def form_page(course: Course, opening: Opening, address: str, key: str, told: str = "") -> str:
    """The form of one time. `key` is what makes the same form sent twice one; `told` is what was wrong when it was sent."""
    instrument = course.instrument
    wave = next(one for one in instrument.waves if one.id == opening.wave)
    asked = asked_in(instrument, opening.wave)
    work = instrument.background if background_asked(instrument, opening.attended) else ()
    parts = [
        f"<h1>{escape(instrument.title)}</h1><p class=quiet>{escape(_about(course, opening))}</p>",
        f"<p>{escape(wave.invitation)}</p>",
        f"<p role=alert><strong>{escape(told)}</strong></p>" if told else "",
        _told(course, words=bool(asked.questions)),
        f'<form method=post action="{escape(address, quote=True)}">',
        f'<input type=hidden name=key value="{escape(key, quote=True)}">',
        _statements(say("form_page.statements"), [(one.id, one.text) for one in asked.outcomes], instrument),
        _statements(say("form_page.reactions"), [(one.id, one.text) for one in asked.reactions], instrument),
        _own_words([(one.id, one.text) for one in asked.questions]),
        _background(work),
        f"<button>{escape(say('form_page.send'))}</button><p class=quiet>{escape(say('form_page.send_small'))}</p></form>",
    ]
    parts.append(room_care.leave("form_page.leave_why", f"{address}/leave"))
    return document(instrument.title, f"<main>{''.join(parts)}</main>")


def _about(course: Course, opening: Opening) -> str:
    wave = next(one.name for one in course.instrument.waves if one.id == opening.wave)
    return " · ".join(one for one in (wave.capitalize(), course.place, opening.site) if one)


def _told(course: Course, *, words: bool) -> str:
    """What everybody is told before they answer; the longer part of it folded."""
    fixed = load_fixed_sentences()
    first = f"<p>{escape(f'{fixed.choice} {fixed.skip}')} {escape(say('form_page.what_happens'))}</p>"
    rest = [fixed.no_difference.format(independent_contact=course.independent), fixed.groups_only, fixed.computer]
    if words:
        rest += [fixed.freedom_of_information, fixed.risk, fixed.danger]
    listed = "".join(f"<li>{escape(line)}</li>" for line in rest)
    return f"{first}<details><summary>{escape(say('form_page.more'))}</summary><ul>{listed}</ul></details>"


def _statements(title: str, items: Sequence[tuple[str, str]], instrument: EvaluationFile) -> str:
    if not items:
        return ""
    choices = [(one.id, one.text) for one in instrument.scale]
    rows = "".join(_choices(name, text, choices) for name, text in items)
    return f"<h2>{escape(title)}</h2>{rows}"


def _choices(name: str, text: str, choices: Sequence[tuple[str, str]]) -> str:
    """One question with its answers, and one that leaves it out again."""
    options = "".join(_choice(name, value, words) for value, words in (*choices, ("", say("form_page.clear"))))
    return f"<fieldset><legend>{escape(text)}</legend>{options}</fieldset>"


def _choice(name: str, value: str, words: str) -> str:
    field = f'<input type=radio name="{escape(name, quote=True)}" value="{escape(value, quote=True)}">'
    return f"<label class=choice>{field}<span>{escape(words)}</span></label>"


def _own_words(questions: Sequence[tuple[str, str]]) -> str:
    if not questions:
        return ""
    fields = "".join(
        f"<label class=field>{escape(text)}"
        f'<textarea name="{escape(name, quote=True)}" rows=3 maxlength={LONGEST}></textarea></label>'
        for name, text in questions
    )
    first = f"{load_fixed_sentences().no_names} {say('form_page.own_words_text')}"
    return f"<h2>{escape(say('form_page.own_words'))}</h2><p>{escape(first)}</p>{fields}"


def _background(work: Sequence[BackgroundQuestion]) -> str:
    if not work:
        return ""
    rows = "".join(_choices(one.id, one.text, [(option, option) for option in one.options]) for one in work)
    return f"<h2>{escape(say('form_page.background'))}</h2><p>{escape(say('form_page.background_text'))}</p>{rows}"


def sent_page(course: Course, address: str) -> str:
    """Somebody has answered: thank you, someone to talk to, and what else can be done on this phone."""
    lines = "".join(f"<li>{_strong(support.sentence(line, datetime.now(HERE)))}</li>" for line in load_support().lines)
    at = escape(address, quote=True)
    body = (
        f"<main><h1>{escape(say('form_page.sent_title'))}</h1><p>{escape(say('form_page.sent_text'))}</p>"
        f"<details><summary>{escape(say('form_page.sent_talk'))}</summary><ul>{lines}</ul></details>"
        f"<h2>{escape(say('form_page.next'))}</h2><p>{escape(say('form_page.next_text'))}</p>"
        f'<form method=post action="{at}/next"><button>{escape(say("form_page.next"))}</button></form>'
        f"<h2>{escape(say('form_page.again'))}</h2><p>{escape(say('form_page.again_text'))} "
        f'<a href="{at}?again=1">{escape(say("form_page.again"))}</a></p></main>'
    )
    return document(course.instrument.title, body)


def closed_page(course: Course) -> str:
    """Somebody came after it closed."""
    body = f"<main><h1>{escape(say('form_page.closed_title'))}</h1><p>{escape(say('form_page.closed_text'))}</p></main>"
    return document(course.instrument.title, body)


def letters_page(told: str = "", typed: str = "") -> str:
    """Where the letters on the wall are typed."""
    body = (
        f"<main><h1>{escape(say('form_page.join_title'))}</h1><p>{escape(say('form_page.join_lead'))}</p>"
        f"{f'<p role=alert><strong>{escape(told)}</strong></p>' if told else ''}"
        f'<form method=post action="/form"><label class=field>{escape(say("live.join_code"))}'
        f"<input type=text name=code id=code autocomplete=off autocapitalize=characters spellcheck=false required maxlength=20 "
        f'value="{escape(typed, quote=True)}"></label><button>{escape(say("form_page.join_title"))}</button></form>'
        f"<p class=quiet>{escape(say('form_page.small'))}</p></main>"
    )
    return document(say("form_page.join_title"), body)


def screen_page(course: Course, opening: Opening, join: str) -> str:
    """What stands on the projector: the QR code, the address and the letters. Nothing of what anybody answers."""
    if opening.closed_on:
        body = f"<h1>{escape(course.instrument.title)}</h1><p class=lead>{escape(say('form_page.screen_closed'))}</p>"
        return document(course.instrument.title, f"<main>{body}</main>", screen=True)
    whole = f"{join}/{opening.letters}"
    named = escape(say("form_page.qr_alt", address=whole), quote=True)
    code = (qr_svg(whole) or "").replace("<svg ", f'<svg role="img" aria-label="{named}" ', 1)
    code = SIZED.sub(r'viewBox="0 0 \1 \2"', code, count=1)  # as large as the wall allows
    where, fixed = join.split("://", 1)[-1], load_fixed_sentences()
    body = (
        f"<h1>{escape(course.instrument.title)}</h1><p class=lead>{escape(_about(course, opening))}</p>"
        f"<div class=join>{code}<div><p>{escape(say('form_page.scan'))}<br><strong>{escape(where)}</strong></p>"
        f"<p class=code>{escape(shown_workshop_code(opening.letters))}</p>"
        f"<p class=quiet>{escape(say('form_page.small'))}</p></div></div>"
        f"<p>{escape(f'{fixed.choice} {fixed.skip}')}</p>"
    )
    return document(course.instrument.title, f"<main>{body}</main>", screen=True)


def _strong(sentence: str) -> str:
    """A support line, whose name stands between two pairs of stars."""
    before, *parts = escape(sentence).split("**")
    return before + "".join(f"<strong>{part}</strong>" if n % 2 == 0 else part for n, part in enumerate(parts))
