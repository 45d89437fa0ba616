import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { forceCloseDatabase } from "fake-indexeddb";

import { empty, note, queue, store } from "./phone.js";

const factory = globalThis.indexedDB;
const opened = [];

// Remembers each database that the store opens, so that a test can be the browser that closes it.
const watched = {
  open(...parameters) {
    const request = factory.open(...parameters);
    request.addEventListener("success", () => opened.push(request.result));
    return request;
  },
};

beforeEach(async () => {
  globalThis.indexedDB = watched;
  await empty();
});

const closeByBrowser = () => opened.forEach(database => forceCloseDatabase(database));

test("a database that the browser closed is opened again", async () => {
  const [first, second] = [note(), note()];
  assert.equal(await queue.add(first), true);
  closeByBrowser();
  assert.equal(await queue.add(second), true);
  assert.deepEqual((await queue.list()).map(entry => entry.id), [first.id, second.id].sort());
});

test("a database that is closed between opening and use is opened again", async () => {
  await queue.list();
  // Closed without its event having arrived: the next transaction fails with InvalidStateError.
  opened.forEach(database => database.close());
  assert.equal(await queue.add(note()), true);
  assert.equal((await queue.list()).length, 1);
});

test("an upgrade keeps all entries, and a page of before it still works", async () => {
  const before = note();
  await queue.add(before);
  const version = store.steps.length;
  // Another tab has newer code: our connection gives way by itself.
  await new Promise((resolve, reject) => {
    const request = factory.open("straatwijs", version + 1);
    request.onupgradeneeded = () => request.result.createObjectStore("later");
    request.onsuccess = () => resolve(request.result.close());
    request.onerror = request.onblocked = reject;
  });
  const after = note();
  assert.equal(await queue.add(after), true);
  assert.deepEqual((await queue.list()).map(entry => entry.id), [before.id, after.id].sort());
  assert.equal(opened.at(-1).version, version + 1);
});

test("the next step of the store runs over what was stored with the step before", async () => {
  const old = note();
  await queue.add(old);
  const { version } = opened.at(-1);
  while (store.steps.length < version) store.steps.push(() => {});
  store.steps.push((database, transaction) => transaction.objectStore("entries").createIndex("at", "at"));
  closeByBrowser();
  const found = await store.read("entries", entries => entries.index("at").getAll());
  assert.deepEqual(found.map(entry => entry.id), [old.id]);
});

test("without a store the note is held in the page", async () => {
  closeByBrowser();
  globalThis.indexedDB = {
    open() {
      throw new DOMException("denied", "SecurityError");
    },
  };
  const held = note();
  assert.equal(await queue.add(held), false);
  assert.deepEqual((await queue.list()).map(entry => entry.id), [held.id]);
  globalThis.indexedDB = watched;
  assert.equal(await queue.add(note()), true);
});

test("a store that never answers is given up after five seconds", async () => {
  closeByBrowser();
  globalThis.indexedDB = { open: () => ({}) };
  mock.timers.enable({ apis: ["setTimeout"] });
  const adding = queue.add(note());
  await new Promise(done => setImmediate(done));
  mock.timers.tick(5000);
  assert.equal(await adding, false);
  mock.timers.reset();
});
