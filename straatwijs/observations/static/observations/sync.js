// Sends what waits. Sending twice is harmless (the id was made here), losing is not.
import * as queue from "./queue.js";
import { read, write } from "./store.js";

const API = "/api/v1/";
const REFUSED = [409, 410, 413, 422];
const HOUR = 36e5;

// Since when nothing comes through.
let since = 0;
let tail = Promise.resolve();

const alone = work => (tail = tail.then(work, work));

// One tab sends at a time. Without Web Locks, or where they are denied with the store, two may: the server counts one.
const inTurn = work => (navigator.locks ? navigator.locks.request("straatwijs", work).catch(() => alone(work)) : alone(work));

async function post(address, body) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), 3e4);
  try {
    const response = await fetch(API + address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      credentials: "same-origin",
      redirect: "error",
      signal: abort.signal,
      body: JSON.stringify(body),
    });
    const after = response.headers.get("Retry-After");
    // Half an answer is no answer, and a page of some hotspot is none either.
    const answer = await response.json().catch(() => null);
    return { status: answer || !response.ok ? response.status : 0, answer, after: after * 1e3 || Date.parse(after) - Date.now() };
  } catch {
    return { status: 0 };
  } finally {
    clearTimeout(timer);
  }
}

// Nothing when it must wait for another.
async function offer(entry, all, unlock) {
  const { id, kind, of, body } = entry;
  const receipt = of && (await queue.receipt(of));
  if (of && !receipt && all.some(each => each.id === of)) return undefined;
  try {
    const said = entry.locked && (await unlock(entry.locked));
    if (of) return await post("receipts/" + receipt.receipt + "/addition", { code: receipt.code, ...body, ...(said && { text: said }) });
    return await post(kind + "s", { id, ...body, ...(said && { words: JSON.parse(said) }) });
  } catch {
    // The key or the receipt is gone.
    return void (await queue.add({ ...entry, unreadable: true }));
  }
}

const whole = ({ id, kind }, { status, answer }) =>
  (status === 200 || status === 201) &&
  answer.words !== "wait" &&
  (kind === "addition" ? answer.text !== undefined : answer.id === id) &&
  (kind !== "contribution" || (answer.receipt && answer.withdrawal_code));

const receiptOf = ({ id, kind, at, title, body: { area, indicator, side } }, { receipt, withdrawal_code: code }) =>
  kind === "contribution" && { id, at, receipt, code, area, indicator, side, ...(title && { title }) };

// Milliseconds to wait before the next pass; 0 when nothing is left to send.
async function pass(unlock, told) {
  let hold = await read("settings", settings => settings.get("hold")).catch(() => 0);
  // A clock that was set back must not make it wait for years.
  if (!(hold < Date.now() + HOUR)) hold = 0;
  let left = 0;
  const all = (await queue.list()).filter(queue.waits);
  for (const entry of all) {
    const result = hold > Date.now() ? { status: 503 } : await offer(entry, all, unlock);
    if (!result) continue;
    const { status, answer, after } = result;
    if (whole(entry, result)) {
      await queue.settle(entry, receiptOf(entry, answer));
      since = 0;
      told(entry, answer);
    } else if (answer && (REFUSED.includes(status) || (entry.of && [403, 404].includes(status)))) {
      await queue.refuse(entry, status < 409 ? 410 : status, answer.detail || answer.sentence);
    } else {
      left++;
      if (after > 0) await write("settings", settings => settings.put((hold = Date.now() + Math.min(after, HOUR - 1)), "hold")).catch(() => {});
      // No network, too busy: the others wait too. Any other failure is this one's own.
      if ([0, 429, 502, 503, 504].includes(status)) break;
    }
  }
  const now = Date.now();
  if (left) since = since || now;
  // The longer it lasts the longer it waits, and not all phones at the same moment after a power cut.
  return left && Math.max(hold - now, Math.min(Math.max(now - since, 2e3), 3e5) * (0.5 + Math.random()));
}

// `told(entry, answer)` hears of each one that arrived. A service worker brings its own `unlock`: it can't import on demand.
export const send = (told = () => {}, unlock = locked => import("./words.js").then(words => words.unlock(locked))) =>
  inTurn(() => pass(unlock, told));
