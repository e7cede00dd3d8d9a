import type { Page } from 'playwright-core';

/** Everything that a page may keep, read from outside the app. */
export interface Kept {
  /** Records by store, of every database but the service worker's own. */
  readonly databases: Readonly<Record<string, readonly unknown[]>>;
  readonly local: Readonly<Record<string, string>>;
  readonly session: number;
  readonly cookies: string;
  /** Addresses of cached files. */
  readonly cached: readonly string[];
}

export function kept(page: Page): Promise<Kept> {
  return page.evaluate(readKept);
}

/** Runs in a page, so it is whole in itself. */
export async function readKept(): Promise<Kept> {
  const databases: Record<string, unknown[]> = {};
  for (const { name } of await indexedDB.databases()) {
    if (!name || name.startsWith('workbox')) continue;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open(name);
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    for (const store of database.objectStoreNames) {
      const request = database.transaction(store).objectStore(store).getAll();
      databases[store] = await new Promise<unknown[]>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    }
    database.close();
  }
  const cached: string[] = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) cached.push(url);
  }
  return {
    databases,
    local: { ...localStorage },
    session: sessionStorage.length,
    cookies: document.cookie,
    cached,
  };
}
