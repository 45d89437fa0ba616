// Phones without a screen: the real queue and sending, on a store in memory, over a real line.
// node noting_phones.mjs <address of the site> <area code> <number of notes>; says "sent" with how many receipts it holds.
import { queue, store, sync } from "../js/phone.js";

const [site, area, number] = process.argv.slice(2);
const { fetch } = globalThis;
globalThis.fetch = (path, request) => fetch(site + path, request);
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

// Noting goes on while sending does.
async function thumb() {
  for (let turn = 0; turn < number; turn++) {
    await queue.add(queue.entry("contribution", { instrument: "street_signal", area, side: "pleasant", indicator: "", noted_at: new Date().toISOString() }));
    if (turn % 10 === 0) await pause(1);
  }
}

// A phone waits seconds to minutes between its attempts; here a moment, so that the test ends.
let busy = true;
thumb().then(() => (busy = false));
while (busy || (await queue.list()).length) {
  await sync.send();
  await pause(30);
}

const receipts = await store.read("receipts", all => all.getAll());
const good = receipts.filter(({ receipt, code }) => receipt && code);
console.log(`sent ${new Set(good.map(({ receipt }) => receipt)).size}`);
process.exit(0);
