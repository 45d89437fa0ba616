// What is not sent yet, what needs a person (refused, or unreadable on this phone), and the list of own receipts.
import { deadline, phrase } from "./deadline.js";
import { add, forget, list, newId, waits } from "./queue.js";
import { read, write } from "./store.js";
import { unlock } from "./words.js";

const line = document.getElementById("waiting");
const needy = document.getElementById("queue");
const language = document.documentElement.lang;

function tellWaiting(all) {
  const { number, days, before } = deadline(all);
  line.hidden = !number;
  if (!number) return;
  const weekday = before && new Date(before).toLocaleDateString(language, { weekday: "long" });
  const text = before ? line.dataset[days > 0 ? "before" : "today"].replace("{weekday}", weekday) : phrase(line.dataset, language, "keep", days, { days });
  const said = phrase(line.dataset, language, "", number, { n: number }) + " " + text;
  // A screen reader hears it once, not at every look.
  if (line.textContent !== said) line.textContent = said;
}

// The picture's own word on this page, or else its code.
function named(indicator, side) {
  const tile = document.querySelector(`[name=indicator][value="${CSS.escape(indicator || "other_" + side)}"]`);
  return tile ? tile.closest("label").textContent.trim() : indicator || "";
}

const day = at => (at ? new Date(at).toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long" }) : "");
const described = ({ at, body, title }) => [day(at), title || (body && named(body.indicator, body.side))].filter(Boolean).join(" · ");
const slots = (item, values) => Object.keys(values).forEach(name => item.querySelectorAll(`[data-slot=${name}]`).forEach(place => (place.textContent = values[name])));

async function readable(entry) {
  const text = entry.locked ? await unlock(entry.locked).catch(() => null) : undefined;
  return { ...entry, locked: entry.locked && text === null ? "unreadable" : undefined, text };
}

async function save(entry) {
  const file = new Blob([JSON.stringify(await readable(entry), null, 1)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "straatwijs.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
}

// With it go the words that hang on it.
const drop = ({ id }) => Promise.all([forget(id), forget(id + ":words")]);

// As a new note: the old id is taken. A moment in the future (a clock that was wrong) becomes now.
async function again(old) {
  const { refused, sentence, ...kept } = old;
  const now = new Date().toISOString();
  const body = { ...kept.body };
  for (const name of ["noted_at", "begun_at"]) if (body[name] > now) body[name] = now;
  if (old.of) return add(kept);
  const id = newId();
  await add({ ...kept, id, body });
  for (const entry of await list()) if (entry.of === old.id) await add({ ...entry, id: id + ":words", of: id });
  return drop(old);
}

const DOES = { again, export: save, forget: drop };

function item(entry, done) {
  const line = needy.querySelector("template").content.firstElementChild.cloneNode(true);
  const reason = entry.unreadable ? "unreadable" : entry.refused;
  slots(line, { what: described(entry), why: entry.sentence || needy.dataset[reason] || "" });
  line.querySelectorAll("[data-do]").forEach(button => {
    const does = button.dataset.do;
    button.hidden = does === "again" ? entry.unreadable || entry.refused === 410 : does === "export" && entry.refused === 410;
    button.addEventListener("click", () => DOES[does](entry).then(list).then(all => tell(all, done)).then(does === "export" || done));
  });
  return line;
}

let told = "";

// True while there is anything to show.
export function tell(all, done) {
  if (line) tellWaiting(all);
  const unsure = needy ? all.filter(entry => !waits(entry)) : [];
  const ids = unsure.map(entry => entry.id + entry.refused).join();
  // Drawn anew only when it changed: somebody may have the focus on a button in it.
  if (ids !== told) {
    told = ids;
    needy.querySelector("ul").replaceChildren(...unsure.map(entry => item(entry, done)));
    needy.hidden = !unsure.length;
  }
  return all.length > 0;
}

// Words that still wait need the receipt of their note.
async function clear() {
  const needed = (await list()).map(entry => entry.of);
  const ids = await read("receipts", receipts => receipts.getAllKeys());
  await write("receipts", receipts => ids.forEach(id => needed.includes(id) || receipts.delete(id)));
}

export async function receipts(box, done) {
  if (!box.open) return;
  const all = await read("receipts", receipts => receipts.getAll());
  const template = box.querySelector("template").content.firstElementChild;
  const items = all.reverse().map(({ at, receipt, code, indicator, side, title }) => {
    const item = template.cloneNode(true);
    slots(item, { receipt: day(at) + " · " + (title || named(indicator, side)), code });
    item.querySelector("a").href = "/bon/" + receipt;
    return item;
  });
  box.querySelector("ul").replaceChildren(...items);
  box.querySelector("[data-do=clear]").onclick = () => clear().then(() => receipts(box, done)).then(done);
}
