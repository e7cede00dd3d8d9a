/**
 * Chromium's event, missing in the DOM types:
 * https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface
 */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

/**
 * `offered`: the browser can be asked to install; `manual`: the user can, in Safari's menu; `none`:
 * installed, or impossible.
 */
export type InstallOption = 'offered' | 'manual' | 'none';

const INSTALLED = '(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen)';

let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();

function setOffer(next: InstallOffer | null): void {
  offer = next;
  for (const listener of listeners) listener();
}

/** Listens for the browser's offer, which may come before the first render. */
export function listenForInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    // The browser's own banner could interrupt a drawing; Settings has a button instead.
    event.preventDefault();
    setOffer(event as InstallOffer);
  });
  window.addEventListener('appinstalled', () => setOffer(null));
}

/** How the app can be installed now. */
export function installOption(): InstallOption {
  if (matchMedia(INSTALLED).matches) return 'none';
  if (offer) return 'offered';
  // Only Safari on iPhone and iPad has this property; true in an installed app.
  return 'standalone' in navigator && navigator.standalone === false ? 'manual' : 'none';
}

/** Calls `listener` when the option may have changed. Returns the function that unsubscribes. */
export function subscribeInstallOption(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Shows the browser's install prompt. An offer works once; after a refusal the
 * browser may make another.
 */
export async function install(): Promise<void> {
  const current = offer;
  if (!current) return;
  setOffer(null);
  await current.prompt();
}
