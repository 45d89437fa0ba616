// What waits on this phone. Knows nothing of the page and nothing of the network.
//
// entry    {id, kind, at, body, of?, locked?, title?, refused?, sentence?, unreadable?, loose?}; kind is contribution, visit or addition
//          (words and "I speak as" for the contribution `of`). Words are in `locked`, see words.js: of a form all of them as one
//          JSON text. `title` names a form. `at` in ms.
// receipt  {id, at, receipt, code, area, indicator, side, title?}
import { read, within, write } from "./store.js";

const DAY = 864e5;
const KINDS = ["contribution", "visit", "addition"];

// What this phone can't store lives as long as the page.
const loose = new Map();
const given = new Map();

export function newId(now = Date.now()) {
  // UUIDv7: sorts by time, so that the store's order is the order of noting.
  const random = crypto.getRandomValues(new Uint8Array(10));
  random[0] = (random[0] & 15) | 112;
  random[2] = (random[2] & 63) | 128;
  const hex = now.toString(16).padStart(12, "0") + Array.from(random, byte => (byte + 256).toString(16).slice(1)).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export const entry = (kind, body, more) => ({ id: newId(), kind, at: Date.now(), body, ...more });

// True once it is safe on disk. False: it lives in this page only and must go out straight away.
export async function add(entry) {
  try {
    await write("entries", entries => entries.put(entry));
    return true;
  } catch {
    return hold(entry);
  }
}

export function hold(entry) {
  loose.set(entry.id, { ...entry, loose: true });
  return false;
}

async function stored() {
  try {
    return await read("entries", entries => entries.getAll());
  } catch {
    // One record that can't be read must not hide the others.
    const keys = await read("entries", entries => entries.getAllKeys()).catch(() => []);
    return Promise.all(keys.map(id => read("entries", entries => entries.get(id)).catch(() => ({ id, unreadable: true }))));
  }
}

export async function list(now = Date.now()) {
  const all = new Map([...(await stored()), ...loose.values()].map(entry => [entry.id, entry]));
  for (const entry of all.values()) {
    entry.unreadable = entry.unreadable || !KINDS.includes(entry.kind) || !entry.body;
    if (!entry.locked || now - entry.at < 30 * DAY) continue;
    // Raw words are gone after 30 days, sent or not: whoever looks at the queue sees to it.
    entry.locked = null;
    if (Object.keys(entry.body || {}).length) await add(entry);
    else {
      all.delete(entry.id);
      await forget(entry.id);
    }
  }
  return [...all.values()];
}

export const waits = entry => !entry.unreadable && !entry.refused;

// Away, unless it was replaced while the answer was under way.
const remove = (entries, old) => {
  entries.get(old.id).onsuccess = event => {
    if (event.target.result && event.target.result.at === old.at) entries.delete(old.id);
  };
};

// The server has it whole: the receipt comes in as the entry goes, in one transaction.
export async function settle(entry, receipt) {
  if (receipt) given.set(receipt.id, receipt);
  const held = loose.get(entry.id);
  if (held && held.at === entry.at) loose.delete(entry.id);
  const keep = receipts => receipt && receipts.put(receipt);
  try {
    await within(["entries", "receipts"], "readwrite", (entries, receipts) => {
      keep(receipts);
      remove(entries, entry);
    });
  } catch {
    // The phone is full: room first, and else the receipt stays in this page. It must not be sent for ever.
    await write("entries", entries => remove(entries, entry)).catch(() => {});
    await write("receipts", keep).catch(() => {});
  }
}

export const receipt = async id => given.get(id) || read("receipts", receipts => receipts.get(id)).catch(() => {});

export async function forget(id) {
  loose.delete(id);
  await write("entries", entries => entries.delete(id)).catch(() => {});
}

// Only the person decides about what the server refused. What was taken back is emptied at once, its words too.
export async function refuse(entry, status, sentence) {
  loose.delete(entry.id);
  if (status === 410) await forget(entry.id + ":words");
  return add({ ...entry, refused: status, sentence, ...(status === 410 && { body: {}, locked: null }) });
}
