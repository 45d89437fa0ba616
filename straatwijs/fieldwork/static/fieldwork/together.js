// A list on one screen where the connection drops: the page says so, and nothing is sent into nowhere. What is typed stays in the
// draft (shared/draft.js).
const line = document.getElementById("no-connection");

function tell() {
  if (line) line.hidden = navigator.onLine;
  return navigator.onLine;
}

document.addEventListener("submit", event => {
  if (tell()) return;
  event.preventDefault();
  if (line) line.scrollIntoView({ block: "center" });
});
for (const change of ["online", "offline"]) addEventListener(change, tell);
tell();

// Then other pages say it too, instead of the browser.
const worker = navigator.serviceWorker;
addEventListener("load", () => worker && worker.register("/sw.js?sync", { type: "module" }).catch(() => worker.register("/sw.js")));
