"""The pages of a room, for a phone and for the projector: plain HTML that can be read and answered without any script."""

import json
import re
from datetime import UTC, datetime, timedelta
from html import escape
from typing import NamedTuple

from roadmap.access.codes import shown_workshop_code
from roadmap.assessment.collecting import HERE
from roadmap.content.session_models import Block
from roadmap.reports.slips import qr_svg
from roadmap.ui import room_care
from roadmap.ui.room_shown import shown
from roadmap.ui.rooms import LiveRoom, View
from roadmap.ui.words import say
from roadmap.workshop.models import Ask, Phase, Way

#: The longest that a word and a sentence may be.
WORD, SENTENCE = 40, 280
SIZED = re.compile(r'width="(\d+)" height="(\d+)"')
#: What the script says, handed over in the page so that it holds no words of its own.
_SCRIPT_WORDS = ("saved", "kept", "late", "full", "broken", "missing", "twice")


class Part(NamedTuple):
    """What stands on the page just now: its HTML, what is announced, and the ask whose form it holds."""

    html: str
    said: str
    form: str | None = None


def frame(room: LiveRoom, view: View, join: str) -> bytes:
    """The room as one event of the stream, with its revision as the event's id."""
    part = part_of(room, view, join)
    news = {
        "rev": room.room.revision,
        "ask": part.form or room.room.ask,
        "form": bool(part.form),
        "html": part.html,
        "say": part.said,
    }
    return f"id: {room.room.revision}\ndata: {json.dumps(news, ensure_ascii=False)}\n\n".encode()


def page(room: LiveRoom, view: View, join: str, told: str = "") -> str:
    """The whole page; `told` is what a form that was sent without a script is answered with."""
    part = part_of(room, view, join)
    words = " ".join(f'data-{name}="{escape(say(f"live.{name}"), quote=True)}"' for name in _SCRIPT_WORDS)
    main = (
        f'<main data-room="{escape(room.id, quote=True)}" data-view="{view}" data-revision="{room.room.revision}" {words}>'
        f"<p id=network hidden>{escape(say('live.no_network'))}</p>"
        f"{f'<p><strong>{escape(told)}</strong></p>' if told else ''}"
        f"<div id=part>{part.html}</div><p id=said class=hidden role=status aria-live=polite></p>"
        f"{room_care.leave() if view == 'phone' else ''}</main>"
    )
    return document(room.workshop.plan.title, main, script=True, screen=view == "screen")


def document(title: str, body: str, *, script: bool = False, screen: bool = False) -> str:
    """A page around its main part."""
    tail = "<script src=/w/room.js defer></script>" if script else ""
    return (
        f'<!doctype html><html lang="en-GB"{" class=screen" if screen else ""}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f'<meta name="robots" content="noindex"><title>{escape(title)}</title>'
        f'<link rel="icon" href="data:,"><link rel="stylesheet" href="/w/room.css">{tail}</head>'
        f"<body>{body}</body></html>"
    )


def join_page(told: str = "", typed: str = "") -> str:
    """Where the code on the wall is typed."""
    body = (
        f"<main><h1>{escape(say('live.join_title'))}</h1><p>{escape(say('live.join_lead'))}</p>"
        f"{f'<p role=alert><strong>{escape(told)}</strong></p>' if told else ''}"
        f'<form method=post action="/join"><label class=field>{escape(say("live.join_code"))}'
        f"<input type=text name=code id=code autocomplete=off autocapitalize=characters spellcheck=false required maxlength=20 "
        f'value="{escape(typed, quote=True)}"></label><button>{escape(say("live.join_button"))}</button></form>'
        f"<p class=quiet>{escape(say('live.join_small'))}</p></main>"
    )
    return document(say("live.join_title"), body)


def part_of(room: LiveRoom, view: View, join: str) -> Part:
    """What stands on the page of a room just now."""
    return _screen(room, join) if view == "screen" else _phone(room)


