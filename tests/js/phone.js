// A phone for the tests: a store in memory, a server that can misbehave, no page.
import "fake-indexeddb/auto";

import * as queue from "../../straatwijs/observations/static/observations/queue.js";
import * as store from "../../straatwijs/observations/static/observations/store.js";
import * as sync from "../../straatwijs/observations/static/observations/sync.js";
import * as words from "../../straatwijs/observations/static/observations/words.js";

export { queue, store, sync, words };

export const DAY = 864e5;

// Node's own navigator differs per version; most tests run as on a browser without Web Locks.
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true, writable: true });

export async function empty() {
  for (const entry of await queue.list()) await queue.forget(entry.id);
  for (const name of ["entries", "receipts", "settings"]) await store.write(name, all => all.clear());
}

export const note = more => queue.entry("contribution", { instrument: "street_signal", area: "GM9901-wilgenstraat", side: "pleasant", indicator: "greenery", noted_at: "2026-11-21T14:05:00.000Z" }, more);

export const speak = (of, fields) => words.keep(of, new Map(Object.entries(fields)));

// What the store holds, as text: a search in it finds what would lie on the disk.
export async function onDisk() {
  const all = await Promise.all(["entries", "receipts", "settings"].map(name => store.read(name, each => each.getAll())));
  return JSON.stringify(all, (key, value) => (value instanceof ArrayBuffer ? Buffer.from(value).toString("latin1") : value));
}

const json = (status, answer, headers) => new Response(JSON.stringify(answer), { status, headers });

// Keeps what comes, once per id. `answers` holds the misbehaviour of the next calls, in order.
export class Server {
  constructor() {
    this.kept = new Map();
    this.calls = [];
    this.answers = [];
    globalThis.fetch = (url, request) => this.fetch(url, request);
  }

  async fetch(url, { body }) {
    const sent = JSON.parse(body);
    this.calls.push({ url, sent });
    const misbehave = this.answers.shift() || (good => good());
    return misbehave(() => this.keep(url, sent), sent);
  }

  keep(url, sent) {
    const [, token] = url.match(/receipts\/(.*)\/addition/) || [];
    if (token) return json(200, { text: sent.text || "", withheld: [], words: sent.text ? "kept" : "none" });
    const status = this.kept.has(sent.id) ? 200 : 201;
    this.kept.set(sent.id, sent);
    if (url.endsWith("visits")) return json(status, { id: sent.id });
    return json(status, { id: sent.id, receipt: "bon" + sent.id, withdrawal_code: "code" + sent.id, withheld: [], text: "", words: "none" });
  }
}

export const dead = () => Promise.reject(new TypeError("Failed to fetch"));
export const answerLost = good => (good(), dead());
export const halfAnswer = good => new Response('{"id": "', { status: good().status });
export const hotspot = () => new Response("<h1>Log in to the hotspot</h1>", { status: 200 });
export const refusal = (status, headers) => () => json(status, { detail: "No." }, headers);
