import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { FIGURES_PATH, HEALTH_PATH, MAINTAIN_PATH } from '../../contract';
import { areOldClientsClosed, forgetOldClients, recordOldClients } from './old-clients';
import { registerShareTarget } from './share-target';

declare const self: ServiceWorkerGlobalScope;

/** Message from the page: the user wants the new version now. */
const SKIP_WAITING = 'skip-waiting';
/** Message from a page that has started: one of an earlier version may have closed. */
const TIDY = 'tidy';

/** Paths of the server, never answered from the cache. */
const SERVER_PATHS = [
  /^\/api\//,
  /^\/(maintain\.html|licenses\.txt|robots\.txt)(\/|\?|$)/,
  new RegExp(`^(${MAINTAIN_PATH}|${FIGURES_PATH}|${HEALTH_PATH})(/|\\?|$)`),
];
/** File names under this path contain a content hash. */
const HASHED = '/assets/';

/** Parallel fetches of an installation: as many as a browser's connections to one server. */
const INSTALL_LANES = 6;

/** Everything the app needs, WASM and model included; the build inserts the list. */
const files = self.__WB_MANIFEST;
const precache = new PrecacheController();
precache.addToCacheList(files);
self.addEventListener('install', install);

registerShareTarget();
registerRoute(new PrecacheRoute(precache));
registerRoute(
  new NavigationRoute(precache.createHandlerBoundToURL('/index.html'), { denylist: SERVER_PATHS }),
);
// Files that this version does not list may belong to an earlier one that an open page still uses.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(HASHED),
  async ({ request }) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request),
);

// A new version waits until all pages of the old one are closed, or the user asks for it.
self.addEventListener('message', (event) => {
  if (event.data === SKIP_WAITING) void self.skipWaiting();
  if (event.data === TIDY) event.waitUntil(tidy(event));
});

self.addEventListener('activate', (event) => event.waitUntil(activate(event)));

/** Fetches several files at a time: one by one, each would wait for the network. */
function install(event: ExtendableEvent): void {
  for (let lane = 0; lane < INSTALL_LANES; lane++) {
    const part = new PrecacheController();
    part.addToCacheList(files.filter((_, index) => index % INSTALL_LANES === lane));
    void part.install(event);
  }
}

/** From here on pages are served from the cache, on a first visit without a reload. */
async function activate(event: ExtendableEvent): Promise<void> {
  await recordOldClients();
  await self.clients.claim();
  await tidy(event);
}

/**
 * Deletes the files of earlier versions once none of their pages is open. Not while another version
 * is installing: its files would be deleted too, and it tidies when it activates.
 */
async function tidy(event: ExtendableEvent): Promise<void> {
  if (!(await areOldClientsClosed())) return;
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  await precache.activate(event);
  await forgetOldClients();
}