def _phone(room: LiveRoom) -> Part:
    now, ask = room.room, room.ask()
    if now.ended:
        return _words("ended_title", "ended_text", room_care.after("phone"))
    if now.paused:
        return _words("paused_title", "paused_text", room_care.pausing("phone"))
    if now.began_at is None:
        return _words("joined_title", "joined_text", room_care.before("phone"))
    if now.way is Way.NONE:
        return _words("no_phones_title", "no_phones_text")
    if now.down or ask is None:
        return _words("down_title", "down_text")
    head = f'<p class=quiet>{escape(ask.title)}</p><h1 tabindex="-1">{escape(ask.text)}</h1>'
    if ask.about and ask.about != ask.text:
        head += f"<p>{escape(ask.about)}</p>"
    match now.phase(ask.id):
        case Phase.OPEN:
            return Part(head + _form(room, ask), say("live.opened", text=ask.text), ask.id)
        case Phase.REVEALED:
            talk = f"<h2>{escape(say('live.talk'))}</h2><p>{escape(ask.talk)}</p>"
            return Part(head + shown(room, ask) + talk, say("live.revealed", text=ask.text))
    return Part(head + f"<p>{escape(say('live.closed_text'))}</p>", say("live.closed_text"))


def _words(title: str, text: str, more: str = "") -> Part:
    heading, line = say(f"live.{title}"), say(f"live.{text}")
    return Part(f'<h1 tabindex="-1">{escape(heading)}</h1><p>{escape(line)}</p>{more}', f"{heading}. {line}")


def _form(room: LiveRoom, ask: Ask) -> str:
    return (
        f'<form method=post action="/live/{escape(room.id, quote=True)}/vote" data-answer={ask.answer}>'
        f'<input type=hidden name=ask value="{escape(ask.id, quote=True)}">{_fields(ask)}'
        f"<button>{escape(say('live.send'))}</button><p id=state role=status></p>"
        f"<p class=quiet>{escape(say('live.leave_out' if ask.answer in ('one', 'order') else 'live.read_first'))}</p></form>"
    )


def _fields(ask: Ask) -> str:
    match ask.answer:
        case "one":
            options = "".join(_option(one.id, one.text, one.note) for one in ask.options)
            return f"<fieldset><legend class=hidden>{escape(ask.text)}</legend>{options}</fieldset>"
        case "order":
            return "".join(_place(ask, place) for place in range(1, ask.choose + 1))
        case "word":
            return _text(say("live.your_word"), f"<input type=text name=choice id=t1 maxlength={WORD} autocomplete=off>")
        case "action":
            what = _text(say("live.what"), f"<textarea name=choice id=t1 rows=3 maxlength={SENTENCE}></textarea>")
            return what + _text(say("live.first_step"), f"<textarea name=choice id=t2 rows=2 maxlength={SENTENCE}></textarea>")
    return _text(say("live.your_sentence"), f"<textarea name=choice id=t1 rows=4 maxlength={SENTENCE}></textarea>")


def _option(name: str, text: str, note: str) -> str:
    small = f"<span>{escape(note)}</span>" if note else ""
    return (
        f'<label class=choice><input type=radio name=choice id="o-{escape(name, quote=True)}" '
        f'value="{escape(name, quote=True)}"><span>{escape(text)}{small}</span></label>'
    )


def _place(ask: Ask, place: int) -> str:
    options = "".join(f'<option value="{escape(one.id, quote=True)}">{escape(one.text)}</option>' for one in ask.options)
    name = say("live.place", n=place)
    return _text(
        name, f'<select name=choice id=p{place}><option value="">{escape(say("live.nothing_here"))}</option>{options}</select>'
    )


def _text(label: str, field: str) -> str:
    return f"<label class=field>{escape(label)}{field}</label>"


# --- the projector ------------------------------------------------------------------------


