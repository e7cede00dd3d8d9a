/** What sw.ts listens for. */
const SKIP_WAITING = 'skip-waiting';
const TIDY = 'tidy';
const SERVICE_WORKER = '/sw.js';

/** An app that stays open for days hears of a new version when it is looked at again, but not more often than this, in ms. */
const LOOK_AFTER_MS = 3_600_000;

let registration: ServiceWorkerRegistration | null = null;
let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function setWaiting(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

function watch(worker: ServiceWorker): void {
  worker.addEventListener('statechange', () => {
    // Without a controller it is the first version: nothing to update from.
    if (worker.state === 'installed' && navigator.serviceWorker.controller) setWaiting(worker);
    else if (waiting === worker) setWaiting(null);
  });
}

function lookForUpdates(registered: ServiceWorkerRegistration): void {
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < LOOK_AFTER_MS) return;
    looked = Date.now();
    // Without a network it is looked for another time.
    registered.update().catch(() => undefined);
  });
}

/**
 * Registers the service worker, once: the app then works without a network. A browser that cannot or will not
 * is no error.
 */
export async function registerServiceWorker(): Promise<void> {
  // The development server has no service worker.
  if (registration || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    registration = await navigator.serviceWorker.register(SERVICE_WORKER, { scope: '/' });
  } catch (error) {
    console.warn('The app will not work without a network: its service worker was refused.', error);
    return;
  }
  if (registration.waiting && navigator.serviceWorker.controller) setWaiting(registration.waiting);
  if (registration.installing) watch(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration?.installing) watch(registration.installing);
  });
  registration.active?.postMessage(TIDY);
  lookForUpdates(registration);
}

/** The new version that waits for the user's word, or `null`. */
export function waitingVersion(): ServiceWorker | null {
  return waiting;
}

/** Called when a new version begins or ends to wait. Returns a function that unsubscribes. */
export function subscribeWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Loads the page anew, in the new version where one waits; only ever at the user's word. */
export function loadAnew(): void {
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage(SKIP_WAITING);
}
