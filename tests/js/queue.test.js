import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { DAY, empty, note, onDisk, queue, speak, store, words } from "./phone.js";

const full = () => {
  throw new DOMException("full", "QuotaExceededError");
};
const ids = async () => (await queue.list()).map(entry => entry.id);

beforeEach(empty);
afterEach(() => mock.restoreAll());

test("an id is a UUID of version 7 that sorts by time", () => {
  const earlier = queue.newId(Date.UTC(2026, 10, 21));
  const later = queue.newId(Date.UTC(2026, 10, 22));
  for (const id of [earlier, later]) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(parseInt(earlier.slice(0, 13).replace("-", ""), 16), Date.UTC(2026, 10, 21));
  assert.ok(earlier < later);
  assert.notEqual(earlier, queue.newId(Date.UTC(2026, 10, 21)));
});

test("what can't be stored lives in the page and is listed with the rest", async () => {
  const stored = note();
  await queue.add(stored);
  mock.method(IDBObjectStore.prototype, "put", full);
  const held = note();
  assert.equal(await queue.add(held), false);
  assert.deepEqual(await ids(), [stored.id, held.id]);
});

test("an entry of an unknown shape is shown as unreadable and not wiped", async () => {
  await store.write("entries", entries => entries.put({ id: "strange", of: "another version" }));
  const [entry] = await queue.list();
  assert.equal(entry.unreadable, true);
  assert.equal(queue.waits(entry), false);
  assert.equal(await store.read("entries", entries => entries.count()), 1);
});

test("one record that can't be read does not hide the others", async () => {
  const [good, broken] = [note(), note()];
  await queue.add(good);
  await queue.add(broken);
  const get = IDBObjectStore.prototype.get;
  mock.method(IDBObjectStore.prototype, "getAll", () => {
    throw new DOMException("Failed to read large IndexedDB value", "DataError");
  });
  mock.method(IDBObjectStore.prototype, "get", function (id) {
    if (id === broken.id) throw new DOMException("Failed to read large IndexedDB value", "DataError");
    return get.call(this, id);
  });
  const all = await queue.list();
  assert.deepEqual(all.map(({ id, unreadable }) => [id, unreadable]).sort(), [[good.id, false], [broken.id, true]].sort());
});

test("the receipt comes in as the entry goes", async () => {
  const sent = note();
  await queue.add(sent);
  const receipt = { id: sent.id, receipt: "bon", code: "code" };
  await queue.settle(sent, receipt);
  assert.deepEqual(await ids(), []);
  assert.deepEqual(await store.read("receipts", receipts => receipts.getAll()), [receipt]);
});

test("on a full phone a sent entry goes all the same, and its receipt stays in the page", async () => {
  const sent = note();
  await queue.add(sent);
  const receipt = { id: sent.id, receipt: "bon", code: "code" };
  mock.method(IDBObjectStore.prototype, "put", full);
  await queue.settle(sent, receipt);
  assert.deepEqual(await ids(), []);
  assert.deepEqual(await queue.receipt(sent.id), receipt);
});

test("words that were changed while the old ones were under way stay", async () => {
  const of = queue.newId();
  await speak(of, { text: "eerst" });
  const [underWay] = await queue.list();
  await new Promise(done => setTimeout(done, 2));
  await speak(of, { text: "liever zo" });
  await queue.settle(underWay);
  const [left] = await queue.list();
  assert.equal(await words.unlock(left.locked), "liever zo");
});

test("a refused entry stays until the person decides", async () => {
  const refused = note();
  await queue.add(refused);
  await queue.refuse(refused, 422, "Kies een plaatje.");
  const [entry] = await queue.list();
  assert.deepEqual([entry.refused, entry.sentence, entry.body], [422, "Kies een plaatje.", refused.body]);
  assert.equal(queue.waits(entry), false);
  await queue.forget(refused.id);
  assert.deepEqual(await ids(), []);
});

test("what was taken back is emptied, its words too", async () => {
  const gone = note();
  await queue.add(gone);
  await speak(gone.id, { text: "de hond van Joop Kanarie" });
  await queue.refuse(gone, 410, "Teruggenomen.");
  const [entry, ...others] = await queue.list();
  assert.deepEqual([entry.refused, entry.body, entry.locked], [410, {}, null]);
  assert.deepEqual(others, []);
});

test("words lie locked on the disk", async () => {
  const of = queue.newId();
  assert.equal(await speak(of, { text: "Joop Kanarie van nummer 12", perspective: "resident", tenure: "" }), true);
  const [entry] = await queue.list();
  assert.deepEqual(entry.body, { perspective: "resident" });
  assert.equal((await onDisk()).includes("Kanarie"), false);
  assert.equal(await words.unlock(entry.locked), "Joop Kanarie van nummer 12");
});

test("the key of the words can't be taken out of the browser", async () => {
  await speak(queue.newId(), { text: "iets" });
  const key = await store.read("settings", settings => settings.get("words"));
  assert.equal(key.extractable, false);
  await assert.rejects(crypto.subtle.exportKey("raw", key), /not extractable/);
});

test("words that can't be locked are held in the page only", async () => {
  mock.method(crypto.subtle, "encrypt", () => Promise.reject(new DOMException("", "NotSupportedError")));
  assert.equal(await speak(queue.newId(), { text: "Joop Kanarie" }), false);
  const [entry] = await queue.list();
  assert.equal(await words.unlock(entry.locked), "Joop Kanarie");
  assert.equal((await onDisk()).includes("Kanarie"), false);
});

test("what was refused on a full phone counts as refused in this page", async () => {
  const refused = note();
  await queue.add(refused);
  mock.method(IDBObjectStore.prototype, "put", full);
  await queue.refuse(refused, 422, "Kies een plaatje.");
  assert.deepEqual((await queue.list()).map(entry => entry.refused), [422]);
});

test("raw words are gone after 30 days, the rest stays", async () => {
  const [onlyWords, both, young] = [queue.newId(), queue.newId(), queue.newId()];
  await speak(onlyWords, { text: "oud" });
  await speak(both, { text: "oud", perspective: "resident" });
  const now = Date.now() + 30 * DAY;
  assert.equal((await queue.list(now - DAY)).length, 2);
  await queue.add(queue.entry("addition", {}, { id: young + ":words", of: young, locked: await words.lock("jong"), at: now - DAY }));
  const left = (await queue.list(now)).map(({ of, body, locked }) => [of, body, Boolean(locked)]);
  assert.deepEqual(left, [[both, { perspective: "resident" }, false], [young, {}, true]].sort());
  assert.deepEqual(await store.read("entries", entries => entries.getAllKeys()), left.map(([of]) => of + ":words"));
});
