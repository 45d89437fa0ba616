import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { answerLost, dead, DAY, empty, halfAnswer, hotspot, note, onDisk, queue, refusal, Server, speak, store, sync, words as phoneWords } from "./phone.js";

const HOUR = 36e5;
let server;

beforeEach(async () => {
  navigator.locks = undefined;
  await empty();
  server = new Server();
});
afterEach(() => {
  mock.restoreAll();
  mock.timers.reset();
});

async function noted(number) {
  const all = Array.from({ length: number }, () => note());
  for (const each of all) await queue.add(each);
  return all;
}
const left = async () => (await queue.list()).length;
const receipts = async () => (await store.read("receipts", all => all.getAll())).map(({ id, receipt, code }) => ({ id, receipt, code }));

test("twenty notes arrive once each, with their receipts", async () => {
  const all = await noted(20);
  assert.equal(await sync.send(), 0);
  assert.deepEqual([...server.kept.keys()], all.map(({ id }) => id).sort());
  assert.equal(await left(), 0);
  assert.deepEqual(await receipts(), all.map(({ id }) => ({ id, receipt: "bon" + id, code: "code" + id })).sort((a, b) => (a.id < b.id ? -1 : 1)));
});

test("a visit goes out without a receipt", async () => {
  const visit = queue.entry("visit", { instrument: "street_signal", area: "GM9901-wilgenstraat", begun_at: "2026-11-21T14:05:00.000Z", minutes: 5, people: 1 });
  await queue.add(visit);
  assert.equal(await sync.send(), 0);
  assert.deepEqual(server.calls, [{ url: "/api/v1/visits", sent: { id: visit.id, ...visit.body } }]);
  assert.equal(await left(), 0);
  assert.deepEqual(await receipts(), []);
});

for (const [name, answer] of Object.entries({ answerLost, halfAnswer, hotspot, dead }))
  test(`after ${name} the same note is sent again under its id, and counted once`, async () => {
    const [only] = await noted(1);
    server.answers = [answer];
    assert.ok((await sync.send()) > 0);
    assert.equal(await left(), 1);
    assert.equal(await sync.send(), 0);
    assert.deepEqual(server.calls.map(({ sent }) => sent.id), [only.id, only.id]);
    assert.equal(server.kept.size, 1);
    assert.equal(await left(), 0);
  });

for (const [name, change] of [
  ["another note's answer", answer => ({ ...answer, id: queue.newId() })],
  ["an answer without a receipt", answer => ({ ...answer, receipt: "" })],
  ["an answer without a code", answer => ({ ...answer, withdrawal_code: undefined })],
])
  test(`${name} is no answer`, async () => {
    await noted(1);
    server.answers = [async good => new Response(JSON.stringify(change(await good().json())), { status: 201 })];
    assert.ok((await sync.send()) > 0);
    assert.equal(await left(), 1);
  });

for (const status of [409, 410, 413, 422])
  test(`${status} stays on the phone and is not sent again by itself`, async () => {
    await noted(1);
    server.answers = [refusal(status)];
    assert.equal(await sync.send(), 0);
    assert.equal(await sync.send(), 0);
    assert.equal(server.calls.length, 1);
    const [entry] = await queue.list();
    assert.deepEqual([entry.refused, entry.sentence], [status, "No."]);
  });

test("a refusal without a sentence of ours comes from something in between and is tried again", async () => {
  await noted(1);
  server.answers = [() => new Response("<h1>Blocked</h1>", { status: 422 })];
  assert.ok((await sync.send()) > 0);
  assert.equal(await sync.send(), 0);
  assert.equal(await left(), 0);
});

test("a failure of one note does not hold up the others", async () => {
  const [broken, fine] = await noted(2);
  server.answers = [(good, sent) => (sent.id === broken.id ? refusal(500)() : good()), (good, sent) => (sent.id === broken.id ? refusal(500)() : good())];
  assert.ok((await sync.send()) > 0);
  assert.deepEqual([...server.kept.keys()], [fine.id]);
  assert.deepEqual((await queue.list()).map(({ id }) => id), [broken.id]);
});

for (const status of [429, 503])
  test(`${status} makes all wait as long as the server asked`, async () => {
    mock.timers.enable({ apis: ["Date"], now: Date.now() });
    await noted(3);
    server.answers = [refusal(status, { "Retry-After": "600" })];
    const wait = await sync.send();
    assert.ok(wait >= 6e5, `${wait}`);
    assert.ok((await sync.send()) > 0);
    assert.equal(server.calls.length, 1);
    mock.timers.tick(6e5);
    assert.equal(await sync.send(), 0);
    assert.equal(server.kept.size, 3);
  });

test("a date in Retry-After is understood", async () => {
  mock.timers.enable({ apis: ["Date"], now: Date.now() });
  await noted(1);
  server.answers = [refusal(503, { "Retry-After": new Date(Date.now() + 9e5).toUTCString() })];
  assert.ok((await sync.send()) > 8.9e5);
});

test("a clock that was set back, or a silly Retry-After, makes it wait an hour at most", async () => {
  mock.timers.enable({ apis: ["Date"], now: Date.now() });
  await noted(1);
  server.answers = [refusal(503, { "Retry-After": "99999999" })];
  assert.ok((await sync.send()) <= HOUR);
  mock.timers.setTime(Date.now() - 400 * DAY);
  assert.equal(await sync.send(), 0);
});

