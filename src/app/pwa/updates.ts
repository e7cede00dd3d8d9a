import { Store } from '../store';

/** Messages to sw.ts. */
const SKIP_WAITING = 'skip-waiting';
const TIDY = 'tidy';
const SERVICE_WORKER = '/sw.js';

/** A page that stays open checks for updates when it becomes visible, at most this often, in ms. */
const CHECK_INTERVAL_MS = 3_600_000;

let registration: ServiceWorkerRegistration | null = null;

/** The installed new version that waits for the user to reload, or `null`. */
export const waitingVersion = new Store<ServiceWorker | null>(null);

function watch(worker: ServiceWorker): void {
  worker.addEventListener('statechange', () => {
    // Without a controller it is the first version: nothing to update from.
    if (worker.state === 'installed' && navigator.serviceWorker.controller) waitingVersion.set(worker);
    else if (waitingVersion.get() === worker) waitingVersion.set(null);
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

/** Registers the service worker, once, where the browser has one. */
export async function registerServiceWorker(): Promise<void> {
  // The development server has no service worker.
  if (registration || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    registration = await navigator.serviceWorker.register(SERVICE_WORKER, { scope: '/' });
  } catch (error) {
    console.warn('The app will not work without a network: its service worker was refused.', error);
    return;
  }
  if (registration.waiting && navigator.serviceWorker.controller) waitingVersion.set(registration.waiting);
  if (registration.installing) watch(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration?.installing) watch(registration.installing);
  });
  registration.active?.postMessage(TIDY);
  checkForUpdates(registration);
}

/** Reloads the page, into the waiting version if there is one. Only when the user asks. */
export function reload(): void {
  const waiting = waitingVersion.get();
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage(SKIP_WAITING);
}
