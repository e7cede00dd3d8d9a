declare const self: ServiceWorkerGlobalScope;

/** A cache of its own for one small record: a service worker is ended when idle and keeps nothing in memory. */
const CACHE = 'inktally-earlier-pages';
const RECORD = '/earlier-pages';

/** Ids of the pages that are open. */
async function openPages(): Promise<string[]> {
  const clients = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return clients.map(({ id }) => id);
}

/**
 * Writes down which pages are open as this version takes over: they are all of earlier versions. The ids are the
 * browser's own, new for each load of a page; they never leave it.
 */
export async function rememberEarlierPages(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.put(RECORD, Response.json(await openPages()));
}

/** Whether there is a record, and none of its pages is left. */
export async function everyEarlierPageIsGone(): Promise<boolean> {
  const record = await caches.match(RECORD, { cacheName: CACHE });
  if (!record) return false;
  const earlier: unknown = await record.json();
  const open = await openPages();
  return Array.isArray(earlier) && !earlier.some((id) => open.includes(id));
}

/** Once they are gone and tidied up after. The cache stays: code that lists all caches and opens each would bring it back. */
export async function forgetEarlierPages(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.delete(RECORD);
}
