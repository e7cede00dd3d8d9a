import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

/** What the page sends when the user wants the new version now. */
const SKIP_WAITING = 'skip-waiting';

/** Paths that are the server's own: never answered from the cache. */
const SERVER_PATHS = [/^\/api\//, /^\/maintain(\/|$|\.html$)/, /^\/healthz$/];

// Everything the app needs, WASM and model included; the list is put in by the build.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: SERVER_PATHS }));

// A new version waits until every page of the old one is closed, or until the user asks for it.
self.addEventListener('message', (event) => {
  if (event.data === SKIP_WAITING) void self.skipWaiting();
});

// The first visit is served from the cache from then on, without a reload.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
