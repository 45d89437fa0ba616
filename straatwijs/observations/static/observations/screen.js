// The noting page: three taps into the queue, and what became of them. Marked up in web/templates/web/note.html:
//
// #note        the form; data-area and data-instrument; radios side and indicator; buttons metoo="SIDE:INDICATOR"
// #nothing     one tap: looked, nothing to report; minutes and people
// #direct      this phone can't store         #offline   no connection, it waits here
// #waiting     not sent yet; filled by waiting.js from its texts in data-one … data-today
// #thanks      h1 or h2, #words (text, perspective, tenure), [data-again], slots, and one block per outcome in [data-if]:
//              sending, kept, sent, visit, failed, words-kept, words-sent, words-failed, added, withheld
// #queue, #receipts   filled by waiting.js
//
// All but #note may be missing. A page with a form has #sheet instead, and fieldwork/sheet.js on top: #thanks tells it what became
// of what was sent (events sent, kept, failed, refused). All texts come with the page, so that one catalogue of translations serves.
import { add, entry, list, newId, receipt, waits } from "./queue.js";
import { read, write } from "./store.js";
import { send } from "./sync.js";

const find = id => document.getElementById(id) || document.createElement("form");
const [form, nothing, thanks, words, receipts] = ["note", "nothing", "thanks", "words", "receipts"].map(find);
const { area, instrument } = form.dataset;
const heading = thanks.querySelector("h1,h2") || thanks;
// What makes way for the thank-you.
const asking = [form, nothing, find("sheet"), document.querySelector("h1")];

let current, durable, wordsDurable, said, told, timer;

const show = (...names) => thanks.querySelectorAll("[data-if]").forEach(block => (block.hidden = !names.includes(block.dataset.if)));
const swap = thanked => {
  asking.forEach(part => (part.hidden = thanked));
  thanks.hidden = !thanked;
};
const slot = (name, text) => thanks.querySelectorAll(`[data-slot=${name}]`).forEach(place => (place.href ? (place.href = text) : (place.textContent = text)));

// What the person sees follows from what is stored, whoever sent it: this tab, another one or the service worker.
async function refresh() {
  const all = await list();
  if (all.length || told) import("./waiting.js").then(module => (told = module.tell(all, refresh)));
  receipts.hidden = !(await read("receipts", store => store.count()).catch(() => 0));
  if (!current) return;
  const left = all.find(entry => entry.id === current.id);
  const got = !left && (await receipt(current.id));
  if (got) {
    slot("receipt", "/bon/" + got.receipt);
    slot("code", got.code);
  }
  const wasHidden = heading.hidden;
  heading.hidden = left && (left.refused || !durable);
  const late = all.some(entry => entry.of === current.id && waits(entry)) && (wordsDurable ? "words-kept" : "words-failed");
  const state = left ? !left.refused && (durable ? "kept" : "failed") : current.kind === "visit" ? "visit" : "sent";
  show(state, ...(late ? [late] : said));
  thanks.dispatchEvent(new Event(state || "refused"));
  if (wasHidden && !heading.hidden) heading.focus();
}

function arrived(entry, answer) {
  if (!current || (entry.of || entry.id) !== current.id || !(entry.of || answer.text)) return;
  slot("text", answer.text);
  said = [answer.text ? "words-sent" : "added", answer.withheld && answer.withheld.length && "withheld"];
}

export async function go() {
  clearTimeout(timer);
  const wait = await send(arrived).catch(() => 5e3);
  if (wait) {
    timer = setTimeout(go, wait);
    // Where the browser can, it goes on when the page is closed.
    if (navigator.serviceWorker) navigator.serviceWorker.ready.then(worker => worker.sync && worker.sync.register("straatwijs")).catch(() => {});
  }
  return refresh();
}

export async function keep(event, noted, put = add) {
  event.preventDefault();
  if (current) return;
  current = noted;
  said = [];
  // On disk first, thanks after that.
  durable = await put(noted);
  if (durable && navigator.storage && navigator.storage.persist) navigator.storage.persist();
  swap(true);
  words.hidden = noted.kind === "visit";
  heading.hidden = !durable;
  show(navigator.onLine || !durable ? "sending" : "kept");
  heading.focus();
  // A slow line: it is safe, say so.
  setTimeout(refresh, 3e3);
  go();
}

form.addEventListener("submit", event => {
  const data = new FormData(form);
  const button = event.submitter;
  const [side, indicator] = button && button.name === "metoo" ? button.value.split(":") : [data.get("side"), data.get("indicator")];
  // An old browser does not say which button it was: the page then goes to the server as it does without script.
  if (side) keep(event, entry("contribution", { instrument, area, side, indicator: indicator || "", noted_at: new Date().toISOString() }));
});

nothing.addEventListener("submit", event => {
  const [minutes, people] = ["minutes", "people"].map(name => +new FormData(nothing).get(name) || 1);
  keep(event, entry("visit", { instrument, area, begun_at: new Date(Date.now() - minutes * 6e4).toISOString(), minutes, people }));
});

words.addEventListener("submit", event => {
  event.preventDefault();
  import("./words.js")
    .then(module => module.keep(current.id, new FormData(words)))
    .then(kept => {
      wordsDurable = kept;
      said = [];
      return go();
    })
    .catch(() => show("words-failed"));
});

export const again = () => {
  current = null;
  swap(false);
};

thanks.addEventListener("click", event => {
  if (!("again" in event.target.dataset)) return;
  event.preventDefault();
  form.reset();
  words.reset();
  again();
  form.querySelector("input:not([type=hidden])").focus();
});

// A picture of the other side is no answer any more.
form.addEventListener("change", event => {
  if (event.target.name === "side") form.querySelectorAll("[name=indicator]").forEach(tile => (tile.checked = false));
});

receipts.addEventListener("toggle", () => import("./waiting.js").then(module => module.receipts(receipts, refresh)));

const connection = () => (find("offline").hidden = navigator.onLine || !find("direct").hidden);
addEventListener("offline", connection);
addEventListener("online", () => {
  connection();
  go();
});
document.addEventListener("visibilitychange", () => document.hidden || go());
// A page from the cache carries an id that was used before; an old browser may still send it without us.
[form, nothing].forEach(({ elements: { id, at } }) => {
  if (id) id.value = newId();
  if (at) at.value = new Date().toISOString();
});
// Before the tap: can this phone store at all?
write("settings", settings => settings.put(Date.now(), "visited"))
  .catch(() => (find("direct").hidden = false))
  .then(connection)
  .then(go);
// Not kept and not sent: leaving would lose it.
addEventListener("beforeunload", event => current && !durable && heading.hidden && event.preventDefault());
// Later, as it is no part of noting. A browser without module workers gets the plain script, without Background Sync.
const worker = navigator.serviceWorker;
addEventListener("load", () => setTimeout(() => worker && worker.register("/sw.js?sync", { type: "module" }).catch(() => worker.register("/sw.js")), 1500));
