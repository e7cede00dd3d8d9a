/** What sw.ts listens for. */
const SKIP_WAITING = 'skip-waiting';
const SERVICE_WORKER = '/sw.js';

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
}

/** The new version that waits for the user's word, or `null`. */
export function waitingVersion(): ServiceWorker | null {
  return waiting;
}

/** Called when a new version begins or ends to wait. Returns the way to stop. */
export function subscribeWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets the new version take over and loads the page anew; only ever at the user's word. */
export function activateWaitingVersion(): void {
  if (!waiting) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage(SKIP_WAITING);
}
