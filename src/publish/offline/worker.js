// Answers for the site without a network. VERSION names the cache: what one version needs to begin is fetched together
// before it takes over, so that a page never runs beside the programs or the data of another version.
const NAME = 'dateline ' + registration.scope + ' ';
const CACHE = NAME + 'VERSION';
const FIRST = ['./', FILES];
const HASHED = /-[0-9a-z]{10,12}(_bg)?\.\w+$/;
oninstall = (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FIRST.map((file) => new Request(file, HASHED.test(file) ? {} : { cache: 'reload' })))));
onactivate = (event) => event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith(NAME) && name !== CACHE).map((name) => caches.delete(name)))).then(() => clients.claim()));
onmessage = ({ data }) => data === 'now' && skipWaiting();
onfetch = (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const path = url.href.split(/[?#]/)[0];
  if (request.method !== 'GET' || !path.startsWith(registration.scope)) return;
  const home = request.mode === 'navigate' && (path === registration.scope || path === registration.scope + 'index.html');
  event.respondWith(caches.open(CACHE).then(async (cache) => {
    const key = home ? registration.scope : path;
    const kept = await cache.match(key);
    if (kept && (home || HASHED.test(path))) return kept;
    // What has no hash in its name may have changed: the network first, and what was seen where there is none.
    try {
      const answer = await fetch(request);
      if (answer.ok && !answer.redirected && answer.type === 'basic') cache.put(key, answer.clone());
      return answer.ok ? answer : kept || answer;
    } catch (error) {
      if (kept) return kept;
      throw error;
    }
  }));
};
