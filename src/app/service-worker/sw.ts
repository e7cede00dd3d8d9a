import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { FIGURES_PATH, HEALTH_PATH, MAINTAIN_PATH } from '../../contract';
import { everyEarlierPageIsGone, forgetEarlierPages, rememberEarlierPages } from './earlier-pages';
import { takeSharedPictures } from './shared-pictures';

declare const self: ServiceWorkerGlobalScope;

/** What the page sends when the user wants the new version now. */
const SKIP_WAITING = 'skip-waiting';
/** What the page sends when it has started: a page of an earlier version may be gone. */
const TIDY = 'tidy';

/** Paths that are the server's own, whatever stands behind them: never answered from the cache. */
const SERVER_PATHS = [
  /^\/api\//,
  /^\/(maintain\.html|licenses\.txt|robots\.txt)(\/|\?|$)/,
  new RegExp(`^(${MAINTAIN_PATH}|${FIGURES_PATH}|${HEALTH_PATH})(/|\\?|$)`),
];
/** Files under this path have a hash of their content in the name. */
const HASHED = '/assets/';

/** Files that are fetched at a time when a version is installed: as many as a browser has connections to one server. */
const INSTALL_LANES = 6;

/** Everything the app needs, WASM and model included; the list is put in by the build. */
const kept = self.__WB_MANIFEST;
const precache = new PrecacheController();
precache.addToCacheList(kept);
self.addEventListener('install', install);

takeSharedPictures();
registerRoute(new PrecacheRoute(precache));
registerRoute(
  new NavigationRoute(precache.createHandlerBoundToURL('/index.html'), { denylist: SERVER_PATHS }),
);
// What this version does not list may be of an earlier one, which a page that is still open goes on using.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(HASHED),
  async ({ request }) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request),
);

// A new version waits until every page of the old one is closed, or until the user asks for it.
self.addEventListener('message', (event) => {
  if (event.data === SKIP_WAITING) void self.skipWaiting();
  if (event.data === TIDY) event.waitUntil(tidy(event));
});

self.addEventListener('activate', (event) => event.waitUntil(takeOver(event)));

/** Fetches what is to be kept, several files at a time: one after the other each would wait for the network anew. */
function install(event: ExtendableEvent): void {
  for (let lane = 0; lane < INSTALL_LANES; lane++) {
    const part = new PrecacheController();
    part.addToCacheList(kept.filter((_, index) => index % INSTALL_LANES === lane));
    void part.install(event);
  }
}

/** From here on the pages are served from the cache, those of a first visit without a reload. */
async function takeOver(event: ExtendableEvent): Promise<void> {
  await rememberEarlierPages();
  await self.clients.claim();
  await tidy(event);
}

/**
 * Deletes the files of earlier versions once no page of theirs is open: until then it may ask for them. Not while another
 * version is coming: what that has fetched already would be deleted, too, and it tidies when it takes over.
 */
async function tidy(event: ExtendableEvent): Promise<void> {
  if (!(await everyEarlierPageIsGone())) return;
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  await precache.activate(event);
  await forgetEarlierPages();
}
