/** Chromium's event, which no DOM library describes: https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

/** `offered`: the browser can be asked to install; `by-hand`: the user can, in Safari's menu; `none`: installed, or impossible. */
export type Installing = 'offered' | 'by-hand' | 'none';

const INSTALLED = '(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen)';

let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();

function setOffer(next: InstallOffer | null): void {
  offer = next;
  for (const listener of listeners) listener();
}

/** Listens for the browser's offer, which may come before anything of the page is rendered. */
export function awaitInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    // The browser's own banner would come amid a drawing; the button in Settings waits to be wanted.
    event.preventDefault();
    setOffer(event as InstallOffer);
  });
  window.addEventListener('appinstalled', () => setOffer(null));
}

/** How the app can be installed here and now. */
export function installing(): Installing {
  if (matchMedia(INSTALLED).matches) return 'none';
  if (offer) return 'offered';
  // Only Safari on iPhone and iPad has this property; true in an installed app.
  return 'standalone' in navigator && navigator.standalone === false ? 'by-hand' : 'none';
}

/** Called when that may have changed. Returns a function that unsubscribes. */
export function subscribeInstalling(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets the browser ask the user. An offer serves once; after a refusal the browser makes another, or not. */
export async function install(): Promise<void> {
  const made = offer;
  if (!made) return;
  setOffer(null);
  await made.prompt();
}
