/** Messages to sw.ts. */
const SKIP_WAITING = 'skip-waiting';
const TIDY = 'tidy';
const SERVICE_WORKER = '/sw.js';

/**
 * How often a page that stays open checks for updates at most, in ms; it checks
 * when it becomes visible.
 */
const CHECK_INTERVAL_MS = 3_600_000;

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

function checkForUpdates(registered: ServiceWorkerRegistration): void {
  let checked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - checked < CHECK_INTERVAL_MS) return;
    checked = Date.now();
    // Offline: the next check will do.
    registered.update().catch(() => undefined);
  });
}

/**
 * Registers the service worker, once, so that the app works offline. Browsers without one are fine.
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
  checkForUpdates(registration);
}

/** The installed new version that waits for the user to reload, or `null`. */
export function waitingVersion(): ServiceWorker | null {
  return waiting;
}

/** Calls `listener` when the waiting version changes. Returns the function that unsubscribes. */
export function subscribeWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reloads the page, into the waiting version if there is one. Only when the user asks. */
export function reload(): void {
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage(SKIP_WAITING);
}
