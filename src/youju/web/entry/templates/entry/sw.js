// Keeps the forms of registers that were visited, for when there is no network. What is typed is none of its business.
const FILES = [{% for file in files %}"{{ file|escapejs }}", {% endfor %}"/offline"];
const SHELLS = "youju-shells";
const STATIC = "youju-static";
const FORM = /^\/registers\/[^/]+\/new$/;

self.addEventListener("install", (event) => {
  // One by one: a file that is missing must not keep the others away.
  event.waitUntil(caches.open(STATIC).then((cache) => Promise.allSettled(FILES.map((file) => cache.add(file)))));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The forms belong to one account: another that signs in here finds none of them.
self.addEventListener("message", (event) => event.waitUntil(belongTo(event.data.account, event.data.path)));

async function belongTo(account, path) {
  const cache = await caches.open(SHELLS);
  const owner = await cache.match("/owner").then((answer) => answer?.text());
  if (owner !== account) {
    await caches.delete(SHELLS);
    await (await caches.open(SHELLS)).put("/owner", new Response(account));
  }
  if (FORM.test(path)) await (await caches.open(SHELLS)).add(path).catch(() => {});
  await (await caches.open(STATIC)).add("/offline").catch(() => {});
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request, url));
  else if (FILES.includes(url.pathname)) event.respondWith(file(event.request));
});

async function page(request, url) {
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected && FORM.test(url.pathname) && !url.search) {
      await (await caches.open(SHELLS)).put(url.pathname, answer.clone());
    }
    return answer;
  } catch {
    return (await caches.match(url.pathname, { ignoreVary: true })) ?? (await caches.match("/offline", { ignoreVary: true })) ?? Response.error();
  }
}

async function file(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(STATIC)).put(request, answer.clone());
    return answer;
  } catch {
    return (await caches.match(request, { ignoreVary: true })) ?? Response.error();
  }
}
