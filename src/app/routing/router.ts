import { useSyncExternalStore } from 'react';
import { APP_PATHS } from '../../contract';

export type RouteName = keyof typeof APP_PATHS;

const NAMES = Object.keys(APP_PATHS) as RouteName[];

/** Fired on window after pushState and replaceState, for which the browser fires no event. */
const NAVIGATED = 'inktally:navigated';

/** The page at a path, with or without a slash at its end; `null` where there is none. */
export function matchRoute(pathname: string): RouteName | null {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  return NAMES.find((name) => APP_PATHS[name] === path) ?? null;
}

export function navigate(route: RouteName): void {
  if (location.pathname === APP_PATHS[route]) return;
  history.pushState(null, '', APP_PATHS[route]);
  window.scrollTo(0, 0);
  window.dispatchEvent(new Event(NAVIGATED));
}

/** Replaces the current address by that of a page, without a new history entry. */
export function replaceRoute(route: RouteName): void {
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

/** The page that the address names, or `null`; re-renders when it changes. */
export function useRoute(): RouteName | null {
  return matchRoute(useSyncExternalStore(subscribe, () => location.pathname));
}
