declare const self: ServiceWorkerGlobalScope;

/** A cache with one small record: an idle service worker is stopped and loses its memory. */
const CACHE = 'inktally-earlier-pages';
const RECORD = '/earlier-pages';

async function openClients(): Promise<string[]> {
  const clients = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return clients.map(({ id }) => id);
}

/**
 * Records which pages are open while this version activates: all of them run earlier versions. The
 * ids are the browser's own and new for each page load.
 */
export async function recordOldClients(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.put(RECORD, Response.json(await openClients()));
}

/** Whether there is a record and all its pages are closed. */
export async function areOldClientsClosed(): Promise<boolean> {
  const record = await caches.match(RECORD, { cacheName: CACHE });
  if (!record) return false;
  const old: string[] = await record.json();
  const open = await openClients();
  return !old.some((id) => open.includes(id));
}

/** Deletes the record, not its cache, which code that opens every cache would bring back. */
export async function forgetOldClients(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.delete(RECORD);
}
