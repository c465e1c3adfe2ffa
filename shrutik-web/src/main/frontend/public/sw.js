/* Keeps the application for work without a network. What people do is kept by the pages. */
const FILES = '@files@';
const CACHE = 'shrutik-@version@';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(['./', ...FILES]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((n) => n !== CACHE).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  );
});

const scope = new URL(self.registration.scope);

async function page(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(scope.href)) ?? Response.error();
  }
}

async function file(request) {
  const kept = await caches.match(request);
  if (kept) {
    return kept;
  }
  const answer = await fetch(request);
  if (answer.ok && request.url.includes('/assets/')) {
    const copy = answer.clone();
    caches.open(CACHE).then((cache) => cache.put(request, copy));
  }
  return answer;
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (
    event.request.method !== 'GET' ||
    url.origin !== scope.origin ||
    !url.pathname.startsWith(scope.pathname)
  ) {
    return;
  }
  event.respondWith(event.request.mode === 'navigate' ? page(event.request) : file(event.request));
});