def _screen(room: LiveRoom, join: str) -> Part:
    now, ask = room.room, room.ask()
    block = next((one for one in room.workshop.plan.blocks if one.id == now.block), None)
    if now.ended:
        return _words("ended_title", "screen_ended", room_care.after("screen"))
    if now.paused:
        return _words("paused_title", "paused_text", room_care.pausing("screen"))
    if block is None or now.began_at is None:
        title = f"<h1>{escape(room.workshop.plan.title)}</h1><p class=lead>{escape(room.workshop.place)}</p>"
        return Part(title + _joining(room, join) + room_care.before("screen"), room.workshop.plan.title)
    if ask is None:
        if block is room.workshop.plan.blocks[0] and (left := _left(room)):
            return Part(f"<h1>{escape(block.title)}</h1>{left}", block.title)
        return Part(_block(room, block, join), block.title)
    head = f"<p class=quiet>{escape(block.title)} · {escape(ask.title)}</p><h1>{escape(ask.text)}</h1>"
    if ask.about and ask.about != ask.text:
        head += f"<p>{escape(ask.about)}</p>"
    if now.phase(ask.id) is Phase.REVEALED:
        talk = f"<h2>{escape(say('live.talk'))}</h2><p class=lead>{escape(ask.talk)}</p>"
        return Part(head + shown(room, ask) + talk, say("live.revealed", text=ask.text))
    options = "".join(f"<li>{escape(one.text)}</li>" for one in ask.options)
    waiting = say("live.closed_text" if now.phase(ask.id) is Phase.CLOSED else f"live.screen_{now.way.value}")
    body = f"<ul class=chosen>{options}</ul>" if options else ""
    return Part(f"{head}{body}<p>{escape(waiting)}</p>{_footer(room, join)}", ask.text)


def _block(room: LiveRoom, block: Block, join: str) -> str:
    """A block in which nothing is asked just now: its title, until when it goes, and what everybody may read."""
    entered = max((at for name, at in room.room.entered if name == block.id), default=room.room.began_at)
    until = (entered or datetime.now(UTC)) + timedelta(minutes=block.minutes)
    title = f"<h1>{escape(block.title)}</h1><p class=quiet>{escape(say('live.until', at=f'{until.astimezone(HERE):%H:%M}'))}</p>"
    lines = "".join(f"<p class=wall>{escape(line)}</p>" for line in block.wall)
    joining = _joining(room, join) if block.phones and not block.support and room.room.way is not Way.NONE else ""
    return title + lines + joining + (room_care.lines("screen") if block.support else "")


def _left(room: LiveRoom) -> str:
    """What the session before left, for everybody to see: only what was let through then, and no number of a small group."""
    found = room.left()
    if found is None:
        return ""
    parts = [*found.texts, *([(say("workshop.left_steps"), found.steps)] if found.steps else [])]
    shown = ""
    for title, texts in parts:
        lines = "".join(f"<li>{escape(text)}</li>" for text in texts)
        shown += f"<h2>{escape(title)}</h2><ul class=texts>{lines}</ul>"
    return shown and shown + f"<p>{escape(say('workshop.left_absent_screen'))}</p>"


def _joining(room: LiveRoom, join: str) -> str:
    """The way in by phone: a QR code, and the same in letters."""
    letters = room.code_now()
    if room.room.way is Way.NONE or not letters:
        return ""
    named = escape(say("live.qr_alt", address=f"{join}/{letters}"), quote=True)
    code = (qr_svg(f"{join}/{letters}") or "").replace("<svg ", f'<svg role="img" aria-label="{named}" ', 1)
    code = SIZED.sub(r'viewBox="0 0 \1 \2"', code, count=1)  # as large as the wall allows
    where = join.split("://", 1)[-1]
    return (
        f"<div class=join>{code}<div><p>{escape(say('live.join_here'))}<br><strong>{escape(where)}</strong></p>"
        f"<p class=code>{escape(shown_workshop_code(letters))}</p><p class=quiet>{escape(say('live.join_small'))}</p></div></div>"
    )


def _footer(room: LiveRoom, join: str) -> str:
    letters = room.code_now()
    if room.room.way is Way.NONE or not letters:
        return ""
    where = join.split("://", 1)[-1]
    return f"<footer>{escape(say('live.join_line', address=where, code=shown_workshop_code(letters)))}</footer>"
