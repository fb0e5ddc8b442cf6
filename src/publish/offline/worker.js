// Answers for the site without a network. VERSION names the cache: what one version needs to begin is fetched together
// before it takes over, so that a page never runs beside the programs or the data of another version.
const NAME = 'dateline ' + registration.scope + ' ';
const CACHE = NAME + 'VERSION';
const open = () => caches.open(CACHE);
const HASHED = /-[0-9a-z]{10,12}(_bg)?\.\w+$/;
// What has a hash in its name is what the page has already loaded; the browser need not ask for it again.
const asked = (file) => new Request(file, { cache: HASHED.test(file) ? 'default' : 'no-cache' });
oninstall = (event) => event.waitUntil(open().then((cache) => cache.addAll(['./', FILES].map(asked))));
onactivate = (event) => event.waitUntil(caches.keys().then((names) => Promise.all(names.map((name) => name.startsWith(NAME) && name !== CACHE && caches.delete(name)))).then(() => clients.claim()));
onmessage = ({ data }) => data === 'now' && skipWaiting();
onfetch = (event) => {
  const { request } = event;
  const path = request.url.split(/[?#]/)[0];
  const { scope } = registration;
  if (request.method !== 'GET' || !path.startsWith(scope)) return;
  const home = path === scope || path === scope + 'index.html';
  event.respondWith(open().then(async (cache) => {
    const kept = await cache.match(home ? scope : path);
    if (kept && (home || HASHED.test(path))) return kept;
    // What has no hash in its name may have changed: the network first, and what was seen where there is none.
    try {
      const answer = await fetch(request);
      if (answer.ok && !answer.redirected) cache.put(path, answer.clone());
      return answer.ok ? answer : kept || answer;
    } catch (error) {
      if (kept || request.mode !== 'navigate') return kept || Response.error();
      return new Response(`<!doctype html><meta name=viewport content=width=device-width><title>No network</title><h1>No network</h1><p>This page was not opened before. <a href="${scope}">The explorer</a>`, { status: 503, headers: { 'content-type': 'text/html' } });
    }
  }));
};
