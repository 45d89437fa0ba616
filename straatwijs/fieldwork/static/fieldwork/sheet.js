// A form on a phone: counters, a draft that survives, and off into the queue. Marked up in fieldwork/form.html; what was noted,
// what waits and what became of it is the noting page's own work (observations/screen.js).
import { again, keep } from "../observations/screen.js";
import { add, entry, forget, hold, list, receipt } from "../observations/queue.js";
import { read, write } from "../observations/store.js";
import { lock, unlock } from "../observations/words.js";
import { check, compare, fill, given, typed } from "./answers.js";
import { triangles } from "./triangle.js";

const DAYS = 14;
const form = document.getElementById("sheet");
const thanks = document.getElementById("thanks");
const refused = document.getElementById("refused");
const restored = document.getElementById("restored");
const { area, instrument, channel, title } = form.dataset;
const place = instrument + ":" + area;
const [DRAFT, LAST] = ["draft:" + place, "last:" + place];

let begun, sent, timer;

const setting = name => read("settings", settings => settings.get(name)).catch(() => {});
const put = (name, value) => write("settings", settings => settings.put(value, name)).catch(() => {});
const drop = name => write("settings", settings => settings.delete(name)).catch(() => {});
const texts = () => [...form.querySelectorAll("textarea")].map(field => [field.name, field.value]);

// Words wait locked, also half-way: where they can't be locked they are not kept.
async function keepDraft() {
  const words = texts().filter(([, value]) => value.trim());
  const locked = words.length ? await lock(JSON.stringify(words)).catch(() => null) : null;
  return put(DRAFT, { at: Date.now(), typed: typed(form), locked });
}

async function restore() {
  const draft = await setting(DRAFT);
  if (!draft || Date.now() - draft.at > DAYS * 864e5) return draft && drop(DRAFT);
  // What the server put in is newer, and what somebody began to type is dearer.
  if (begun || form.querySelector(":scope [aria-invalid]") || location.search) return undefined;
  fill(form, draft.typed);
  const words = draft.locked ? JSON.parse(await unlock(draft.locked).catch(() => "[]")) : [];
  for (const [name, value] of words) if (form.elements[name]) form.elements[name].value = value;
  restored.hidden = false;
  return told();
}

// For what is drawn from the answers.
const told = () => form.dispatchEvent(new Event("filled"));

function changed() {
  begun = begun || Date.now();
  clearTimeout(timer);
  timer = setTimeout(keepDraft, 300);
  // Else the browser would go on refusing what is mended.
  compare(form);
  told();
}

// Another app, a locked screen: not a moment to wait.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden || !begun || form.hidden) return;
  clearTimeout(timer);
  keepDraft();
});

export function empty() {
  form.reset();
  restored.hidden = true;
  begun = null;
  told();
  return drop(DRAFT);
}

async function note() {
  const { body, words } = given(form);
  const data = new FormData(form);
  const day = data.get("day");
  const now = new Date();
  const moment = day && day !== now.toISOString().slice(0, 10) ? new Date(day + "T12:00") : now;
  const [side, indicator] = [data.get("side") || "", data.get("indicator") || ""];
  const seconds = Math.min(Math.round((Date.now() - (begun || Date.now())) / 1000), 86400);
  const visit = form.dataset.visit ? { visit: form.dataset.visit } : {};
  const noted = entry("contribution", { instrument, area, side, indicator, channel, noted_at: moment.toISOString(), seconds, ...visit, ...body }, { title });
  if (!Object.keys(words).length) return [noted, add];
  const text = JSON.stringify(words);
  return lock(text).then(
    locked => [{ ...noted, locked }, add],
    () => [{ ...noted, locked: text }, hold],
  );
}

form.addEventListener("submit", async event => {
  if (event.submitter && event.submitter.name === "draft") return;
  event.preventDefault();
  if (!check(form)) return;
  refused.hidden = true;
  clearTimeout(timer);
  const [noted, where] = await note();
  sent = noted;
  const heard = thanks.querySelector("[data-listened]");
  if (heard) heard.hidden = !heard.dataset.listened.split(" ").includes(noted.body.answers.told_to);
  put(LAST, typed(form));
  await keep(event, noted, where);
  form.dispatchEvent(new CustomEvent("noted", { detail: noted }));
});

// What was kept or sent needs no draft any more; what was refused stands here again, with the reason.
for (const outcome of ["kept", "sent"]) thanks.addEventListener(outcome, () => drop(DRAFT));
thanks.addEventListener("refused", async () => {
  const left = (await list()).find(({ id }) => sent && id === sent.id);
  if (!left) return;
  await forget(left.id);
  again();
  refused.textContent = left.sentence;
  refused.hidden = false;
  refused.focus();
});

// Not while it is on its way: then nobody would know whether it arrived.
const inTurn = work => (navigator.locks ? navigator.locks.request("straatwijs", work) : work());

export async function undo(button) {
  if (!sent) return;
  const got = await inTurn(async () => {
    await forget(sent.id);
    return receipt(sent.id);
  });
  if (got) {
    const request = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ code: got.code }) };
    const answer = await fetch("/api/v1/receipts/" + got.receipt + "/withdraw", request).catch(() => ({}));
    if (!answer.ok) {
      button.insertAdjacentText("afterend", " " + button.dataset.failed);
      return;
    }
    await write("receipts", receipts => receipts.delete(sent.id)).catch(() => {});
  }
  // It stands in the form as it was sent.
  again();
  keepDraft();
  form.dispatchEvent(new Event("undone"));
}

thanks.addEventListener("click", event => {
  if (event.target.closest("[data-undo]")) undo(event.target);
  if (!event.target.closest("[data-more]")) return;
  event.preventDefault();
  empty();
  again();
  scrollTo(0, 0);
});

form.addEventListener("click", async event => {
  const button = event.target.closest("[data-step],[data-clear],[data-same]");
  if (!button) return;
  if (button.dataset.step) {
    const field = button.parentNode.querySelector("input");
    const next = (+field.value || 0) + +button.dataset.step;
    if (next >= +field.min && next <= +field.max) field.value = next;
  } else if ("clear" in button.dataset) {
    button.closest("fieldset").querySelectorAll("input").forEach(field => (field.checked = false));
  } else {
    // From this phone where it knows, else the page comes filled in from the server.
    event.preventDefault();
    const last = await setting(LAST);
    if (!last) return void (location.href = button.href);
    fill(form, last.filter(([name]) => name !== "day" && !form.querySelector(`[data-anew] [name="${name}"]`)));
  }
  changed();
});

form.addEventListener("input", event => {
  const scale = event.target.closest("[data-type=scale]");
  if (scale && event.target.type === "range") scale.querySelector("[type=checkbox]").checked = false;
  if (scale && event.target.checked) scale.querySelector("[type=range]").value = 50;
  changed();
});

restored.querySelector("[data-empty]").addEventListener("click", empty);
form.querySelectorAll("[data-step],[data-clear]").forEach(button => (button.hidden = false));
form.querySelectorAll("[data-unscripted]").forEach(button => (button.hidden = true));
// Without an account only this phone knows what it was last time.
const same = form.querySelector("button[data-same]");
if (same) setting(LAST).then(last => (same.hidden = !last));
triangles(form);
restore();
