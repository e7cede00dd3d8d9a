import { useSyncExternalStore } from 'react';
import { APP_PATHS } from '../../contract';
import { matchRoute, type RouteName } from './routes';

/** Fired on window by `navigate`; the history API itself says nothing of pushState. */
const NAVIGATED = 'inktally:navigated';

/** Goes to a page, with an entry in the browser's history. */
export function navigate(route: RouteName): void {
  if (location.pathname === APP_PATHS[route]) return;
  history.pushState(null, '', APP_PATHS[route]);
  window.scrollTo(0, 0);
  window.dispatchEvent(new Event(NAVIGATED));
}

/** Takes a page into the address in place of the one there, with no entry in the history: the other could not be shown. */
export function showInstead(route: RouteName): void {
  history.replaceState(null, '', APP_PATHS[route]);
  window.dispatchEvent(new Event(NAVIGATED));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(NAVIGATED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(NAVIGATED, listener);
  };
}

/** The page that the address names, or `null`; renders again when it changes. */
export function useRoute(): RouteName | null {
  return matchRoute(useSyncExternalStore(subscribe, () => location.pathname));
}
