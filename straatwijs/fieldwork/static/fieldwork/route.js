// A route on a phone: its stops open without a connection too, and "nothing has changed" waits in the queue like any note.
import { go } from "../observations/screen.js";
import { add, entry } from "../observations/queue.js";

const forms = document.querySelectorAll("form[data-same]");

for (const form of forms)
  form.addEventListener("submit", event => {
    event.preventDefault();
    const { area, instrument, title, answers } = form.dataset;
    const body = { instrument, area, side: "", indicator: "", noted_at: new Date().toISOString(), answers: { ...JSON.parse(answers), change: "same" } };
    const kept = entry("contribution", body, { title });
    add(kept).then(durable => {
      // What can't be kept goes the old way, with the page.
      if (!durable) return form.submit();
      form.replaceWith(Object.assign(document.createElement("b"), { textContent: form.dataset.done }));
      return go();
    });
  });

// The worker's own cache, so that it finds them; not in a hurry.
async function keepStops() {
  const name = (await caches.keys()).find(each => each.startsWith("straatwijs-"));
  if (!name) return;
  const cache = await caches.open(name);
  for (const link of document.querySelectorAll("a[data-stop]")) {
    const path = new URL(link.href).pathname;
    if (!(await cache.match(path, { ignoreVary: true }))) await cache.add(path).catch(() => {});
  }
}

if (window.caches && navigator.serviceWorker) navigator.serviceWorker.ready.then(keepStops).catch(() => {});
