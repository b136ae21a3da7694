// What this browser keeps for a person between visits: entries that are not sent yet, drafts without a network.
// Signing out takes all of it away. Works over plain http too; only the service worker and its caches need more.
const NAME = "youju";
const STORES = { entries: "id", drafts: "key" };

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, { keyPath });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run(store, mode, act) {
  const base = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = base.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    base.close();
  }
}

export const all = (store) => run(store, "readonly", (table) => table.getAll());
export const get = (store, key) => run(store, "readonly", (table) => table.get(key));
export const put = (store, item) => run(store, "readwrite", (table) => table.put(item));
export const remove = (store, key) => run(store, "readwrite", (table) => table.delete(key));

// Entries that nobody has sent yet, of whichever account.
export async function unsent() {
  return (await all("entries")).length;
}

export async function forget() {
  for (const store of Object.keys(STORES)) await run(store, "readwrite", (table) => table.clear());
  if (window.caches) for (const name of await caches.keys()) await caches.delete(name);
}
