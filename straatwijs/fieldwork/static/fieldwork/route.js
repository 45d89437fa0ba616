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

// The worker's own cache, so that it finds them; not in a hurry. What leads elsewhere, as to signing in, is no stop.
async function keepStops() {
  const name = (await caches.keys()).find(each => each.startsWith("straatwijs-"));
  if (!name) return;
  const cache = await caches.open(name);
  const paths = [...document.querySelectorAll("a[data-stop]")].map(link => new URL(link.href).pathname);
  const isKept = path => cache.match(path, { ignoreVary: true });
  for (const path of paths) {
    if (await isKept(path)) continue;
    const page = await fetch(path).catch(() => null);
    if (page && page.ok && !page.redirected) await cache.put(path, page);
  }
  const kept = await Promise.all(paths.map(isKept));
  document.getElementById("stops-kept").hidden = !kept.every(Boolean);
}

if (window.caches && navigator.serviceWorker) navigator.serviceWorker.ready.then(keepStops).catch(() => {});
