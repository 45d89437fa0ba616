// Opens noting pages without a connection. It keeps pages and files, never what somebody sent or got back:
// no POST, no receipt, nothing that the server asks not to keep. `self.straatwijs` {version, files, offline, send?} comes from web/offline.py,
// which loads this file as a module or as a plain script, so it neither imports nor exports.

const SLOW = 3000;
// Noting pages, everybody's forms, the team's and its desk: as they are before anything is filled in (that comes with a "?").
const NOTING = /^\/(s\/[-\w]+(\/[-\w]+)?|team\/invullen\/[-\w]+\/[-\w]+|team\/balie\/[-\w]+|team\/(rondes|wandelingen)\/\d+)$/;
const cacheName = () => "straatwijs-" + self.straatwijs.version;
const anyCookie = { ignoreVary: true };

const old = async () => (await caches.keys()).filter(name => name.startsWith("straatwijs-") && name !== cacheName());

// Noting pages that are open now, and those kept with the version before: they must fit the files of this one.
async function pages() {
  const open = (await self.clients.matchAll({ includeUncontrolled: true, type: "window" })).map(client => client.url);
  const kept = await Promise.all((await old()).map(async name => (await (await caches.open(name)).keys()).map(request => request.url)));
  const paths = open.concat(...kept).map(url => new URL(url).pathname);
  return [...new Set(paths)].filter(path => NOTING.test(path));
}

// Not the sign-in page in its stead: the browser refuses that under the page's own address, and the offline page would not come either.
async function keep(cache, path) {
  const response = await fetch(path);
  if (response.ok && !response.redirected) await cache.put(path, response);
}

async function install() {
  const cache = await caches.open(cacheName());
  await cache.addAll([...self.straatwijs.files, self.straatwijs.offline]);
  await Promise.all((await pages()).map(path => keep(cache, path).catch(() => {})));
}

async function activate() {
  await Promise.all((await old()).map(name => caches.delete(name)));
  await self.clients.claim();
}

// Names carry a hash of the content: what is kept is right for ever.
async function file(request) {
  const kept = await caches.match(request, anyCookie);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(cacheName())).put(request, response.clone());
  return response;
}

// The network's page, or the kept one where the network is away, broken or slow.
async function page(event, path) {
  const cache = await caches.open(cacheName());
  const fresh = fetch(event.request).then(response => {
    const keeps = !(response.headers.get("Cache-Control") || "").includes("no-store");
    if (keeps && response.ok && !response.redirected) event.waitUntil(cache.put(path, response.clone()).catch(() => {}));
    return response;
  });
  const kept = await cache.match(path, anyCookie);
  if (!kept) return fresh.catch(() => cache.match(self.straatwijs.offline, anyCookie));
  const best = fresh.then(response => (response.status < 500 ? response : kept)).catch(() => kept);
  event.waitUntil(best);
  return Promise.race([best, new Promise(done => setTimeout(done, SLOW, kept))]);
}

async function other(request) {
  return fetch(request).catch(() => caches.match(self.straatwijs.offline, anyCookie));
}

self.addEventListener("install", event => event.waitUntil(install()));
self.addEventListener("activate", event => event.waitUntil(activate()));

self.addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const [gets, navigates] = [request.method === "GET", request.mode === "navigate"];
  if (origin !== self.location.origin) return;
  if (gets && pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (navigates) event.respondWith(gets && NOTING.test(pathname) && !search ? page(event, pathname) : other(request));
});

// Background Sync: the phone is back on the net while the page is closed.
self.addEventListener("sync", event => {
  const { send } = self.straatwijs;
  if (event.tag !== "straatwijs" || !send) return;
  const done = wait => (wait ? Promise.reject(new Error("not all sent yet")) : undefined);
  event.waitUntil(send().then(done));
});