test("the longer it lasts the longer it waits, up to minutes, and never the same for all", async () => {
  mock.timers.enable({ apis: ["Date"], now: Date.now() });
  await noted(1);
  await sync.send();
  await noted(1);
  const chance = mock.method(Math, "random", () => 0.5).mock;
  for (const [later, wait] of [[0, 2e3], [3e3, 3e3], [1e4, 13e3], [1e6, 3e5]]) {
    mock.timers.tick(later);
    server.answers = [dead, dead];
    assert.equal(await sync.send(), wait);
    chance.mockImplementationOnce(() => 0.9);
    assert.equal(await sync.send(), wait * 1.4);
  }
  assert.equal(await sync.send(), 0);
  await noted(1);
  server.answers = [dead];
  assert.equal(await sync.send(), 2e3);
});

test("two at once send each note once", async () => {
  await noted(10);
  await Promise.all([sync.send(), sync.send()]);
  assert.equal(server.calls.length, 10);
});

test("where the browser has locks, sending takes its turn under one", async () => {
  const asked = [];
  navigator.locks = { request: (name, work) => (asked.push(name), work()) };
  await noted(1);
  assert.equal(await sync.send(), 0);
  assert.deepEqual(asked, ["straatwijs"]);
});

test("where the browser denies its locks, it sends all the same", async () => {
  navigator.locks = { request: () => Promise.reject(new DOMException("denied", "SecurityError")) };
  await noted(1);
  assert.equal(await sync.send(), 0);
  assert.equal(server.kept.size, 1);
});

test("words follow their note, with its code", async () => {
  const [only] = await noted(1);
  await speak(only.id, { text: "de lamp doet het weer", perspective: "resident" });
  server.answers = [dead];
  await sync.send();
  assert.equal(server.calls.length, 1);
  const told = [];
  assert.equal(await sync.send((entry, answer) => told.push([entry.kind, answer.text])), 0);
  assert.deepEqual(server.calls.at(-1), {
    url: `/api/v1/receipts/bon${only.id}/addition`,
    sent: { code: "code" + only.id, perspective: "resident", text: "de lamp doet het weer" },
  });
  assert.deepEqual(told, [["contribution", ""], ["addition", "de lamp doet het weer"]]);
  assert.equal(await left(), 0);
});

test("words wait, locked, until the server can take names out", async () => {
  const [only] = await noted(1);
  await sync.send();
  await speak(only.id, { text: "Joop Kanarie" });
  server.answers = [() => new Response(JSON.stringify({ text: "", withheld: [], words: "wait" }), { status: 200 }), refusal(503)];
  assert.ok((await sync.send()) > 0);
  assert.ok((await sync.send()) > 0);
  assert.equal((await onDisk()).includes("Kanarie"), false);
  assert.equal(await sync.send(), 0);
  assert.equal(server.calls.at(-1).sent.text, "Joop Kanarie");
});

test("words for a note that was taken back are emptied", async () => {
  const [only] = await noted(1);
  await sync.send();
  await speak(only.id, { text: "Joop Kanarie" });
  server.answers = [refusal(404)];
  assert.equal(await sync.send(), 0);
  const [entry] = await queue.list();
  assert.deepEqual([entry.refused, entry.locked], [410, null]);
});

test("words whose key is gone are shown as unreadable, not wiped and not sent", async () => {
  const [only] = await noted(1);
  await sync.send();
  await speak(only.id, { text: "iets" });
  await store.write("settings", settings => settings.delete("words"));
  assert.equal(await sync.send(), 0);
  const [entry] = await queue.list();
  assert.deepEqual([entry.unreadable, Boolean(entry.locked)], [true, true]);
  assert.equal(server.calls.length, 1);
});

test("words older than 30 days are not sent any more", async () => {
  const [only] = await noted(1);
  await sync.send();
  await speak(only.id, { text: "oud" });
  mock.timers.enable({ apis: ["Date"], now: Date.now() + 31 * DAY });
  assert.equal(await sync.send(), 0);
  assert.equal(server.calls.length, 1);
  assert.equal(await left(), 0);
});

const filledIn = async words => {
  const form = note({ title: "Kijkronde", locked: await phoneWords.lock(JSON.stringify(words)) });
  form.body = { ...form.body, instrument: "observation", side: "", indicator: "", answers: { size: 3, doing: ["talk"] }, seconds: 12 };
  await queue.add(form);
  return form;
};

test("a form waits with its words locked, and goes out whole with a receipt that has its name", async () => {
  const form = await filledIn({ noticed: "Een bal onder een auto." });
  assert.equal((await onDisk()).includes("bal onder"), false);
  assert.equal(await sync.send(), 0);
  assert.deepEqual(server.calls.map(({ sent }) => sent), [{ id: form.id, ...form.body, words: { noticed: "Een bal onder een auto." } }]);
  const [{ title, receipt }] = await store.read("receipts", all => all.getAll());
  assert.deepEqual([title, receipt], ["Kijkronde", "bon" + form.id]);
});

test("a form whose words can't be checked now is sent again as it was", async () => {
  const form = await filledIn({ noticed: "Een bal." });
  server.answers = [async good => new Response(JSON.stringify({ ...(await good().json()), words: "wait" }), { status: 201 })];
  assert.ok((await sync.send()) > 0);
  assert.equal(await left(), 1);
  assert.equal(await sync.send(), 0);
  assert.deepEqual(server.calls.map(({ sent }) => sent.words), [{ noticed: "Een bal." }, { noticed: "Een bal." }]);
  assert.equal(server.kept.size, 1);
  assert.equal(form.id, server.calls[1].sent.id);
});
