// A stretch of looking with a running clock: each group that is sent makes room for the next at once, the last one can be taken
// back, and at the end the minutes of the clock are asked about, not trusted. Marked up in fieldwork/round.html.
import { again, keep } from "../observations/screen.js";
import { entry, newId } from "../observations/queue.js";
import { read, write } from "../observations/store.js";
import { empty, undo } from "./sheet.js";

const LONG = 240;
const form = document.getElementById("sheet");
const clock = document.getElementById("clock");
const done = document.getElementById("done");
const count = document.getElementById("count");
const last = document.getElementById("last");
const [begin, pause, finish] = ["begin", "pause", "finish"].map(name => clock.querySelector(`[data-do=${name}]`));
const { area, instrument } = form.dataset;
const KEY = "look:" + instrument + ":" + area;

// {id, since (0 when it stands still), spent (ms before that), groups}
let look;

const save = () => write("settings", settings => (look ? settings.put(look, KEY) : settings.delete(KEY))).catch(() => {});
const spent = () => (look ? look.spent + (look.since ? Date.now() - look.since : 0) : 0);
const two = number => String(number).padStart(2, "0");

function draw() {
  const seconds = Math.floor(spent() / 1000);
  clock.querySelector("[role=timer]").textContent = two(Math.floor(seconds / 60)) + ":" + two(seconds % 60);
  begin.hidden = Boolean(look);
  pause.hidden = finish.hidden = !look;
  pause.textContent = pause.dataset[look && look.since ? "pause" : "on"];
  count.textContent = look && look.groups ? count.dataset.text.replace("{n}", look.groups) : "";
  if (look) form.dataset.visit = look.id;
  else delete form.dataset.visit;
}

function start() {
  look = { id: newId(), since: Date.now(), spent: 0, groups: 0 };
  return save().then(draw);
}

function hold() {
  look.spent = spent();
  look.since = look.since ? 0 : Date.now();
  return save().then(draw);
}

// The clock says how long, a person says whether that is true.
function ask() {
  if (look.since) hold();
  const minutes = Math.max(1, Math.round(spent() / 6e4));
  const long = minutes > LONG;
  done.elements.minutes.value = long ? "" : minutes;
  done.querySelector("[data-long]").hidden = !long;
  done.querySelector("[data-long]").textContent = done.querySelector("[data-long]").dataset.long.replace("{hours}", Math.round(minutes / 60));
  done.hidden = false;
  done.elements.minutes.focus();
}

begin.addEventListener("click", start);
pause.addEventListener("click", hold);
finish.addEventListener("click", ask);

done.addEventListener("submit", async event => {
  event.preventDefault();
  const [minutes, people] = ["minutes", "people"].map(name => +done.elements[name].value || 1);
  const visit = entry("visit", { instrument, area, begun_at: new Date(Date.now() - minutes * 6e4).toISOString(), minutes, people }, look && { id: look.id });
  again();
  look = null;
  await save();
  draw();
  done.hidden = clock.hidden = last.hidden = true;
  document.querySelector("#thanks .acts").hidden = true;
  await keep(event, visit);
});

// The next group: the form is there again, with one person in it.
form.addEventListener("noted", async () => {
  if (!look) await start();
  look.groups++;
  await save();
  again();
  await empty();
  form.elements["answers.size"].value = 1;
  last.hidden = false;
  draw();
  clock.scrollIntoView();
});

last.querySelector("button").addEventListener("click", async event => {
  await undo(event.target);
  last.hidden = true;
  if (look && look.groups) look.groups--;
  await save();
  draw();
});

clock.hidden = false;
done.hidden = true;
read("settings", settings => settings.get(KEY))
  .then(kept => (look = kept))
  .catch(() => {})
  .then(draw);
setInterval(() => look && look.since && draw(), 1000);
