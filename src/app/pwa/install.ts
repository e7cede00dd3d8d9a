import { Store, useStore } from '../store';

/** Chromium's event: https://wicg.github.io/manifest-incubations/ */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

declare global {
  interface Window {
    /** An offer that came before the app (public/first-paint.js). */
    installOffer?: InstallOffer;
  }
}

/**
 * `offered`: the browser can be asked to install; `manual`: the user can, in Safari's menu; `none`:
 * installed, or impossible.
 */
type InstallOption = 'offered' | 'manual' | 'none';

const INSTALLED = '(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen)';

const offer = new Store<InstallOffer | null>(null);

/** Takes the browser's offer, which may have come before the app, or listens for it. */
export function listenForInstallOffer(): void {
  offer.set(window.installOffer ?? null);
  window.addEventListener('beforeinstallprompt', (event) => {
    // The browser's own banner could interrupt a drawing; Settings has a button instead.
    event.preventDefault();
    offer.set(event as InstallOffer);
  });
  window.addEventListener('appinstalled', () => offer.set(null));
}

/** How the app can be installed now; re-renders when that changes. */
export function useInstallOption(): InstallOption {
  const current = useStore(offer);
  if (matchMedia(INSTALLED).matches) return 'none';
  if (current) return 'offered';
  // Only Safari on iPhone and iPad has this property; true in an installed app.
  return 'standalone' in navigator && navigator.standalone === false ? 'manual' : 'none';
}

/** Shows the browser's install prompt. An offer works once; the browser may make another. */
export async function install(): Promise<void> {
  const current = offer.get();
  offer.set(null);
  await current?.prompt();
}
