// A phone or the projector in a room: draws what the server says, sends what somebody chose, and loses neither.
// A vote is kept on the phone until the server has said that it is on disk; sent twice, it is the same vote.
"use strict";
const main = document.querySelector("main");
const { room, view, saved, kept, late, full, broken, missing, twice } = main.dataset;
const state = () => document.getElementById("state");
const network = document.getElementById("network");
const said = document.getElementById("said");
const place = "room:" + room;
const memory = (() => { try { return JSON.parse(localStorage.getItem(place)) || {}; } catch { return {}; } })();
memory.waiting ||= {};
memory.sent ||= {};
const drafts = {}; // what was chosen or begun and not sent when something else came on, such as a pause
let source = null, revision = Number(main.dataset.revision), pause = 500, trying = false, refused = 0;

let gone = false;
const remember = () => { if (gone) return; try { localStorage.setItem(place, JSON.stringify(memory)); } catch { /* a private window */ } };
const show = (words) => { const at = state(); if (at) at.textContent = words; };
const turn = () => (memory.turn = Math.max((memory.turn || 0) + 1, Math.floor(Date.now() / 1000) - 1700000000));
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => n.toString(16).padStart(2, "0")).join("");

// What this phone has sent to the question on its screen is chosen again after a redraw, a sleep or F5.
function fill(draft) {
  const form = main.querySelector("form");
  if (!form) return;
  const values = draft || memory.sent[form.ask.value];
  if (!values) return;
  const text = form.dataset.answer;
  if (!draft && (text === "word" || text === "sentence" || text === "action")) return show(status(form.ask.value));
  values.forEach((value, n) => {
    const radio = form.querySelector(`input[type=radio][value="${CSS.escape(value)}"]`);
    if (radio) radio.checked = true;
    const field = form.querySelectorAll("select, input[type=text], textarea")[n];
    if (field) field.value = value;
  });
  if (!draft || String(draft) === String(memory.sent[form.ask.value])) show(status(form.ask.value));
}
const status = (ask) =>
  Object.values(memory.waiting).some((one) => one.ask === ask) ? kept : memory.sent[ask] ? saved : "";

function chosen(form) {
  const radio = form.querySelector("input[type=radio]:checked");
  if (radio) return [radio.value];
  return [...form.querySelectorAll("select, input[type=text], textarea")].map((one) => one.value.trim());
}

function draw(news) {
  if (news.rev < revision) return;
  revision = news.rev;
  const form = main.querySelector("form"), same = form && form.ask.value === news.ask && news.form;
  if (same && main.querySelector("#part").innerHTML === news.html) return;
  if (form) drafts[form.ask.value] = chosen(form);
  const draft = news.form ? drafts[news.ask] : null;
  const focused = same && document.activeElement?.id;
  main.querySelector("#part").innerHTML = news.html;
  fill(draft && draft.some(Boolean) ? draft : null);
  if (focused) document.getElementById(focused)?.focus();
  else if (!same && view === "phone") main.querySelector("h1")?.focus();
  said.textContent = news.say;
}

function listen() {
  source?.close();
  source = new EventSource(`/live/${room}?as=${view}&since=${revision}`);
  source.onopen = () => { refused = 0; network.hidden = true; send(); };
  source.onmessage = (event) => draw(JSON.parse(event.data));
  source.onerror = () => {
    network.hidden = false;
    if (source.readyState !== EventSource.CLOSED) return;
    refused += 1;
    if (refused % 3 === 0)
      fetch(location.pathname, { redirect: "manual" }).then((found) => { if (!found.ok) location.reload(); }, () => {});
    setTimeout(listen, 400 + 400 * Math.random());
  };
}

async function send() {
  if (trying) return;
  trying = true;
  for (const [key, one] of Object.entries(memory.waiting)) {
    let answer;
    try {
      answer = await fetch(`/live/${room}/vote`, {
        method: "POST", body: new URLSearchParams(one.body), headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(8000),
      });
    } catch { break; }
    if (answer.status >= 500 || answer.status === 429) break;
    delete memory.waiting[key];
    if (answer.ok) memory.sent[one.ask] = one.values;
    remember();
    if (main.querySelector("form")?.ask.value === one.ask)
      show(answer.ok ? saved : answer.status === 409 ? late : answer.status === 413 ? full : broken);
  }
  trying = false;
  if (Object.keys(memory.waiting).length) {
    setTimeout(send, pause);
    pause = Math.min(pause * 1.5, 5000);
  } else pause = 500;
}

main.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target, ask = form.ask.value, values = chosen(form), answer = form.dataset.answer;
  const given = values.filter(Boolean);
  if (!given.length || (answer === "action" && !values[0])) return show(missing);
  if (answer === "order" && new Set(given).size < given.length) return show(twice);
  const key = random(), isText = answer === "word" || answer === "sentence" || answer === "action";
  if (!isText) // a newer vote takes the place of one that is still waiting; texts all go
    for (const [other, one] of Object.entries(memory.waiting)) if (one.ask === ask) delete memory.waiting[other];
  const body = [["ask", ask], ["turn", turn()], ["key", key], ...(isText ? values : given).map((value) => ["choice", value])];
  memory.waiting[key] = { ask, body, values };
  remember();
  show(kept);
  if (isText) form.reset();
  send();
});
const wake = () => {
  if (document.hidden) return;
  if (!source || source.readyState !== EventSource.OPEN) listen();
  send();
};
document.addEventListener("visibilitychange", wake);
addEventListener("online", wake);
// Whoever leaves takes along what this phone kept, and the way back to the page; without script the link does what it can.
document.getElementById("leave")?.addEventListener("click", (event) => {
  event.preventDefault();
  gone = true;
  source?.close();
  try { localStorage.removeItem(place); } catch { /* a private window */ }
  location.replace(event.target.href);
});
addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
fill();
listen();
